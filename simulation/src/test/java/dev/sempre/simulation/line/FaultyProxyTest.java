package dev.sempre.simulation.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What happens on the line, seen from both of its ends.
class FaultyProxyTest {
  private static final String DONE = "done, and said in so many words";

  private final List<String> arrived = new CopyOnWriteArrayList<>();
  private final HttpServer server = server();
  private final FaultyProxy line = new FaultyProxy(() -> server.getAddress().getPort());
  private Socket client = new Socket();

  /// Answers each request at once, in chunks if it is asked for `/chunks`.
  private HttpServer server() {
    try {
      HttpServer made =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      made.createContext(
          "/",
          exchange -> {
            arrived.add(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = DONE.getBytes(StandardCharsets.UTF_8);
            boolean chunks = exchange.getRequestURI().getPath().equals("/chunks");
            exchange.sendResponseHeaders(200, chunks ? 0 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
          });
      made.start();
      return made;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void connect() throws IOException {
    client = connection();
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    line.close();
    server.stop(0);
  }

  @Test
  void aFairLinePassesOneRequestAfterTheOther() throws IOException {
    assertThat(answerTo("/", "first")).endsWith(DONE);
    assertThat(answerTo("/chunks", "second")).contains(DONE);
    assertThat(arrived).containsExactly("first", "second");
    assertThat(line.counts()).containsOnlyKeys("None").containsValue(2);
  }

  @Test
  void aLostRequestNeverArrives() throws IOException {
    faults(new Fault.RequestLost());
    send("/", "lost");
    assertThat(allThatComes()).isEmpty();
    assertThat(arrived).isEmpty();
  }

  @Test
  void aLostAnswerIsResetAfterTheRequestWasDone() throws IOException {
    faults(new Fault.AnswerLost());
    send("/", "done");
    assertThatThrownBy(this::allThatComes).isInstanceOf(SocketException.class);
    assertThat(arrived).containsExactly("done");
  }

  @Test
  void anAnswerIsCutInItsHeaderOrInItsBody() throws IOException {
    faults(new Fault.HeadCut(500), new Fault.BodyCut(500));
    send("/", "head");
    assertThat(allThatComes()).startsWith("HTTP/1.1 200").doesNotContain("\r\n\r\n");
    client = connection();
    send("/", "body");
    assertThat(allThatComes()).endsWith("\r\n\r\n" + DONE.substring(0, DONE.length() / 2));
    assertThat(arrived).containsExactly("head", "body");
  }

  @Test
  void aRequestArrivesAgainAfterTheNextOne() throws IOException {
    faults(new Fault.Twice(300));
    assertThat(answerTo("/", "first")).endsWith(DONE);
    assertThat(answerTo("/", "second")).endsWith(DONE);
    line.calm();
    assertThat(arrived).containsExactly("first", "second", "first");
  }

  @Test
  void aLateRequestIsOvertakenByTheNextOne() throws IOException {
    faults(new Fault.Late(300));
    send("/", "first");
    assertThatThrownBy(this::allThatComes).isInstanceOf(SocketException.class);
    client = connection();
    assertThat(answerTo("/", "second")).endsWith(DONE);
    line.calm();
    assertThat(arrived).containsExactly("second", "first");
  }

  @Test
  void aSlowAnswerTakesItsTimeAndIsWhole() throws IOException {
    faults(new Fault.Slow(400));
    long start = System.nanoTime();
    assertThat(answerTo("/", "slow")).endsWith(DONE);
    assertThat(System.nanoTime() - start).isGreaterThan(250_000_000);
  }

  @Test
  void aSilentLineSaysNothingThoughTheRequestWasDone() throws IOException {
    faults(new Fault.Silent(300));
    long start = System.nanoTime();
    send("/", "silent");
    assertThat(allThatComes()).isEmpty();
    assertThat(System.nanoTime() - start).isGreaterThan(300_000_000);
    assertThat(arrived).containsExactly("silent");
  }

  @Test
  void somethingElseAnswers() throws IOException {
    faults(new Fault.Portal(), new Fault.Patience(503, 7));
    assertThat(answerTo("/", "portal")).startsWith("HTTP/1.1 200").contains("text/html", "<html>");
    assertThat(answerTo("/", "patience")).startsWith("HTTP/1.1 503").contains("Retry-After: 7");
    assertThat(arrived).isEmpty();
    assertThat(answerTo("/", "again")).endsWith(DONE);
  }

  @Test
  void connectionsAreRefusedForAWhile() throws Exception {
    faults(new Fault.Refused(1_000));
    send("/", "lost");
    assertThat(allThatComes()).isEmpty();
    assertThatThrownBy(this::connection).isInstanceOf(ConnectException.class);
    client = connectionAfter(10_000);
    assertThat(answerTo("/", "again")).endsWith(DONE);
    assertThat(arrived).containsExactly("again");
  }

  @Test
  void requestsThatDoNotGoArriveOnceTheLineIsWhole() throws Exception {
    line.partition(Partition.NO_REQUESTS);
    send("/", "waits");
    assertThat(arrivedWithin(300)).isEmpty();
    line.partition(Partition.NONE);
    assertThat(HttpMessage.answer(client.getInputStream())).isNotNull();
    assertThat(arrived).containsExactly("waits");
    assertThat(answerTo("/", "next")).endsWith(DONE);
  }

  @Test
  void answersThatDoNotComeAreOfRequestsThatWereDone() throws Exception {
    line.partition(Partition.NO_ANSWERS);
    send("/", "done");
    assertThat(arrivedWithin(5_000)).containsExactly("done");
    assertThat(client.getInputStream().available()).isZero();
    line.partition(Partition.NONE);
    assertThat(HttpMessage.answer(client.getInputStream()))
        .extracting(HttpMessage::isComplete)
        .isEqualTo(true);
  }

  private List<String> arrivedWithin(long millis) throws InterruptedException {
    long until = System.nanoTime() + millis * 1_000_000;
    while (arrived.isEmpty() && System.nanoTime() < until) {
      Thread.sleep(10);
    }
    return arrived;
  }

  @Test
  void aServerThatIsDownEndsTheConnection() throws IOException {
    server.stop(0);
    send("/", "nobody");
    assertThat(allThatComes()).isEmpty();
  }

  @Test
  void theSameSeedMakesTheSameWeather() {
    Weather first = new Weather(7, 50, 1_000);
    Weather second = new Weather(7, 50, 1_000);
    for (int i = 0; i < 100; i++) {
      assertThat(first.get()).isEqualTo(second.get());
    }
  }

  private void faults(Fault... faults) {
    Iterator<Fault> next = List.of(faults).iterator();
    line.faults(() -> next.hasNext() ? next.next() : new Fault.None());
  }

  private Socket connection() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), URI.create(line.url()).getPort());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private Socket connectionAfter(long mostMillis) throws Exception {
    long until = System.nanoTime() + mostMillis * 1_000_000;
    while (true) {
      try {
        return connection();
      } catch (ConnectException e) {
        assertThat(System.nanoTime()).isLessThan(until);
        Thread.sleep(50);
      }
    }
  }

  private void send(String path, String body) throws IOException {
    client
        .getOutputStream()
        .write(
            "POST %s HTTP/1.1\r\nHost: here\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(path, body.length(), body)
                .getBytes(StandardCharsets.US_ASCII));
  }

  private String answerTo(String path, String body) throws IOException {
    send(path, body);
    HttpMessage answer = Objects.requireNonNull(HttpMessage.answer(client.getInputStream()));
    assertThat(answer.isComplete()).isTrue();
    return text(answer.head()) + text(answer.body());
  }

  private String allThatComes() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    client.getInputStream().transferTo(all);
    return text(all.toByteArray());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
