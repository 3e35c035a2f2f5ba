package dev.sempre.pos.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/// A terminal at a port of this machine that does exactly what it is told to with each caller, in
/// the order of their calls.
final class ScriptedTerminal implements AutoCloseable {
  /// What it does with one caller.
  ///
  /// @param hears whether it reads the request first; else it only waits for it
  /// @param says bytes that it says; `ID` stands for the id of the request
  /// @param stays whether it keeps the line open and says no more
  record Turn(boolean hears, String says, boolean stays) {
    static Turn says(String text) {
      return new Turn(true, text, false);
    }
  }

  final List<String> heard = new CopyOnWriteArrayList<>();
  private final ServerSocket door;
  private final Queue<Turn> turns = new ConcurrentLinkedQueue<>();
  private final List<Socket> kept = new ArrayList<>();
  private final Thread thread;

  ScriptedTerminal(Turn... script) {
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    turns.addAll(List.of(script));
    thread = Thread.ofPlatform().daemon().start(this::serve);
  }

  int port() {
    return door.getLocalPort();
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        Socket caller = door.accept();
        synchronized (kept) {
          kept.add(caller);
        }
        Turn turn = turns.poll();
        if (turn == null || !take(caller, turn)) {
          caller.close();
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  /// @return whether the line stays open
  private boolean take(Socket caller, Turn turn) throws IOException {
    String id = "";
    if (turn.hears()) {
      String line =
          new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8))
              .readLine();
      heard.add(String.valueOf(line));
      id = TerminalLine.request(String.valueOf(line)).map(TerminalLine.Request::id).orElse("?");
    } else {
      // Once it was sent, so that the caller cannot find the line cut before he has. A line that is
      // closed with something unread in it is reset.
      int _ = caller.getInputStream().read();
      caller.setSoLinger(true, 0);
    }
    caller.getOutputStream().write(turn.says().replace("ID", id).getBytes(StandardCharsets.UTF_8));
    return turn.stays();
  }

  @Override
  public void close() {
    try {
      door.close();
      synchronized (kept) {
        for (Socket caller : kept) {
          caller.close();
        }
      }
      thread.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
