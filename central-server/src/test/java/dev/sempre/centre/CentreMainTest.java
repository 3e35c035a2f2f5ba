package dev.sempre.centre;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sempre.centre.testing.Http;
import dev.sempre.centre.testing.TestDevice;
import dev.sempre.centre.testing.TestRecords;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real program in processes of its own: a server, and commands beside it.
class CentreMainTest {
  @TempDir Path folder;

  private ProcessBuilder program(String... arguments) {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                // They live some seconds.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                CentreMain.class.getName()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--data", folder.resolve("data").toString(), "--json"));
    return new ProcessBuilder(command).redirectError(folder.resolve("err.txt").toFile());
  }

  private JsonObject run(String... arguments) throws IOException, InterruptedException {
    Process process = program(arguments).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return JsonParser.parseString(out).getAsJsonObject();
  }

  private String administratorsPin() throws SQLException {
    Path file = folder.resolve("data/tenants/rossi/tenant.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select pin_hash from app_user where login = 'admin'")) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void serverServesCommandsWorkBesideItAndItStopsWhenItIsAskedTo() throws Exception {
    run("tenant", "create", "--name", "rossi", "--company", "Bottega Rossi");
    Process server = program("serve", "--port", "0").start();
    try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
      JsonObject ready = JsonParser.parseString(out.readLine()).getAsJsonObject();
      String url = ready.get("url").getAsString();
      assertThat(ready.get("port").getAsInt()).isPositive();

      String code = run("device", "code", "--establishment", "0").get("code").getAsString();
      TestDevice till = TestDevice.enrolled(url, code);
      till.push("flow", List.of(TestRecords.sale(till, "sale-1", 1)));

      assertThat(run("report", "sales").get("count").getAsLong()).isEqualTo(1);
      assertThat(Http.get(url + "/health").status()).isEqualTo(200);
      server.toHandle().destroy(); // Asks it to stop, and leaves its output open.
      assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(out.readLine()).as("nothing but the ready line").isNull();
    } finally {
      server.destroyForcibly();
    }
    assertThat(folder.resolve("err.txt")).isEmptyFile();
    assertThat(folder.resolve("data/tenants/rossi/tenant.db-wal"))
        .as("the database was closed")
        .doesNotExist();
    assertThat(administratorsPin())
        .as("what it costs to try PINs of a stolen database")
        .startsWith("$argon2id$v=19$m=47104,t=1,p=1$");
    assertThat(Files.readString(folder.resolve("data/logs/centre.log")))
        .contains("POST /v1/enrolments 200", "POST /v1/tenants/rossi/flows/flow/records 200")
        .doesNotContain("ERROR");
  }
}
