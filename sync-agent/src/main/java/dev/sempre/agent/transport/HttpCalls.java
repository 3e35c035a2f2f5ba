package dev.sempre.agent.transport;

import com.google.gson.JsonParseException;
import dev.sempre.agent.machine.Backoff;
import dev.sempre.agent.machine.Failure;
import dev.sempre.agent.machine.Failure.Kind;
import dev.sempre.agent.machine.Failure.Refused;
import dev.sempre.agent.machine.Failure.Unreachable;
import dev.sempre.agent.run.Upstream.Answer;
import dev.sempre.agent.run.Upstream.Answered;
import dev.sempre.agent.run.Upstream.Failed;
import dev.sempre.agent.run.Upstream.Traffic;
import dev.sempre.model.wire.Messages;
import dev.sempre.model.wire.Messages.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import okhttp3.Call;
import okhttp3.ConnectionSpec;
import okhttp3.Dns;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Single requests and what becomes of them. Follows no redirect, and knows TLS 1.2 or newer only.
/// Thread-safe. Source: R55.
final class HttpCalls {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /// Between two bytes; how long the whole may take is the watchdog's business.
  private static final Duration SILENCE_TIMEOUT = Duration.ofSeconds(30);

  /// More than any message that is not a stream of rows needs: 2 000 verdicts are 400 KB.
  private static final int MESSAGE_LIMIT_BYTES = 16 << 20;

  /// Longest explanation that is read from an answer that is not the one asked for.
  private static final int PROBLEM_LIMIT_BYTES = 64 << 10;

  private static final MediaType JSON = MediaType.get("application/json");

  /// Makes the value of a good answer from its body.
  interface Reader<T> {
    T read(InputStream body) throws IOException;
  }

  private final OkHttpClient client;

  /// Until their last byte is read; the client itself forgets them when the answer begins.
  private final Set<Call> underWay = ConcurrentHashMap.newKeySet();

  HttpCalls(ServerAddress address) {
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .connectTimeout(CONNECT_TIMEOUT)
            .readTimeout(SILENCE_TIMEOUT)
            .writeTimeout(SILENCE_TIMEOUT)
            .callTimeout(Duration.ZERO)
            .followRedirects(false)
            .followSslRedirects(false)
            .eventListener(new CallTrace.Listener());
    client =
        address.isPlain()
            ? builder
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .dns(new LocalDns(Dns.SYSTEM))
                .build()
            : builder.connectionSpecs(List.of(ConnectionSpec.RESTRICTED_TLS)).build();
  }

  static RequestBody json(Object message) {
    byte[] bytes = Messages.GSON.toJson(message).getBytes(StandardCharsets.UTF_8);
    return RequestBody.create(bytes, JSON);
  }

  static RequestBody gzipped(byte[] body) {
    return RequestBody.create(body, JSON);
  }

  /// Reads a whole small message.
  static <T> Reader<T> message(Class<T> type) {
    return body -> {
      byte[] bytes = body.readNBytes(MESSAGE_LIMIT_BYTES);
      return Complete.check(parse(bytes, type));
    };
  }

  private static <T> T parse(byte[] bytes, Class<T> type) throws Silences.NotTheCentre {
    try {
      return Messages.read(bytes, type);
    } catch (IOException e) {
      throw new Silences.NotTheCentre("not a message of the centre: " + e.getMessage());
    }
  }

  /// Sends a request and reads its answer.
  ///
  /// @param bodyBytes size of its body
  <T> Answer<T> call(Request.Builder request, long bodyBytes, Reader<T> reader) {
    CallTrace trace = new CallTrace();
    String question = UUID.randomUUID().toString();
    Request traced =
        request
            .header(Messages.QUESTION, question)
            .tag(CallTrace.class, trace)
            // Asked for here, so that what is counted is what went over the line.
            .header("Accept-Encoding", "gzip")
            .build();
    Call call = client.newCall(traced);
    Counted counted = new Counted();
    underWay.add(call);
    try (Response response = call.execute()) {
      counted.in = response.body().byteStream();
      requireAnswerTo(question, response);
      Failure failure = response.isSuccessful() ? null : failure(response, counted);
      return failure == null
          ? new Answered<>(read(response, counted, reader), new Traffic(bodyBytes, counted.bytes))
          : new Failed<>(failure, new Traffic(bodyBytes, counted.bytes));
    } catch (IOException | JsonParseException e) {
      Failure silence = Silences.of(e, trace.hasLeft(), call.isCanceled());
      return new Failed<>(silence, new Traffic(trace.hasLeft() ? bodyBytes : 0, counted.bytes));
    } finally {
      underWay.remove(call);
    }
  }

  /// Ends all calls that are under way, from any thread.
  void abort() {
    underWay.forEach(Call::cancel);
  }

  /// What something on the way has kept since another question was asked may be of a feed that is
  /// no more. A centre that is one version older does not say which question it answers.
  private static void requireAnswerTo(String question, Response response)
      throws Silences.NotTheCentre {
    String answered = response.header(Messages.QUESTION);
    if (answered != null && !answered.equals(question)) {
      throw new Silences.NotTheCentre("the answer is that of another question");
    }
  }

  private static <T> T read(Response response, Counted counted, Reader<T> reader)
      throws IOException {
    if (!isJson(response)) {
      throw new Silences.NotTheCentre("the answer is " + response.header("Content-Type"));
    }
    return reader.read(unpacked(response, counted));
  }

  private static boolean isJson(Response response) {
    String type = response.header("Content-Type");
    return type != null && type.startsWith("application/json");
  }

  private static InputStream unpacked(Response response, InputStream body) throws IOException {
    return "gzip".equalsIgnoreCase(response.header("Content-Encoding"))
        ? new GZIPInputStream(body, 16 << 10)
        : body;
  }

  private static Failure failure(Response response, Counted counted) throws IOException {
    Problem problem = problem(response, counted);
    int status = response.code();
    String detail = "HTTP " + status + (problem == null ? "" : " " + problem.code());
    return switch (status) {
      case 408 -> new Unreachable(Kind.TIMEOUT, detail);
      case 425, 429 -> new Unreachable(Kind.OVERLOADED, detail, retryAfterMillis(response));
      case 413 ->
          problem == null
              ? new Refused(status, "TOO_LARGE", detail, null)
              : refused(status, problem);
      case 500 -> new Unreachable(Kind.SERVER_ERROR, detail);
      default -> {
        if (status > 500) {
          yield new Unreachable(Kind.OVERLOADED, detail, retryAfterMillis(response));
        }
        // Whoever refuses without saying why in our words is not the centre.
        yield problem == null || status < 400
            ? new Unreachable(Kind.NOT_THE_CENTRE, detail)
            : refused(status, problem);
      }
    };
  }

  private static Refused refused(int status, Problem problem) {
    return new Refused(status, problem.code(), problem.message(), problem.field());
  }

  private static @Nullable Problem problem(Response response, Counted counted) throws IOException {
    if (!isJson(response)) {
      return null;
    }
    byte[] bytes = unpacked(response, counted).readNBytes(PROBLEM_LIMIT_BYTES);
    try {
      return Complete.problem(Messages.read(bytes, Problem.class));
    } catch (IOException e) {
      return null;
    }
  }

  /// Anybody on the way may send this header: it is believed up to the wait that is the longest
  /// anyway.
  private static long retryAfterMillis(Response response) {
    String seconds = response.header("Retry-After", "");
    boolean isNumber = seconds != null && seconds.matches("[0-9]{1,9}");
    return isNumber ? Math.min(Long.parseLong(seconds) * 1_000, Backoff.CAP_MILLIS) : 0;
  }

  /// Counts what is read of a body.
  private static final class Counted extends InputStream {
    private InputStream in = InputStream.nullInputStream();
    private long bytes;

    @Override
    public int read() throws IOException {
      int read = in.read();
      bytes += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = in.read(buffer, offset, length);
      bytes += Math.max(read, 0);
      return read;
    }
  }
}
