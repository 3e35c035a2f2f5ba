package dev.sempre.simulation.architecture.planted.replica.shelf;

import java.sql.Connection;
import java.sql.SQLException;

/// Keeps the rules: a part of a store that only its package sees.
final class ShelfRows {
  private ShelfRows() {}

  static boolean ask(Connection connection) throws SQLException {
    return connection.isValid(1);
  }
}
