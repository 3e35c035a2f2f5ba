package dev.sempre.model.wire;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;

/// The end of a stream. Whoever stops at the last bracket does not see what stands behind it, nor
/// the checksum with which a compressed stream ends.
final class WireEnd {
  private WireEnd() {}

  /// @throws IOException if anything but blanks follows, or the stream ends badly
  static void require(JsonReader json) throws IOException {
    if (json.peek() != JsonToken.END_DOCUMENT) {
      throw new IOException("something stands behind the end");
    }
  }
}
