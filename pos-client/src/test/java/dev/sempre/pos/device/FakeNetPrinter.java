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
public final class FakeNetPrinter implements AutoCloseable {
  /// How it behaves.
  public enum Manner {
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
    /// Prints half of it; what it says then is the late answer to a question from before.
    ANSWERS_LATE,
    /// Prints half of it and tells by itself that its cover was opened.
    TELLS_UNASKED,
    /// Tells by itself that its paper gets short, and then that it has printed.
    TELLS_MUCH,
    /// Takes the connection and never reads.
    NEVER_READS,
    /// Takes one byte a second and answers nothing.
    SLOW,
    /// Reads some bytes and resets the connection.
    RESETS
  }

  private final Manner manner;
  private final ServerSocket server;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final CountDownLatch reached = new CountDownLatch(1);
  private final boolean often;
  private final Thread thread;

  /// Takes one connection.
  FakeNetPrinter(Manner manner) throws IOException {
    this(manner, false);
  }

  /// Takes one connection after the other until it is closed, as printers do.
  public static FakeNetPrinter untilClosed(Manner manner) throws IOException {
    return new FakeNetPrinter(manner, true);
  }

  private FakeNetPrinter(Manner manner, boolean often) throws IOException {
    this.manner = manner;
    this.often = often;
    this.server = new ServerSocket();
    if (manner == Manner.NEVER_READS || manner == Manner.SLOW) {
      server.setReceiveBufferSize(4_096);
    }
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
    this.thread = new Thread(this::serve, "fake-printer");
    thread.setDaemon(true);
    thread.start();
  }

  public int port() {
    return server.getLocalPort();
  }

  /// Waits until somebody has connected to it.
  public void awaitReached() throws InterruptedException {
    if (!reached.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError("nobody has come to the printer");
    }
  }

  /// What has come to it, without the questions for its status.
  byte[] printed() throws InterruptedException {
    ended.await(10, TimeUnit.SECONDS);
    synchronized (printed) {
      return printed.toByteArray();
    }
  }

  private void serve() {
    do {
      serveOne();
    } while (often && !server.isClosed());
  }

  private void serveOne() {
    try (Socket socket = server.accept()) {
      reached.countDown();
      switch (manner) {
        case NEVER_READS -> Thread.sleep(60_000);
        case SLOW -> {
          for (int c = socket.getInputStream().read(); c >= 0; c = socket.getInputStream().read()) {
            keep(c);
            Thread.sleep(1_000);
          }
        }
        case RESETS -> {
          int _ = socket.getInputStream().readNBytes(100).length;
          socket.setSoLinger(true, 0);
        }
        case TELLS,
            MUTE,
            NO_PAPER,
            COVER_OPEN,
            STOPS_ANSWERING,
            RUNS_OUT,
            ANSWERS_LATE,
            TELLS_UNASKED,
            TELLS_MUCH ->
            talk(socket);
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
          out.write(whenPrinted());
        } else {
          keep(c);
          keep(next);
        }
      } else {
        keep(c);
      }
    }
  }

  /// What it says when it is asked to tell once it has printed.
  private byte[] whenPrinted() {
    return switch (manner) {
      case TELLS -> new byte[] {0};
      case ANSWERS_LATE -> new byte[] {0x12};
      case TELLS_UNASKED -> new byte[] {0x38, 0, 0, 0x0f};
      case TELLS_MUCH -> new byte[] {0x13, 0x11, 0x10, 0, 0x03, 0x0f, 0x03};
      case MUTE, NO_PAPER, COVER_OPEN, STOPS_ANSWERING, RUNS_OUT, NEVER_READS, SLOW, RESETS ->
          new byte[0];
    };
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
          case TELLS, TELLS_MUCH -> good;
          case ANSWERS_LATE -> question == 1 ? good : -1;
          case TELLS_UNASKED -> question <= 2 ? good : -1;
          case NO_PAPER -> what == 4 ? good | 0x60 : good;
          case COVER_OPEN -> what == 2 ? good | 0x04 : good;
          case STOPS_ANSWERING -> question <= 2 ? good : -1;
          case RUNS_OUT -> question <= 2 ? good : good | 0x60;
          case MUTE, NEVER_READS, SLOW, RESETS -> -1;
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
