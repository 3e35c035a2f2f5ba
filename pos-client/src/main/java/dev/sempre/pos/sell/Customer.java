package dev.sempre.pos.sell;

import org.jspecify.annotations.Nullable;

/// Who buys, as the Sell screen shows it.
///
/// @param id the contact's id
/// @param taxId what tells him apart from another of the same name; null if it is not known, or not
///   asked for
public record Customer(String id, String name, @Nullable String taxId) {
  /// As the longer form, where his name says enough.
  public Customer(String id, String name) {
    this(id, name, null);
  }
}
