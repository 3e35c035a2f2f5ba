package dev.sempre.simulation.architecture.planted.replica.shelf;

import java.sql.Connection;
import java.sql.SQLException;

/// Says SQL in the open, beside a store.
public final class ShelfThatEveryoneCanAsk {
  private ShelfThatEveryoneCanAsk() {}

  static boolean ask(Connection connection) throws SQLException {
    return connection.isValid(1);
  }
}
