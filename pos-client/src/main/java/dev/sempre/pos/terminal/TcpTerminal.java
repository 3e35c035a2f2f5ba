package dev.sempre.pos.terminal;

import dev.sempre.model.money.Money;
import dev.sempre.pos.terminal.TerminalLine.Answer;
import dev.sempre.pos.terminal.TerminalLine.Request;
import dev.sempre.pos.terminal.TerminalLine.State;
import dev.sempre.pos.terminal.TerminalLine.Verb;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// A payment terminal at the network that speaks the lines of `docs/TERMINAL.md`. Each request is a
/// connection of its own. Nothing that was sent is ever taken for not sent: what was not answered
/// in whole is unknown, and the terminal has to be asked. Source: F43.
public final class TcpTerminal implements PaymentTerminal {
  public static final int USUAL_PORT = 20_007;

  /// Longer than any line that is meant.
  private static final int LONGEST_LINE = 16_384;

  /// How long to wait.
  ///
  /// @param connectMillis for somebody there
  /// @param silenceMillis for the next line: a terminal that waits for a customer says so more
  ///   often
  public record Patience(int connectMillis, long silenceMillis) {
    public static final Patience USUAL = new Patience(3_000, 20_000);

    /// Whoever has pressed a key to stop waiting is not kept by a terminal that does not hear it.
    private long silenceMillis(Verb verb) {
      return verb == Verb.CANCEL ? Math.min(connectMillis, silenceMillis) : silenceMillis;
    }
  }

  private final String host;
  private final int port;
  private final Patience patience;
  private final LongSupplier nowMillis;
  private final Map<String, Call> calls = new ConcurrentHashMap<>();

  /// @param nowMillis a clock that never goes back
  public TcpTerminal(String host, int port, Patience patience, LongSupplier nowMillis) {
    this.host = host;
    this.port = port;
    this.patience = patience;
    this.nowMillis = nowMillis;
  }

  /// How a request ended.
  private sealed interface Reply {
    /// Nothing has left.
    record NotSent(String detail) implements Reply {}

    /// Something has left, and no whole answer has come.
    record Lost(String detail) implements Reply {}

    record Said(Answer answer) implements Reply {}
  }

  @Override
  public TerminalOutcome charge(String id, Money amount) {
    return outcome(exchange(new Request(Verb.CHARGE, id, amount)));
  }

  @Override
  public TerminalOutcome refund(String id, Money amount) {
    return outcome(exchange(new Request(Verb.REFUND, id, amount)));
  }

  private static TerminalOutcome outcome(Reply reply) {
    return switch (reply) {
      case Reply.NotSent(String detail) -> new TerminalOutcome.NotTaken(detail);
      case Reply.Lost(String detail) -> new TerminalOutcome.Unknown(detail);
      case Reply.Said(Answer answer) -> outcome(answer);
    };
  }

  private static TerminalOutcome outcome(Answer answer) {
    Slip slip = answer.slip();
    return switch (answer.state()) {
      case APPROVED ->
          slip == null
              ? new TerminalOutcome.Unknown("approved, but not what")
              : new TerminalOutcome.Approved(slip);
      case DECLINED -> new TerminalOutcome.Declined(answer.reason());
      case CANCELLED -> new TerminalOutcome.Cancelled();
      case NOT_TAKEN -> new TerminalOutcome.NotTaken(answer.reason());
      case REVERSED -> new TerminalOutcome.Reversed();
      case WAITING -> new TerminalOutcome.Waiting();
      case REFUSED -> new TerminalOutcome.Unknown("it refused what cannot be refused");
    };
  }

  @Override
  public TerminalOutcome ask(String id) {
    // That nothing of the question has left says nothing of what is asked about.
    return exchange(new Request(Verb.ASK, id, null)) instanceof Reply.Said(Answer answer)
        ? outcome(answer)
        : new TerminalOutcome.Unknown("it was not reached");
  }

  @Override
  public ReversalOutcome reverse(String id) {
    return switch (exchange(new Request(Verb.REVERSE, id, null))) {
      case Reply.NotSent(String detail) -> new ReversalOutcome.NotSent(detail);
      case Reply.Lost(String detail) -> new ReversalOutcome.Unknown(detail);
      case Reply.Said(Answer answer) ->
          switch (answer.state()) {
            case REVERSED, NOT_TAKEN, DECLINED, CANCELLED -> new ReversalOutcome.Reversed();
            case REFUSED -> new ReversalOutcome.Refused(answer.reason());
            case APPROVED, WAITING -> new ReversalOutcome.Unknown("it said " + answer.state());
          };
    };
  }

  /// The terminal is told whether or not a call of this program waits: one whose line was cut, or
  /// that an earlier run has made, still waits for its customer. Where nobody can be told, nobody
  /// is waited for either: the call ends at once, and what became of it is unknown.
  @Override
  public void cancel(String id) {
    boolean told = exchange(new Request(Verb.CANCEL, id, null)) instanceof Reply.Said;
    Call waiting = calls.get(id);
    if (waiting != null && told) {
      waiting.stop();
    } else if (waiting != null) {
      waiting.end();
    }
  }

  private Reply exchange(Request request) {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      return new Reply.NotSent("no terminal is called " + host);
    }
    Call call = new Call(request);
    if (request.verb() == Verb.CHARGE || request.verb() == Verb.REFUND) {
      calls.put(request.id(), call);
    }
    try {
      return call.make(address);
    } finally {
      calls.remove(request.id(), call);
    }
  }

  /// One connection.
  private final class Call {
    private final Request request;
    private final Socket socket = new Socket();
    private boolean sent;
    private volatile boolean stopped;

    Call(Request request) {
      this.request = request;
    }

    Reply make(InetSocketAddress address) {
      try (socket) {
        socket.connect(address, patience.connectMillis());
        byte[] line = TerminalLine.write(request).getBytes(StandardCharsets.UTF_8);
        sent = true; // From here on something may have left, whatever is thrown.
        socket.getOutputStream().write(line);
        return hear(socket.getInputStream());
      } catch (IOException e) {
        String detail = String.valueOf(e.getMessage());
        return sent ? new Reply.Lost(detail) : new Reply.NotSent(detail);
      }
    }

    /// The terminal has heard that nobody wants to wait. Should it say once more that it does, the
    /// call ends, so that no terminal keeps it for good.
    void stop() {
      stopped = true;
    }

    /// Ends the wait of whoever made the call.
    void end() {
      try {
        socket.close();
      } catch (IOException gone) {
        // It has ended.
      }
    }

    private Reply hear(InputStream in) throws IOException {
      while (true) {
        String line = line(in);
        if (line == null) {
          return new Reply.Lost("it hung up in the middle");
        }
        Optional<Answer> answer = TerminalLine.answer(line);
        if (answer.isEmpty()) {
          return new Reply.Lost("it said what is no answer");
        }
        if (!answer.get().id().equals(request.id())) {
          return new Reply.Lost("it answered about another request");
        }
        boolean goesOn =
            answer.get().state() == State.WAITING
                && (request.verb() == Verb.CHARGE || request.verb() == Verb.REFUND);
        if (goesOn && stopped) {
          return new Reply.Lost("it waits although it was told to stop");
        }
        if (!goesOn) {
          return new Reply.Said(answer.get());
        }
      }
    }

    /// The next whole line; null if there is none.
    ///
    /// @throws IOException if it does not come in time
    private @Nullable String line(InputStream in) throws IOException {
      long until = nowMillis.getAsLong() + patience.silenceMillis(request.verb());
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      while (line.size() < LONGEST_LINE) {
        long left = until - nowMillis.getAsLong();
        if (left <= 0) {
          throw new IOException("it fell silent");
        }
        socket.setSoTimeout((int) left);
        int next = in.read();
        if (next < 0) {
          return null;
        }
        if (next == '\n') {
          return line.toString(StandardCharsets.UTF_8);
        }
        line.write(next);
      }
      throw new IOException("it said too much");
    }
  }
}
