package dev.sempre.pos.receipt;

import dev.sempre.pos.receipt.Receipt.Align;
import dev.sempre.pos.receipt.Receipt.Part;
import dev.sempre.pos.receipt.Receipt.Weight;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands above whatever a shop prints: its picture, company, name and address, and what it
/// wants to stand there.
public final class ShopHead {
  private ShopHead() {}

  /// The parts, from the top to the bottom.
  public static List<Part> of(ReceiptShop shop) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Logo());
    parts.add(centred(shop.company(), Weight.LARGE));
    if (!shop.name().equals(shop.company())) {
      parts.add(centred(shop.name(), Weight.STRONG));
    }
    parts.addAll(paragraph(shop.address()));
    parts.addAll(paragraph(shop.header()));
    parts.add(new Part.Space());
    return parts;
  }

  /// A text of perhaps several lines, in the middle.
  static List<Part> paragraph(@Nullable String text) {
    return text == null
        ? List.of()
        : text.lines()
            .filter(line -> !line.isBlank())
            .map(line -> centred(line, Weight.NORMAL))
            .toList();
  }

  private static Part centred(String text, Weight weight) {
    return new Part.Text(text, Align.CENTRE, weight);
  }
}
