package dev.sempre.pos.device;

import dev.sempre.pos.device.Face.Row;
import dev.sempre.pos.receipt.Repertoire;
import java.io.ByteArrayOutputStream;

/// Says faces to displays of two lines of twenty characters, in ESC/POS as customer displays speak
/// it: initialise (`ESC @`), table of characters (`ESC t`), clear (`CLR`), and for each line where
/// it begins (`US $`) and its twenty characters. Immutable. Source: Epson, ESC/POS for customer
/// displays DM-D.
///
/// @param codePage the table of characters that the display is switched to
public record PoleEncoder(CodePage codePage) {
  /// Characters of a line.
  public static final int COLUMNS = 20;

  static final int LINES = 2;
  static final int ESC = 0x1b;
  static final int US = 0x1f;
  static final int CLR = 0x0c;

  /// The bytes that show a face.
  public byte[] face(Face face) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(ESC);
    bytes.write('@');
    bytes.write(ESC);
    bytes.write('t');
    bytes.write(codePage.table().value);
    bytes.write(CLR);
    line(bytes, 1, face.upper());
    line(bytes, 2, face.lower());
    return bytes.toByteArray();
  }

  private void line(ByteArrayOutputStream bytes, int number, Row row) {
    bytes.write(US);
    bytes.write('$');
    bytes.write(1);
    bytes.write(number);
    bytes.writeBytes(line(row).getBytes(codePage.charset()));
  }

  /// The figure stands whole at the right; of the text, what fits before it.
  String line(Row row) {
    Repertoire letters = codePage.repertoire();
    String right = cut(letters.shown(row.right()).strip(), COLUMNS);
    int room = right.isEmpty() ? COLUMNS : Math.max(0, COLUMNS - right.length() - 1);
    String left = cut(letters.shown(row.left()).strip(), room);
    return left + " ".repeat(COLUMNS - left.length() - right.length()) + right;
  }

  private static String cut(String text, int room) {
    return text.length() <= room ? text : text.substring(0, room);
  }
}
