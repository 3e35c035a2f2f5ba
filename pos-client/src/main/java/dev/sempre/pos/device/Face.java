package dev.sempre.pos.device;

import java.util.List;

/// What a customer's display shows, in the shop's language and ready to be read.
///
/// @param upper the upper of the two lines that every display has
/// @param lower the lower one: what matters most, shown largest where there is room
/// @param more what else there is to say, for displays with room for it
public record Face(Row upper, Row lower, List<Row> more) {
  public Face {
    more = List.copyOf(more);
  }

  /// A text at the left and a figure at the right; either may be empty.
  public record Row(String left, String right) {}
}
