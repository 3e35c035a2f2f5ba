package dev.sempre.simulation.week;

import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.shift.Closing;
import dev.sempre.model.shift.Takings;
import dev.sempre.model.tax.TaxLine;
import java.util.Map;
import java.util.TreeMap;

/// What somebody who stood beside the till wrote down of one shift, ticket by ticket, in minor
/// units: what the Z has to say.
final class Ledger {
  private final Map<String, Long> grossByRate = new TreeMap<>();
  private final Map<String, Long> taxByRate = new TreeMap<>();
  private final Map<String, Long> byKind = new TreeMap<>();
  private long tickets;
  private long grossMinor;
  private long returnedLines;
  private long drawerMinor;

  /// @param floatMinor what lay in the drawer at the beginning
  Ledger(long floatMinor) {
    this.drawerMinor = floatMinor;
  }

  /// "Paid" stood on the screen.
  void paid(CompletedSale sale) {
    tickets++;
    grossMinor += sale.totals().grossMinor();
    for (TaxLine tax : sale.taxes()) {
      grossByRate.merge(tax.vatRateId(), tax.grossMinor(), Long::sum);
      taxByRate.merge(tax.vatRateId(), tax.taxMinor(), Long::sum);
    }
    for (Tender tender : sale.tenders()) {
      received(tender.kind(), tender.amountMinor());
    }
    if (sale.totals().changeMinor() != 0) {
      received(TenderKind.CASH, -sale.totals().changeMinor());
    }
    returnedLines +=
        sale.lines().stream().filter(line -> !line.voided() && line.quantityMilli() < 0).count();
  }

  private void received(TenderKind kind, long minor) {
    byKind.merge(kind.name(), minor, Long::sum);
    if (kind == TenderKind.CASH) {
      drawerMinor += minor;
    }
  }

  /// Cash was put in, or with a minus taken out.
  void moved(long minor) {
    drawerMinor += minor;
  }

  /// What has to lie in the drawer.
  long drawerMinor() {
    return drawerMinor;
  }

  long tickets() {
    return tickets;
  }

  long grossMinor() {
    return grossMinor;
  }

  long returnedLines() {
    return returnedLines;
  }

  /// All of it in one text, to be compared with that of a Z.
  String text() {
    return tickets
        + " tickets, gross "
        + grossMinor
        + ", by rate "
        + withoutZeros(grossByRate)
        + ", tax "
        + withoutZeros(taxByRate)
        + ", by tender "
        + withoutZeros(byKind)
        + ", returned lines "
        + returnedLines
        + ", drawer "
        + drawerMinor;
  }

  private static Map<String, Long> withoutZeros(Map<String, Long> sums) {
    Map<String, Long> rest = new TreeMap<>(sums);
    rest.values().removeIf(sum -> sum == 0);
    return rest;
  }

  /// What a Z says, in the words of [#text].
  static String textOf(Closing closing) {
    Ledger ledger = new Ledger(0);
    Takings takings = closing.figures().takings();
    ledger.tickets = takings.tickets();
    ledger.grossMinor = takings.grossMinor();
    for (TaxLine tax : takings.taxes()) {
      ledger.grossByRate.merge(tax.vatRateId(), tax.grossMinor(), Long::sum);
      ledger.taxByRate.merge(tax.vatRateId(), tax.taxMinor(), Long::sum);
    }
    takings
        .tenders()
        .forEach(paid -> ledger.byKind.merge(paid.kind().name(), paid.amountMinor(), Long::sum));
    ledger.returnedLines = takings.returnedLines();
    ledger.drawerMinor = closing.figures().drawer().expectedMinor();
    return ledger.text();
  }
}
