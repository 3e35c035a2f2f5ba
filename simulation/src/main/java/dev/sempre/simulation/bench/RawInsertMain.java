package dev.sempre.simulation.bench;

import dev.sempre.replica.db.SqliteDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Copies the rows of a downloaded base into an empty schema by raw JDBC and prints how many
/// milliseconds that took: the limit for an agent whose process has just started, too.
public final class RawInsertMain {
  private RawInsertMain() {}

  /// @param arguments database to read, database to fill
  public static void main(String[] arguments) throws SQLException {
    ExecutorService upkeep = Executors.newSingleThreadExecutor();
    RawRows rows;
    try (SqliteDatabase source = database(arguments[0], upkeep)) {
      Connection reader = source.borrowReader();
      rows = RawRows.read(reader, DownloadBench.tables());
      source.giveBack(reader, false);
    }
    try (SqliteDatabase target = database(arguments[1], upkeep)) {
      System.out.println(rows.insertMillis(target));
    }
    upkeep.shutdown();
  }

  private static SqliteDatabase database(String file, ExecutorService upkeep) {
    return new SqliteDatabase(Path.of(file), SqliteDatabase.DEFAULT_BUSY_TIMEOUT_MILLIS, upkeep);
  }
}
