package dev.sempre.pos.device;

import dev.sempre.pos.device.Printed.Mark;
import dev.sempre.pos.receipt.PaperWidth;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Does with bytes what a receipt printer does: it knows the commands that [EscPosEncoder] gives
/// and takes every other one for a fault, as which it would show on real paper. Used by one thread.
final class EscPosDecoder {
  private static final int ESC = 0x1b;
  private static final int GS = 0x1d;
  private static final int LF = 0x0a;

  private final PaperWidth paper;
  private final ByteBuffer bytes;
  private final List<Printed> cut = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private final List<Byte> line = new ArrayList<>();
  private Charset charset = CodePage.CP437.charset();
  private boolean strong;
  private int scale = 1;
  private int pulses;
  private String qr = "";

  private EscPosDecoder(PaperWidth paper, byte[] bytes) {
    this.paper = paper;
    this.bytes = ByteBuffer.wrap(bytes);
  }

  /// What comes out.
  ///
  /// @param papers each up to its cut; what was not cut off hangs out and counts as one more
  /// @param pulses how often the drawer was opened
  record Result(List<Printed> papers, int pulses) {
    Result {
      papers = List.copyOf(papers);
    }
  }

  /// @throws IllegalArgumentException if something is said that is no command known here
  static Result decode(PaperWidth paper, byte[] bytes) {
    EscPosDecoder decoder = new EscPosDecoder(paper, bytes);
    while (decoder.bytes.hasRemaining()) {
      decoder.next();
    }
    decoder.cut();
    return new Result(decoder.cut, decoder.pulses);
  }

  private int read() {
    if (!bytes.hasRemaining()) {
      throw new IllegalArgumentException("a command is cut off");
    }
    return bytes.get() & 0xff;
  }

  private void next() {
    int first = read();
    switch (first) {
      case ESC -> escape(read());
      case GS -> group(read());
      case LF -> endLine();
      default -> {
        if (first < 0x20) {
          throw unknown(first);
        }
        line.add((byte) first);
      }
    }
  }

  private void endLine() {
    byte[] raw = new byte[line.size()];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = line.get(i);
    }
    line.clear();
    marks.add(new Mark.Line(new String(raw, charset), strong, scale));
  }

  private void escape(int command) {
    switch (command) {
      case '@' -> {
        strong = false;
        scale = 1;
      }
      case 't' -> charset = charsetOf(read());
      case 'E' -> strong = (read() & 1) == 1;
      case 'p' -> {
        read();
        read();
        read();
        pulses++;
      }
      case 'M', '-', 'a' -> read(); // Font, underline, justification: as they always are here.
      case '2' -> {} // The usual distance between lines.
      default -> throw unknown(ESC, command);
    }
  }

  private static Charset charsetOf(int table) {
    return Arrays.stream(CodePage.values())
        .filter(page -> page.table().value == table)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no table of characters " + table))
        .charset();
  }

  private void group(int command) {
    switch (command) {
      case '!' -> scale = (read() & 0x0f) + 1;
      case 'B', 'h', 'w', 'H', 'f' -> read(); // Inverse; height, width and text of a bar code.
      case 'V' -> {
        read();
        cut();
      }
      case 'k' -> barcode();
      case '(' -> twoDimensional();
      case 'v' -> picture();
      default -> throw unknown(GS, command);
    }
  }

  private void cut() {
    if (!line.isEmpty()) {
      endLine();
    }
    if (!marks.isEmpty()) {
      cut.add(new Printed(paper, marks));
      marks.clear();
    }
  }

  private void barcode() {
    int system = read();
    String code = ascii(read());
    if (system != 73 || !code.startsWith("{B")) {
      throw new IllegalArgumentException("a bar code of another kind");
    }
    marks.add(new Mark.Barcode(code.substring(2).replace("{{", "{")));
  }

  private String ascii(int length) {
    if (length > bytes.remaining()) {
      throw new IllegalArgumentException("a code is cut off");
    }
    byte[] raw = new byte[length];
    bytes.get(raw);
    return new String(raw, StandardCharsets.US_ASCII);
  }

  private void twoDimensional() {
    if (read() != 'k') {
      throw unknown(GS, '(');
    }
    int length = read() + 256 * read();
    int kind = read();
    int function = read();
    String rest = ascii(length - 2);
    if (kind != 49) {
      throw unknown(GS, '(', 'k', kind);
    }
    switch (function) {
      case 80 -> qr = rest.substring(1);
      case 81 -> marks.add(new Mark.Qr(qr));
      case 65, 67, 69 -> {} // Model, size and redundancy.
      default -> throw unknown(GS, '(', 'k', kind, function);
    }
  }

  private void picture() {
    read();
    read();
    int rowBytes = read() + 256 * read();
    int height = read() + 256 * read();
    List<Boolean> black = new ArrayList<>(8 * rowBytes * height);
    for (int i = 0; i < rowBytes * height; i++) {
      int eight = read();
      for (int bit = 7; bit >= 0; bit--) {
        black.add((eight >> bit & 1) == 1);
      }
    }
    marks.add(new Mark.Dots(8 * rowBytes, height, black));
  }

  private static IllegalArgumentException unknown(int... command) {
    return new IllegalArgumentException("no command " + Arrays.toString(command));
  }
}
