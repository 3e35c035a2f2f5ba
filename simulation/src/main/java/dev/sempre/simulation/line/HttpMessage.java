package dev.sempre.simulation.line;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A request or an answer of HTTP/1.1, byte for byte.
final class HttpMessage {
  private static final int LONGEST_HEAD_BYTES = 64 << 10;

  private final byte[] head;
  private final byte[] body;
  private final boolean complete;

  private HttpMessage(byte[] head, byte[] body, boolean complete) {
    this.head = head;
    this.body = body;
    this.complete = complete;
  }

  /// Reads the next request of a connection.
  ///
  /// @return null if no whole one comes any more
  static @Nullable HttpMessage request(InputStream in) throws IOException {
    byte[] head = head(in);
    if (head == null) {
      return null;
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    boolean complete = new Framing(head).copyRequestBody(in, body);
    return complete ? new HttpMessage(head, body.toByteArray(), true) : null;
  }

  /// Reads an answer, or what comes of it.
  ///
  /// @return null if not even its header comes
  static @Nullable HttpMessage answer(InputStream in) throws IOException {
    byte[] head = head(in);
    if (head == null) {
      return null;
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    boolean complete;
    try {
      complete = new Framing(head).copyAnswerBody(in, body);
    } catch (IOException e) {
      complete = false; // Whoever answered was killed; what it had said is passed on.
    }
    return new HttpMessage(head, body.toByteArray(), complete);
  }

  private static byte @Nullable [] head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int ends = 0; // How much of CR LF CR LF has come.
    while (ends < 4) {
      int next = in.read();
      if (next < 0 || head.size() > LONGEST_HEAD_BYTES) {
        return null;
      }
      head.write(next);
      char wanted = ends % 2 == 0 ? '\r' : '\n';
      ends = next == wanted ? ends + 1 : next == '\r' ? 1 : 0;
    }
    return head.toByteArray();
  }

  /// Start line and header with the empty line.
  byte[] head() {
    return head;
  }

  /// Body as it went over the line, chunks and all.
  byte[] body() {
    return body;
  }

  /// False if the connection ended within it.
  boolean isComplete() {
    return complete;
  }

  /// True if no other message follows on the connection.
  boolean isLast() {
    return !complete || "close".equalsIgnoreCase(new Framing(head).header("connection"));
  }

  /// Where a body ends.
  private static final class Framing {
    private final String[] lines;

    Framing(byte[] head) {
      lines = new String(head, StandardCharsets.ISO_8859_1).split("\r\n");
    }

    @Nullable String header(String name) {
      for (String line : lines) {
        int colon = line.indexOf(':');
        if (colon > 0 && line.substring(0, colon).toLowerCase(Locale.ROOT).equals(name)) {
          return line.substring(colon + 1).strip();
        }
      }
      return null;
    }

    boolean copyRequestBody(InputStream in, ByteArrayOutputStream to) throws IOException {
      if ("chunked".equalsIgnoreCase(header("transfer-encoding"))) {
        return copyChunks(in, to);
      }
      String length = header("content-length");
      return length == null || copy(in, to, Integer.parseInt(length));
    }

    boolean copyAnswerBody(InputStream in, ByteArrayOutputStream to) throws IOException {
      String status = lines[0].split(" ")[1];
      if (status.equals("204") || status.equals("304")) {
        return true;
      }
      boolean untilTheEnd = header("content-length") == null && header("transfer-encoding") == null;
      if (untilTheEnd) {
        in.transferTo(to);
        return true;
      }
      return copyRequestBody(in, to);
    }

    private static boolean copyChunks(InputStream in, ByteArrayOutputStream to) throws IOException {
      while (true) {
        int before = to.size();
        if (!copyLine(in, to)) {
          return false;
        }
        String size =
            new String(to.toByteArray(), before, to.size() - before, StandardCharsets.ISO_8859_1);
        int bytes = Integer.parseInt(size.split(";")[0].strip(), 16);
        // The last one is empty; the protocol has no trailers. Each ends with CR LF.
        if (!copy(in, to, bytes + 2)) {
          return false;
        }
        if (bytes == 0) {
          return true;
        }
      }
    }

    private static boolean copyLine(InputStream in, ByteArrayOutputStream to) throws IOException {
      int next;
      do {
        next = in.read();
        if (next < 0) {
          return false;
        }
        to.write(next);
      } while (next != '\n');
      return true;
    }

    private static boolean copy(InputStream in, ByteArrayOutputStream to, int bytes)
        throws IOException {
      byte[] buffer = new byte[8 << 10];
      int left = bytes;
      while (left > 0) {
        int read = in.read(buffer, 0, Math.min(left, buffer.length));
        if (read < 0) {
          return false;
        }
        to.write(buffer, 0, read);
        left -= read;
      }
      return true;
    }
  }
}
