package dev.sempre.pos.receipt;

import java.util.List;

/// What is said on a piece of paper, whatever its width: texts may still be too long for a line and
/// hold characters that no printer has. [Layout] makes lines of it.
///
/// @param parts from the top to the bottom
public record Receipt(List<Part> parts) {
  public Receipt {
    parts = List.copyOf(parts);
  }

  /// How a text stands out.
  public enum Weight {
    NORMAL,
    STRONG,
    /// Twice as wide and high, if it fits; otherwise strong.
    LARGE
  }

  /// Where a text stands on its line.
  public enum Align {
    LEFT,
    CENTRE
  }

  /// A piece of a receipt.
  public sealed interface Part {
    /// Where the shop's picture goes; nothing if it has none.
    record Logo() implements Part {}

    /// A text of its own; a long one goes on in the next line.
    record Text(String text, Align align, Weight weight) implements Part {}

    /// A text at the left edge and a figure at the right one, on one line if both fit.
    record Row(String left, String right, Weight weight) implements Part {}

    /// Figures under each other. If they do not fit side by side, each is told by its heading.
    ///
    /// @param heading what each column is called
    /// @param rows each as long as the heading
    record Table(List<String> heading, List<List<String>> rows) implements Part {
      public Table {
        heading = List.copyOf(heading);
        rows = rows.stream().map(List::copyOf).toList();
      }
    }

    /// A line across the paper.
    record Rule() implements Part {}

    /// Room.
    record Space() implements Part {}

    /// A bar code, CODE 128, with its text below.
    ///
    /// @param code printable ASCII
    record Barcode(String code) implements Part {}

    /// A QR code.
    ///
    /// @param content printable ASCII
    record Qr(String content) implements Part {}
  }
}
