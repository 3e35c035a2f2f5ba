package dev.sempre.pos.till;

import dev.sempre.model.money.Currency;
import dev.sempre.model.organisation.Establishment;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.organisation.User;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.shift.Closing;
import dev.sempre.model.shift.ClosingKind;
import dev.sempre.model.shift.Reckoning;
import dev.sempre.model.shift.ShiftFigures;
import dev.sempre.model.shift.Takings;
import dev.sempre.model.tax.TaxLine;
import dev.sempre.model.tax.VatRate;
import dev.sempre.model.text.Label;
import dev.sempre.model.time.BusinessTime;
import dev.sempre.pos.shift.CounterMoney;
import dev.sempre.pos.shift.ReportNames;
import dev.sempre.pos.shift.ShiftNow;
import dev.sempre.pos.shift.XReport;
import dev.sempre.pos.shift.ZReport;
import dev.sempre.replica.catalogue.VatRateStore;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.organisation.UserStore;
import dev.sempre.replica.sale.ParkedCartStore;
import dev.sempre.replica.sale.PaymentMethodStore;
import dev.sempre.replica.shift.CashMovement;
import dev.sempre.replica.shift.CashMovementStore;
import dev.sempre.replica.shift.ClosingStore;
import dev.sempre.replica.shift.CounterMoneyStore;
import dev.sempre.replica.shift.FiguresStore;
import dev.sempre.replica.shift.Shift;
import dev.sempre.replica.shift.ShiftStore;
import dev.sempre.replica.terminal.TerminalRequestStore;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Reads a till's shift with the names that people know, as far as a person may see it.
public final class ShiftReading {
  private static final long[] USUAL_FLOATS = {100, 150, 200, 50, 250, 300};
  private static final int MOST_FLOATS = 6;

  /// A month of days, with the months and years among them.
  private static final int MOST_PERIODS = 40;

  private final Handle handle;
  private final Establishment shop;
  private final Set<Permission> may;

  /// @param may what the person's role allows
  public ShiftReading(Handle handle, Establishment shop, Set<Permission> may) {
    this.handle = handle;
    this.shop = shop;
    this.may = may;
  }

  /// @param nowMillis the corrected time
  ShiftNow now(Place place, long nowMillis) {
    Optional<Shift> open = ShiftStore.openOf(handle, place);
    Optional<Closing> last = ClosingStore.last(handle, place.base(), ClosingKind.SHIFT);
    boolean sees = may.contains(Permission.VIEW_REPORTS) || may.contains(Permission.CLOSE_SHIFT);
    ShiftFigures figures =
        may.contains(Permission.VIEW_REPORTS)
            ? open.map(shift -> FiguresStore.of(handle, shift)).orElse(null)
            : null;
    return new ShiftNow(
        open.map(Shift::currency).orElseGet(shop::currency),
        may,
        open.map(shift -> open(shift, figures)).orElse(null),
        last.filter(_ -> sees).map(this::report).orElse(null),
        floats(last),
        ParkedCartStore.count(handle),
        TerminalRequestStore.unsettled(
            handle, open.map(Shift::currency).orElseGet(shop::currency).code()),
        left(open.map(Shift::currency).orElseGet(shop::currency)),
        new CounterMoney(
            CounterMoneyStore.lying(handle).stream().map(this::pile).toList(),
            open.stream()
                .flatMap(shift -> CounterMoneyStore.setAsideIn(handle, shift).stream())
                .map(this::pile)
                .toList()),
        figures == null ? new ReportNames(Map.of(), Map.of()) : names(figures),
        wall(nowMillis));
  }

  private List<ShiftNow.LeftCard> left(Currency currency) {
    return TerminalRequestStore.unclaimed(handle).stream()
        .filter(request -> request.currency().equals(currency.code()))
        .map(request ->
            new ShiftNow.LeftCard(
                request.id(),
                request.amountMinor(),
                wall(request.createdAtMillis()),
                name(request.cashierId())))
        .toList();
  }

  private CounterMoney.Pile pile(CounterMoneyStore.Money money) {
    return new CounterMoney.Pile(
        money.cashierId(),
        name(money.cashierId()),
        money.forAccount(),
        money.cashMinor(),
        money.otherMinor(),
        money.askedMinor(),
        wall(money.sinceMillis()));
  }

  private ShiftNow.Open open(Shift shift, @Nullable ShiftFigures figures) {
    return new ShiftNow.Open(
        shift.id(),
        shift.number(),
        wall(shift.openedAtMillis()),
        name(shift.openedBy()),
        shift.openedBySale(),
        shift.floatMinor(),
        figures,
        CashMovementStore.of(handle, shift.id()).reversed().stream().map(this::moved).toList());
  }

  /// Money that was moved, as it is shown.
  public ShiftNow.Moved moved(CashMovement movement) {
    return new ShiftNow.Moved(
        movement.kind(),
        movement.reason(),
        movement.amountMinor(),
        wall(movement.movedAtMillis()),
        name(movement.userId()));
  }

  /// The reading of a shift.
  ///
  /// @param nowMillis the corrected time
  public XReport reading(Shift shift, long nowMillis) {
    ShiftFigures figures = FiguresStore.of(handle, shift);
    return new XReport(
        shift.number(),
        wall(shift.openedAtMillis()),
        name(shift.openedBy()),
        shift.openedBySale(),
        shift.currency(),
        figures,
        TerminalRequestStore.unsettled(handle, shift.currency().code()),
        names(figures),
        wall(nowMillis));
  }

  /// A closing as it is shown.
  public ZReport report(Closing closing) {
    int number =
        Optional.ofNullable(closing.shiftId())
            .flatMap(id -> ShiftStore.byId(handle, id))
            .map(Shift::number)
            .orElse(0);
    return new ZReport(
        closing,
        number,
        wall(closing.openedAtMillis()),
        name(closing.closedBy()),
        ClosingStore.sealOf(handle, closing.id()).map(ShiftReading::sealed).orElse(null),
        closing.kind() == ClosingKind.SHIFT
            ? ClosingStore.periodsBehind(handle, closing)
            : List.of(),
        TerminalRequestStore.ofClosing(handle, closing.id()),
        names(closing.figures()));
  }

  /// The days, months and years that a till has closed, the newest first, as far as the person may
  /// see them.
  List<ZReport> periods(Place place) {
    boolean sees = may.contains(Permission.VIEW_REPORTS) || may.contains(Permission.CLOSE_SHIFT);
    return sees
        ? ClosingStore.latestPeriods(handle, place.base(), MOST_PERIODS).stream()
            .map(this::report)
            .toList()
        : List.of();
  }

  private static ZReport.Sealed sealed(ClosingStore.SealedAs seal) {
    return new ZReport.Sealed(
        seal.series(),
        seal.number(),
        seal.hash(),
        seal.perpetualMinor(),
        seal.signed(),
        !seal.pending());
  }

  /// What the last shift left, what it began with, and round amounts.
  private List<Long> floats(Optional<Closing> last) {
    Set<Long> floats = new LinkedHashSet<>();
    last.map(Closing::reckoning).map(Reckoning::countedMinor).ifPresent(floats::add);
    last.map(closing -> closing.figures().drawer().floatMinor()).ifPresent(floats::add);
    long unit = unit(shop.currency());
    for (long usual : USUAL_FLOATS) {
      floats.add(usual * unit);
    }
    return floats.stream().filter(minor -> minor > 0).limit(MOST_FLOATS).toList();
  }

  /// A unit of which some dozens are a float: where there is no smaller coin, a hundred of them.
  private static long unit(Currency currency) {
    long unit = currency.minorDigits() == 0 ? 100 : 1;
    for (int i = 0; i < currency.minorDigits(); i++) {
      unit *= 10;
    }
    return unit;
  }

  private ReportNames names(ShiftFigures figures) {
    Takings takings = figures.takings();
    Map<String, Label> methods = new HashMap<>();
    List<Takings.Paid> all = new ArrayList<>(takings.tenders());
    all.addAll(figures.receipts().tenders());
    for (Takings.Paid paid : all) {
      PaymentMethodStore.byId(handle, paid.methodId())
          .map(PaymentMethod::name)
          .ifPresent(name -> methods.put(paid.methodId(), name));
    }
    Map<String, String> rates = new HashMap<>();
    for (TaxLine tax : takings.taxes()) {
      VatRateStore.byId(handle, tax.vatRateId())
          .map(VatRate::label)
          .ifPresent(label -> rates.put(tax.vatRateId(), label));
    }
    return new ReportNames(methods, rates);
  }

  private String name(String userId) {
    return name(handle, userId);
  }

  /// What people call somebody.
  static String name(Handle handle, String userId) {
    return UserStore.byId(handle, userId).map(User::displayName).orElse(userId);
  }

  private LocalDateTime wall(long millis) {
    return BusinessTime.at(millis, shop.zone()).wallClock();
  }
}
