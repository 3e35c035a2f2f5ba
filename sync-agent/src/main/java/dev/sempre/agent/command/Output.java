package dev.sempre.agent.command;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/// Where a command answers: one JSON document, or sentences, on the standard output; progress for
/// people on the error output.
///
/// @param json true for JSON
public record Output(PrintWriter out, PrintWriter err, boolean json) {
  /// Exit code: done.
  public static final int DONE = 0;

  /// Exit code: refused or failed, see [Refusal].
  public static final int REFUSED = 1;

  /// Exit code: not understood.
  public static final int USAGE = 2;

  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  /// Why a command did not do what it was asked for.
  ///
  /// @param code short code
  /// @param message one English sentence: what happened, what to do
  /// @param field option at fault, or null
  public record Refusal(String code, String message, @Nullable String field) {}

  int done(Object document, String sentences) {
    print(json ? GSON.toJson(document) : sentences);
    return DONE;
  }

  int refused(String code, String message, @Nullable String field) {
    if (json) {
      print(GSON.toJson(new Refusal(code, message, field)));
    } else {
      err.println(message + " (" + code + ")");
      err.flush();
    }
    return REFUSED;
  }

  /// Something for the person who waits.
  void progress(String text) {
    err.println(text);
    err.flush();
  }

  private void print(String text) {
    out.println(text);
    out.flush();
  }
}
