package dev.sempre.centre.http;

import dev.sempre.model.wire.Messages;
import dev.sempre.model.wire.Messages.Problem;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// What the server answers before a request reaches any route: to broken request lines, oversized
/// headers, addresses with tricks in them. A [Problem] like everything else, without the server's
/// name or words.
final class ServerErrors extends ErrorHandler {
  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Bodies.JSON);
    Content.Sink.write(response, true, text(code), callback);
  }

  private static String text(int status) {
    return Messages.GSON.toJson(
        new Problem("REQUEST_REFUSED", "The request cannot be served (" + status + ").", null));
  }
}
