package dev.sempre.pos.receipt;

/// The two rolls of receipt printers.
public enum PaperWidth {
  /// 58 mm: 32 characters, 384 dots.
  MM_58(58, 32, 384),
  /// 80 mm: 48 characters, 576 dots.
  MM_80(80, 48, 576);

  private final int millimetres;
  private final int columns;
  private final int dots;

  PaperWidth(int millimetres, int columns, int dots) {
    this.millimetres = millimetres;
    this.columns = columns;
    this.dots = dots;
  }

  /// Width of the roll.
  public int millimetres() {
    return millimetres;
  }

  /// Characters of a line in the printer's usual font.
  public int columns() {
    return columns;
  }

  /// Dots of a line that can be printed.
  public int dots() {
    return dots;
  }

  /// Whether a CODE 128 of plain letters fits, in the narrowest bars that scanners read well: 11
  /// bars a character, 35 around them and 20 of white, two dots each.
  public boolean fitsBarcode(String code) {
    return 2 * (11 * code.length() + 35 + 20) <= dots;
  }
}
