package dev.sempre.pos.sell;

import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.SaleTotals;
import dev.sempre.model.sale.Tender;
import dev.sempre.pos.display.Moment;
import java.util.Comparator;
import java.util.function.Consumer;

/// Tells where the sale on the screen stands, for whoever shows it to the customer. UI thread only;
/// what is told is a value, and telling it has to return at once. Source: T9.
public final class CustomerMoments {
  private final SellViewModel sell;
  private final Consumer<Moment> told;
  private Moment last = new Moment.Idle();

  public CustomerMoments(SellViewModel sell, Consumer<Moment> told) {
    this.sell = sell;
    this.told = told;
    sell.ticketProperty().subscribe(this::look);
    sell.selectedProperty().subscribe(_ -> look());
    sell.panelProperty().subscribe(this::look);
    sell.pay().saleProperty().subscribe(this::look);
    look();
  }

  private void look() {
    Moment now = now();
    if (!now.equals(last)) {
      last = now;
      told.accept(now);
    }
  }

  private Moment now() {
    if (sell.panelProperty().get() instanceof Panel.Change(CompletedSale sale)) {
      SaleTotals totals = sale.totals();
      return new Moment.Paid(
          totals.grossMinor(),
          totals.tenderedMinor(),
          totals.changeMinor(),
          sale.context().currency());
    }
    OpenTicket ticket = sell.ticketProperty().get();
    if (ticket == null) {
      return new Moment.Idle();
    }
    PayingSale paying = sell.pay().saleProperty().get();
    if (paying != null) {
      return new Moment.Paying(
          paying.totals().grossMinor(),
          paying.tenders().stream().mapToLong(Tender::amountMinor).sum(),
          paying.dueMinor(),
          ticket.sale().context().currency());
    }
    OpenSale sale = ticket.sale();
    if (sale.isEmpty()) {
      // The change stands until the next scan, also when its panel has gone.
      return last instanceof Moment.Paid ? last : new Moment.Idle();
    }
    return sale.lines().stream()
        .filter(line -> !line.voided())
        .max(
            Comparator.comparing(
                    (SaleLine line) -> line.position() == sell.selectedProperty().get())
                .thenComparingInt(SaleLine::position))
        .<Moment>map(
            line -> new Moment.RungUp(line, sale.totals().grossMinor(), sale.context().currency()))
        .orElseGet(Moment.Idle::new);
  }
}
