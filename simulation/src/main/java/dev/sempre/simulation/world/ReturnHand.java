package dev.sempre.simulation.world;

import dev.sempre.model.catalogue.ProductCategory;
import dev.sempre.model.sale.ReturnReason;
import dev.sempre.model.sale.ReturnableLine;
import dev.sempre.pos.sell.ProductSearch;
import dev.sempre.pos.sell.SoldTicket;
import dev.sempre.pos.sell.TillReturns.Part;
import dev.sempre.pos.till.KnownShop;
import dev.sempre.pos.till.ReturnDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes goods back onto a cashier's open sale.
final class ReturnHand {
  private final SimTill till;
  private final Setting setting;
  private final SaleHand hand;
  private final ReturnDesk returns;

  ReturnHand(SimTill till, Setting setting, SaleHand hand) {
    this.till = till;
    this.setting = setting;
    this.hand = hand;
    this.returns =
        new ReturnDesk(till.replica(), till.clock(), new KnownShop(), hand.desk(), new NoSearch());
  }

  /// @return true if the till has put it on the open sale
  boolean takeBack(Bringing bringing) {
    return switch (bringing) {
      case Bringing.OfTicket(String saleId, int lines, long milli) ->
          ofTicket(saleId, lines, milli);
      case Bringing.WithoutTicket(int product) ->
          hand.takeBack(
              1,
              () ->
                  returns.takeBackCode(
                      hand.sale(), Founding.sku(product), ReturnReason.NOT_WANTED.name(), null));
    };
  }

  private boolean ofTicket(String saleId, int lines, long milli) {
    Optional<SoldTicket> ticket = returns.ticket(saleId);
    if (ticket.isEmpty()) {
      return false;
    }
    List<Part> parts = new ArrayList<>();
    for (ReturnableLine line : ticket.get().lines()) {
      long left = line.leftMilli() - hand.sale().takenBackMilli(line.origin());
      if (left > 0 && parts.size() < lines) {
        parts.add(new Part(line.line().position(), Math.min(left, milli)));
      }
    }
    if (parts.isEmpty()) {
      return false;
    }
    setting.note(till.name(), "takes back of " + ticket.get().found().number().printed());
    return hand.takeBack(
        parts.size(),
        () -> returns.takeBack(hand.sale(), saleId, parts, ReturnReason.FAULTY.name(), null));
  }

  /// Customers here show their tickets; nobody looks for one by what was on it.
  private static final class NoSearch implements ProductSearch {
    @Override
    public List<ProductCategory> categories() {
      return List.of();
    }

    @Override
    public List<Hit> quickKeys(@Nullable String categoryId) {
      return List.of();
    }

    @Override
    public List<Hit> find(String entry, int limit) {
      return List.of();
    }
  }
}
