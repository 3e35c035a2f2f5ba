package dev.sempre.simulation.counter;

import dev.sempre.pos.device.CodePage;
import dev.sempre.pos.device.Connection;
import dev.sempre.pos.device.PrinterSettings;
import dev.sempre.pos.receipt.PaperWidth;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// A receipt printer at the network of this machine: it takes what comes, and answers that all is
/// well each time that it is asked.
final class LoopbackPrinter implements AutoCloseable {
  /// DLE EOT n asks for a state.
  private static final int DLE = 0x10;

  private static final int EOT = 0x04;

  /// Online, cover closed, no fault, paper there: the bits that are always set, and no other.
  private static final int ALL_IS_WELL = 0x12;

  /// GS r n asks to be told once everything before it is printed.
  private static final int GS = 0x1d;

  private static final int PRINTED = 0;

  private final ServerSocket socket;
  private final ExecutorService served = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong bytes = new AtomicLong();

  LoopbackPrinter() {
    try {
      socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    served.execute(this::serve);
  }

  /// How a till is told of it.
  PrinterSettings settings() {
    String host = socket.getInetAddress().getHostAddress();
    return new PrinterSettings(
        "1",
        "Receipts",
        new Connection.Network(host, socket.getLocalPort()),
        PaperWidth.MM_80,
        CodePage.WPC1252,
        true);
  }

  /// How much it was sent.
  long bytes() {
    return bytes.get();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket till = socket.accept();
        served.execute(() -> print(till));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void print(Socket till) {
    try (till;
        InputStream in = till.getInputStream();
        OutputStream out = till.getOutputStream()) {
      int beforeLast = -1;
      int last = -1;
      for (int next = in.read(); next >= 0; next = in.read()) {
        bytes.incrementAndGet();
        if (beforeLast == DLE && last == EOT) {
          out.write(ALL_IS_WELL);
        } else if (beforeLast == GS && last == 'r') {
          out.write(PRINTED);
        }
        beforeLast = last;
        last = next;
      }
    } catch (IOException gone) {
      // The till has hung up.
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    served.shutdownNow();
  }
}
