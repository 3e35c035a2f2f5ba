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
import org.jspecify.annotations.Nullable;

/// The centre in a storm, with the database that it writes to.
final class StormCentre implements AutoCloseable {
  private final @Nullable PostgresServer postgres;
  private final CentreProgram program;

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
