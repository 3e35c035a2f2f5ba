package dev.sempre.simulation.architecture.planted.pos.sell;

import java.sql.Connection;
import java.sql.SQLException;

/// Says SQL outside a store.
final class ScreenThatAsksTheDatabase {
  private ScreenThatAsksTheDatabase() {}

  static boolean ask(Connection connection) throws SQLException {
    return connection.isValid(1);
  }
}
