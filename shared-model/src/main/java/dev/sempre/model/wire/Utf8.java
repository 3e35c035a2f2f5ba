package dev.sempre.model.wire;

import java.io.BufferedWriter;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// Text on the wire.
final class Utf8 {
  private static final int BUFFER_CHARS = 16 * 1024;

  private Utf8() {}

  /// A writer for text that comes in small pieces, as JSON does: without a buffer of characters
  /// before the encoder, every quote and comma is encoded alone, which costs half of an answer's
  /// time.
  static Writer writer(OutputStream out) {
    return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER_CHARS);
  }
}
