package dev.sempre.simulation.world;

import dev.sempre.model.account.AccountPayment;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.model.shift.Drawer;
import dev.sempre.model.shift.ShiftFigures;
import dev.sempre.model.shift.Takings;
import dev.sempre.model.tax.TaxAmounts;
import dev.sempre.model.tax.TaxLine;
import dev.sempre.replica.account.AccountPaymentStore;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sale.SaleStore;
import dev.sempre.replica.shift.CashMovement;
import dev.sempre.replica.shift.CashMovementStore;
import dev.sempre.replica.shift.Shift;
import dev.sempre.replica.shift.ShiftStore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the tickets of one shift, what came in for accounts and the cash that was moved come to,
/// added up ticket by ticket beside the till: what its Z has to say, figure by figure. In minor
/// units. Source: I4.
final class DrawerSums {
  private static final int MILLI_DIGITS = 3;

  private static final Comparator<CompletedSale> BY_TIME =
      Comparator.comparingLong((CompletedSale sale) -> sale.completedAt().epochMillis())
          .thenComparing(sale -> sale.number().series())
          .thenComparingLong(sale -> sale.number().number());

  private final Map<String, TaxAmounts> byRate = new TreeMap<>();
  private final Map<String, Paid> byMethod = new TreeMap<>();
  private final Map<String, Paid> receivedByMethod = new TreeMap<>();
  private final Map<CashMovementKind, Long> moved = new EnumMap<>(CashMovementKind.class);
  private @Nullable CompletedSale first;
  private @Nullable CompletedSale last;
  private String firstNumber = "none";
  private String lastNumber = "none";
  private long tickets;
  private long grossMinor;
  private long netMinor;
  private long taxMinor;
  private long discountMinor;
  private long roundingMinor;
  private long returnedLines;
  private long returnedMinor;
  private long voidedLines;
  private long voidedMinor;
  private long floatMinor;
  private long cashMinor;
  private long accountMinor;
  private long payments;
  private Count voidedTickets = Count.NONE;
  private Count drawerOpenings = Count.NONE;

  /// What one way of paying has brought.
  private record Paid(long count, long minor) {
    Paid plus(Paid other) {
      return new Paid(count + other.count, minor + other.minor);
    }

    @Override
    public String toString() {
      return count + " for " + minor;
    }
  }

  /// How often something was done, as far as anybody knows: a step that broke off was perhaps.
  private record Count(long least, long most) {
    static final Count NONE = new Count(0, 0);

    boolean has(Count told) {
      return least <= told.least && told.most <= most;
    }

    @Override
    public String toString() {
      return least == most ? String.valueOf(least) : least + " to " + most;
    }
  }

  private DrawerSums() {}

  /// What is due of a shift: its tickets as their cashiers were told, and those of which nobody was
  /// told as they lie there.
  static DrawerSums due(Setting setting, SimTill till, String shiftId) {
    DrawerSums sums = new DrawerSums();
    Replica place = till.replica();
    Shift shift = place.read(handle -> ShiftStore.byId(handle, shiftId)).orElseThrow();
    sums.floatMinor = shift.floatMinor();
    Set<String> told = new HashSet<>();
    for (CompletedSale sale : setting.oracle().paidAt(till.name())) {
      told.add(sale.id());
      if (sale.context().shiftId().equals(shiftId)) {
        sums.add(sale);
      }
    }
    untold(place, shiftId, told).forEach(sums::add);
    received(setting, till, shiftId).forEach(sums::add);
    for (CashMovement each : place.read(handle -> CashMovementStore.of(handle, shiftId))) {
      sums.moved.merge(each.kind(), each.amountMinor(), Long::sum);
    }
    DrawerBook book = setting.oracle().book(till.name()).drawer();
    sums.voidedTickets = count(book.voids(), shiftId);
    sums.drawerOpenings = count(book.openings(), shiftId);
    return sums;
  }

  private static Count count(Tally tally, String shiftId) {
    return new Count(tally.least(shiftId), tally.most(shiftId));
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
      receiveForAccount(tender.methodId(), tender.kind(), new Paid(1, tender.amountMinor()));
    }
    if (payment.changeMinor() > 0) {
      receiveForAccount(
          lastCash(payment.tenders()), TenderKind.CASH, new Paid(0, -payment.changeMinor()));
    }
  }

  private void receiveForAccount(String method, TenderKind kind, Paid paid) {
    receivedByMethod.merge(kind + " " + method, paid, Paid::plus);
    if (kind == TenderKind.CASH) {
      accountMinor += paid.minor;
    }
  }

  private void add(CompletedSale sale) {
    tickets++;
    isFirstOrLast(sale);
    grossMinor += sale.totals().grossMinor();
    roundingMinor += sale.totals().roundingMinor();
    for (TaxLine tax : sale.taxes()) {
      byRate.merge(tax.vatRateId(), tax.amounts(), TaxAmounts::plus);
      netMinor += tax.netMinor();
      taxMinor += tax.taxMinor();
    }
    for (Tender tender : sale.tenders()) {
      receive(tender.methodId(), tender.kind(), new Paid(1, tender.amountMinor()));
    }
    for (SaleLine line : sale.lines()) {
      add(line);
    }
    long change =
        sale.totals().tenderedMinor() - sale.totals().grossMinor() - sale.totals().roundingMinor();
    if (change > 0) {
      receive(lastCash(sale.tenders()), TenderKind.CASH, new Paid(0, -change));
    }
  }

  private void isFirstOrLast(CompletedSale sale) {
    if (first == null || BY_TIME.compare(sale, first) < 0) {
      first = sale;
      firstNumber = sale.number().printed();
    }
    if (last == null || BY_TIME.compare(sale, last) > 0) {
      last = sale;
      lastNumber = sale.number().printed();
    }
  }

  private void add(SaleLine line) {
    if (line.voided()) {
      voidedLines++;
      voidedMinor += worthMinor(line);
      return;
    }
    discountMinor += line.amounts().discountMinor() + line.amounts().ticketDiscountMinor();
    if (line.quantityMilli() < 0) {
      returnedLines++;
      returnedMinor += line.amounts().grossMinor();
    }
  }

  /// What so much of it costs before anything is taken off, halves away from zero.
  static long worthMinor(SaleLine line) {
    return BigDecimal.valueOf(line.quantityMilli(), MILLI_DIGITS)
        .multiply(BigDecimal.valueOf(line.unitPriceMinor()))
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  private static String lastCash(List<Tender> tenders) {
    return tenders.stream()
        .filter(tender -> tender.kind() == TenderKind.CASH)
        .map(Tender::methodId)
        .reduce("", (_, later) -> later);
  }

  private void receive(String method, TenderKind kind, Paid paid) {
    byMethod.merge(kind + " " + method, paid, Paid::plus);
    if (kind == TenderKind.CASH) {
      cashMinor += paid.minor;
    }
  }

  /// What has to lie in the drawer.
  long drawerMinor() {
    long in = moved.getOrDefault(CashMovementKind.CASH_IN, 0L);
    long all = moved.values().stream().mapToLong(Long::longValue).sum();
    return floatMinor + cashMinor + accountMinor + in - (all - in);
  }

  /// Whether an X or a Z says just this.
  ///
  /// @param said what it says, of [#of]
  boolean isSaidBy(DrawerSums said) {
    return sums().equals(said.sums())
        && voidedTickets.has(said.voidedTickets)
        && drawerOpenings.has(said.drawerOpenings);
  }

  /// All of it in one text.
  String text() {
    return sums() + ", tickets void %s, drawer opened %s".formatted(voidedTickets, drawerOpenings);
  }

  private String sums() {
    return "%d tickets %s to %s, gross %d, net %d, tax %d, discount %d, rounding %d, by rate %s, by method %s, back %d for %d, void %d for %d, %d paid for accounts by %s, float %d, cash %d and %d for accounts, moved %s, drawer %d"
        .formatted(
            tickets,
            firstNumber,
            lastNumber,
            grossMinor,
            netMinor,
            taxMinor,
            discountMinor,
            roundingMinor,
            byRate,
            byMethod,
            returnedLines,
            returnedMinor,
            voidedLines,
            voidedMinor,
            payments,
            receivedByMethod,
            floatMinor,
            cashMinor,
            accountMinor,
            moved,
            drawerMinor());
  }

  /// What an X or a Z says.
  static DrawerSums of(ShiftFigures figures) {
    DrawerSums sums = new DrawerSums();
    Takings takings = figures.takings();
    sums.tickets = takings.tickets();
    sums.firstNumber = printed(takings.first());
    sums.lastNumber = printed(takings.last());
    sums.grossMinor = takings.grossMinor();
    sums.netMinor = takings.netMinor();
    sums.taxMinor = takings.taxMinor();
    sums.discountMinor = takings.discountMinor();
    sums.roundingMinor = takings.roundingMinor();
    for (TaxLine tax : takings.taxes()) {
      sums.byRate.merge(tax.vatRateId(), tax.amounts(), TaxAmounts::plus);
    }
    add(takings.tenders(), sums.byMethod);
    sums.returnedLines = takings.returnedLines();
    sums.returnedMinor = takings.returnedMinor();
    sums.voidedLines = takings.voidedLines();
    sums.voidedMinor = takings.voidedMinor();
    sums.payments = figures.receipts().payments();
    add(figures.receipts().tenders(), sums.receivedByMethod);
    Drawer drawer = figures.drawer();
    sums.floatMinor = drawer.floatMinor();
    sums.cashMinor = drawer.cashMinor();
    sums.accountMinor = drawer.accountMinor();
    sums.moves(CashMovementKind.CASH_IN, drawer.inMinor());
    sums.moves(CashMovementKind.CASH_OUT, drawer.outMinor());
    sums.moves(CashMovementKind.SAFE_DROP, drawer.dropMinor());
    sums.voidedTickets = new Count(figures.voidedTickets(), figures.voidedTickets());
    sums.drawerOpenings = new Count(figures.drawerOpenings(), figures.drawerOpenings());
    return sums;
  }

  private static String printed(@Nullable TicketNumber number) {
    return number == null ? "none" : number.printed();
  }

  private static void add(List<Takings.Paid> all, Map<String, Paid> to) {
    for (Takings.Paid each : all) {
      Paid paid = new Paid(each.count(), each.amountMinor());
      to.merge(each.kind() + " " + each.methodId(), paid, Paid::plus);
    }
  }

  private void moves(CashMovementKind kind, long minor) {
    if (minor != 0) {
      moved.put(kind, minor);
    }
  }
}
