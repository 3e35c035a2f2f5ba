package dev.sempre.simulation.bench;

import dev.sempre.agent.AgentWiring;
import dev.sempre.model.id.UuidV7;
import dev.sempre.replica.db.PostgresDatabase;
import dev.sempre.replica.db.Replica;
import dev.sempre.simulation.bench.Stage.Company;
import dev.sempre.simulation.program.CentreProgram;
import dev.sempre.simulation.program.CentreStore;
import dev.sempre.simulation.program.Folders;
import dev.sempre.simulation.program.PostgresServer;
import dev.sempre.simulation.program.Running;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// What has waited at a till goes up to a centre on PostgreSQL, held against a raw insert of the
/// very rows into the same server.
final class DrainBench {
  private static final double MOST_RATIO = 2.5;
  private static final String RAW_SCHEMA = "raw_limit";
  private static final String CENTRE_SCHEMA = "t_" + CentreProgram.TENANT;

  private final Stage stage;
  private final Company company;
  private final PostgresServer postgres;

  DrainBench(Stage stage) {
    this.stage = stage;
    this.company = stage.company(CentreStore.POSTGRES);
    this.postgres = stage.postgres();
  }

  List<Figure> run() throws SQLException {
    Path waiting = sell();
    RawRows rows;
    try (HouseBase base = HouseBase.open(waiting)) {
      rows = base.replica().read(h -> RawRows.read(h.getConnection(), Tickets.tables()));
    }
    RawRows promised = rows.only(List.of("sale", "sale_line", "sale_tender"));
    makeRawSchema();
    List<Double> agent = new ArrayList<>();
    List<Double> raw = new ArrayList<>();
    List<Double> rawPromised = new ArrayList<>();
    List<Double> serverCpu = new ArrayList<>();
    long bytes = 0;
    for (int round = 0; round <= stage.sizes().rounds(); round++) {
      Path folder = stage.file("draining");
      Folders.copy(waiting, folder);
      empty(CENTRE_SCHEMA);
      Running server = company.centre().server();
      Duration cpuBefore = server.processorTime();
      HouseBase.Round done;
      try (HouseBase base = HouseBase.open(folder)) {
        done = base.round();
      }
      requireAll(rows);
      Folders.delete(folder);
      double rawMillis = rawMillis(rows);
      double promisedMillis = rawMillis(promised);
      bytes = done.run().bytesUp();
      boolean isWarmUp = round == 0;
      stage.say(
          "drain, %s: %.0f ms, raw %.0f ms"
              .formatted(
                  isWarmUp ? "warm-up" : "round " + round, done.untilEndMillis(), rawMillis));
      if (!isWarmUp) {
        agent.add(done.untilEndMillis());
        raw.add(rawMillis);
        rawPromised.add(promisedMillis);
        serverCpu.add(server.processorTime().minus(cpuBefore).toNanos() / 1e6);
      }
    }
    return List.of(
        Figure.ratio(
            "%,d tickets of five lines to PostgreSQL".formatted(stage.sizes().tickets()),
            agent,
            "raw JDBC batch, transactions of 1,000 rows",
            raw,
            MOST_RATIO,
            List.of(
                notes(rows),
                "against the %,d rows of sales, lines and tenders alone: "
                        .formatted(promised.count())
                    + Figure.ratios(agent, rawPromised).text(2)
                    + " times "
                    + Spread.of(rawPromised).text(0)
                    + " ms",
                String.format(
                    Locale.ROOT,
                    "%,d bytes up; the centre used %s ms of processor time beside PostgreSQL",
                    bytes,
                    Spread.of(serverCpu).text(0)))));
  }

  private static String notes(RawRows rows) {
    StringBuilder text = new StringBuilder("rows:");
    for (RawRows.Table table : rows.tables()) {
      text.append(String.format(Locale.ROOT, " %,d %s,", table.rows().size(), table.name()));
    }
    return text.append(
            " both ways written; from the agent's start to the end of the round, so with each"
                + " ticket's acknowledgement on the till's disk; fsync on")
        .toString();
  }

  /// A base on which the tickets wait.
  private Path sell() {
    Path folder = stage.file("waiting");
    Folders.copy(company.template(), folder);
    stage.say("ringing up %,d tickets".formatted(stage.sizes().tickets()));
    try (HouseBase base = HouseBase.open(folder)) {
      // What else has come since the template is fetched before, not while it is measured.
      base.round();
      Tickets tickets = new Tickets(base.replica(), AgentWiring.CLOCK, 3, 200);
      for (int i = 0; i < stage.sizes().tickets(); i++) {
        tickets.ringUp();
      }
    }
    return folder;
  }

  private void makeRawSchema() {
    postgres.execute("create role " + RAW_SCHEMA + " nologin");
    postgres.execute("grant " + RAW_SCHEMA + " to current_user with inherit false, set true");
    postgres.execute("create schema " + RAW_SCHEMA + " authorization " + RAW_SCHEMA);
    UuidV7 ids = new UuidV7(AgentWiring.CLOCK, new Random(1));
    Replica.open(rawDatabase(), AgentWiring.CLOCK, ids).close();
  }

  private PostgresDatabase rawDatabase() {
    return new PostgresDatabase(postgres.administrator(), RAW_SCHEMA, RAW_SCHEMA);
  }

  private double rawMillis(RawRows rows) throws SQLException {
    empty(RAW_SCHEMA);
    return rows.insertMillis(rawDatabase());
  }

  private void empty(String schema) {
    StringBuilder tables = new StringBuilder();
    for (String table : Tickets.tables()) {
      tables.append(tables.isEmpty() ? "" : ", ").append(schema).append('.').append(table);
    }
    postgres.execute("truncate " + tables);
    postgres.checkpoint();
  }

  private void requireAll(RawRows rows) {
    for (RawRows.Table table : rows.tables()) {
      long arrived = postgres.count(CENTRE_SCHEMA + "." + table.name());
      if (arrived != table.rows().size()) {
        throw new IllegalStateException(
            arrived + " rows of " + table.name() + " have arrived of " + table.rows().size());
      }
    }
  }
}
