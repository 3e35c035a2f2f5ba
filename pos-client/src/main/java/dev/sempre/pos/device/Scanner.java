package dev.sempre.pos.device;

import java.io.Closeable;
import java.io.IOException;

/// A scanner that says by itself what it reads, byte by byte. One that types like a keyboard is
/// none: the keyboard brings what it reads. Source: T2, T9.
@FunctionalInterface
public interface Scanner {
  /// Plugs it in. May take its time, or for ever: for a thread of its own.
  ///
  /// @throws IOException if nobody is there; trying again may help
  Line open() throws IOException;

  /// What comes from it.
  interface Line extends Closeable {
    /// The next byte, waited for as long as it takes; less than 0 if nothing comes any more.
    int next() throws IOException;

    /// Whoever waits for the next byte need not any more. Any thread; may take its time.
    @Override
    void close() throws IOException;
  }
}
