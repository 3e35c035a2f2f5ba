package dev.sempre.simulation.storm;

import dev.sempre.agent.AgentWiring;
import dev.sempre.agent.identity.DataFolder;
import dev.sempre.agent.schedule.SyncAgent;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Outbox;
import dev.sempre.simulation.clock.WrongClock;
import dev.sempre.simulation.program.Programs;
import dev.sempre.simulation.program.Programs.Jar;
import dev.sempre.simulation.program.Running;
import dev.sempre.simulation.storm.Ticket.Stored;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// A till in a storm: its folder, its two programs, and what it has acknowledged.
final class StormTill implements AutoCloseable {
  /// The programs of a till.
  enum Program {
    TILL,
    AGENT
  }

  private static final int MOST_SYNCS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String name;
  private final Path folder;
  private final Path basketFile;
  private final WrongClock clock;
  private final Programs programs;
  private final Baskets baskets;
  private final int basketsAStart;
  private final Consumer<String> progress;
  private final Map<Program, Running> running = new EnumMap<>(Program.class);
  private final List<Ticket> acknowledged = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private int mayHaveSavedUntold;
  private boolean diskWasFull;

  /// @param folder folder of the installation
  /// @param clockFolder an existing folder for the clock of its machine
  /// @param basketFile file for its next baskets
  StormTill(
      Path folder,
      Path clockFolder,
      Path basketFile,
      Programs programs,
      Baskets baskets,
      int basketsAStart,
      Consumer<String> progress) {
    this.name = String.valueOf(folder.getFileName());
    this.folder = folder;
    this.basketFile = basketFile;
    this.clock = WrongClock.in(clockFolder);
    this.programs = clock.of(programs);
    this.baskets = baskets;
    this.basketsAStart = basketsAStart;
    this.progress = progress;
  }

  /// Joins the company and fetches what is needed to sell.
  void join(String url, String code) {
    ask("enrol", "--server", url, "--code", code);
    ask("sync");
  }

  private void ask(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", folder.toString()));
    programs.ask(Jar.AGENT, all);
  }

  /// The clock of its machine, for both of its programs.
  WrongClock clock() {
    return clock;
  }

  /// Starts what was killed, or has come to its end.
  void startWhatIsDown() {
    for (Program program : Program.values()) {
      Running now = running.get(program);
      if (now == null || !now.isAlive()) {
        noteEnd(program);
        running.put(
            program,
            switch (program) {
              case AGENT ->
                  programs.start(
                      Jar.AGENT, line -> {}, List.of("run", "--data", folder.toString()));
              case TILL -> startSelling();
            });
      }
    }
  }

  private Running startSelling() {
    baskets.writeNext(basketFile, basketsAStart);
    return programs.start(
        Jar.TILL,
        this::told,
        List.of(
            "sell",
            "--offline",
            "--cashier",
            "maria",
            "--data",
            folder.toString(),
            "--baskets",
            basketFile.toString()));
  }

  private void told(String line) {
    if (Ticket.isAck(line)) {
      synchronized (acknowledged) {
        acknowledged.add(Ticket.ofAck(line));
      }
    }
  }

  List<Ticket> acknowledged() {
    synchronized (acknowledged) {
      return List.copyOf(acknowledged);
    }
  }

  /// Nobody has killed it. A till may have sold all its baskets, or found its disk full; otherwise
  /// programs run until they are stopped.
  private void noteEnd(Program program) {
    Running ended = running.remove(program);
    if (ended == null) {
      return;
    }
    int exitCode = ended.awaitEnd(PATIENCE);
    if (diskWasFull) {
      // Whether its last ticket is on disk it may not have known, and has said so.
      mayHaveSavedUntold += program == Program.TILL ? 1 : 0;
      progress.accept(name + ": " + program + " gave up with its disk full");
    } else if (program != Program.TILL || exitCode != 0) {
      String last = String.join(" | ", ended.lines().reversed().stream().limit(3).toList());
      fault("%s ended by itself with %d: %s %s".formatted(program, exitCode, last, complaint()));
    }
  }

  private String complaint() {
    return "(its log is in " + folder + ")";
  }

  private void fault(String what) {
    faults.add(name + ": " + what);
    progress.accept("FAULT " + name + ": " + what);
  }

  /// The program, which runs.
  Running program(Program program) {
    Running found = running.get(program);
    if (found == null) {
      throw new IllegalStateException(name + " has no " + program);
    }
    return found;
  }

  void kill(Program program) {
    program(program).kill();
    running.remove(program);
    mayHaveSavedUntold += program == Program.TILL ? 1 : 0;
  }

  /// While its disk is full, and just afterwards, its programs may end.
  void setDiskWasFull(boolean full) {
    diskWasFull = full;
  }

  /// As a cashier presses the button.
  void requestSync() {
    try (Replica replica = open()) {
      String _ = SyncAgent.request(replica, replica.ids(), "storm", "COMMAND");
    }
  }

  private Replica open() {
    return switch (DataFolder.open(folder)) {
      case DataFolder.Opened.Good good -> AgentWiring.openReplica(good.folder());
      case DataFolder.Opened.Bad bad -> throw new IllegalStateException(bad.message());
    };
  }

  void endInOrder() {
    for (Program program : Program.values()) {
      Running now = running.get(program);
      if (now != null && now.isAlive()) {
        now.stop();
        // It may be stopped between saving a ticket and telling of it.
        mayHaveSavedUntold += program == Program.TILL ? 1 : 0;
      } else {
        noteEnd(program);
      }
    }
    running.clear();
  }

  /// Source: I6.
  void syncUntilNothingWaits() {
    String waiting = "";
    for (int i = 0; i < MOST_SYNCS; i++) {
      ask("sync");
      try (Replica replica = open()) {
        waiting = new Outbox(replica).waiting().toString();
        if (new Outbox(replica).waiting().isEmpty()) {
          return;
        }
      }
    }
    fault("after " + MOST_SYNCS + " synchronisations there still waits " + waiting);
  }

  /// Holds what it has acknowledged against what lies here and at the centre.
  ///
  /// @param centre all tickets at the centre that nobody has claimed yet; its own are taken out
  /// @return what is wrong
  List<String> count(List<Stored> centre) throws SQLException {
    List<Stored> here;
    try (Replica replica = open()) {
      here = replica.read(handle -> Ticket.all(handle.getConnection(), ""));
    }
    Set<String> series = here.stream().map(Stored::series).collect(Collectors.toSet());
    List<Stored> there = centre.stream().filter(sold -> series.contains(sold.series())).toList();
    centre.removeIf(sold -> series.contains(sold.series()));
    List<String> all = new ArrayList<>(faults);
    new Count(acknowledged(), here, there, mayHaveSavedUntold)
        .faults()
        .forEach(fault -> all.add(name + ": " + fault));
    return all;
  }

  @Override
  public void close() {
    running.values().forEach(Running::close);
  }
}
