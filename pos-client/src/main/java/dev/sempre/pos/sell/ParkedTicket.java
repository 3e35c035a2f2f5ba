package dev.sempre.pos.sell;

import dev.sempre.model.money.Money;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// A ticket that waits for its customer, as the list shows it.
///
/// @param id what it is recalled by
/// @param name its short name; null if it has none
/// @param by name of who parked it, or left it open
/// @param isOpen whether nobody has parked it: it lies open before whom it was left by
/// @param at when it was parked, or changed last, by the shop's clock
/// @param total what it comes to; null if that cannot be read
/// @param items how many pieces; null if it cannot be read, and so not recalled either
/// @param firstItem what was rung up first, to know it by; null if that cannot be read
public record ParkedTicket(
    String id,
    @Nullable String name,
    String by,
    boolean isOpen,
    LocalDateTime at,
    @Nullable Money total,
    @Nullable Long items,
    @Nullable String firstItem) {}
