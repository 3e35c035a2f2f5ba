package dev.sempre.centre.testing;

import dev.sempre.model.wire.Messages;
import dev.sempre.model.wire.Messages.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Plain HTTP for tests.
public final class Http {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// What came back.
  ///
  /// @param status status code
  /// @param response the whole answer
  public record Reply(int status, HttpResponse<byte[]> response) {
    public String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    public <T> T as(Class<T> type) {
      return Messages.GSON.fromJson(text(), type);
    }

    /// Code of the problem that the answer is.
    public String problem() {
      return as(Problem.class).code();
    }

    public @Nullable String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }
  }

  private Http() {}

  public static HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url));
  }

  public static Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
      return new Reply(response.statusCode(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public static Reply get(String url) {
    return send(request(url).GET());
  }

  public static Reply post(String url, Object message) {
    return postJson(url, Messages.GSON.toJson(message));
  }

  public static Reply postJson(String url, String json) {
    return send(
        request(url)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }
}
