package dev.sempre.pos.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.transport.DeviceKey;
import dev.sempre.pos.app.Installation.Obstruction;
import dev.sempre.pos.app.Installation.Opened;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
  @TempDir Path folder;

  @Test
  void aNewFolderBecomesAnInstallationThatBelongsToNobodyYet() {
    try (Installation installation = ready()) {
      assertThat(installation.identity()).isEmpty();
      assertThat(installation.replica().place()).isEmpty();
    }
    try (Installation again = ready()) {
      assertThat(again.folder().database()).exists();
    }
  }

  @Test
  void aSecondTillOnTheSameFolderIsRefused() {
    try (Installation first = ready()) {
      assertThat(first.folder().till()).isPresent();
      assertBlocked(Obstruction.OPEN_ELSEWHERE);
    }
    ready().close();
  }

  @Test
  void aDamagedDatabaseIsNamedAndKept() throws Exception {
    ready().close();
    byte[] noise = "no database any more, whatever it was".getBytes(StandardCharsets.UTF_8);
    Path database = folder.resolve("sempre.db");
    Files.deleteIfExists(folder.resolve("sempre.db-wal"));
    Files.write(database, noise);
    assertBlocked(Obstruction.DAMAGED);
    assertThat(Files.readAllBytes(database)).isEqualTo(noise);
  }

  @Test
  void dataOfANewerProgramAreRefusedAndKept() throws Exception {
    ready().close();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("sempre.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("insert into schema_version (version) values (999)");
    }
    assertBlocked(Obstruction.NEEDS_NEWER_PROGRAM);
  }

  @Test
  void aDamagedIdentityIsNamedAndTheFolderIsFreeAgain() throws Exception {
    ready().close();
    Files.writeString(folder.resolve("device.json"), "{ half a file");
    assertBlocked(Obstruction.DAMAGED);
    Files.delete(folder.resolve("device.json"));
    ready().close();
  }

  @Test
  void theDatabaseOfATillThatJoinedACompanyIsNotMadeAnew() throws Exception {
    ready().close();
    joinACompany();
    // A crash may have come before the database knew of it.
    try (Installation installation = ready()) {
      assertThat(installation.replica().place().orElseThrow().base()).isEqualTo("till-2");
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(InstallationTest::isOfTheDatabase).toList()) {
        Files.delete(file);
      }
    }

    assertBlocked(Obstruction.DAMAGED);

    assertThat(folder.resolve("sempre.db")).doesNotExist();
  }

  private static boolean isOfTheDatabase(Path file) {
    return file.getFileName().toString().startsWith("sempre.db");
  }

  private void joinACompany() throws IOException {
    DeviceKey key = DeviceKey.create(new SecureRandom());
    Files.writeString(
        folder.resolve("device.json"),
        """
        {"privateKey": "%s", "publicKey": "%s", "server": "https://centre.example",
         "tenant": "rossi", "company": "Bottega Rossi", "establishment": "1", "device": "till-2",
         "number": 2, "serverKey": "", "pinSecret": ""}
        """
            .formatted(key.privateBase64(), key.publicBase64()));
  }

  private Installation ready() {
    return switch (Installation.open(folder)) {
      case Opened.Ready(Installation installation) -> installation;
      case Opened.Blocked(Obstruction why, String detail) ->
          throw new AssertionError(why + ": " + detail);
    };
  }

  private void assertBlocked(Obstruction expected) {
    assertThat(Installation.open(folder))
        .isInstanceOfSatisfying(
            Opened.Blocked.class, blocked -> assertThat(blocked.why()).isEqualTo(expected));
  }
}
