package dev.sempre.agent.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sempre.agent.testing.TestCentre.Reply;
import dev.sempre.model.wire.Messages;
import dev.sempre.model.wire.Messages.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// How the centre misbehaves over one request.
@FunctionalInterface
public interface Fault {
  /// @param real handles the request as a good centre does
  Reply over(Supplier<Reply> real);

  /// None.
  Fault NONE = Supplier::get;

  /// The request is done, its answer is lost. Source: F02.
  Fault ANSWER_LOST =
      real -> {
        Reply _ = real.get();
        return Reply.HANG_UP;
      };

  /// The request is lost. Source: F01.
  Fault REQUEST_LOST = real -> Reply.HANG_UP;

  /// The request is done twice. Source: F04.
  Fault TWICE =
      real -> {
        Reply _ = real.get();
        return real.get();
      };

  /// Somebody else answers. Source: F08.
  Fault CAPTIVE_PORTAL =
      real ->
          new Reply(
              200, "text/html", "<html>Log in</html>".getBytes(StandardCharsets.UTF_8), false, -1);

  /// Only the beginning of the answer arrives. Source: F03.
  static Fault cutAfter(int bytes) {
    return real -> real.get().cutAfter(bytes);
  }

  /// Another answer than the one asked for; the request is not done.
  static Fault problem(int status, String code) {
    return real -> Reply.json(status, new Problem(code, "for the test", null));
  }

  /// A bare status, as proxies give it; the request is not done.
  static Fault status(int status) {
    return real -> new Reply(status, "text/plain", new byte[0], false, -1);
  }

  /// The answer to an upload is changed on its way.
  static Fault verdicts(Consumer<JsonArray> edit) {
    return real -> {
      Reply reply = real.get();
      if (reply.status() != 200) {
        return reply;
      }
      JsonObject answer =
          JsonParser.parseString(new String(reply.body(), StandardCharsets.UTF_8))
              .getAsJsonObject();
      for (JsonElement table : answer.getAsJsonArray("tables")) {
        edit.accept(table.getAsJsonObject().getAsJsonArray("verdicts"));
      }
      return Reply.json(reply.status(), answer);
    };
  }

  /// The answer's first bytes, and then other ones.
  static Fault garbageAfter(int bytes) {
    return real -> {
      Reply reply = real.get();
      byte[] body = Arrays.copyOf(reply.body(), reply.body().length);
      Arrays.fill(body, Math.min(bytes, body.length), body.length, (byte) '?');
      return new Reply(reply.status(), reply.type(), body, reply.gzip(), -1);
    };
  }

  /// JSON text of a message.
  static byte[] json(Object message) {
    return Messages.GSON.toJson(message).getBytes(StandardCharsets.UTF_8);
  }
}
