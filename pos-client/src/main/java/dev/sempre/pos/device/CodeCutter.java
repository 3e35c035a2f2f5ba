package dev.sempre.pos.device;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Cuts what a scanner sends into codes: each ends with CR, LF, both or a tab. Control characters
/// within it are left out, as a keyboard would leave them out. Used by one thread at a time.
final class CodeCutter {
  /// More than any code has: what is longer is dropped up to its end.
  static final int LONGEST = 4_096;

  private final ByteArrayOutputStream half = new ByteArrayOutputStream();
  private boolean tooLong;

  /// Takes the next byte.
  ///
  /// @return what has come to its end with it; empty if nothing has
  Optional<Heard> put(int next) {
    if (next == '\r' || next == '\n' || next == '\t') {
      return end();
    }
    if (half.size() >= LONGEST) {
      tooLong = true;
    } else {
      half.write(next);
    }
    return Optional.empty();
  }

  private Optional<Heard> end() {
    if (tooLong) {
      return drop();
    }
    String code = text();
    half.reset();
    return code.isBlank() ? Optional.empty() : Optional.of(new Heard.Code(code));
  }

  /// Whether the end of something is still to come.
  boolean isHalf() {
    return half.size() > 0;
  }

  /// That end does not come any more: what is there is no code, and not the beginning of the next.
  Optional<Heard> drop() {
    if (half.size() == 0) {
      return Optional.empty();
    }
    String detail = half.size() + " bytes " + (tooLong ? "and more" : "without an end");
    half.reset();
    tooLong = false;
    return Optional.of(new Heard.Noise(detail));
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    decoded()
        .codePoints()
        .filter(each -> !Character.isISOControl(each))
        .forEach(text::appendCodePoint);
    return text.toString();
  }

  private String decoded() {
    byte[] bytes = half.toByteArray();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException another) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
