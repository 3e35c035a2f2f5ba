package dev.sempre.model.sale;

import dev.sempre.model.tax.TaxLine;
import java.util.ArrayList;
import java.util.List;

/// All amounts of a stored sale in one row, so that a test can change any of them.
final class StoredAmounts {

  private static final int PER_LINE = 5;
  private static final int PER_TAX = 3;
  private static final int OF_TOTALS = 7;

  private final CompletedSale sale;

  StoredAmounts(CompletedSale sale) {
    this.sale = sale;
  }

  int count() {
    return PER_LINE * sale.lines().size()
        + PER_TAX * sale.taxes().size()
        + sale.tenders().size()
        + OF_TOTALS;
  }

  /// The sale with one amount changed by so much, wrapping round.
  CompletedSale with(int which, long change) {
    long[] amounts = read();
    amounts[which] += change;
    return written(amounts);
  }

  private long[] read() {
    List<Long> amounts = new ArrayList<>();
    for (SaleLine line : sale.lines()) {
      LineAmounts of = line.amounts();
      amounts.addAll(
          List.of(
              of.discountMinor(),
              of.ticketDiscountMinor(),
              of.netMinor(),
              of.taxMinor(),
              of.grossMinor()));
    }
    for (TaxLine tax : sale.taxes()) {
      amounts.addAll(List.of(tax.netMinor(), tax.taxMinor(), tax.grossMinor()));
    }
    for (Tender tender : sale.tenders()) {
      amounts.add(tender.amountMinor());
    }
    SaleTotals totals = sale.totals();
    amounts.addAll(
        List.of(
            totals.grossMinor(),
            totals.netMinor(),
            totals.taxMinor(),
            totals.discountMinor(),
            totals.tenderedMinor(),
            totals.changeMinor(),
            totals.roundingMinor()));
    return amounts.stream().mapToLong(Long::longValue).toArray();
  }

  private CompletedSale written(long[] from) {
    int at = 0;
    List<SaleLine> lines = new ArrayList<>();
    for (SaleLine line : sale.lines()) {
      lines.add(
          line.withAmounts(
              new LineAmounts(from[at], from[at + 1], from[at + 2], from[at + 3], from[at + 4])));
      at += PER_LINE;
    }
    List<TaxLine> taxes = new ArrayList<>();
    for (TaxLine tax : sale.taxes()) {
      taxes.add(new TaxLine(tax.vatRateId(), tax.rate(), from[at], from[at + 1], from[at + 2]));
      at += PER_TAX;
    }
    List<Tender> tenders = new ArrayList<>();
    for (Tender tender : sale.tenders()) {
      tenders.add(new Tender(tender.position(), tender.methodId(), tender.kind(), from[at]));
      at++;
    }
    return new CompletedSale(
        sale.id(),
        sale.context(),
        sale.number(),
        sale.completedAt(),
        sale.customerId(),
        sale.note(),
        lines,
        tenders,
        taxes,
        new SaleTotals(
            from[at],
            from[at + 1],
            from[at + 2],
            from[at + 3],
            from[at + 4],
            from[at + 5],
            from[at + 6]));
  }
}
