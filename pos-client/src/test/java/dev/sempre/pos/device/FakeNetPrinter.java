package dev.sempre.pos.device;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A printer on the network that behaves in one of the ways printers do.
final class FakeNetPrinter implements AutoCloseable {
  /// How it behaves.
  enum Manner {
    /// Answers every question and prints.
    TELLS,
    /// Prints and never says anything.
    MUTE,
    /// Says that it has no paper.
    NO_PAPER,
    /// Says that its cover is open.
    COVER_OPEN,
    /// Answers the first question, takes everything, and then nothing comes any more.
    STOPS_ANSWERING,
    /// As that, and when asked again says that the paper is out.
    RUNS_OUT,
    /// Takes the connection and never reads.
    NEVER_READS,
    /// Reads some bytes and resets the connection.
    RESETS
  }

  private final Manner manner;
  private final ServerSocket server;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread;

  FakeNetPrinter(Manner manner) throws IOException {
    this.manner = manner;
    this.server = new ServerSocket();
    if (manner == Manner.NEVER_READS) {
      server.setReceiveBufferSize(4_096);
    }
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
    this.thread = new Thread(this::serve, "fake-printer");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  /// What has come to it, without the questions for its status.
  byte[] printed() throws InterruptedException {
    ended.await(10, TimeUnit.SECONDS);
    synchronized (printed) {
      return printed.toByteArray();
    }
  }

  private void serve() {
    try (Socket socket = server.accept()) {
      switch (manner) {
        case NEVER_READS -> Thread.sleep(60_000);
        case RESETS -> {
          int _ = socket.getInputStream().readNBytes(100).length;
          socket.setSoLinger(true, 0);
        }
        case TELLS, MUTE, NO_PAPER, COVER_OPEN, STOPS_ANSWERING, RUNS_OUT -> talk(socket);
      }
    } catch (IOException | InterruptedException closed) {
      // The test is over.
    } finally {
      ended.countDown();
    }
  }

  private void talk(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    OutputStream out = socket.getOutputStream();
    int questions = 0;
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == 0x10) {
        int _ = in.read();
        answer(out, in.read(), ++questions);
      } else if (c == 0x1d) {
        int next = in.read();
        if (next == 'r') {
          int _ = in.read();
          if (manner == Manner.TELLS) {
            out.write(0);
          }
        } else {
          keep(c);
          keep(next);
        }
      } else {
        keep(c);
      }
    }
  }

  private void keep(int c) {
    synchronized (printed) {
      printed.write(c);
    }
  }

  private void answer(OutputStream out, int what, int question) throws IOException {
    int good = 0x12;
    int reply =
        switch (manner) {
          case TELLS -> good;
          case NO_PAPER -> what == 4 ? good | 0x60 : good;
          case COVER_OPEN -> what == 2 ? good | 0x04 : good;
          case STOPS_ANSWERING -> question <= 2 ? good : -1;
          case RUNS_OUT -> question <= 2 ? good : good | 0x60;
          case MUTE, NEVER_READS, RESETS -> -1;
        };
    if (reply >= 0) {
      out.write(reply);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    thread.interrupt();
  }
}
