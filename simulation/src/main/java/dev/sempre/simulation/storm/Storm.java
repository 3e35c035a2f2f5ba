package dev.sempre.simulation.storm;

import dev.sempre.simulation.line.FaultyProxy;
import dev.sempre.simulation.line.Partition;
import dev.sempre.simulation.line.Weather;
import dev.sempre.simulation.program.PostgresServer;
import dev.sempre.simulation.program.Programs;
import dev.sempre.simulation.program.Running;
import dev.sempre.simulation.storm.Plan.Pace;
import dev.sempre.simulation.storm.StormTill.Program;
import dev.sempre.simulation.storm.Ticket.Stored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Three tills that sell, an agent for each and a centre, every one a process of its own, on a line
/// on which everything goes wrong. One after the other is killed or frozen at a random moment; a
/// disk is full for a while, a clock is set, the line goes one way only, the centre's database is
/// killed under it. At the end all that was acknowledged must be at the centre, once. Source: P1,
/// R01, R05, R06, R24, F01 to F12, F14, F21, I1 to I6.
public final class Storm implements AutoCloseable {
  private static final int TILLS = 3;
  private static final int FAULTY_PERCENT = 30;

  /// Longer than a till tries again before it gives up.
  private static final int LONGEST_FULL_MILLIS = 8_000;

  private static final int SHORTEST_FLAP_MILLIS = 50;
  private static final int LONGEST_FLAP_MILLIS = 500;

  /// What happens to a program.
  private enum Blow {
    KILLED,
    FROZEN
  }

  private final Plan plan;
  private final Consumer<String> progress;
  private final Random random;
  private final StormCentre centre;
  private final FaultyProxy line;
  private final List<StormTill> tills = new ArrayList<>();
  private final Map<String, Integer> blows = new TreeMap<>();
  private final @Nullable SmallDisk disk;

  /// Makes the company and the places of its tills.
  ///
  /// @param folder an empty folder of this run
  public Storm(Plan plan, Programs programs, Path folder, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
    this.random = new Random(plan.seed());
    progress.accept("seed %d: making a company on %s".formatted(plan.seed(), plan.store().label()));
    this.centre = new StormCentre(programs, folder.resolve("centre"), plan.store(), plan.goods());
    this.line = new FaultyProxy(() -> centre.program().port());
    this.disk = plan.pace().smallDisk() ? smallDisk(tillFolder(folder, 1)) : null;
    Baskets baskets = new Baskets(plan.goods().baskets());
    for (int i = 1; i <= TILLS; i++) {
      Path file = folder.resolve("baskets-" + i + ".csv");
      tills.add(
          new StormTill(
              tillFolder(folder, i),
              newFolder(folder.resolve("clock-" + i)),
              file,
              programs,
              baskets,
              plan.pace().basketsAStart(),
              progress));
    }
  }

  private static Path tillFolder(Path folder, int number) {
    return folder.resolve("till-" + number);
  }

  private static Path newFolder(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable SmallDisk smallDisk(Path folder) {
    SmallDisk mounted = SmallDisk.mount(folder).orElse(null);
    if (mounted == null) {
      progress.accept("no disk is filled: this process may not mount one");
    }
    return mounted;
  }

  /// Joins, sells, strikes, synchronises and counts.
  public Outcome run() throws SQLException {
    Together.forEach(tills, till -> till.join(line.url(), centre.program().deviceCode()));
    Pace pace = plan.pace();
    line.faults(new Weather(plan.seed(), FAULTY_PERCENT, pace.longestSilenceMillis()));
    for (int blow = 1; blow <= plan.blows(); blow++) {
      centre.startIfDown();
      tills.forEach(StormTill::startWhatIsDown);
      tills.forEach(StormTill::requestSync);
      pause(between(pace.shortestLifeMillis(), pace.longestLifeMillis()));
      String what = strike();
      blows.merge(what, 1, Integer::sum);
      progress.accept(
          "seed %d, blow %d of %d: %s, %,d tickets acknowledged"
              .formatted(plan.seed(), blow, plan.blows(), what, acknowledged()));
    }
    progress.accept("the storm is over");
    Together.forEach(tills, StormTill::endInOrder);
    centre.startIfDown();
    line.calm();
    Together.forEach(tills, StormTill::syncUntilNothingWaits);
    return count();
  }

  private int between(int least, int most) {
    return least + random.nextInt(most - least);
  }

  private String strike() {
    if (disk != null && random.nextInt(10) == 0) {
      return fillDisk(disk);
    }
    return switch (random.nextInt(10)) {
      case 0 -> setClock(tills.get(random.nextInt(TILLS)));
      case 1 -> divideLine();
      case 2 -> centre.database().map(this::strikeDatabase).orElseGet(this::strikeProgram);
      default -> strikeProgram();
    };
  }

  private String strikeProgram() {
    int victim = random.nextInt(5); // There are three of the others, and it is slow to start.
    StormTill till = tills.get(random.nextInt(TILLS));
    Blow blow = random.nextInt(3) == 0 ? Blow.FROZEN : Blow.KILLED;
    return switch (victim) {
      case 0 -> strikeCentre(blow);
      case 1, 2 -> strike(till, Program.AGENT, blow);
      default -> strike(till, Program.TILL, blow);
    };
  }

  /// Sets the clock of a machine while its programs run, and leaves it so: the next time that it is
  /// this one's turn it jumps from there.
  private String setClock(StormTill till) {
    List<WrongTime> all = List.of(WrongTime.values());
    WrongTime wrong = all.get(random.nextInt(all.size()));
    till.startWhatIsDown();
    till.clock().setBy(wrong.offsetMillis());
    pause(between(plan.pace().shortestFrostMillis(), plan.pace().longestFrostMillis()));
    return "CLOCK " + wrong;
  }

  /// Lets requests or answers through but not both, for a while or turn by turn.
  private String divideLine() {
    long millis = between(plan.pace().shortestFrostMillis(), plan.pace().longestFrostMillis());
    String how =
        switch (random.nextInt(3)) {
          case 0 -> divideLine(Partition.NO_REQUESTS, millis);
          case 1 -> divideLine(Partition.NO_ANSWERS, millis);
          default -> flap(millis);
        };
    line.partition(Partition.NONE);
    return "LINE " + how;
  }

  private String flap(long millis) {
    // How often depends on the time that it takes, and the blows to come must not.
    Random own = new Random(random.nextLong());
    List<Partition> all = List.of(Partition.values());
    long until = System.nanoTime() + millis * 1_000_000;
    while (System.nanoTime() < until) {
      line.partition(all.get(own.nextInt(all.size())));
      pause(own.nextLong(SHORTEST_FLAP_MILLIS, LONGEST_FLAP_MILLIS));
    }
    return "FLAPPING";
  }

  private String divideLine(Partition partition, long millis) {
    line.partition(partition);
    pause(millis);
    return partition.name();
  }

  /// All of its processes, after which somebody starts it again, or one, of which it recovers.
  private String strikeDatabase(PostgresServer database) {
    boolean whole = random.nextBoolean();
    if (whole) {
      database.kill();
      pause(random.nextInt(plan.pace().longestFrostMillis()));
      database.restart();
    } else {
      boolean _ = database.killOneConnection();
    }
    database.awaitRecovery();
    centre.noteWhetherItHasLived();
    return whole ? "DATABASE KILLED" : "DATABASE CONNECTION KILLED";
  }

  private String strikeCentre(Blow blow) {
    Running server = centre.program().server();
    switch (blow) {
      case FROZEN -> freeze(server);
      case KILLED -> {
        server.kill();
        pause(random.nextInt(plan.pace().longestFrostMillis()));
      }
    }
    return "CENTRE " + blow;
  }

  private String strike(StormTill till, Program program, Blow blow) {
    till.startWhatIsDown(); // It may have sold all its baskets meanwhile.
    switch (blow) {
      case FROZEN -> freeze(till.program(program));
      case KILLED -> till.kill(program);
    }
    return program + " " + blow;
  }

  private void freeze(Running program) {
    program.freeze();
    pause(between(plan.pace().shortestFrostMillis(), plan.pace().longestFrostMillis()));
    program.thaw();
  }

  private String fillDisk(SmallDisk full) {
    StormTill till = tills.getFirst();
    till.setDiskWasFull(true);
    full.fill();
    pause(random.nextInt(LONGEST_FULL_MILLIS));
    full.free();
    pause(1_000); // What has given up meanwhile is excused.
    till.startWhatIsDown();
    till.setDiskWasFull(false);
    return "DISK FULL";
  }

  private int acknowledged() {
    return tills.stream().mapToInt(till -> till.acknowledged().size()).sum();
  }

  private Outcome count() throws SQLException {
    List<Stored> atCentre = centre.tickets();
    List<Stored> nobodys = new ArrayList<>(atCentre);
    List<String> faults = new ArrayList<>();
    for (StormTill till : tills) {
      faults.addAll(till.count(nobodys));
    }
    faults.addAll(centre.faults());
    nobodys.forEach(ticket -> faults.add("no till has " + ticket));
    long reported = centre.program().salesReport().get("count").getAsLong();
    if (reported != atCentre.size()) {
      faults.add("the centre reports " + reported + " sales and holds " + atCentre.size());
    }
    return new Outcome(
        blows, line.counts(), acknowledged(), atCentre.size(), Count.totalMinor(atCentre), faults);
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
    tills.forEach(StormTill::close);
    centre.close();
    line.close();
    if (disk != null) {
      disk.close();
    }
  }
}
