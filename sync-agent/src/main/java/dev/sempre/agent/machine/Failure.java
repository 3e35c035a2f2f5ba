package dev.sempre.agent.machine;

import dev.sempre.model.wire.Messages.Problem;
import org.jspecify.annotations.Nullable;

/// Why something did not work, as far as it matters for what is done next.
public sealed interface Failure {
  /// Short code for the journal and the indicator, also the key of its message.
  String code();

  /// More about it, for support.
  String detail();

  /// Nobody has answered: silence. It never costs a record anything, and trying again helps.
  /// Source: P2.
  ///
  /// @param kind what kind of silence
  /// @param detail more about it, for support
  /// @param retryAfterMillis shortest wait that upstream has asked for, or 0
  record Unreachable(Kind kind, String detail, long retryAfterMillis) implements Failure {
    public Unreachable(Kind kind, String detail) {
      this(kind, detail, 0);
    }

    @Override
    public String code() {
      return kind.name();
    }
  }

  /// Kinds of silence.
  enum Kind {
    /// No network, no such name, nobody listens: the request never left.
    NO_ROUTE(false),
    /// The other side could not prove who it is (TLS).
    UNTRUSTED(false),
    /// Something else answers: a captive portal, a proxy, a wrong address. Source: F08.
    NOT_THE_CENTRE(false),
    /// Upstream asks for patience (429, 502, 503, 504).
    OVERLOADED(false),
    /// Upstream failed over this request (500).
    SERVER_ERROR(true),
    /// The connection broke after the request had left: upstream may have acted on it.
    CUT(true),
    /// Upstream was silent for too long.
    TIMEOUT(true),
    /// The watchdog or a stop ended the call.
    ABORTED(true);

    private final boolean perhapsTheBatch;

    Kind(boolean perhapsTheBatch) {
      this.perhapsTheBatch = perhapsTheBatch;
    }

    /// True if what was sent may itself be the cause: too large for this line, or poison.
    boolean perhapsTheBatch() {
      return perhapsTheBatch;
    }
  }

  /// Upstream has answered, and says no.
  ///
  /// @param status HTTP status
  /// @param code short code of the answer
  /// @param detail its sentence
  /// @param field field of the request that is at fault, or null
  record Refused(int status, String code, String detail, @Nullable String field)
      implements Failure {
    /// Cursors of another epoch, or ahead of the feed.
    public static Refused epochChanged(String detail) {
      return new Refused(409, Problem.EPOCH_CHANGED, detail, null);
    }

    /// True if this device has joined anew since: whoever is refused so is an older copy of it.
    /// Source: R21.
    public boolean isToAnOlderCopy() {
      return code.equals(Problem.DEVICE_REPLACED);
    }

    boolean isEpochChange() {
      return code.equals(Problem.EPOCH_CHANGED);
    }

    /// True if the refusal is about the content or size of what was sent, not about the sender.
    boolean isAboutTheBatch() {
      return isTooLarge() || status == 400 || status == 415 || status == 422;
    }

    boolean isTooLarge() {
      return status == 413;
    }
  }

  /// This machine is in trouble: its disk, its database, or a bug.
  ///
  /// @param code `STORE_` and the kind of the database's failure, or `INTERNAL`
  record Here(String code, String detail) implements Failure {}
}
