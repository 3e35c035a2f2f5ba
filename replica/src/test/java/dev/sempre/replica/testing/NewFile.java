package dev.sempre.replica.testing;

import dev.sempre.model.id.UuidV7;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.SqliteDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;

/// The file of a new place, as the migrations leave it and the first transaction finds it. They are
/// run once in a process, and not for each of hundreds of tests that are about something else.
public final class NewFile {
  private static final byte[] CONTENT = make();

  private NewFile() {}

  /// Lays one where none is yet.
  public static Path at(Path file) {
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, CONTENT);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] make() {
    Clock clock = Clock.noon();
    try {
      Path folder = Files.createTempDirectory("new-file");
      Path file = folder.resolve("new.db");
      Replica.open(
              new SqliteDatabase(file, 2_000, Runnable::run),
              clock,
              new UuidV7(clock, new Random(1)))
          .close();
      forgetFeed(file);
      byte[] content = Files.readAllBytes(file);
      Files.delete(file);
      Files.delete(folder);
      return content;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Each place has a feed of its own, which its first transaction makes.
  private static void forgetFeed(Path file) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("delete from feed");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
