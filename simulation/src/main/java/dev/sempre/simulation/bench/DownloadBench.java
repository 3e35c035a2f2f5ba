package dev.sempre.simulation.bench;

import dev.sempre.agent.AgentWiring;
import dev.sempre.model.id.UuidV7;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.SqliteDatabase;
import dev.sempre.replica.sync.SyncRuns.Run;
import dev.sempre.simulation.bench.Stage.Company;
import dev.sempre.simulation.bench.Stage.Sizes;
import dev.sempre.simulation.program.CentreStore;
import dev.sempre.simulation.program.Folders;
import dev.sempre.simulation.program.Programs.Jar;
import dev.sempre.simulation.program.Running;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The first download of a new base, held against a raw insert of the very rows that it brings.
final class DownloadBench {
  /// Aim. Source: the peer's first load divided by four, as a ratio to the same raw insert.
  private static final double MOST_RATIO = 1.7;

  private static final List<String> TABLES =
      List.of("product_category", "product", "product_barcode", "contact");

  private static final String RAW = "raw JDBC batch, transactions of 1,000 rows";

  private final Stage stage;
  private final CentreStore store;
  private final Company company;

  DownloadBench(Stage stage, CentreStore store) {
    this.stage = stage;
    this.store = store;
    this.company = stage.company(store);
  }

  List<Figure> run() throws SQLException {
    return List.of(warm(), cold());
  }

  /// The agent in this process, which has downloaded before: what the programs can do.
  private Figure warm() throws SQLException {
    List<Double> agent = new ArrayList<>();
    List<Double> raw = new ArrayList<>();
    ProcessorTimes processor = new ProcessorTimes();
    RawRows rows = null;
    long bytes = 0;
    for (int round = 0; round <= stage.sizes().rounds(); round++) {
      Path folder = stage.file("base");
      Running server = company.centre().server();
      HouseBase.Round done;
      Duration serverBefore;
      Duration ownBefore;
      Duration ownAfter;
      try (HouseBase base = HouseBase.open(folder)) {
        base.enrol(company.centre().url(), company.centre().deviceCode());
        serverBefore = server.processorTime();
        ownBefore = ownProcessorTime();
        done = base.round();
        ownAfter = ownProcessorTime();
        rows = rows == null ? base.replica().read(h -> read(h.getConnection())) : rows;
      }
      requireAll(rows);
      Folders.delete(folder);
      double rawMillis = rawMillis(rows);
      Duration rawAfter = ownProcessorTime();
      bytes = done.run().bytesDown();
      boolean isWarmUp = round == 0;
      stage.say(
          "download from %s, %s: %.0f ms, raw %.0f ms"
              .formatted(
                  store.label(),
                  isWarmUp ? "warm-up" : "round " + round,
                  done.untilAppliedMillis(),
                  rawMillis));
      if (!isWarmUp) {
        agent.add(done.untilAppliedMillis());
        raw.add(rawMillis);
        processor.agent.add(ownAfter.minus(ownBefore).toNanos() / 1e6);
        processor.centre.add(server.processorTime().minus(serverBefore).toNanos() / 1e6);
        processor.raw.add(rawAfter.minus(ownAfter).toNanos() / 1e6);
      }
    }
    return Figure.ratio(
        "first download, centre on " + store.label(),
        agent,
        RAW,
        raw,
        MOST_RATIO,
        List.of(
            "%,d rows in four tables, %,d bytes down; the agent in the process that measures, the"
                    .formatted(rows == null ? 0 : rows.count(), bytes)
                + " centre in its own; from the agent's start to the commit of the last row",
            processor.text()));
  }

  private static Duration ownProcessorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// Processor time by round, which says more than the clock on a machine that others use as well.
  private static final class ProcessorTimes {
    private final List<Double> agent = new ArrayList<>();
    private final List<Double> centre = new ArrayList<>();
    private final List<Double> raw = new ArrayList<>();

    String text() {
      return "processor time: agent %s, centre %s, raw %s ms"
          .formatted(Spread.of(agent).text(0), Spread.of(centre).text(0), Spread.of(raw).text(0));
    }
  }

  /// The agent's own program, just started, against a raw insert in a program just started.
  private Figure cold() throws SQLException {
    List<Double> agent = new ArrayList<>();
    List<Double> raw = new ArrayList<>();
    for (int round = 1; round <= Math.min(3, stage.sizes().rounds()); round++) {
      Path folder = stage.file("base");
      stage
          .programs()
          .ask(
              Jar.AGENT,
              List.of(
                  "enrol",
                  "--data",
                  folder.toString(),
                  "--server",
                  company.centre().url(),
                  "--code",
                  company.centre().deviceCode()));
      stage.programs().ask(Jar.AGENT, List.of("sync", "--data", folder.toString()));
      double millis;
      try (HouseBase base = HouseBase.open(folder)) {
        millis = millis(base.lastRun().orElseThrow());
        requireAll(base.replica().read(h -> read(h.getConnection())));
      }
      double rawMillis = coldRawMillis(folder);
      Folders.delete(folder);
      stage.say(
          "download by a new process from %s, round %d: %.0f ms, raw %.0f ms"
              .formatted(store.label(), round, millis, rawMillis));
      agent.add(millis);
      raw.add(rawMillis);
    }
    Spread ratio = Figure.ratios(agent, raw);
    return new Figure(
        "the same by processes just started",
        "ms",
        Spread.of(agent),
        "raw, its process just started",
        Spread.of(raw),
        ratio,
        null,
        List.of("begin to end of the round as the agent's journal has it"));
  }

  private static double millis(Run run) {
    Long end = run.endedAtMillis();
    return end == null ? Double.NaN : end - run.startedAtMillis();
  }

  private static RawRows read(Connection connection) throws SQLException {
    return RawRows.read(connection, TABLES);
  }

  private void requireAll(RawRows rows) {
    Sizes sizes = stage.sizes();
    Map<String, Integer> least =
        Map.of(
            "product",
            sizes.products(),
            "product_barcode",
            sizes.products(),
            "contact",
            sizes.contacts());
    for (RawRows.Table table : rows.tables()) {
      int expected = least.getOrDefault(table.name(), sizes.categories());
      if (table.rows().size() < expected) {
        throw new IllegalStateException(
            "only " + table.rows().size() + " rows of " + table.name() + " have arrived");
      }
    }
  }

  private double rawMillis(RawRows rows) throws SQLException {
    Path folder = stage.file("raw");
    try (SqliteDatabase database = empty(folder, stage)) {
      return rows.insertMillis(database);
    } finally {
      Folders.delete(folder);
    }
  }

  /// An empty schema in a file of its own, opened as the programs open theirs.
  private static SqliteDatabase empty(Path folder, Stage stage) {
    Path file = folder.resolve("raw.db");
    UuidV7 ids = new UuidV7(AgentWiring.CLOCK, new Random(1));
    Replica.open(database(file, stage), AgentWiring.CLOCK, ids).close();
    return database(file, stage);
  }

  private static SqliteDatabase database(Path file, Stage stage) {
    return new SqliteDatabase(file, SqliteDatabase.DEFAULT_BUSY_TIMEOUT_MILLIS, stage.upkeep());
  }

  private double coldRawMillis(Path folder) throws SQLException {
    Path raw = stage.file("raw");
    empty(raw, stage).close();
    try (Running insert =
        stage
            .programs()
            .java(
                "raw",
                line -> {},
                List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path")),
                List.of(
                    RawInsertMain.class.getName(),
                    folder.resolve("sempre.db").toString(),
                    raw.resolve("raw.db").toString()))) {
      return Double.parseDouble(
          insert.awaitLine(line -> !line.isBlank(), Duration.ofMinutes(5)).strip());
    } finally {
      Folders.delete(raw);
    }
  }

  static List<String> tables() {
    return TABLES;
  }
}
