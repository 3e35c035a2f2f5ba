package dev.sempre.simulation.storm;

import dev.sempre.simulation.program.CentreProgram;
import dev.sempre.simulation.program.CentreStore;
import dev.sempre.simulation.program.PostgresServer;
import dev.sempre.simulation.program.Programs;
import dev.sempre.simulation.storm.Plan.Goods;
import dev.sempre.simulation.storm.Ticket.Stored;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The centre in a storm, with the database that it writes to.
final class StormCentre implements AutoCloseable {
  private final @Nullable PostgresServer postgres;
  private final CentreProgram program;
  private final List<String> faults = new ArrayList<>();

  /// Makes a company that has something to sell, and serves it.
  StormCentre(Programs programs, Path folder, CentreStore store, Goods goods) {
    this.postgres =
        switch (store) {
          case SQLITE -> null;
          case POSTGRES -> PostgresServer.start();
        };
    this.program = CentreProgram.create(programs, folder, postgres == null ? null : postgres.url());
    program.createCashier("maria");
    program.importProducts(goods.products(), goods.priceMinor());
    program.serve();
  }

  CentreProgram program() {
    return program;
  }

  void startIfDown() {
    if (!program.server().isAlive()) {
      program.serve();
    }
  }

  /// The database server, if the companies are kept in one.
  Optional<PostgresServer> database() {
    return Optional.ofNullable(postgres);
  }

  /// A centre whose database is gone says so to those that ask, and waits for it. Nobody but the
  /// storm ends it. Source: F11.
  void noteWhetherItHasLived() {
    if (!program.server().isAlive()) {
      faults.add("the centre has ended with its database: " + program.server().complaint());
    }
  }

  /// What has gone wrong with it.
  List<String> faults() {
    return List.copyOf(faults);
  }

  /// Read from the database itself, past all that the centre might say.
  List<Stored> tickets() throws SQLException {
    try (Connection connection =
        postgres == null
            ? DriverManager.getConnection("jdbc:sqlite:" + program.tenantFile())
            : postgres.administrator().getConnection()) {
      return new ArrayList<>(
          Ticket.all(connection, postgres == null ? "" : "t_" + CentreProgram.TENANT + "."));
    }
  }

  @Override
  public void close() {
    program.server().close();
    if (postgres != null) {
      postgres.close();
    }
  }
}
