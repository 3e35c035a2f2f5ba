package dev.sempre.pos.pin;

import dev.sempre.model.money.Money;
import dev.sempre.pos.shell.Cashier;
import org.jspecify.annotations.Nullable;

/// Somebody who has a PIN at this till: a tile.
///
/// @param role what he is here, in the company's words; empty if it should not be shown
/// @param open what his open ticket comes to; null if he has none
/// @param demoPin his PIN, to be shown on the tile of a demo company; null everywhere else
public record Person(
    Cashier cashier, String role, @Nullable Money open, @Nullable String demoPin) {}
