package dev.sempre.centre.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sempre.centre.Centre;
import dev.sempre.centre.CentreOptions;
import dev.sempre.centre.tenant.Ports;
import dev.sempre.centre.testing.Clock;
import dev.sempre.centre.testing.Http;
import dev.sempre.centre.testing.Http.Reply;
import dev.sempre.centre.testing.Postgres;
import dev.sempre.centre.testing.StoreKind;
import dev.sempre.centre.testing.TestCentre;
import dev.sempre.centre.testing.TestDevice;
import dev.sempre.model.id.Ids;
import dev.sempre.replica.db.Priority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerErrorTest {
  @TempDir Path folder;

  private TestCentre centre;

  @BeforeEach
  void startCentre() {
    centre = TestCentre.start(folder, StoreKind.SQLITE);
  }

  @AfterEach
  void stopCentre() {
    centre.close();
  }

  @Test
  void unknownAddressesAndMethodsAreProblems() {
    Reply unknown = Http.get(centre.url() + "/v1/nothing");
    Reply root = Http.get(centre.url() + "/");
    Reply method = Http.send(Http.request(centre.url() + "/v1/enrolments").DELETE());
    Reply odd =
        Http.send(Http.request(centre.url() + "/health").method("BREW", BodyPublishers.noBody()));

    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.problem()).isEqualTo("NOT_FOUND");
    assertThat(root.status()).isEqualTo(404);
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.problem()).isEqualTo("METHOD_NOT_ALLOWED");
    assertThat(odd.status()).isIn(404, 405, 501);
    assertThat(odd.text()).startsWith("{\"code\":");
  }

  @Test
  void everyAnswerHasItsIdAndHidesTheServer() {
    Reply reply = Http.get(centre.url() + "/health");

    assertThat(reply.text()).isEqualTo("{\"status\":\"UP\",\"schema\":1}");
    assertThat(reply.header("X-Request-Id")).isNotEmpty();
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    assertThat(reply.header("Server")).isNull();
  }

  /// Each line breaks HTTP in another way.
  @Test
  void brokenRequestsAreAnsweredWithoutAWordAboutTheProgram() throws IOException {
    String chunkedWithLength =
        String.join(
            "\r\n",
            "POST /v1/enrolments HTTP/1.1",
            "Host: x",
            "Content-Length: 5",
            "Transfer-Encoding: chunked",
            "",
            "0",
            "",
            "");
    String[] requests = {
      "GET / HTTP/1.1\r\n\r\n",
      "GARBAGE\r\n\r\n",
      "GET /health HTTP/9.9\r\nHost: x\r\n\r\n",
      "GET /health HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(20_000) + "\r\n\r\n",
      "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n",
      "GET /%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
      "GET /v1/tenants/..%2Fx/head HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
      "GET /health\u0001 HTTP/1.1\r\nHost: x\r\n\r\n",
      "POST /v1/enrolments HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
      chunkedWithLength,
      "POST /v1/enrolments HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    };
    for (String request : requests) {
      String answer = raw(request);

      String line = request.substring(0, Math.min(60, request.indexOf('\r')));
      assertThat(answer).as(line).matches("(?s)HTTP/1\\.1 (4..|505) .*");
      assertThat(answer)
          .as(line)
          .doesNotContainIgnoringCase("jetty")
          .doesNotContainIgnoringCase("javalin")
          .doesNotContain("Exception", "\tat ", "<html");
    }
    assertThat(Http.get(centre.url() + "/health").status()).isEqualTo(200);
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), centre.port())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void messagesThatAreNoneAreProblems() {
    centre.company("rossi");
    TestDevice till = centre.device("rossi", "1");
    String tokens = till.at("rossi", "/tokens");

    for (String body :
        new String[] {
          "",
          "x",
          "[]",
          "null",
          "1",
          "{\"device\":}",
          "{\"device\":{}}",
          "{} {}",
          "{\"device\":[1]}"
        }) {
      Reply reply = Http.postJson(tokens, body);
      assertThat(reply.status()).as(body).isEqualTo(400);
      assertThat(reply.problem()).as(body).isEqualTo("MALFORMED_JSON");
    }
    assertThat(Http.postJson(tokens, "{\"device\":\"" + "x".repeat(70_000) + "\"}").status())
        .isEqualTo(413);
    assertThat(
            Http.send(
                    Http.request(tokens)
                        .header("Content-Type", "text/html")
                        .POST(BodyPublishers.ofString("{}")))
                .status())
        .isEqualTo(415);
  }

  @Test
  void mistakeOfTheProgramIsAnsweredWithoutDetails() {
    centre.company("rossi");
    TestDevice till = centre.device("rossi", "1");
    centre.replica("rossi").write(Priority.PERSON, tx -> tx.handle().execute("drop table device"));

    Reply reply = till.get("/head");

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.text())
        .isEqualTo(
            "{\"code\":\"INTERNAL\",\"message\":\"The centre made a mistake: its log has the"
                + " details under the id of this request.\"}");
  }

  @Test
  void storeThatIsGoneIsToBeTriedAgainAndServesWhenItIsBack(@TempDir Path otherFolder) {
    try (TestCentre onPostgres = TestCentre.start(otherFolder, StoreKind.POSTGRES)) {
      onPostgres.company("rossi");
      TestDevice till = onPostgres.device("rossi", "1");

      Postgres.shut(onPostgres.storeUrl());
      Reply gone = till.get("/head");
      Reply health = Http.get(onPostgres.url() + "/health");
      Postgres.open(onPostgres.storeUrl());

      assertThat(gone.status()).isEqualTo(503);
      assertThat(gone.problem()).isEqualTo("STORE_UNAVAILABLE");
      assertThat(gone.header("Retry-After")).isEqualTo("5");
      assertThat(health.status()).isEqualTo(503);
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(till.get("/head").status()).isEqualTo(200));
    }
  }

  @Test
  void bookKeepingThatFailsRefusesNoRequest() throws SQLException {
    centre.company("rossi");
    TestDevice till = centre.device("rossi", "1");
    try (Connection directory =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("directory.db"));
        Statement statement = directory.createStatement()) {
      statement.execute("drop table device_contact");
    }
    centre.clock().advanceSeconds(31);

    assertThat(till.get("/head").status()).isEqualTo(200);
  }

  @Test
  void errorOfTheMachineIsAProblemToo(@TempDir Path otherFolder) {
    AtomicBoolean broken = new AtomicBoolean();
    Ports good = TestCentre.ports(new Clock());
    Ids ids =
        () -> {
          if (broken.get()) {
            throw new StackOverflowError("for the test");
          }
          return good.ids().next();
        };
    CentreOptions options = new CentreOptions(otherFolder, CentreOptions.DEFAULT_HOST, 0, null);
    try (Centre other =
        Centre.start(options, new Ports(good.time(), ids, good.random(), good.upkeep()))) {
      broken.set(true);
      Reply reply = Http.get(other.url() + "/health");
      assertThat(reply.status()).isEqualTo(500);
      assertThat(reply.problem()).isEqualTo("INTERNAL");
      broken.set(false);
      assertThat(Http.get(other.url() + "/health").status()).isEqualTo(200);
    }
  }
}
