package dev.sempre.pos.device;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/// The twin of a scanner: what somebody holds before it comes out of it as bytes, as from a real
/// one. It can be unplugged. Safe to call from any thread.
public final class VirtualScanner implements Scanner {
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private final Queue<Integer> bytes = new ArrayDeque<>();
  private boolean plugged = true;

  @Override
  public synchronized Line open() throws IOException {
    if (!plugged) {
      throw new IOException("the virtual scanner is unplugged");
    }
    return new Cable();
  }

  private final class Cable implements Line {
    private boolean cut;

    @Override
    public int next() throws IOException {
      synchronized (VirtualScanner.this) {
        while (plugged && !cut && bytes.isEmpty()) {
          rest();
        }
        Integer next = plugged && !cut ? bytes.poll() : null;
        return next == null ? -1 : next;
      }
    }

    private void rest() throws IOException {
      try {
        VirtualScanner.this.wait();
      } catch (InterruptedException closing) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("the program is closing");
      }
    }

    @Override
    public void close() {
      synchronized (VirtualScanner.this) {
        cut = true;
        VirtualScanner.this.notifyAll();
      }
    }
  }

  /// Somebody holds a code before it. What is held before one that is unplugged is not read.
  public void read(String code) {
    send((code + "\r").getBytes(StandardCharsets.UTF_8));
  }

  private synchronized void send(byte[] sent) {
    if (plugged) {
      for (byte each : sent) {
        bytes.add(each & 0xff);
      }
      notifyAll();
    }
  }

  public synchronized boolean isPlugged() {
    return plugged;
  }

  /// Somebody pulls the plug, or puts it in again.
  public void plug(boolean in) {
    synchronized (this) {
      plugged = in;
      bytes.clear();
      notifyAll();
    }
    watchers.forEach(Runnable::run);
  }

  /// Tells whenever something of it has changed, on the thread that changed it.
  public void onChange(Runnable watcher) {
    watchers.add(watcher);
  }
}
