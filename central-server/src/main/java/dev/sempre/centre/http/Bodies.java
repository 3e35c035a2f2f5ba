package dev.sempre.centre.http;

import dev.sempre.model.wire.Messages;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads requests and writes answers as JSON.
final class Bodies {
  static final String JSON = "application/json";

  /// Longest of the small messages.
  private static final int MAX_MESSAGE_BYTES = 64 << 10;

  private static final String GZIP = "gzip";

  private Bodies() {}

  static void answer(Context context, Object message) {
    context.contentType(JSON).result(Messages.GSON.toJson(message));
  }

  /// A small message.
  ///
  /// @throws ApiProblem 400, 413 or 415 if it is not one
  static <T> T message(Context context, Class<T> type) {
    requireJson(context);
    if (isGzip(context)) {
      throw new ApiProblem(
          415, "CONTENT_ENCODING", "This message is sent as it is.", "Content-Encoding");
    }
    try (InputStream body = context.bodyInputStream()) {
      byte[] bytes = body.readNBytes(MAX_MESSAGE_BYTES + 1);
      if (bytes.length > MAX_MESSAGE_BYTES) {
        throw new ApiProblem(413, "CONTENT_TOO_LARGE", "The message is too long.", null);
      }
      return Messages.read(bytes, type);
    } catch (IOException e) {
      throw malformed();
    }
  }

  private static ApiProblem malformed() {
    return new ApiProblem(
        400, "MALFORMED_JSON", "The body is not the JSON object that is asked for.", null);
  }

  /// @throws ApiProblem 415 if the body says that it is something else than JSON in UTF-8
  static void requireJson(Context context) {
    String type = context.contentType();
    String plain = type == null ? "" : type.toLowerCase(Locale.ROOT).replace(" ", "");
    int parameters = plain.indexOf(';');
    boolean json = JSON.equals(parameters < 0 ? plain : plain.substring(0, parameters));
    boolean utf8 =
        parameters < 0 || plain.substring(parameters + 1).replace("\"", "").equals("charset=utf-8");
    if (!json || !utf8) {
      throw new ApiProblem(
          415, "CONTENT_TYPE", "The body must be " + JSON + " in UTF-8.", "Content-Type");
    }
  }

  /// Whether the body is compressed.
  ///
  /// @throws ApiProblem 415 if it is coded in another way
  static boolean isGzip(Context context) {
    String coding = context.header("Content-Encoding");
    if (coding == null || coding.isBlank() || coding.strip().equalsIgnoreCase("identity")) {
      return false;
    }
    if (coding.strip().equalsIgnoreCase(GZIP)) {
      return true;
    }
    throw new ApiProblem(
        415, "CONTENT_ENCODING", "The body may be gzip or not coded at all.", "Content-Encoding");
  }

  /// Whether the caller takes a compressed answer.
  static boolean acceptsGzip(Context context) {
    return acceptsGzip(context.header("Accept-Encoding"));
  }

  static boolean acceptsGzip(@Nullable String header) {
    if (header == null) {
      return false;
    }
    for (String part : header.toLowerCase(Locale.ROOT).replace(" ", "").split(",")) {
      if (part.equals(GZIP)) {
        return true;
      }
      if (part.startsWith(GZIP + ";q=")) {
        return !part.substring(GZIP.length() + 3).matches("0(\\.0*)?");
      }
    }
    return false;
  }
}
