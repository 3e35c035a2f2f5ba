package dev.sempre.pos.shift;

import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Rate;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.shift.AccountReceipts;
import dev.sempre.model.shift.CashCount;
import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.model.shift.Closing;
import dev.sempre.model.shift.ClosingKind;
import dev.sempre.model.shift.Drawer;
import dev.sempre.model.shift.Reckoning;
import dev.sempre.model.shift.ShiftFigures;
import dev.sempre.model.shift.ShiftLimits;
import dev.sempre.model.shift.ShiftRefusal;
import dev.sempre.model.shift.Takings;
import dev.sempre.model.shift.UnsettledCards;
import dev.sempre.model.tax.TaxLine;
import dev.sempre.model.text.Label;
import dev.sempre.model.time.BusinessTime;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.sell.Failure;
import dev.sempre.pos.sell.SlipSays;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A till's shift in memory, with a day's sales in it as soon as it is open.
public final class FakeShift implements TillShift {
  public static final Currency EUR = Currency.of("EUR");
  private static final ZoneId ZONE = ZoneId.of("Europe/Rome");
  private static final LocalDateTime OPENED = LocalDateTime.of(2026, 5, 28, 8, 2);

  private final Set<Permission> may = EnumSet.allOf(Permission.class);
  private final List<ShiftNow.Moved> moved = new ArrayList<>();
  private final List<String> deeds = new ArrayList<>();
  private boolean open;
  private long floatMinor;
  private int number = 87;
  private int times;
  private int parked;
  private UnsettledCards cards = UnsettledCards.NONE;
  private List<ShiftNow.LeftCard> left = List.of();
  private List<CounterMoney.Pile> lying = List.of();
  private final List<CounterMoney.Pile> aside = new ArrayList<>();
  private List<ZReport> periods = List.of();
  private @Nullable Supplier<List<CompletedSale>> sold;
  private @Nullable ZReport last;
  private @Nullable Failure failure;
  private @Nullable ShiftRefusal refusal;
  private @Nullable Approval lent;
  private FakeShift seated = this;
  private boolean breaks;

  /// What was asked for so far.
  public List<String> deeds() {
    return deeds;
  }

  /// The role does not allow it any more.
  public void forbid(Permission permission) {
    may.remove(permission);
  }

  /// The role allows it again.
  public void allow(Permission permission) {
    may.add(permission);
  }

  /// So many parked tickets wait.
  public void park(int count) {
    parked = count;
  }

  /// The disk does not take the next deed.
  public void failOnce(Failure next) {
    failure = next;
  }

  /// The shift refuses the next deed.
  public void refuseOnce(ShiftRefusal next) {
    refusal = next;
  }

  /// A payment terminal was asked for what no ticket has.
  public void leaveCards(UnsettledCards next) {
    cards = next;
  }

  /// The ones among them that nobody waits for.
  public void leave(List<ShiftNow.LeftCard> next) {
    left = next;
  }

  /// Money lies before cashiers.
  public void lie(List<CounterMoney.Pile> next) {
    lying = next;
  }

  /// A day and a month were closed.
  public void closePeriods() {
    periods = List.of(period("m", ClosingKind.MONTH, 12_706), period("d", ClosingKind.DAY, 12_705));
  }

  private ZReport period(String id, ClosingKind kind, long place) {
    BusinessTime at =
        BusinessTime.at(OPENED.plusHours(12).atZone(ZONE).toInstant().toEpochMilli(), ZONE);
    return new ZReport(
        closing(id, kind, at, null, null, figures(), false),
        0,
        OPENED,
        "Maria B.",
        new ZReport.Sealed("1-2", place, "7d3f9a11c25be480".repeat(4), 93_158_204, true, true),
        List.of(),
        UnsettledCards.NONE,
        names());
  }

  /// Somebody else closes it.
  public void closeElsewhere() {
    open = false;
  }

  /// Somebody puts money in at another screen.
  public void putIn(long minor) {
    moved.add(new ShiftNow.Moved(CashMovementKind.CASH_IN, "Spiccioli", minor, OPENED, "Lucia R."));
  }

  /// Head office has the last Z now.
  public void arrive() {
    ZReport z = Objects.requireNonNull(last);
    ZReport.Sealed seal = Objects.requireNonNull(z.seal());
    last =
        new ZReport(
            z.closing(),
            z.shiftNumber(),
            z.openedAt(),
            z.closedBy(),
            new ZReport.Sealed(
                seal.chain(), seal.place(), seal.hash(), seal.perpetualMinor(), true, true),
            z.periods(),
            z.cards(),
            z.names());
  }

  /// What has to lie in the drawer.
  public long expectedMinor() {
    return figures().drawer().expectedMinor();
  }

  /// From now on it has sold just what is finished there, and nothing else.
  public void sells(Supplier<List<CompletedSale>> sales) {
    sold = sales;
  }

  private ShiftFigures figures() {
    long in = 0;
    long out = 0;
    long drop = 0;
    for (ShiftNow.Moved each : moved) {
      switch (each.kind()) {
        case CASH_IN -> in += each.amountMinor();
        case CASH_OUT -> out += each.amountMinor();
        case SAFE_DROP -> drop += each.amountMinor();
      }
    }
    Supplier<List<CompletedSale>> sales = sold;
    Takings takings =
        sales == null
            ? takings()
            : sales.get().stream().map(Takings::of).reduce(Takings.NONE, Takings::plus);
    AccountReceipts receipts = sales == null ? RECEIPTS : AccountReceipts.NONE;
    return new ShiftFigures(
        takings,
        receipts,
        new Drawer(floatMinor, takings.cashMinor(), receipts.cashMinor(), in, out, drop),
        sales == null ? 2 : 0,
        sales == null ? 3 : 0);
  }

  private static final AccountReceipts RECEIPTS =
      new AccountReceipts(
          2,
          List.of(
              new Takings.Paid("cash", TenderKind.CASH, 1, 5_000),
              new Takings.Paid("card", TenderKind.CARD, 1, 12_500)));

  private static Takings takings() {
    return new Takings(
        143,
        new TicketNumber("1-2", 4_516),
        new TicketNumber("1-2", 4_658),
        284_750,
        248_933,
        35_817,
        4_120,
        2,
        -1_980,
        7,
        3_245,
        0,
        List.of(
            new TaxLine("IT-4", Rate.ofPercent(4), 61_250, 2_450, 63_700),
            new TaxLine("IT-10", Rate.ofPercent(10), 78_955, 7_895, 86_850),
            new TaxLine("IT-22", Rate.ofPercent(22), 108_728, 25_472, 134_200)),
        List.of(
            new Takings.Paid("cash", TenderKind.CASH, 96, 116_430),
            new Takings.Paid("card", TenderKind.CARD, 45, 145_180),
            new Takings.Paid("meal", TenderKind.VOUCHER, 4, 4_500),
            new Takings.Paid("account", TenderKind.ACCOUNT, 3, 18_640)));
  }

  private static Label label(String it, String en, String pt, String fr) {
    return new Label(it, Map.of("it", it, "en", en, "pt-BR", pt, "fr", fr));
  }

  private static ReportNames names() {
    return new ReportNames(
        Map.of(
            "cash", label("Contanti", "Cash", "Dinheiro", "Espèces"),
            "card", label("Carta", "Card", "Cartão", "Carte"),
            "meal", label("Buono pasto", "Meal voucher", "Vale-refeição", "Titre-restaurant")),
        Map.of(
            "IT-4", "IVA 4%",
            "IT-10", "IVA 10%",
            "IT-22", "IVA 22%",
            "vat-400", "IVA 4%",
            "vat-1000", "IVA 10%"));
  }

  /// The next deed throws, as a bug would.
  void breakOnce() {
    breaks = true;
  }

  /// Whoever works here from now on is in this one's hands.
  void seat(FakeShift next) {
    seated = next;
  }

  @Override
  public TillShift seated() {
    return seated;
  }

  /// For the next deed.
  @Override
  public TillShift allowedBy(Approval approval) {
    lent = approval;
    return this;
  }

  @Override
  public ShiftNow look() {
    ShiftNow.Open now =
        open
            ? new ShiftNow.Open(
                "shift-" + number,
                number,
                OPENED,
                "Maria B.",
                floatMinor == 0,
                floatMinor,
                may.contains(Permission.VIEW_REPORTS) ? figures() : null,
                moved.reversed())
            : null;
    return new ShiftNow(
        EUR,
        Set.copyOf(may),
        now,
        last,
        List.of(25_000L, 15_000L, 10_000L, 20_000L, 5_000L, 30_000L),
        parked,
        cards,
        left,
        new CounterMoney(lying, aside),
        names(),
        OPENED.plusHours(6));
  }

  @Override
  public List<ZReport> periods() {
    return periods;
  }

  @Override
  public ShiftAnswer<String> open(long minor, boolean clockIsRight) {
    return act(
        "open " + minor + (clockIsRight ? " by this clock" : ""),
        Permission.OPEN_SHIFT,
        () -> {
          open = true;
          number++;
          times = 0;
          floatMinor = minor;
          moved.clear();
          return "shift-" + number;
        });
  }

  @Override
  public ShiftAnswer<String> move(CashMovementKind kind, long amountMinor, String reason) {
    ShiftRefusal wrong =
        ShiftLimits.checkAmount(amountMinor, 1)
            .or(() -> ShiftLimits.checkReason(reason))
            .orElse(null);
    if (wrong != null) {
      return new ShiftAnswer.Refused<>(wrong);
    }
    return act(
        kind + " " + amountMinor + " " + reason,
        Permission.MOVE_CASH,
        () -> {
          moved.add(
              new ShiftNow.Moved(
                  kind, reason, amountMinor, OPENED.plusMinutes(moved.size()), "Maria B."));
          return "movement-" + moved.size();
        });
  }

  @Override
  public ShiftAnswer<Boolean> declare(String requestId, SlipSays says) {
    return act(
        "declare " + requestId + " " + says,
        Permission.SETTLE_CARD,
        () -> {
          List<ShiftNow.LeftCard> others =
              left.stream().filter(card -> !card.id().equals(requestId)).toList();
          boolean was = others.size() < left.size();
          left = others;
          return was;
        });
  }

  @Override
  public ShiftAnswer<Boolean> setAside(String cashierId) {
    return act(
        "set aside " + cashierId,
        Permission.CLOSE_SHIFT,
        () -> {
          List<CounterMoney.Pile> his =
              lying.stream().filter(pile -> pile.cashierId().equals(cashierId)).toList();
          aside.addAll(his);
          lying = lying.stream().filter(pile -> !his.contains(pile)).toList();
          return !his.isEmpty();
        });
  }

  @Override
  public ShiftAnswer<Reckoning> count(String shiftId, CashCount count) {
    return act(
        "count " + shiftId + " " + count.totalMinor(),
        Permission.CLOSE_SHIFT,
        () -> new Reckoning(count, expectedMinor(), null, ++times));
  }

  @Override
  public ShiftAnswer<ZReport> close(String shiftId, Reckoning seen, @Nullable String reason) {
    if (seen.expectedMinor() != expectedMinor()) {
      return new ShiftAnswer.Refused<>(new ShiftRefusal.FiguresMoved(expectedMinor()));
    }
    return act(
        "close " + shiftId + " " + seen.countedMinor() + " " + reason,
        Permission.CLOSE_SHIFT,
        () -> {
          Reckoning reckoning =
              new Reckoning(
                  seen.count(), seen.expectedMinor(), "".equals(reason) ? null : reason, times);
          ZReport z = report(shiftId, reckoning);
          open = false;
          last = z;
          return z;
        });
  }

  private ZReport report(String shiftId, Reckoning reckoning) {
    BusinessTime closedAt =
        BusinessTime.at(OPENED.plusHours(12).atZone(ZONE).toInstant().toEpochMilli(), ZONE);
    Closing z =
        closing("z", ClosingKind.SHIFT, closedAt, shiftId, reckoning, figures(), floatMinor == 0);
    return new ZReport(
        z,
        number,
        OPENED,
        "Maria B.",
        new ZReport.Sealed("1-2", 12_704, "7d3f9a11c25be480".repeat(4), 93_158_204, true, false),
        List.of(closing("d", ClosingKind.DAY, closedAt, null, null, figures(), false)),
        cards,
        names());
  }

  private Closing closing(
      String id,
      ClosingKind kind,
      BusinessTime closedAt,
      @Nullable String shiftId,
      @Nullable Reckoning reckoning,
      ShiftFigures figures,
      boolean bySale) {
    LocalDate day = closedAt.businessDate();
    return new Closing(
        id,
        kind,
        number - 1,
        kind.period(day),
        "1",
        "till-2",
        shiftId,
        reckoning == null ? new Closing.Range(number - 1, number - 1) : null,
        0,
        closedAt,
        "maria",
        EUR,
        bySale,
        figures,
        reckoning,
        reckoning == null ? 0 : reckoning.differenceMinor());
  }

  private <T> ShiftAnswer<T> act(String what, Permission needed, Supplier<T> deed) {
    deeds.add(what);
    if (breaks) {
      breaks = false;
      throw new IllegalStateException("broken on purpose");
    }
    Failure failing = failure;
    ShiftRefusal refusing = refusal;
    failure = null;
    refusal = null;
    Approval given = lent;
    lent = null;
    if (!may.contains(needed)) {
      if (given == null || !given.forWhat().contains(needed)) {
        return new ShiftAnswer.NotPermitted<>(needed);
      }
      deeds.add("with leave of " + given.by());
    }
    if (failing != null) {
      return new ShiftAnswer.NotSaved<>(failing);
    }
    return refusing == null
        ? new ShiftAnswer.Done<>(deed.get())
        : new ShiftAnswer.Refused<>(refusing);
  }
}
