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
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
  void oneCompanyNeverTakesAllExchanges() {
    try (TestCentre centre = TestCentre.start(folder, StoreKind.SQLITE)) {
      centre.company("rossi");
      Replica replica = centre.replica("rossi");
      Streams streams = new Streams(16);
      List<Running> running = new ArrayList<>();
      for (int device = 0; device < 6; device++) {
        running.add(streams.enter(new Caller("rossi", new Viewer("d" + device, "1"), replica)));
      }
      Caller seventh = new Caller("rossi", new Viewer("d7", "1"), replica);

      assertThatThrownBy(() -> streams.enter(seventh))
          .isInstanceOfSatisfying(
              ApiProblem.class,
              problem -> {
                assertThat(problem.status()).isEqualTo(429);
                assertThat(problem.retryAfterSeconds()).isEqualTo(2);
              });
      streams.enter(new Caller("bianchi", new Viewer("d1", "1"), replica)).close();
      running.forEach(Running::close);
      streams.enter(seventh).close();
    }
  }

  @Test
  void oneDeviceHasAFewExchangesAtOnce() {
    try (TestCentre centre = TestCentre.start(folder, StoreKind.SQLITE)) {
      centre.company("rossi");
      Caller till = new Caller("rossi", new Viewer("d1", "1"), centre.replica("rossi"));
      Streams streams = new Streams(0);
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
    byte[] bomb = TestDevice.gzip(new byte[8 << 20]);
    BoundedInput input = BoundedInput.of(new ByteArrayInputStream(bomb), true);

    assertThatThrownBy(() -> input.content().readAllBytes())
        .isInstanceOf(BoundedInput.TooLarge.class)
        .hasMessage("The body inflates more than real records do.");
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
