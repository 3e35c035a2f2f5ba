package dev.sempre.pos.terminal;

import dev.sempre.pos.terminal.TerminalLine.Answer;
import dev.sempre.pos.terminal.TerminalLine.Request;
import dev.sempre.pos.terminal.TerminalLine.State;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A terminal at a port of this machine that says to everything, and goes on saying, that it waits
/// for its customer.
final class StubbornTerminal implements AutoCloseable {
  private static final long SAYS_SO_MILLIS = 50;

  private final ServerSocket door;
  private volatile boolean charging;

  StubbornTerminal() {
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread _ = Thread.ofPlatform().daemon().start(this::serve);
  }

  int port() {
    return door.getLocalPort();
  }

  /// Whether it has got a charge.
  boolean isCharging() {
    return charging;
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        Socket caller = door.accept();
        Thread _ = Thread.ofPlatform().daemon().start(() -> answer(caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void answer(Socket caller) {
    try (caller) {
      String line =
          new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8))
              .readLine();
      Request request = TerminalLine.request(String.valueOf(line)).orElseThrow();
      boolean charges = request.verb() == TerminalLine.Verb.CHARGE;
      String waits = TerminalLine.write(new Answer(request.id(), State.WAITING, null, ""));
      do {
        caller.getOutputStream().write(waits.getBytes(StandardCharsets.UTF_8));
        charging |= charges;
        Thread.sleep(SAYS_SO_MILLIS);
      } while (charges && !door.isClosed());
    } catch (IOException gone) {
      // Whoever asked does not listen any more.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
