package dev.sempre.pos.receipt;

import dev.sempre.pos.words.Language;
import org.jspecify.annotations.Nullable;

/// What a shop's receipts say of the shop.
///
/// @param company name of the company
/// @param name name of the shop
/// @param address of the shop, perhaps in several lines; null if unknown
/// @param till what the till is called
/// @param header what the company wants to stand above, such as its tax numbers; perhaps in several
///   lines; empty if nothing
/// @param footer what it wants to stand below
/// @param language of the receipt: the shop's, whoever stands at the till. Source: T13.
public record ReceiptShop(
    String company,
    String name,
    @Nullable String address,
    String till,
    String header,
    String footer,
    Language language) {}
