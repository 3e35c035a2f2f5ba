package dev.sempre.simulation.corpus;

import com.google.gson.JsonParseException;
import dev.sempre.model.wire.Messages;
import dev.sempre.model.wire.Messages.Problem;
import java.util.regex.Pattern;

/// What the centre answered.
///
/// @param status status code
/// @param head the headers, one a line
/// @param body the body as text
record Answer(int status, String head, String body) {
  /// What no answer may contain: anything about how the program is made.
  private static final Pattern INSIDE =
      Pattern.compile(
          "Exception|\\tat |java\\.|javax\\.|org\\.|dev\\.sempre|jetty|javalin|gson|sqlite|jdbc"
              + "|<html|select |insert ",
          Pattern.CASE_INSENSITIVE);

  /// `400 MALFORMED_JSON`, or the status alone if the answer is no problem.
  String verdict() {
    return status < 400 ? String.valueOf(status) : status + " " + code();
  }

  private String code() {
    try {
      Problem problem = Messages.GSON.fromJson(body, Problem.class);
      return problem == null || problem.message().isBlank() ? "no problem" : problem.code();
    } catch (JsonParseException e) {
      return "no JSON";
    }
  }

  /// Whether the answer tells how the program is made.
  boolean tellsOfTheInside() {
    return status >= 400 && (INSIDE.matcher(body).find() || INSIDE.matcher(head).find());
  }
}
