package dev.sempre.simulation.world;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What one till has told the people who work with it, beside its tickets.
final class TillBook {
  private final DrawerBook drawer;
  private final JournalBook journal;
  private final ParkBook parked;
  private final Map<String, CartBook> carts = new LinkedHashMap<>();

  TillBook() {
    this(new DrawerBook(), new JournalBook(), new ParkBook());
  }

  private TillBook(DrawerBook drawer, JournalBook journal, ParkBook parked) {
    this.drawer = drawer;
    this.journal = journal;
    this.parked = parked;
  }

  TillBook copy() {
    TillBook copy = new TillBook(drawer.copy(), journal.copy(), parked.copy());
    carts.forEach((who, cart) -> copy.carts.put(who, cart.copy()));
    return copy;
  }

  DrawerBook drawer() {
    return drawer;
  }

  JournalBook journal() {
    return journal;
  }

  CartBook cart(String who) {
    return carts.computeIfAbsent(who, _ -> new CartBook());
  }

  ParkBook parked() {
    return parked;
  }

  /// The till has said that a ticket was parked, or taken up.
  void parkingIsDone() {
    parked.done(this::cart);
  }

  /// Somebody looks at the tickets that wait.
  void foundParked(String till, Set<String> listed) {
    parked.found(till, listed, this::cart);
  }

  /// Whether money may lie on the counter for anybody's sale.
  boolean mayHoldMoney() {
    return carts.values().stream().anyMatch(CartBook::mayHoldMoney);
  }

  /// All open sales are about to be set aside.
  void setsCartsAside() {
    carts.values().forEach(cart -> cart.begins(CartBook.Cart.EMPTY));
  }

  /// No cashier has an open sale any more.
  void cartsAreAside() {
    carts.values().forEach(cart -> cart.done(CartBook.Cart.EMPTY));
  }
}
