package dev.sempre.replica.db;

import dev.sempre.replica.db.StoreFailure.Kind;
import dev.sempre.replica.db.StoreFailure.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Brings a schema to the version of this program, one step a transaction, so that a kill between
/// two steps is continued at the next start. A new database is made in one transaction: there is
/// nothing yet that could be long, or lost, and each commit waits for the disk. Source: O2.
public final class Migrations {
  /// One file.
  ///
  /// @param anchor class beside which the folder `migrations` lies
  private record Step(Class<?> anchor, String file) {}

  private final List<Step> steps;

  /// @param anchor class beside which the folder `migrations` lies
  /// @param files file names in order; the position, from 1, is the version
  public Migrations(Class<?> anchor, List<String> files) {
    this(files.stream().map(file -> new Step(anchor, file)).toList());
  }

  private Migrations(List<Step> steps) {
    this.steps = steps;
  }

  /// These, and more behind them.
  ///
  /// @param anchor class beside which their folder `migrations` lies
  public Migrations followedBy(Class<?> anchor, List<String> files) {
    List<Step> all = new ArrayList<>(steps);
    files.forEach(file -> all.add(new Step(anchor, file)));
    return new Migrations(List.copyOf(all));
  }

  /// The schema of a place.
  public static Migrations ofPlace() {
    return new Migrations(
        Migrations.class,
        List.of(
            "V001__ground_floor.sql",
            "V002__support_requests.sql",
            "V003__discount_as_given.sql",
            "V004__synchronisation.sql",
            "V005__lives_of_the_feed.sql",
            "V006__set_back_places.sql",
            "V007__what_goes_down.sql",
            "V008__replaced_keys.sql",
            "V009__wrong_pins.sql",
            "V010__sealed_tickets.sql",
            "V011__journal.sql",
            "V012__returns.sql",
            "V013__shifts.sql",
            "V014__chain_anchors.sql",
            "V015__parked_tickets.sql",
            "V016__receipt_jobs.sql",
            "V017__cash_rounding.sql",
            "V018__on_account.sql",
            "V019__terminal_request.sql",
            "V020__weighed_by.sql",
            "V021__training.sql",
            "V022__guarded_facts.sql",
            "V023__badges.sql",
            "V024__paying_what_is_owed.sql",
            "V025__series_before.sql",
            "V026__earlier_keys.sql",
            "V027__who_had_which_series.sql",
            "V028__left_open.sql"));
  }

  /// Version that [#apply] leads to.
  public int target() {
    return steps.size();
  }

  /// What is done in the transactions of the steps: with them, or not at all.
  interface Around {
    /// At the beginning of each transaction.
    void beforeSteps() throws SQLException;

    /// At the end of the last one.
    void afterLast() throws SQLException;
  }

  private static final Around NOTHING =
      new Around() {
        @Override
        public void beforeSteps() {}

        @Override
        public void afterLast() {}
      };

  /// @throws StoreFailure if the schema is newer than this program
  public void apply(Database database, Connection writer) throws SQLException {
    apply(database, writer, NOTHING);
  }

  /// As [#apply(Database, Connection)]; nothing is done if the schema is of this version already.
  void apply(Database database, Connection writer, Around around) throws SQLException {
    int version = prepare(database, writer);
    if (version > steps.size()) {
      throw new StoreFailure(
          Kind.NEWER_SCHEMA,
          Outcome.NOT_SAVED,
          database.where()
              + " has schema version "
              + version
              + ", this program knows "
              + steps.size()
              + ": install the newer program",
          null);
    }
    if (version == 0) {
      steps(database, writer, 1, steps.size(), around);
      return;
    }
    for (int next = version + 1; next <= steps.size(); next++) {
      steps(database, writer, next, next, around);
    }
  }

  private static int prepare(Database database, Connection writer) throws SQLException {
    database.beginWrite(writer);
    try {
      lockOut(database, writer);
      requireOurs(database, writer);
      execute(
          writer,
          database
              .dialect()
              .ddl("create table if not exists schema_version (version integer not null) strict;"));
      int version = version(writer);
      database.commit(writer);
      return version;
    } catch (SQLException | StoreFailure e) {
      undo(database, writer, e);
      throw e;
    }
  }

  /// A file with tables and without a version is none of this program's: it is left as it is.
  private static void requireOurs(Database database, Connection writer) throws SQLException {
    if (database.dialect() != Dialect.SQLITE) {
      return; // There, each place has a schema of its own that was made for it.
    }
    try (Statement statement = writer.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select exists (select 1 from sqlite_schema)
                  and not exists (select 1 from sqlite_schema where name = 'schema_version')
                """)) {
      row.next();
      if (row.getBoolean(1)) {
        throw new StoreFailure(
            Kind.DAMAGED,
            Outcome.NOT_SAVED,
            database.where() + " is a database of another program, or has lost its version",
            null);
      }
    }
  }

  /// Steps that are done together or not at all.
  private void steps(Database database, Connection writer, int first, int last, Around around)
      throws SQLException {
    database.beginWrite(writer);
    try {
      lockOut(database, writer);
      // Another process may have been faster; the lock makes this answer final.
      int done = version(writer);
      if (done < last) {
        around.beforeSteps();
        for (int version = Math.max(first, done + 1); version <= last; version++) {
          step(database.dialect(), writer, version);
        }
        if (last == steps.size()) {
          around.afterLast();
        }
      }
      database.commit(writer);
    } catch (SQLException e) {
      undo(database, writer, e);
      throw e;
    }
  }

  private void step(Dialect dialect, Connection writer, int version) throws SQLException {
    executeAll(dialect, writer, statements(dialect, steps.get(version - 1)));
    try (PreparedStatement insert =
        writer.prepareStatement("insert into schema_version (version) values (?)")) {
      insert.setLong(1, version);
      insert.executeUpdate();
    }
  }

  /// Keeps other programs from migrating at the same time, until the end of the transaction.
  private static void lockOut(Database database, Connection writer) throws SQLException {
    switch (database.dialect()) {
      case SQLITE -> {
        // The transaction holds the write lock already.
      }
      case POSTGRES ->
          execute(writer, "select pg_advisory_xact_lock(hashtext('sempre migration'))");
    }
  }

  private static int version(Connection writer) throws SQLException {
    try (Statement statement = writer.createStatement();
        ResultSet row =
            statement.executeQuery("select coalesce(max(version), 0) from schema_version")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static List<String> statements(Dialect dialect, Step step) {
    StringBuilder plain = new StringBuilder();
    for (String line : read(step).split("\n")) {
      int comment = line.indexOf("--");
      plain.append(comment < 0 ? line : line.substring(0, comment)).append('\n');
    }
    List<String> result = new ArrayList<>();
    for (String statement : dialect.ddl(plain.toString()).split(";\\s*\n")) {
      if (!statement.isBlank()) {
        result.add(statement.strip());
      }
    }
    return result;
  }

  private static String read(Step step) {
    try (InputStream in = step.anchor().getResourceAsStream("migrations/" + step.file())) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its own file " + step.file());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// To a server they go together: one answer is waited for, and not one after the other.
  private static void executeAll(Dialect dialect, Connection connection, List<String> statements)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        switch (dialect) {
          case SQLITE -> statement.execute(sql);
          case POSTGRES -> statement.addBatch(sql);
        }
      }
      if (dialect == Dialect.POSTGRES) {
        statement.executeBatch();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void undo(Database database, Connection writer, Exception failure) {
    try {
      database.rollback(writer);
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}
