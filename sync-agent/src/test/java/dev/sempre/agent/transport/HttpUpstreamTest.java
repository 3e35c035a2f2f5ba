package dev.sempre.agent.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.machine.Failure;
import dev.sempre.agent.machine.Failure.Kind;
import dev.sempre.agent.machine.Failure.Refused;
import dev.sempre.agent.machine.Failure.Unreachable;
import dev.sempre.agent.run.Upstream;
import dev.sempre.agent.run.Upstream.Answer;
import dev.sempre.agent.run.Upstream.Answered;
import dev.sempre.agent.run.Upstream.Failed;
import dev.sempre.agent.testing.Clock;
import dev.sempre.agent.testing.Fault;
import dev.sempre.agent.testing.Samples;
import dev.sempre.agent.testing.TestBase;
import dev.sempre.agent.testing.TestCentre;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.wire.ChangesStream;
import dev.sempre.model.wire.Messages.Head;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HttpUpstreamTest {
  @TempDir private Path folder;

  private final Clock clock = new Clock();
  private TestCentre centre;
  private TestBase base;
  private Upstream upstream;

  @BeforeEach
  void open() throws IOException {
    centre = new TestCentre(folder, clock);
    base = new TestBase(folder, centre, clock);
    upstream = base.upstream();
    Samples.putMany(centre.replica(), SyncCatalogue.PRODUCT, "p", 5);
  }

  @AfterEach
  void close() {
    base.close();
    centre.close();
  }

  /// Remembers what a download brings.
  private static final class Heard implements ChangesStream.Sink {
    private final List<String> rows = new ArrayList<>();

    @Override
    public void begin(String epoch, long head, int schema) {}

    @Override
    public void beginTable(TableSpec table, int count) {}

    @Override
    public void row(RootRecord record, long seq) {
      rows.add(record.id());
    }

    @Override
    public void endTable(TableSpec table, List<String> gone, long upTo) {}
  }

  private static Map<TableSpec, Long> everything() {
    Map<TableSpec, Long> after = new LinkedHashMap<>();
    for (TableSpec table : SyncCatalogue.TABLES) {
      if (table.direction().goesDown()) {
        after.put(table, 0L);
      }
    }
    return after;
  }

  private static Failure failure(Answer<?> answer) {
    return ((Failed<?>) answer).failure();
  }

  private static Kind kind(Answer<?> answer) {
    return ((Unreachable) failure(answer)).kind();
  }

  @Test
  void downloadCutAtAnyByteIsNeverTakenForWhole() {
    Heard whole = new Heard();
    Answer<Boolean> good = upstream.changes("e", everything(), whole);
    assertThat(((Answered<Boolean>) good).value()).isTrue();
    assertThat(whole.rows).hasSize(5);
    int length = (int) good.traffic().down();
    for (int cut = 0; cut < length; cut++) {
      centre.script("changes", Fault.cutAfter(cut));
      Heard heard = new Heard();
      Answer<Boolean> answer = upstream.changes("e", everything(), heard);
      assertThat(answer).as("cut after %d bytes", cut).isInstanceOf(Failed.class);
      assertThat(kind(answer)).as("cut after %d bytes", cut).isEqualTo(Kind.CUT);
      assertThat(heard.rows).isEqualTo(whole.rows.subList(0, heard.rows.size()));
      assertThat(answer.traffic().down()).isLessThanOrEqualTo(cut);
    }
  }

  @Test
  void eachMoodOfTheLineHasItsName() {
    assertThat(upstream.head()).isInstanceOf(Answered.class);
    Map<Fault, Kind> moods = new LinkedHashMap<>();
    moods.put(Fault.CAPTIVE_PORTAL, Kind.NOT_THE_CENTRE);
    moods.put(Fault.status(302), Kind.NOT_THE_CENTRE);
    moods.put(Fault.status(404), Kind.NOT_THE_CENTRE);
    moods.put(Fault.status(400), Kind.NOT_THE_CENTRE);
    moods.put(Fault.garbageAfter(0), Kind.NOT_THE_CENTRE);
    moods.put(Fault.cutAfter(5), Kind.CUT);
    moods.put(Fault.status(429), Kind.OVERLOADED);
    moods.put(Fault.status(500), Kind.SERVER_ERROR);
    moods.put(Fault.problem(500, "INTERNAL"), Kind.SERVER_ERROR);
    moods.put(Fault.status(502), Kind.OVERLOADED);
    moods.put(Fault.problem(503, "STORE_UNAVAILABLE"), Kind.OVERLOADED);
    moods.put(Fault.status(504), Kind.OVERLOADED);
    moods.forEach((fault, kind) -> {
      centre.script("head", fault);
      assertThat(kind(upstream.head())).isEqualTo(kind);
    });
    centre.gate(route -> Fault.status(408));
    assertThat(kind(upstream.head())).isEqualTo(Kind.TIMEOUT);
  }

  @Test
  void refusalIsWhatSaysWhyInOurWords() {
    upstream.head();
    centre.script("head", Fault.problem(403, "OTHER_TENANT"));
    assertThat(failure(upstream.head()))
        .isEqualTo(new Refused(403, "OTHER_TENANT", "for the test", null));
    centre.script("records", Fault.status(413));
    assertThat(failure(upstream.send("flow", new byte[0])))
        .isEqualTo(new Refused(413, "TOO_LARGE", "HTTP 413", null));
  }

  @Test
  void answerOfAnotherProgramIsNoAnswer() {
    upstream.head();
    centre.script("head", Fault.problem(200, "HELLO"));
    assertThat(kind(upstream.head())).isEqualTo(Kind.NOT_THE_CENTRE);
  }

  @Test
  void nobodyThereIsNoRoute() {
    centre.close();
    assertThat(kind(upstream.head())).isEqualTo(Kind.NO_ROUTE);
  }

  @Test
  void failureOverTokenIsNeverTakenForOneOverTheBatch() {
    centre.script("challenges", Fault.problem(400, "MALFORMED_JSON"));
    assertThat(((Refused) failure(upstream.send("flow", new byte[9]))).status()).isEqualTo(401);
    for (Fault fault : List.of(Fault.status(500), Fault.cutAfter(3))) {
      centre.script("tokens", fault);
      Answer<?> answer = upstream.send("flow", new byte[9]);
      assertThat(kind(answer)).isEqualTo(Kind.NO_ROUTE);
      assertThat(answer.traffic()).isEqualTo(Upstream.Traffic.NONE);
    }
  }

  @Test
  void tokenIsKeptUntilShortlyBeforeItsEnd() {
    upstream.head();
    clock.advance(839_000);
    upstream.head();
    assertThat(centre.requests()).containsExactly("challenges", "tokens", "head", "head");
    clock.advance(1_000);
    upstream.head();
    assertThat(centre.requests().subList(4, 7)).containsExactly("challenges", "tokens", "head");
  }

  @Test
  void refusedTokenIsRenewedOnceOnly() {
    centre.gate(route -> route.equals("head") ? Fault.problem(401, "TOKEN_REFUSED") : Fault.NONE);
    assertThat(failure(upstream.head()))
        .isEqualTo(new Refused(401, "TOKEN_REFUSED", "for the test", null));
    assertThat(centre.requests())
        .containsExactly("challenges", "tokens", "head", "challenges", "tokens", "head");
  }

  @Test
  void revokedDeviceDoesNotAskForAnotherToken() {
    upstream.head();
    centre.revoke(TestBase.DEVICE);
    assertThat(((Refused) failure(upstream.head())).code()).isEqualTo("DEVICE_REVOKED");
    assertThat(centre.requests()).containsExactly("challenges", "tokens", "head", "head");
  }

  @Test
  void traffickedBytesAreThoseOfTheLine() {
    Answer<Head> head = upstream.head();
    assertThat(head.traffic().up()).isZero();
    assertThat(head.traffic().down()).isBetween(50L, 200L);
    assertThat(upstream.send("flow", new byte[77]).traffic().up()).isEqualTo(77);
  }

  @Test
  void callThatIsUnderWayCanBeEndedFromOutside() throws Exception {
    try (MockWebServer drip = new MockWebServer()) {
      drip.start();
      drip.enqueue(json("{\"challenge\":\"c\"}"));
      drip.enqueue(json("{\"token\":\"t\",\"expiresInSeconds\":900}"));
      drip.enqueue(
          new MockResponse.Builder()
              .setHeader("Content-Type", "application/json")
              .body(" ".repeat(1_000))
              .throttleBody(1, 1, TimeUnit.SECONDS)
              .build());
      Upstream slow = upstreamAt("http://127.0.0.1:" + drip.getPort());
      CompletableFuture<Answer<Head>> answer = CompletableFuture.supplyAsync(slow::head);
      drip.takeRequest();
      drip.takeRequest();
      drip.takeRequest();
      // The answer has begun: from here on only its bytes are waited for.
      Thread.sleep(300);
      slow.abort();
      assertThat(kind(answer.get(10, TimeUnit.SECONDS))).isEqualTo(Kind.ABORTED);
    }
  }

  @Test
  void redirectIsNotFollowed() throws Exception {
    try (MockWebServer there = new MockWebServer()) {
      there.start();
      there.enqueue(
          new MockResponse.Builder()
              .code(307)
              .setHeader("Location", centre.url() + "/v1/tenants/rossi/challenges")
              .build());
      Upstream redirected = upstreamAt("http://127.0.0.1:" + there.getPort());
      assertThat(kind(redirected.head())).isEqualTo(Kind.NOT_THE_CENTRE);
      assertThat(centre.requests()).isEmpty();
    }
  }

  @Test
  void retryAfterIsBelievedForFiveMinutesAtMost() throws IOException {
    Map<String, Long> waits =
        Map.of("9999", 300_000L, "86400", 300_000L, "120", 120_000L, "soon", 0L, "-1", 0L);
    for (Map.Entry<String, Long> wait : waits.entrySet()) {
      try (MockWebServer portal = new MockWebServer()) {
        portal.start();
        portal.enqueue(
            new MockResponse.Builder()
                .code(503)
                .setHeader("Content-Type", "text/html")
                .setHeader("Retry-After", wait.getKey())
                .body("<html>later</html>")
                .build());
        Failure failure = failure(upstreamAt("http://127.0.0.1:" + portal.getPort()).head());
        assertThat(failure)
            .isEqualTo(new Unreachable(Kind.OVERLOADED, "HTTP 503", wait.getValue()));
      }
    }
  }

  private static MockResponse json(String body) {
    return new MockResponse.Builder()
        .setHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  private Upstream upstreamAt(String url) {
    ServerAddress address = ((ServerAddress.Parsed.Good) ServerAddress.parse(url)).address();
    DeviceKey key = DeviceKey.create(new SecureRandom());
    return new HttpUpstream(
        new Credentials(address, "rossi", TestBase.DEVICE, key),
        clock,
        Optional::empty,
        Optional::empty);
  }
}
