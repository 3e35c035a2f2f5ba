package dev.sempre.simulation.world;

import dev.sempre.simulation.world.CartBook.Cart;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The tickets that wait at a till for their customers, as it has told of them. A step moves a
/// ticket between this list and a cashier's cart, in one transaction: of one that broke off the
/// list shows whether it was done, and the cart then has to be the one that belongs to it. Source:
/// T6, I17.
final class ParkBook {
  /// A step on its way.
  ///
  /// @param who whose cart becomes another one
  /// @param cart what it is then
  /// @param waiting what waits then
  record Move(String who, Cart cart, Map<String, Cart> waiting) {}

  private Map<String, Cart> waiting = Map.of();
  private @Nullable Move doubt;

  ParkBook copy() {
    ParkBook copy = new ParkBook();
    copy.waiting = waiting;
    copy.doubt = doubt;
    return copy;
  }

  /// A ticket that waits.
  Cart waiting(String id) {
    Cart cart = waiting.get(id);
    if (cart == null) {
      throw new IllegalStateException(id + " is not parked");
    }
    return cart;
  }

  /// A cart is about to be parked under the id of its sale.
  void beginsToPark(String who, String id, Cart cart) {
    doubt = new Move(who, Cart.EMPTY, with(waiting, id, cart));
  }

  /// A ticket is about to be taken up; what its taker has before him is parked instead.
  ///
  /// @param own that, perhaps empty
  void beginsToRecall(String who, String id, String ownId, Cart own) {
    Map<String, Cart> left = new LinkedHashMap<>(waiting);
    Cart taken = left.remove(id);
    if (taken == null) {
      throw new IllegalStateException(id + " is not parked");
    }
    doubt = new Move(who, taken, own.isEmpty() ? left : with(left, ownId, own));
  }

  private static Map<String, Cart> with(Map<String, Cart> carts, String id, Cart cart) {
    Map<String, Cart> more = new LinkedHashMap<>(carts);
    more.put(id, cart);
    return more;
  }

  /// The till has said that the step is done.
  void done(Function<String, CartBook> carts) {
    Move move = doubt;
    if (move == null) {
      throw new IllegalStateException("nothing was on its way");
    }
    waiting = move.waiting();
    carts.apply(move.who()).done(move.cart());
    doubt = null;
  }

  /// The till has said that all is as before.
  void isAsBefore() {
    doubt = null;
  }

  /// Somebody looks at the list.
  ///
  /// @param carts the carts of the till's cashiers: of which of them is right, the list decides
  /// @throws Broken if a ticket is missing in it, or is there that nobody has parked
  void found(String till, Set<String> listed, Function<String, CartBook> carts) {
    Move move = doubt;
    if (move != null && listed.equals(move.waiting().keySet())) {
      done(carts);
    } else if (listed.equals(waiting.keySet())) {
      isAsBefore();
    } else {
      throw new Broken(
          "T6",
          "%s has %s parked, and has told of %s, perhaps of %s"
              .formatted(
                  till, listed, waiting.keySet(), move == null ? "" : move.waiting().keySet()));
    }
  }
}
