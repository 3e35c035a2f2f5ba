package dev.sempre.agent.transport;

import com.google.gson.JsonParseException;
import com.google.gson.stream.MalformedJsonException;
import dev.sempre.agent.machine.Failure.Kind;
import dev.sempre.agent.machine.Failure.Unreachable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/// The one place where an exception of the line becomes a kind of silence.
final class Silences {
  private Silences() {}

  /// @param left true if the request had begun to leave: upstream may have acted on it
  /// @param aborted true if the call was ended from here
  static Unreachable of(Throwable failure, boolean left, boolean aborted) {
    String detail = failure.getClass().getSimpleName() + ": " + failure.getMessage();
    return new Unreachable(kind(failure, left, aborted), detail);
  }

  private static Kind kind(Throwable failure, boolean left, boolean aborted) {
    if (aborted) {
      return Kind.ABORTED;
    }
    if (failure instanceof SSLHandshakeException
        || failure instanceof SSLPeerUnverifiedException
        || failure instanceof LocalDns.NotLocal
        || failure.getCause() instanceof CertificateException) {
      return Kind.UNTRUSTED;
    }
    if (!left) {
      return Kind.NO_ROUTE;
    }
    if (failure instanceof SocketTimeoutException) {
      return Kind.TIMEOUT;
    }
    return isNonsense(failure) ? Kind.NOT_THE_CENTRE : Kind.CUT;
  }

  /// Something came that is not of the protocol, as opposed to the beginning of something that is.
  private static boolean isNonsense(Throwable failure) {
    return failure instanceof NotTheCentre
        || failure instanceof MalformedJsonException
        || failure instanceof JsonParseException
        || failure.getCause() instanceof IllegalStateException;
  }

  /// The answer is not one of this protocol.
  static final class NotTheCentre extends IOException {
    private static final long serialVersionUID = 1L;

    NotTheCentre(String message) {
      super(message);
    }
  }
}
