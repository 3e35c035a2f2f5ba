package dev.sempre.centre.http;

import dev.sempre.centre.answer.Refusal;
import dev.sempre.model.wire.Messages.Problem;
import org.jspecify.annotations.Nullable;

/// Ends a request with another answer than the one asked for. Thrown by handlers, answered in one
/// place ([Problems]).
final class ApiProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final @Nullable String field;
  private final long retryAfterSeconds;

  /// @param retryAfterSeconds when to try again, or 0 if that does not depend on time
  ApiProblem(
      int status, String code, String message, @Nullable String field, long retryAfterSeconds) {
    super(message);
    this.status = status;
    this.code = code;
    this.field = field;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  ApiProblem(int status, String code, String message, @Nullable String field) {
    this(status, code, message, field, 0);
  }

  static ApiProblem of(int status, Refusal why) {
    return new ApiProblem(status, why.code(), why.message(), why.field());
  }

  /// @param waitMillis when to try again
  static ApiProblem tooMany(long waitMillis) {
    long seconds = Math.max(1, (waitMillis + 999) / 1_000);
    return new ApiProblem(
        429, "TOO_MANY_REQUESTS", "Too many requests: try again later.", null, seconds);
  }

  int status() {
    return status;
  }

  long retryAfterSeconds() {
    return retryAfterSeconds;
  }

  Problem problem() {
    return new Problem(code, String.valueOf(getMessage()), field);
  }
}
