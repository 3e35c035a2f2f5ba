package dev.sempre.centre.imports;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/// Reads a text line by line, whatever ends its lines, and never keeps more of one line than it may
/// have.
final class LineSource implements AutoCloseable {
  /// Longest line; the rest of a longer one is passed over.
  static final int MAX_LENGTH = 1 << 20;

  private static final int END = -1;

  private final Reader reader;
  private final char[] buffer = new char[1 << 16];
  private int position;
  private int filled;
  private long number;
  private boolean cut;

  LineSource(Reader reader) {
    this.reader = reader;
  }

  /// The next line without its end, or null after the last.
  @Nullable String next() throws IOException {
    int c = read();
    if (c == END) {
      return null;
    }
    number++;
    cut = false;
    StringBuilder line = new StringBuilder();
    while (c != END && c != '\n' && c != '\r') {
      if (line.length() < MAX_LENGTH) {
        line.append((char) c);
      } else {
        cut = true;
      }
      c = read();
    }
    if (c == '\r' && peek() == '\n') {
      read();
    }
    return line.toString();
  }

  /// Number of the line that was read last, from 1.
  long number() {
    return number;
  }

  /// Whether the line that was read last was too long.
  boolean wasCut() {
    return cut;
  }

  private int read() throws IOException {
    int c = peek();
    if (c != END) {
      position++;
    }
    return c;
  }

  private int peek() throws IOException {
    if (position == filled) {
      position = 0;
      filled = Math.max(0, reader.read(buffer));
    }
    return filled == 0 ? END : buffer[position];
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
