package dev.sempre.simulation.power;

import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.sale.Discount;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.SaleLine;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// What lies at a till and nobody has paid: what its cashier has before her, and the tickets that
/// wait for their customers. Source: T6, R01.
///
/// @param cart what lies before the cashier, whatever its sale is called
/// @param parked tickets that wait, by the ids of their sales
record Unpaid(Cart cart, Map<String, Cart> parked) {
  static final Unpaid NOTHING = new Unpaid(Cart.EMPTY, Map.of());

  /// What was rung up, and what was said of it.
  ///
  /// @param discount on the whole ticket; empty for none
  /// @param customer her id; empty for nobody in particular
  record Cart(List<Line> lines, String discount, String customer) {
    static final Cart EMPTY = new Cart(List.of(), "", "");

    static Cart of(OpenSale sale) {
      return new Cart(
          sale.lines().stream().map(Line::of).toList(),
          text(sale.ticketDiscount()),
          Objects.requireNonNullElse(sale.customerId(), ""));
    }
  }

  /// One line, as far as the screen shows it and more.
  ///
  /// @param unit name of a [ProductUnit]
  /// @param unitPriceMinor minor units
  /// @param discount as the ticket's
  record Line(
      String product,
      String description,
      String unit,
      long quantityMilli,
      long unitPriceMinor,
      String discount,
      boolean voided) {
    private static Line of(SaleLine line) {
      return new Line(
          Objects.requireNonNullElse(line.item().productId(), ""),
          line.item().description(),
          line.item().unit().name(),
          line.quantityMilli(),
          line.unitPriceMinor(),
          text(line.discount()),
          line.voided());
    }
  }

  Unpaid {
    parked = Map.copyOf(parked);
  }

  /// The same tickets wait, and this lies before the cashier.
  Unpaid with(Cart now) {
    return new Unpaid(now, parked);
  }

  /// One more waits, and nothing lies before the cashier.
  Unpaid andParked(String saleId) {
    Map<String, Cart> more = new TreeMap<>(parked);
    more.put(saleId, cart);
    return new Unpaid(Cart.EMPTY, more);
  }

  /// One of those that wait lies before the cashier.
  Unpaid recalled(String saleId) {
    Map<String, Cart> fewer = new TreeMap<>(parked);
    Cart taken = fewer.remove(saleId);
    if (taken == null) {
      throw new IllegalArgumentException("nothing of this name waits: " + saleId);
    }
    return new Unpaid(taken, fewer);
  }

  private static String text(Discount discount) {
    return switch (discount) {
      case Discount.None() -> "";
      case Discount.Percent(var rate) -> rate.basisPoints() + " bp";
      case Discount.Amount(long minor) -> minor + " minor";
    };
  }
}
