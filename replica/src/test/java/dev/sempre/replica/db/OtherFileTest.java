package dev.sempre.replica.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sempre.replica.db.StoreFailure.Kind;
import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.TestPlaces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What lies in the place of a database and is none of ours is named and left as it is. Source:
/// I21.
class OtherFileTest {
  @TempDir Path folder;

  @Test
  void fileThatIsNoDatabaseIsNamedAndKept() throws IOException {
    Path file = folder.resolve("till.db");
    byte[] text = "no database, whatever it was".getBytes(StandardCharsets.UTF_8);
    Files.write(file, text);

    StoreFailure failure = failureOf(file);

    assertThat(failure.kind()).isEqualTo(Kind.DAMAGED);
    assertThat(failure).hasMessageContaining(file.toString());
    assertThat(Files.readAllBytes(file)).isEqualTo(text);
  }

  @Test
  void databaseOfAnotherProgramGetsNoTablesOfOurs() throws IOException, SQLException {
    Path file = folder.resolve("till.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("pragma journal_mode = wal");
      statement.execute("create table book (title text)");
    }
    byte[] before = Files.readAllBytes(file);

    StoreFailure failure = failureOf(file);

    assertThat(failure.kind()).isEqualTo(Kind.DAMAGED);
    assertThat(failure)
        .hasMessage(file + " is a database of another program, or has lost its version");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  private static StoreFailure failureOf(Path file) {
    return catchThrowableOfType(
        StoreFailure.class,
        () -> TestPlaces.open(TestPlaces.sqlite(file), Clock.noon(), 1).close());
  }
}
