package dev.sempre.pos.command;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/// Where a command answers: on the standard output what was asked for, on the error output what a
/// person should know.
///
/// @param json true for JSON documents
record Answers(PrintWriter out, PrintWriter err, boolean json) {
  /// Exit code: done.
  static final int DONE = 0;

  /// Exit code: refused or failed.
  static final int REFUSED = 1;

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private record Refusal(String code, String message) {}

  static Answers of(CommandSpec spec, boolean json) {
    return new Answers(spec.commandLine().getOut(), spec.commandLine().getErr(), json);
  }

  /// The command did not do what it was asked for.
  ///
  /// @param code short code
  /// @param message one English sentence: what happened, what to do
  int refused(String code, String message) {
    if (json) {
      say(out, GSON.toJson(new Refusal(code, message)));
    } else {
      tell(message + " (" + code + ")");
    }
    return REFUSED;
  }

  /// Nobody was named, and nobody is taken for the one who did it.
  int nobodyNamed() {
    return refused("CASHIER", "--cashier is missing: the login of him in whose name it will be.");
  }

  /// What was asked for.
  void answer(String text) {
    say(out, text);
  }

  /// Something that a person should know.
  void tell(String text) {
    say(err, text);
  }

  private static void say(PrintWriter writer, String text) {
    writer.println(text);
    writer.flush();
  }
}
