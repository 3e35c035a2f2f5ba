package dev.sempre.centre.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/// The body of a request, plain or gzip, within limits before and after inflation. Source: R58.
final class BoundedInput {
  /// Longest body, before and after inflation. That alone bounds what a bomb can do: how far a body
  /// may shrink is not limited, since a ticket of thousands of equal lines shrinks as far as one.
  static final long MAX_BYTES = 16L << 20;

  /// The body is longer than it may be.
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(String message) {
      super(message);
    }
  }

  private final Counted line;
  private final InputStream content;

  private BoundedInput(Counted line, InputStream content) {
    this.line = line;
    this.content = content;
  }

  /// @param gzip true if the body is compressed
  /// @throws IOException if it should be gzip and is not
  static BoundedInput of(InputStream body, boolean gzip) throws IOException {
    Counted line = new Counted(body);
    if (!gzip) {
      return new BoundedInput(line, line);
    }
    return new BoundedInput(line, new Counted(new GZIPInputStream(line, 8_192)));
  }

  InputStream content() {
    return content;
  }

  /// Bytes that came over the line so far.
  long lineBytes() {
    return line.count;
  }

  /// Counts what goes through.
  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      add(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int got = super.read(buffer, offset, length);
      add(Math.max(0, got));
      return got;
    }

    @Override
    public long skip(long bytes) throws IOException {
      long skipped = super.skip(bytes);
      add(skipped);
      return skipped;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    private void add(long more) throws TooLarge {
      count += more;
      if (count > MAX_BYTES) {
        throw new TooLarge("The body is longer than " + (MAX_BYTES >> 20) + " MiB: send less.");
      }
    }
  }
}
