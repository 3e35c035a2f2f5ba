package dev.sempre.pos.device;

import dev.sempre.pos.receipt.PaperWidth;
import java.util.List;
import java.util.stream.Collectors;

/// A piece of paper that has come out of the virtual printer, between two cuts.
///
/// @param paper its width
/// @param marks what is on it, from the top to the bottom
public record Printed(PaperWidth paper, List<Mark> marks) {
  public Printed {
    marks = List.copyOf(marks);
  }

  /// Something on the paper.
  public sealed interface Mark {
    /// A line of text.
    ///
    /// @param scale 1, or 2 for letters of twice the width and height
    record Line(String text, boolean strong, int scale) implements Mark {}

    /// A bar code with its text below.
    record Barcode(String code) implements Mark {}

    /// A QR code.
    record Qr(String content) implements Mark {}

    /// A picture.
    ///
    /// @param black row by row
    record Dots(int width, int height, List<Boolean> black) implements Mark {
      public Dots {
        black = List.copyOf(black);
      }
    }
  }

  /// What can be read on it, line by line.
  public String text() {
    return marks.stream().map(Printed::text).collect(Collectors.joining("\n"));
  }

  private static String text(Mark mark) {
    return switch (mark) {
      case Mark.Line line -> line.text();
      case Mark.Barcode(String code) -> code;
      case Mark.Qr _, Mark.Dots _ -> "";
    };
  }
}
