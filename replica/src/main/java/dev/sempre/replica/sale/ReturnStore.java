package dev.sempre.replica.sale;

import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.LineReturn;
import dev.sempre.model.sale.ReturnableLine;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.model.sale.SaleRefusal.MoreThanSold;
import dev.sempre.model.sale.SaleRefusal.ReturnedMeanwhile;
import dev.sempre.model.sale.SaleRefusal.TicketNotHere;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What has come back of the tickets that are here, and what still can. Source: T7.
public final class ReturnStore {
  private ReturnStore() {}

  /// The lines of a finished ticket on which goods were sold, each with what has come back of it;
  /// also those of which nothing is left.
  public static List<ReturnableLine> linesOf(Handle handle, CompletedSale sale) {
    Map<Integer, Long> back = backMilli(handle, sale.id());
    return sale.lines().stream()
        .map(line -> line(sale, line, back))
        .filter(ReturnableLine::canComeBack)
        .toList();
  }

  private static ReturnableLine line(
      CompletedSale sale, SaleLine line, Map<Integer, Long> backMilli) {
    return new ReturnableLine(
        sale.id(), sale.context(), line, backMilli.getOrDefault(line.position(), 0L));
  }

  /// Position > how much came back of it, thousandths of its unit.
  private static Map<Integer, Long> backMilli(Handle handle, String saleId) {
    Map<Integer, Long> back = new HashMap<>();
    handle
        .createQuery(
            """
            select l.returned_position, sum(-l.quantity_milli)
              from sale_line l join sale s on s.id = l.sale_id
             where l.returned_sale_id = :sale and l.returned_position is not null
               and l.voided = 0 and s.deleted = 0
             group by l.returned_position
            """)
        .bind("sale", saleId)
        .map((row, _) -> Map.entry(row.getInt(1), row.getLong(2)))
        .forEach(entry -> back.put(entry.getKey(), entry.getValue()));
    return back;
  }

  /// Whether the lines of a ticket that is about to be a fact take back no more than was sold, and
  /// are worth their part of it, as all tickets here now stand. Asked in the transaction that
  /// stores it, and in the one that notes a card that is asked for it.
  static Optional<SaleRefusal> check(Handle handle, List<SaleLine> lines) {
    Map<LineReturn.Origin, ReturnableLine> known = new HashMap<>();
    for (SaleLine line : lines) {
      LineReturn.Origin origin = line.returnedLine();
      if (origin == null || line.voided()) {
        continue;
      }
      if (!known.containsKey(origin)) {
        SaleStore.byId(handle, origin.saleId())
            .ifPresent(sale -> linesOf(handle, sale).forEach(of -> known.put(of.origin(), of)));
      }
      ReturnableLine sold = known.get(origin);
      SaleRefusal refusal = check(line, sold);
      if (sold == null || refusal != null) {
        return Optional.ofNullable(refusal);
      }
      known.put(origin, sold.after(-line.quantityMilli()));
    }
    return Optional.empty();
  }

  private static @Nullable SaleRefusal check(SaleLine line, @Nullable ReturnableLine sold) {
    if (sold == null) {
      return new TicketNotHere(line.position());
    }
    long milli = -line.quantityMilli();
    if (milli > sold.leftMilli()) {
      return new MoreThanSold(line.item().description(), sold.leftMilli());
    }
    return milli > 0 && !sold.amountsOf(milli).equals(line.amounts())
        ? new ReturnedMeanwhile(line.position())
        : null;
  }
}
