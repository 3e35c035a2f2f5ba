package dev.sempre.pos.till;

import dev.sempre.model.sale.LineItem;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.text.Label;
import dev.sempre.pos.sell.Obstacle;
import dev.sempre.pos.sell.PriceAnswer;
import dev.sempre.pos.sell.Salesperson;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.organisation.UserStore;
import dev.sempre.replica.sale.PaymentMethodStore;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What a cashier may ask without touching a ticket: prices, ways to pay, who sells here. Source:
/// T3, T4, T5.
final class Enquiries {
  /// What can be paid with where the company has said nothing: there is always cash.
  private static final PaymentMethod CASH =
      new PaymentMethod("cash", TenderKind.CASH, Label.of("Cash"), 0, true);

  private final Replica replica;
  private final Supplier<ShopTerms> terms;
  private final LongSupplier nowMillis;

  /// @param terms of the open ticket
  /// @param nowMillis the wall clock, corrected by what is known of its error
  Enquiries(Replica replica, Supplier<ShopTerms> terms, LongSupplier nowMillis) {
    this.replica = replica;
    this.terms = terms;
    this.nowMillis = nowMillis;
  }

  PriceAnswer priceOf(String code) {
    return price(code, goods -> goods.byCode(code, null));
  }

  PriceAnswer priceOfProduct(String productId) {
    return price(productId, goods -> goods.byId(productId, null));
  }

  private PriceAnswer price(String asked, Function<Goods, Goods.Found> look) {
    Goods.Found found;
    try {
      found =
          replica.read(handle -> look.apply(new Goods(handle, terms.get(), nowMillis.getAsLong())));
    } catch (StoreFailure failure) {
      return new PriceAnswer.NotRead(Failures.of(failure));
    }
    return switch (found) {
      case Goods.Found.Unknown() -> new PriceAnswer.Unknown(asked);
      case Goods.Found.Blocked(Obstacle obstacle) -> new PriceAnswer.Blocked(obstacle);
      case Goods.Found.Item(LineItem item, Long labelMilli, var _) ->
          new PriceAnswer.Found(item, labelMilli);
    };
  }

  List<Salesperson> salespeople() {
    String here = terms.get().establishment().id();
    return replica.read(handle -> UserStore.activeOf(handle, here)).stream()
        .map(user -> new Salesperson(user.id(), user.displayName()))
        .toList();
  }

  List<PaymentMethod> paymentMethods() {
    List<PaymentMethod> methods = replica.read(PaymentMethodStore::active);
    return methods.isEmpty() ? List.of(CASH) : methods;
  }

  PaymentMethod cash() {
    return paymentMethods().stream()
        .filter(method -> method.kind() == TenderKind.CASH)
        .findFirst()
        .orElse(CASH);
  }
}
