package dev.sempre.pos.sell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a payment terminal was asked for of one sale, as the disk has it.
///
/// @param charged what has moved and stands: the sale has a tender for each
/// @param open what it has to be asked about before the sale goes on; null if nothing
public record CardState(List<CardCharge> charged, @Nullable CardCharge open) {
  public static final CardState NONE = new CardState(List.of(), null);

  public CardState {
    charged = List.copyOf(charged);
  }
}
