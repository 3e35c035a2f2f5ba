package dev.sempre.centre.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.centre.http.Streams.Running;
import dev.sempre.centre.testing.StoreKind;
import dev.sempre.centre.testing.TestCentre;
import dev.sempre.centre.testing.TestDevice;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Viewer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsTest {
  @TempDir Path folder;

  @Test
  void deviceMaySpendItsBurstAndThenWhatComesPerSecond() {
    RequestLimits limits = new RequestLimits(3, 2);

    assertThat(limits.waitMillis("a", 0)).isZero();
    assertThat(limits.waitMillis("a", 0)).isZero();
    assertThat(limits.waitMillis("a", 0)).isZero();
    assertThat(limits.waitMillis("a", 0)).isEqualTo(500);
    assertThat(limits.waitMillis("b", 0)).as("another device").isZero();
    assertThat(limits.waitMillis("a", 500)).isZero();
    assertThat(limits.waitMillis("a", 400)).as("clock set back").isPositive();
    assertThat(limits.waitMillis("a", 60_000)).isZero();
  }

  @Test
  void oneCompanyTakesMoreThanHalfOfAllExchangesOnlyWhileNobodyElseWantsOne() {
    try (TestCentre centre = TestCentre.start(folder, StoreKind.SQLITE)) {
      centre.company("rossi");
      Replica replica = centre.replica("rossi");
      Streams streams = new Streams(16, centre.clock());
      Deque<Running> running = new ArrayDeque<>();
      for (int device = 0; device < 12; device++) {
        running.add(streams.enter(new Caller("rossi", new Viewer("d" + device, "1"), replica)));
      }
      Caller next = new Caller("rossi", new Viewer("next", "1"), replica);
      Caller other = new Caller("bianchi", new Viewer("d1", "1"), replica);

      assertTooMany(streams, other);
      running.remove().close();
      assertTooMany(streams, next);
      Running first = streams.enter(other);
      while (running.size() > 6) {
        running.remove().close();
      }
      assertTooMany(streams, next);
      running.remove().close();
      running.add(streams.enter(next));
      first.close();
      running.add(streams.enter(new Caller("rossi", new Viewer("d7", "1"), replica)));

      running.forEach(Running::close);
    }
  }

  @Test
  void roomIsNotKeptForACompanyThatDoesNotComeAgain() {
    try (TestCentre centre = TestCentre.start(folder, StoreKind.SQLITE)) {
      centre.company("rossi");
      Replica replica = centre.replica("rossi");
      Streams streams = new Streams(6, centre.clock());
      Caller one = new Caller("rossi", new Viewer("d1", "1"), replica);
      Running first = streams.enter(one);
      streams.enter(one);
      assertTooMany(streams, new Caller("bianchi", new Viewer("d1", "1"), replica));
      first.close();

      assertTooMany(streams, one);
      centre.clock().advanceSeconds(11);
      streams.enter(one).close();
    }
  }

  private static void assertTooMany(Streams streams, Caller caller) {
    assertThatThrownBy(() -> streams.enter(caller))
        .isInstanceOfSatisfying(
            ApiProblem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(429);
              assertThat(problem.retryAfterSeconds()).isEqualTo(2);
            });
  }

  @Test
  void oneDeviceHasAFewExchangesAtOnce() {
    try (TestCentre centre = TestCentre.start(folder, StoreKind.SQLITE)) {
      centre.company("rossi");
      Caller till = new Caller("rossi", new Viewer("d1", "1"), centre.replica("rossi"));
      Streams streams = new Streams(0, centre.clock());
      Running first = streams.enter(till);
      streams.enter(till);
      streams.enter(till);
      streams.enter(till);

      assertThatThrownBy(() -> streams.enter(till)).isInstanceOf(ApiProblem.class);
      first.close();
      streams.enter(till).close();
    }
  }

  @Test
  void floodOfOneDeviceIsAnsweredWithWhenToComeAgain() {
    try (TestCentre centre = TestCentre.start(folder, StoreKind.SQLITE)) {
      centre.company("rossi");
      TestDevice loud = centre.device("rossi", "1");
      TestDevice calm = centre.device("rossi", "1");
      int refused = 0;
      for (int i = 0; i < 1_010; i++) {
        refused += loud.get("/head").status() == 429 ? 1 : 0;
      }

      assertThat(refused).isEqualTo(10);
      assertThat(loud.get("/head").header("Retry-After")).isEqualTo("1");
      assertThat(calm.get("/head").status()).isEqualTo(200);
      centre.clock().advanceSeconds(1);
      assertThat(loud.get("/head").status()).isEqualTo(200);
    }
  }

  @Test
  void bodyIsCountedBeforeAndAfterItIsInflated() throws IOException {
    byte[] content = new byte[3 << 20];
    new Random(1).nextBytes(content);
    byte[] gzip = TestDevice.gzip(content);
    BoundedInput input = BoundedInput.of(new ByteArrayInputStream(gzip), true);

    assertThat(input.content().readAllBytes()).isEqualTo(content);
    assertThat(input.lineBytes()).isEqualTo(gzip.length);
  }

  @Test
  void bombIsNotInflatedToItsEnd() throws IOException {
    byte[] bomb = TestDevice.gzip(new byte[64 << 20]);
    BoundedInput input = BoundedInput.of(new ByteArrayInputStream(bomb), true);
    ByteArrayOutputStream inflated = new ByteArrayOutputStream();

    assertThatThrownBy(() -> input.content().transferTo(inflated))
        .isInstanceOf(BoundedInput.TooLarge.class)
        .hasMessage("The body is longer than 16 MiB: send less.");
    assertThat(inflated.size()).isLessThanOrEqualTo(16 << 20);
  }

  @Test
  void ticketOfThousandsOfEqualLinesIsNoBomb() throws IOException {
    byte[] content =
        "[\"Pane\",1000,\"PIECE\",100,0,0,\"IT-22\",2200,82,18,100,0],"
            .repeat(100_000)
            .getBytes(StandardCharsets.UTF_8);
    byte[] gzip = TestDevice.gzip(content);
    assertThat(content.length / gzip.length).as("it shrinks far").isGreaterThan(200);

    BoundedInput input = BoundedInput.of(new ByteArrayInputStream(gzip), true);
    assertThat(input.content().readAllBytes()).hasSize(content.length);
  }

  @Test
  void compressionIsUsedOnlyWhereItIsAccepted() {
    assertThat(List.of("gzip", "br, gzip", "GZIP;q=0.5", "deflate,gzip;q=1.0"))
        .allMatch(Bodies::acceptsGzip);
    assertThat(List.of("", "br", "gzip;q=0", "gzip;q=0.00", "identity"))
        .noneMatch(Bodies::acceptsGzip);
    assertThat(Bodies.acceptsGzip((String) null)).isFalse();
  }
}
