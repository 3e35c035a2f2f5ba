package dev.sempre.pos.device;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The twin of a customer display of two lines: it is told the same bytes as a real one and shows
/// what that would. It can be unplugged. Safe to call from any thread.
public final class VirtualDisplay implements Wire {
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private List<String> lines = blank();
  private boolean plugged = true;

  private static List<String> blank() {
    return List.of(" ".repeat(PoleEncoder.COLUMNS), " ".repeat(PoleEncoder.COLUMNS));
  }

  @Override
  public DeviceOutcome send(byte[] bytes, Runnable begins) {
    if (!isPlugged()) {
      return new DeviceOutcome.NotReachable("the virtual display is unplugged");
    }
    begins.run();
    List<String> next = decode(ByteBuffer.wrap(bytes));
    synchronized (this) {
      lines = next;
    }
    watchers.forEach(Runnable::run);
    return new DeviceOutcome.Done();
  }

  /// @throws IllegalArgumentException if something is said that is no command known here
  private static List<String> decode(ByteBuffer bytes) {
    byte[][] cells = new byte[PoleEncoder.LINES][PoleEncoder.COLUMNS];
    Charset charset = CodePage.CP437.charset();
    int line = 0;
    int column = 0;
    while (bytes.hasRemaining()) {
      int next = bytes.get() & 0xff;
      switch (next) {
        case PoleEncoder.ESC -> {
          if (bytes.get() == 't') {
            charset = charsetOf(bytes.get());
          }
        }
        case PoleEncoder.CLR -> {
          for (byte[] each : cells) {
            Arrays.fill(each, (byte) ' ');
          }
        }
        case PoleEncoder.US -> {
          if (bytes.get() != '$') {
            throw new IllegalArgumentException("no command of a display");
          }
          column = bytes.get() - 1;
          line = bytes.get() - 1;
        }
        default -> cells[line][column++] = (byte) next;
      }
    }
    List<String> shown = new ArrayList<>();
    for (byte[] each : cells) {
      shown.add(new String(each, charset));
    }
    return List.copyOf(shown);
  }

  private static Charset charsetOf(int table) {
    return Arrays.stream(CodePage.values())
        .filter(page -> page.table().value == table)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no table of characters " + table))
        .charset();
  }

  /// What stands on it: two lines of twenty characters.
  public synchronized List<String> lines() {
    return lines;
  }

  public synchronized boolean isPlugged() {
    return plugged;
  }

  /// Somebody pulls the plug, and it goes dark; or puts it in again.
  public void plug(boolean in) {
    synchronized (this) {
      plugged = in;
      lines = in ? lines : blank();
    }
    watchers.forEach(Runnable::run);
  }

  /// Tells whenever something of it has changed, on the thread that changed it.
  public void onChange(Runnable watcher) {
    watchers.add(watcher);
  }
}
