package dev.sempre.pos.terminal;

import dev.sempre.model.money.Money;
import dev.sempre.pos.terminal.TerminalLine.Answer;
import dev.sempre.pos.terminal.TerminalLine.Request;
import dev.sempre.pos.terminal.TerminalLine.State;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A payment terminal behind a port that speaks the lines of `docs/TERMINAL.md`. Where the terminal
/// does not say what became of a request, the server hangs up without a word.
public final class TerminalServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TerminalServer.class);

  /// How often it says that it waits for a customer.
  private static final long SAYS_SO_MILLIS = 5_000;

  private static final int LINE_MILLIS = 10_000;
  private static final int LONGEST_LINE = 16_384;

  private final PaymentTerminal terminal;
  private final ExecutorService threads;
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /// Opens a port for this machine alone.
  ///
  /// @param port 0 for any that is free
  /// @param threads where it waits; closed by the caller, after this
  /// @throws IOException if the port is taken
  public TerminalServer(PaymentTerminal terminal, int port, ExecutorService threads)
      throws IOException {
    this.terminal = terminal;
    this.threads = threads;
    this.door = new ServerSocket();
    door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    threads.execute(this::accept);
  }

  public int port() {
    return door.getLocalPort();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket caller = door.accept();
        open.add(caller);
        threads.execute(() -> answer(caller));
      } catch (IOException | RejectedExecutionException closing) {
        LOG.debug("nobody is let in any more: {}", closing.getMessage());
      }
    }
  }

  private void answer(Socket caller) {
    try (caller) {
      caller.setSoTimeout(LINE_MILLIS);
      Optional<Request> request = TerminalLine.request(line(caller.getInputStream()));
      if (request.isPresent()) {
        answer(request.get(), caller.getOutputStream());
      }
    } catch (IOException gone) {
      LOG.debug("whoever asked has gone: {}", gone.getMessage());
    } finally {
      open.remove(caller);
    }
  }

  /// Its first line, or as much as it sends of one; what is too long is no request.
  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        return line.toString(StandardCharsets.UTF_8);
      }
      if (line.size() == LONGEST_LINE) {
        return "";
      }
      line.write(next);
    }
    return ""; // What was cut off was not meant.
  }

  private void answer(Request request, OutputStream out) throws IOException {
    Answer answer =
        switch (request.verb()) {
          case CHARGE, REFUND -> pay(request, out);
          case ASK -> answer(request.id(), terminal.ask(request.id()));
          case REVERSE -> answer(request.id(), terminal.reverse(request.id()));
          case CANCEL -> {
            terminal.cancel(request.id());
            yield new Answer(request.id(), State.WAITING, null, "");
          }
        };
    if (answer != null) {
      say(out, answer);
    }
  }

  private @Nullable Answer pay(Request request, OutputStream out) throws IOException {
    Money amount = request.amount();
    if (amount == null) {
      return null;
    }
    Future<TerminalOutcome> outcome =
        threads.submit(() ->
            request.verb() == TerminalLine.Verb.CHARGE
                ? terminal.charge(request.id(), amount)
                : terminal.refund(request.id(), amount));
    while (true) {
      try {
        return answer(request.id(), outcome.get(SAYS_SO_MILLIS, TimeUnit.MILLISECONDS));
      } catch (TimeoutException waits) {
        say(out, new Answer(request.id(), State.WAITING, null, ""));
      } catch (ExecutionException broken) {
        LOG.warn("CARD-3 The terminal broke down", broken.getCause());
        return null;
      } catch (InterruptedException closing) {
        Thread.currentThread().interrupt();
        return null;
      }
    }
  }

  private static @Nullable Answer answer(String id, TerminalOutcome outcome) {
    return switch (outcome) {
      case TerminalOutcome.Approved(Slip slip) -> new Answer(id, State.APPROVED, slip, "");
      case TerminalOutcome.Declined(String reason) -> new Answer(id, State.DECLINED, null, reason);
      case TerminalOutcome.Cancelled() -> new Answer(id, State.CANCELLED, null, "");
      case TerminalOutcome.NotTaken(String detail) -> new Answer(id, State.NOT_TAKEN, null, detail);
      case TerminalOutcome.Reversed() -> new Answer(id, State.REVERSED, null, "");
      case TerminalOutcome.Waiting() -> new Answer(id, State.WAITING, null, "");
      case TerminalOutcome.Unknown _ -> null;
    };
  }

  private static @Nullable Answer answer(String id, ReversalOutcome outcome) {
    return switch (outcome) {
      case ReversalOutcome.Reversed() -> new Answer(id, State.REVERSED, null, "");
      case ReversalOutcome.Refused(String reason) -> new Answer(id, State.REFUSED, null, reason);
      case ReversalOutcome.NotSent _, ReversalOutcome.Unknown _ -> null;
    };
  }

  private static void say(OutputStream out, Answer answer) throws IOException {
    out.write(TerminalLine.write(answer).getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Socket caller : open) {
      caller.close();
    }
  }
}
