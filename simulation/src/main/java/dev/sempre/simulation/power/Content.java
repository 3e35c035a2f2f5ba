package dev.sempre.simulation.power;

import java.util.Arrays;

/// The bytes of a file. What lies between its end and a write behind it is zero, as on a disk.
final class Content {
  private byte[] bytes;
  private int length;

  Content(byte[] bytes) {
    this.bytes = bytes.clone();
    this.length = bytes.length;
  }

  Content copy() {
    return new Content(toArray());
  }

  int length() {
    return length;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }

  void write(long offset, byte[] source) {
    write((int) offset, source, 0, source.length);
  }

  /// Takes over some bytes of another file, as far as it has them.
  void take(Content source, int from, int to) {
    int end = Math.min(to, source.length);
    if (end > from) {
      write(from, source.bytes, from, end - from);
    }
  }

  private void write(int offset, byte[] source, int from, int count) {
    resize(Math.max(length, offset + count));
    System.arraycopy(source, from, bytes, offset, count);
  }

  void resize(long newLength) {
    int next = (int) newLength;
    if (next > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(next, 2 * bytes.length));
    }
    if (next < length) {
      Arrays.fill(bytes, next, length, (byte) 0);
    }
    length = next;
  }
}
