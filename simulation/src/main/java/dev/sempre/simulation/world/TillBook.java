package dev.sempre.simulation.world;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What one till has told the people who work with it, beside its tickets.
final class TillBook {
  private final DrawerBook drawer;
  private final JournalBook journal;
  private final ParkBook parked;
  private final AccountBook accounts;
  private final Map<String, CartBook> carts = new LinkedHashMap<>();
  private final Map<String, DraftBook> drafts = new LinkedHashMap<>();

  TillBook() {
    this(new DrawerBook(), new JournalBook(), new ParkBook(), new AccountBook());
  }

  private TillBook(DrawerBook drawer, JournalBook journal, ParkBook parked, AccountBook accounts) {
    this.drawer = drawer;
    this.journal = journal;
    this.parked = parked;
    this.accounts = accounts;
  }

  TillBook copy() {
    TillBook copy = new TillBook(drawer.copy(), journal.copy(), parked.copy(), accounts.copy());
    carts.forEach((who, cart) -> copy.carts.put(who, cart.copy()));
    drafts.forEach((who, draft) -> copy.drafts.put(who, draft.copy()));
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

  /// What lies before a cashier for a customer's account.
  DraftBook draft(String who) {
    return drafts.computeIfAbsent(who, _ -> new DraftBook());
  }

  ParkBook parked() {
    return parked;
  }

  /// What came in for customers' accounts.
  AccountBook accounts() {
    return accounts;
  }

  /// What was told since the copy is lost with its disk.
  void goOnFrom(TillBook lost) {
    drawer.goOnFrom(lost.drawer);
    accounts.goOnFrom(lost.accounts);
  }

  /// The till has said that a ticket was parked, or taken up.
  void parkingIsDone() {
    parked.done(this::cart);
  }

  /// Somebody looks at the tickets that wait.
  void foundParked(String till, Set<String> listed) {
    parked.found(till, listed, this::cart);
  }

  /// Whether money may lie on the counter, for anybody's sale or for an account.
  boolean mayHoldMoney() {
    return carts.values().stream().anyMatch(CartBook::mayHoldMoney)
        || drafts.values().stream().anyMatch(DraftBook::mayHoldMoney);
  }

  /// All open sales are about to be set aside, and what lies for accounts.
  void setsCartsAside() {
    carts.values().forEach(cart -> cart.begins(CartBook.Cart.EMPTY));
    drafts.values().forEach(DraftBook::beginsToEnd);
  }

  /// No cashier has an open sale any more, nor money for an account.
  void cartsAreAside() {
    drafts.values().forEach(DraftBook::hasEnded);
    for (CartBook cart : carts.values()) {
      cart.done(CartBook.Cart.EMPTY);
      cart.terminalHasSaid();
    }
  }
}
