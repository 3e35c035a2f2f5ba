package dev.sempre.simulation.corpus;

import com.sun.management.ThreadMXBean;
import dev.sempre.simulation.corpus.FuzzTarget.Reader;
import dev.sempre.simulation.corpus.FuzzTarget.Verdict;
import java.lang.management.ManagementFactory;

/// A reader that may not ask for much more memory than its input is long.
final class Bounded implements Reader {
  private static final long MOST_BYTES = 16 << 20;

  /// A record of many columns is some hundred times as large in memory as on the line.
  private static final long MOST_BYTES_PER_BYTE = 4_096;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Reader reader;
  private Verdict verdict = Verdict.REFUSED;

  /// @param reader reader that does its work on the thread that calls it
  Bounded(Reader reader) {
    this.reader = reader;
  }

  @Override
  public Verdict read(byte[] bytes) {
    long most = MOST_BYTES + MOST_BYTES_PER_BYTE * bytes.length;
    if (bytesTaken(bytes) > most) {
      // Classes may have been loaded, which is done once.
      long taken = bytesTaken(bytes);
      if (taken > most) {
        throw new AssertionError(taken + " bytes of memory for an input of " + bytes.length);
      }
    }
    return verdict;
  }

  private long bytesTaken(byte[] bytes) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    verdict = reader.read(bytes);
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  @Override
  public void close() {
    reader.close();
  }
}
