package dev.sempre.simulation.week;

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
  private final Map<String, Long> forAccounts = new TreeMap<>();
  private final long floatMinor;
  private long tickets;
  private long grossMinor;
  private long returnedLines;
  private long drawerMinor;
  private long voidedTickets;
  private long drawerOpenings;

  /// @param floatMinor what lay in the drawer at the beginning
  Ledger(long floatMinor) {
    this.floatMinor = floatMinor;
  }

  /// "Paid" stood on the screen. The ticket is held against what was written down of it; change is
  /// what was given beyond that.
  ///
  /// @throws IllegalStateException if the ticket says anything else
  void paid(Sold sold) {
    Basket.Due due = sold.basket().mustBe(sold.sale());
    tickets++;
    grossMinor += due.grossMinor();
    due.rates()
        .forEach((id, rate) -> {
          grossByRate.merge(id, rate.grossMinor(), Long::sum);
          taxByRate.merge(id, rate.taxMinor(), Long::sum);
        });
    long given = 0;
    for (Sold.Given each : sold.given()) {
      received(each.kind(), each.minor());
      given += each.minor();
    }
    received(TenderKind.CASH, due.grossMinor() - given);
    returnedLines += due.returnedLines();
  }

  private void received(TenderKind kind, long minor) {
    byKind.merge(kind.name(), minor, Long::sum);
    if (kind == TenderKind.CASH) {
      drawerMinor += minor;
    }
  }

  /// A customer has paid what he owed.
  void receivedForAccount(TenderKind kind, long minor) {
    forAccounts.merge(kind.name(), minor, Long::sum);
    if (kind == TenderKind.CASH) {
      drawerMinor += minor;
    }
  }

  /// Cash was put in, or with a minus taken out.
  void moved(long minor) {
    drawerMinor += minor;
  }

  /// So many customers have gone without anything once their goods were rung up.
  void voided(long more) {
    voidedTickets += more;
  }

  /// The drawer was opened without a sale.
  void opened() {
    drawerOpenings++;
  }

  /// What has to lie in the drawer.
  long drawerMinor() {
    return floatMinor + drawerMinor;
  }

  long tickets() {
    return tickets;
  }

  long grossMinor() {
    return grossMinor;
  }

  /// What went through one kind of payment, minor units.
  long minor(TenderKind kind) {
    return byKind.getOrDefault(kind.name(), 0L) + forAccounts.getOrDefault(kind.name(), 0L);
  }

  /// All of it in one text, to be compared with that of a Z.
  String text() {
    return sums() + ", float " + floatMinor + ", drawer " + drawerMinor();
  }

  /// All that a day has of it, whose floats do not add up.
  String dayText() {
    return sums() + ", float 0, drawer " + drawerMinor;
  }

  private String sums() {
    return tickets
        + " tickets, gross "
        + grossMinor
        + ", by rate "
        + withoutZeros(grossByRate)
        + ", tax "
        + withoutZeros(taxByRate)
        + ", by tender "
        + withoutZeros(byKind)
        + ", for accounts "
        + withoutZeros(forAccounts)
        + ", returned lines "
        + returnedLines
        + ", tickets void "
        + voidedTickets
        + ", drawer opened "
        + drawerOpenings;
  }

  private static Map<String, Long> withoutZeros(Map<String, Long> sums) {
    Map<String, Long> rest = new TreeMap<>(sums);
    rest.values().removeIf(sum -> sum == 0);
    return rest;
  }

  /// What a Z, or the closing of a day or a month, says, in the words of [#text].
  static String textOf(Closing closing) {
    Ledger ledger = new Ledger(closing.figures().drawer().floatMinor());
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
    closing
        .figures()
        .receipts()
        .tenders()
        .forEach(
            paid -> ledger.forAccounts.merge(paid.kind().name(), paid.amountMinor(), Long::sum));
    ledger.returnedLines = takings.returnedLines();
    ledger.voidedTickets = closing.figures().voidedTickets();
    ledger.drawerOpenings = closing.figures().drawerOpenings();
    ledger.drawerMinor = closing.figures().drawer().expectedMinor() - ledger.floatMinor;
    return ledger.text();
  }
}
