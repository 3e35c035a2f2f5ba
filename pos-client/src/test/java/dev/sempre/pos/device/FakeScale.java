package dev.sempre.pos.device;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A scale behind a network adapter that says what a script has it say, one entry a question.
final class FakeScale implements AutoCloseable {
  private final ServerSocket server;
  private final Queue<Said> script = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> asked = new ConcurrentLinkedQueue<>();
  private final Thread thread;

  /// One answer.
  ///
  /// @param pauseMillis between its bytes
  private record Said(String bytes, long pauseMillis) {}

  FakeScale() throws IOException {
    this.server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    this.thread = new Thread(this::serve, "fake-scale");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  /// Says this at the next question; nothing if it is empty.
  FakeScale says(String bytes) {
    script.add(new Said(bytes, 0));
    return this;
  }

  /// Says this, with a pause before each byte.
  FakeScale drawls(String bytes, long pauseMillis) {
    script.add(new Said(bytes, pauseMillis));
    return this;
  }

  /// What it was asked, byte by byte.
  Queue<Integer> asked() {
    return asked;
  }

  private void serve() {
    try {
      while (!server.isClosed()) {
        try (Socket socket = server.accept()) {
          talk(socket);
        } catch (IOException hungUp) {
          // The till has had enough; the next question has another connection.
        }
      }
    } catch (InterruptedException over) {
      // The test is over.
    }
  }

  private void talk(Socket socket) throws IOException, InterruptedException {
    for (int c = socket.getInputStream().read(); c >= 0; c = socket.getInputStream().read()) {
      asked.add(c);
      Said said = script.poll();
      if (said != null) {
        for (byte each : said.bytes().getBytes(StandardCharsets.ISO_8859_1)) {
          Thread.sleep(said.pauseMillis());
          socket.getOutputStream().write(each);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    thread.interrupt();
  }
}
