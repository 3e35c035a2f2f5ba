package dev.sempre.pos.receipt;

/// One line of a receipt as it is printed: it fits the paper, and each of its characters is one
/// that the printer has.
public sealed interface PaperLine {
  /// A line of text. A large one is twice as wide as its text is long.
  record Text(String text, Receipt.Weight weight) implements PaperLine {
    /// How many columns of the paper it takes.
    public int columns() {
      return switch (weight) {
        case NORMAL, STRONG -> text.length();
        case LARGE -> 2 * text.length();
      };
    }
  }

  /// The shop's picture.
  record Logo() implements PaperLine {}

  /// A bar code, CODE 128, in the middle, with its text below.
  record Barcode(String code) implements PaperLine {}

  /// A QR code in the middle.
  record Qr(String content) implements PaperLine {}
}
