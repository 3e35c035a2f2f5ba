package dev.sempre.simulation.storm;

import dev.sempre.agent.AgentWiring;
import dev.sempre.agent.identity.DataFolder;
import dev.sempre.agent.schedule.SyncAgent;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Outbox;
import dev.sempre.simulation.program.CentreProgram;
import dev.sempre.simulation.program.CentreStore;
import dev.sempre.simulation.program.PostgresServer;
import dev.sempre.simulation.program.Programs;
import dev.sempre.simulation.program.Programs.Jar;
import dev.sempre.simulation.program.Running;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A till that sells, an agent that synchronises and a centre that serves, each a process of its
/// own; one of them after the other is killed at a random moment and started again. At the end all
/// that was acknowledged must be at the centre, once. Source: P1, R01, F09, F10, I1 to I5.
public final class Storm implements AutoCloseable {
  /// What is killed.
  enum Victim {
    TILL,
    AGENT,
    CENTRE
  }

  /// What a run does.
  ///
  /// @param store where the centre keeps its companies
  /// @param kills how many programs are killed
  /// @param seed seed of the moments and of the victims
  /// @param products list for the centre's `import products`
  /// @param priceMinor price of products without one in the list
  /// @param baskets file for the till's `sell`
  public record Plan(
      CentreStore store, int kills, long seed, Path products, long priceMinor, Path baskets) {}

  /// What came of it.
  ///
  /// @param kills how often each program was killed
  /// @param acknowledged tickets that the till acknowledged
  /// @param atCentre tickets at the centre
  /// @param totalMinor their sum, minor units
  /// @param faults what is wrong, empty if nothing is
  public record Outcome(
      Map<Victim, Integer> kills,
      int acknowledged,
      int atCentre,
      long totalMinor,
      List<String> faults) {}

  private static final int BASKETS_A_START = 5_000;
  private static final int SHORTEST_LIFE_MILLIS = 500;
  private static final int LONGEST_LIFE_MILLIS = 4_500;
  private static final int LONGEST_OUTAGE_MILLIS = 2_000;
  private static final int MOST_SYNCS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Plan plan;
  private final Programs programs;
  private final Path folder;
  private final Consumer<String> progress;
  private final Random random;
  private final Baskets baskets;
  private final @Nullable PostgresServer postgres;
  private final CentreProgram centre;
  private final List<Ticket> acknowledged = new ArrayList<>();
  private final Map<Victim, Running> running = new EnumMap<>(Victim.class);
  private final Map<Victim, Integer> kills = new EnumMap<>(Victim.class);
  private final List<String> endedByThemselves = new ArrayList<>();

  /// Makes the company, a till that has joined it, and everything that they know of each other.
  ///
  /// @param folder an empty folder of this run
  public Storm(Plan plan, Programs programs, Path folder, Consumer<String> progress) {
    this.plan = plan;
    this.programs = programs;
    this.folder = folder;
    this.progress = progress;
    this.random = new Random(plan.seed());
    this.baskets = new Baskets(plan.baskets());
    this.postgres =
        switch (plan.store()) {
          case SQLITE -> null;
          case POSTGRES -> PostgresServer.start();
        };
    progress.accept("making a company on " + plan.store().label());
    this.centre =
        CentreProgram.create(
            programs, folder.resolve("centre"), postgres == null ? null : postgres.url());
    centre.createCashier("maria");
    centre.importProducts(plan.products(), plan.priceMinor());
    startCentre();
    ask("enrol", "--server", centre.url(), "--code", centre.deviceCode());
    ask("sync");
  }

  private void ask(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", tillFolder().toString()));
    programs.ask(Jar.AGENT, all);
  }

  private Path tillFolder() {
    return folder.resolve("till");
  }

  /// Sells, kills, synchronises and counts.
  public Outcome run() throws SQLException {
    for (int kill = 1; kill <= plan.kills(); kill++) {
      startWhatIsDown();
      requestSync();
      pause(SHORTEST_LIFE_MILLIS + random.nextInt(LONGEST_LIFE_MILLIS));
      Victim victim = Victim.values()[random.nextInt(Victim.values().length)];
      startWhatIsDown(); // A till may have sold all its baskets meanwhile.
      kill(victim);
      progress.accept(
          "kill %d of %d: %s, %,d tickets acknowledged"
              .formatted(kill, plan.kills(), victim, acknowledgedSoFar()));
      if (victim == Victim.CENTRE) {
        pause(random.nextInt(LONGEST_OUTAGE_MILLIS));
      }
    }
    endInOrder();
    syncUntilNothingWaits();
    return count();
  }

  private void startWhatIsDown() {
    for (Victim victim : Victim.values()) {
      Running program = running.get(victim);
      if (program == null || !program.isAlive()) {
        noteEnd(victim);
        switch (victim) {
          case CENTRE -> startCentre();
          case AGENT ->
              running.put(
                  victim,
                  programs.start(
                      Jar.AGENT, line -> {}, List.of("run", "--data", tillFolder().toString())));
          case TILL -> startTill();
        }
      }
    }
  }

  private void startCentre() {
    centre.serve();
    running.put(Victim.CENTRE, centre.server());
  }

  private void startTill() {
    Path file = folder.resolve("baskets.csv");
    baskets.writeNext(file, BASKETS_A_START);
    running.put(
        Victim.TILL,
        programs.start(
            Jar.TILL,
            this::told,
            List.of(
                "sell",
                "--offline",
                "--data",
                tillFolder().toString(),
                "--baskets",
                file.toString())));
  }

  private void told(String line) {
    if (Ticket.isAck(line)) {
      synchronized (acknowledged) {
        acknowledged.add(Ticket.ofAck(line));
      }
    }
  }

  private int acknowledgedSoFar() {
    synchronized (acknowledged) {
      return acknowledged.size();
    }
  }

  private void kill(Victim victim) {
    Running program = running.get(victim);
    if (program != null && program.isAlive()) {
      program.kill();
      running.remove(victim);
      kills.merge(victim, 1, Integer::sum);
    }
  }

  /// Nobody has killed it. A till may have sold all its baskets; the others run until they are
  /// stopped.
  private void noteEnd(Victim victim) {
    Running program = running.remove(victim);
    if (program != null) {
      int exitCode = program.awaitEnd(PATIENCE);
      boolean allSold = victim == Victim.TILL && exitCode == 0;
      String end = victim + " ended by itself with " + exitCode + ": " + program.lines();
      progress.accept(allSold ? victim + " has sold everything" : end);
      if (!allSold) {
        endedByThemselves.add(end);
      }
    }
  }

  /// As a cashier presses the button.
  private void requestSync() {
    try (Replica replica = openTill()) {
      SyncAgent.request(replica, replica.ids(), "storm", "COMMAND");
    }
  }

  private Replica openTill() {
    return switch (DataFolder.open(tillFolder())) {
      case DataFolder.Opened.Good good -> AgentWiring.openReplica(good.folder());
      case DataFolder.Opened.Bad bad -> throw new IllegalStateException(bad.message());
    };
  }

  private void endInOrder() {
    for (Victim victim : List.of(Victim.TILL, Victim.AGENT)) {
      Running program = running.get(victim);
      if (program != null && program.isAlive()) {
        program.stop();
      }
    }
    Running server = running.get(Victim.CENTRE);
    if (server == null || !server.isAlive()) {
      startCentre();
    }
  }

  private void syncUntilNothingWaits() {
    for (int i = 0; i < MOST_SYNCS; i++) {
      progress.accept("the last synchronisation");
      ask("sync");
      try (Replica replica = openTill()) {
        if (new Outbox(replica).waiting().isEmpty()) {
          return;
        }
      }
    }
    progress.accept("something still waits at the till");
  }

  private Outcome count() throws SQLException {
    List<Ticket.Stored> till;
    try (Replica replica = openTill()) {
      till = replica.read(handle -> Ticket.all(handle.getConnection(), ""));
    }
    List<Ticket.Stored> atCentre = atCentre();
    Count count =
        new Count(List.copyOf(acknowledged), till, atCentre, kills.getOrDefault(Victim.TILL, 0));
    List<String> faults = new ArrayList<>(count.faults());
    faults.addAll(endedByThemselves);
    long reported = centre.salesReport().get("count").getAsLong();
    if (reported != atCentre.size()) {
      faults.add("the centre reports " + reported + " sales and holds " + atCentre.size());
    }
    return new Outcome(
        Map.copyOf(kills),
        acknowledged.size(),
        atCentre.size(),
        Count.totalMinor(atCentre),
        faults);
  }

  /// Read from the database itself, past all that the centre might say.
  private List<Ticket.Stored> atCentre() throws SQLException {
    try (Connection connection =
        postgres == null
            ? DriverManager.getConnection("jdbc:sqlite:" + centre.tenantFile())
            : postgres.administrator().getConnection()) {
      return Ticket.all(connection, postgres == null ? "" : "t_" + CentreProgram.TENANT + ".");
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    running.values().forEach(Running::close);
    if (postgres != null) {
      postgres.close();
    }
  }
}
