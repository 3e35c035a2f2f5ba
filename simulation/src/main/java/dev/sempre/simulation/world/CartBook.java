package dev.sempre.simulation.world;

import dev.sempre.model.sale.Discount;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.Tender;
import dev.sempre.pos.sell.Payable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The open sale of one cashier as her till has told her that it is on disk, step by step. What has
/// become of a step that broke off shows when she looks at her cart again. Source: T6, I17.
final class CartBook implements PayBook {
  /// What an open sale is, whatever it is called and whichever shift it was begun in.
  ///
  /// @param customerId who buys; null if nobody in particular does
  record Cart(
      List<SaleLine> lines,
      Discount ticketDiscount,
      List<Tender> tenders,
      @Nullable String customerId) {
    static final Cart EMPTY = new Cart(List.of(), Discount.none(), List.of(), null);

    static Cart of(OpenSale sale, List<Tender> tenders) {
      return new Cart(sale.lines(), sale.ticketDiscount(), tenders, sale.customerId());
    }

    private static Cart of(Payable paying) {
      return switch (paying) {
        case Payable.Ticket(PayingSale sale) -> of(sale.cart(), sale.tenders());
        case Payable.Account account -> throw new IllegalArgumentException(account.id());
      };
    }

    boolean isEmpty() {
      return lines.isEmpty();
    }

    /// Nothing of it is sold: such a cart is not parked when another one is taken up.
    Cart orNothing() {
      return lines.stream().allMatch(SaleLine::voided) ? EMPTY : this;
    }

    private boolean isThisAnd(int more, Cart found) {
      if (found.lines.size() != lines.size() + more
          || !found.ticketDiscount.equals(ticketDiscount)
          || !found.tenders.equals(tenders)) {
        return false;
      }
      for (int i = 0; i < lines.size(); i++) {
        if (!isSameThing(lines.get(i), found.lines.get(i))) {
          return false;
        }
      }
      return true;
    }

    /// A discount on the ticket is shared out anew with each line.
    private static boolean isSameThing(SaleLine line, SaleLine found) {
      return line.item().equals(found.item())
          && line.quantityMilli() == found.quantityMilli()
          && line.unitPriceMinor() == found.unitPriceMinor()
          && line.discount().equals(found.discount())
          && line.voided() == found.voided();
    }
  }

  private Cart told = Cart.EMPTY;
  private final List<Cart> perhaps = new ArrayList<>();

  /// How many lines a step that broke off has perhaps added; 0 if there is none.
  private int perhapsMore;

  /// The sale that was to be finished, of which the till has not told what became; null if there is
  /// none.
  private @Nullable String finishing;

  /// Whether the payment terminal was asked and has perhaps not said.
  private boolean asksTheTerminal;

  CartBook copy() {
    CartBook copy = new CartBook();
    copy.told = told;
    copy.perhaps.addAll(perhaps);
    copy.perhapsMore = perhapsMore;
    copy.finishing = finishing;
    copy.asksTheTerminal = asksTheTerminal;
    return copy;
  }

  /// A step begins after which the cart is to be this.
  void begins(Cart next) {
    perhaps.add(next);
  }

  /// The sale is about to become a ticket.
  void finishes(String saleId) {
    finishing = saleId;
    begins(Cart.EMPTY);
  }

  /// The sale that was to be finished, if nobody knows what became of it. Where its ticket is on
  /// disk nothing of it lies in the cart, also not under another id. Source: I17, T6.
  @Nullable String finishing() {
    return finishing;
  }

  /// A step begins that adds so many lines or none.
  void beginsToAdd(int lines) {
    perhapsMore = lines;
  }

  /// The till has said that the step is done.
  void done(Cart now) {
    told = now;
    settle();
  }

  @Override
  public void begins(Payable next) {
    begins(Cart.of(next));
  }

  @Override
  public void done(Payable now) {
    done(Cart.of(now));
  }

  @Override
  public void found(String till, Payable found) {
    found(till, Cart.of(found));
  }

  @Override
  public void isAsBefore() {
    settle();
  }

  private void settle() {
    perhaps.clear();
    perhapsMore = 0;
    finishing = null;
  }

  @Override
  public void asksTheTerminal() {
    asksTheTerminal = true;
  }

  @Override
  public void terminalHasSaid() {
    asksTheTerminal = false;
  }

  /// Whether money may lie on the counter for it, or on its way from a card.
  boolean mayHoldMoney() {
    return asksTheTerminal
        || !told.tenders().isEmpty()
        || perhaps.stream().anyMatch(cart -> !cart.tenders.isEmpty());
  }

  /// The cashier looks at her cart.
  ///
  /// @throws Broken if it is not what she was told
  void found(String till, Cart found) {
    boolean right =
        found.equals(told)
            || perhaps.contains(found)
            || (perhapsMore > 0 && told.isThisAnd(perhapsMore, found));
    if (!right) {
      throw new Broken(
          "I17", "%s shows the cart %s, and has told of %s".formatted(till, found, told));
    }
    done(found);
  }
}
