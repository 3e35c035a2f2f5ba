package dev.sempre.simulation.world;

import dev.sempre.model.account.AccountPayment;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.model.shift.Drawer;
import dev.sempre.model.shift.ShiftFigures;
import dev.sempre.model.shift.Takings;
import dev.sempre.model.tax.TaxLine;
import dev.sempre.replica.account.AccountPaymentStore;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sale.SaleStore;
import dev.sempre.replica.shift.CashMovement;
import dev.sempre.replica.shift.CashMovementStore;
import dev.sempre.replica.shift.Shift;
import dev.sempre.replica.shift.ShiftStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What the tickets of one shift, what came in for accounts and the cash that was moved come to,
/// added up ticket by ticket beside the till: what its Z has to say. In minor units. Source: I4.
final class DrawerSums {
  private final Map<String, Long> grossByRate = new TreeMap<>();
  private final Map<String, Long> taxByRate = new TreeMap<>();
  private final Map<String, Long> byMethod = new TreeMap<>();
  private long tickets;
  private long grossMinor;
  private long discountMinor;
  private long returnedLines;
  private long returnedMinor;
  private long voidedLines;
  private long drawerMinor;
  private long payments;
  private final Map<String, Long> receivedByMethod = new TreeMap<>();

  private DrawerSums() {}

  /// What is due of a shift: its tickets as their cashiers were told, and those of which nobody was
  /// told as they lie there.
  static DrawerSums due(Setting setting, SimTill till, String shiftId) {
    DrawerSums sums = new DrawerSums();
    Replica place = till.replica();
    Shift shift = place.read(handle -> ShiftStore.byId(handle, shiftId)).orElseThrow();
    sums.drawerMinor = shift.floatMinor();
    Set<String> told = new HashSet<>();
    for (CompletedSale sale : setting.oracle().paidAt(till.name())) {
      told.add(sale.id());
      if (sale.context().shiftId().equals(shiftId)) {
        sums.add(sale);
      }
    }
    untold(place, shiftId, told).forEach(sums::add);
    received(setting, till, shiftId).forEach(sums::add);
    for (CashMovement moved : place.read(handle -> CashMovementStore.of(handle, shiftId))) {
      sums.drawerMinor +=
          moved.kind() == CashMovementKind.CASH_IN ? moved.amountMinor() : -moved.amountMinor();
    }
    return sums;
  }

  private static List<CompletedSale> untold(Replica place, String shiftId, Set<String> told) {
    return place.read(handle ->
        handle
            .createQuery("select id from sale where shift_id = :shift")
            .bind("shift", shiftId)
            .mapTo(String.class)
            .list()
            .stream()
            .filter(id -> !told.contains(id))
            .map(id -> SaleStore.byId(handle, id).orElseThrow())
            .toList());
  }

  /// What came in for accounts: as it was told, and what nobody was told of as it lies there.
  private static List<AccountPayment> received(Setting setting, SimTill till, String shiftId) {
    AccountBook book = setting.oracle().book(till.name()).accounts();
    List<AccountPayment> all =
        new ArrayList<>(
            book.told().stream().filter(each -> each.shiftId().equals(shiftId)).toList());
    all.addAll(
        till.replica()
            .read(handle ->
                handle
                    .createQuery("select id from account_payment where shift_id = :shift")
                    .bind("shift", shiftId)
                    .mapTo(String.class)
                    .list()
                    .stream()
                    .filter(id -> !book.wasTold(id))
                    .map(id -> AccountPaymentStore.byId(handle, id).orElseThrow())
                    .toList()));
    return all;
  }

  private void add(AccountPayment payment) {
    payments++;
    for (Tender tender : payment.tenders()) {
      receiveForAccount(tender.methodId(), tender.kind(), tender.amountMinor());
    }
    if (payment.changeMinor() > 0) {
      receiveForAccount(lastCash(payment.tenders()), TenderKind.CASH, -payment.changeMinor());
    }
  }

  private void receiveForAccount(String method, TenderKind kind, long minor) {
    receivedByMethod.merge(kind + " " + method, minor, Long::sum);
    if (kind == TenderKind.CASH) {
      drawerMinor += minor;
    }
  }

  private void add(CompletedSale sale) {
    tickets++;
    grossMinor += sale.totals().grossMinor();
    for (TaxLine tax : sale.taxes()) {
      grossByRate.merge(tax.vatRateId(), tax.grossMinor(), Long::sum);
      taxByRate.merge(tax.vatRateId(), tax.taxMinor(), Long::sum);
    }
    for (Tender tender : sale.tenders()) {
      receive(tender.methodId(), tender.kind(), tender.amountMinor());
    }
    for (SaleLine line : sale.lines()) {
      add(line);
    }
    long change = sale.totals().tenderedMinor() - sale.totals().grossMinor();
    if (change > 0) {
      receive(lastCash(sale.tenders()), TenderKind.CASH, -change);
    }
  }

  private void add(SaleLine line) {
    if (line.voided()) {
      voidedLines++;
      return;
    }
    discountMinor += line.amounts().discountMinor() + line.amounts().ticketDiscountMinor();
    if (line.quantityMilli() < 0) {
      returnedLines++;
      returnedMinor += line.amounts().grossMinor();
    }
  }

  private static String lastCash(List<Tender> tenders) {
    return tenders.stream()
        .filter(tender -> tender.kind() == TenderKind.CASH)
        .map(Tender::methodId)
        .reduce("", (_, later) -> later);
  }

  private void receive(String method, TenderKind kind, long minor) {
    byMethod.merge(kind + " " + method, minor, Long::sum);
    if (kind == TenderKind.CASH) {
      drawerMinor += minor;
    }
  }

  /// What has to lie in the drawer.
  long drawerMinor() {
    return drawerMinor;
  }

  /// All of it in one text.
  String text() {
    return "%d tickets, gross %d, discount %d, by rate %s, tax %s, by method %s, back %d for %d, void %d, %d paid for accounts by %s, drawer %d"
        .formatted(
            tickets,
            grossMinor,
            discountMinor,
            withoutZeros(grossByRate),
            withoutZeros(taxByRate),
            withoutZeros(byMethod),
            returnedLines,
            returnedMinor,
            voidedLines,
            payments,
            withoutZeros(receivedByMethod),
            drawerMinor);
  }

  private static Map<String, Long> withoutZeros(Map<String, Long> sums) {
    Map<String, Long> rest = new TreeMap<>(sums);
    rest.values().removeIf(sum -> sum == 0);
    return rest;
  }

  /// What an X or a Z says, in the words of [#text].
  static String textOf(ShiftFigures figures) {
    return of(figures).text();
  }

  /// What an X or a Z says.
  static DrawerSums of(ShiftFigures figures) {
    DrawerSums sums = new DrawerSums();
    Takings takings = figures.takings();
    sums.tickets = takings.tickets();
    sums.grossMinor = takings.grossMinor();
    sums.discountMinor = takings.discountMinor();
    for (TaxLine tax : takings.taxes()) {
      sums.grossByRate.merge(tax.vatRateId(), tax.grossMinor(), Long::sum);
      sums.taxByRate.merge(tax.vatRateId(), tax.taxMinor(), Long::sum);
    }
    takings
        .tenders()
        .forEach(paid ->
            sums.byMethod.merge(
                paid.kind() + " " + paid.methodId(), paid.amountMinor(), Long::sum));
    sums.returnedLines = takings.returnedLines();
    sums.returnedMinor = takings.returnedMinor();
    sums.voidedLines = takings.voidedLines();
    sums.payments = figures.receipts().payments();
    figures
        .receipts()
        .tenders()
        .forEach(paid ->
            sums.receivedByMethod.merge(
                paid.kind() + " " + paid.methodId(), paid.amountMinor(), Long::sum));
    Drawer drawer = figures.drawer();
    sums.drawerMinor =
        drawer.floatMinor()
            + drawer.cashMinor()
            + drawer.accountMinor()
            + drawer.inMinor()
            - drawer.outMinor()
            - drawer.dropMinor();
    return sums;
  }
}
