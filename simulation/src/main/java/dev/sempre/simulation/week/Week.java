package dev.sempre.simulation.week;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.organisation.User;
import dev.sempre.model.party.Contact;
import dev.sempre.model.shift.CashCount;
import dev.sempre.model.shift.CashCount.Counted;
import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.model.shift.Closing;
import dev.sempre.model.shift.Denomination;
import dev.sempre.pos.shift.ShiftAnswer;
import dev.sempre.pos.shift.ZReport;
import dev.sempre.pos.till.KnownShop;
import dev.sempre.pos.till.ShiftDesk;
import dev.sempre.replica.catalogue.ProductSearch;
import dev.sempre.replica.catalogue.ProductStore;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.organisation.UserStore;
import dev.sempre.replica.party.ContactStore;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Seven days of a shop with the line unplugged: each day opens with a float, sells baskets of the
/// sizes and at the hours of real shops, by cash, at the terminal and on account, parks some and
/// takes them up, takes goods back, is paid what customers owe, moves cash, is counted blind and
/// closed with a Z; on one day five cents are missing, with a reason; the second day begins another
/// month. Then one synchronisation, after which till and centre must hold the same, to the cent.
/// Single-threaded.
final class Week implements AutoCloseable {
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
  private static final ZoneId ZONE = ZoneId.of("Europe/Rome");
  private static final LocalTime OPENING = LocalTime.of(7, 45);
  private static final LocalTime CLOSING = LocalTime.of(20, 15);
  private static final long FLOAT_MINOR = 15_000;
  private static final Missing NOTHING = new Missing(0, null);
  private static final Missing A_COIN = new Missing(5, "a coin fell behind the counter");
  private static final int DAY_OF_THE_MISSING = 3;
  private static final int CUSTOMERS = 12;
  private static final int HOURS_UNTIL_PAID = 3;

  /// Somebody wants a note changed.
  private static final int HOURS_UNTIL_CHANGED = 5;

  private static final long SAFE_DROP_ABOVE_MINOR = 60_000;

  private final Habits habits;
  private final Random random;
  private final WeekClock clock;
  private final Path folder;
  private final WeekCompany company;
  private final KnownShop shop = new KnownShop();
  private final WeekTerminal terminal;
  private final List<String> sold = new ArrayList<>();
  private final List<String> debtors = new ArrayList<>();
  private final List<Ledger> ledgers = new ArrayList<>();
  private final List<Closing> closings = new ArrayList<>();
  private final List<Missing> missing = new ArrayList<>();

  /// What is missing in a drawer.
  ///
  /// @param minor minor units
  /// @param reason what somebody says of it; null if nothing is missing
  record Missing(long minor, @Nullable String reason) {}

  /// @param folder an empty folder
  Week(Path folder, Habits habits, long seed) {
    this.habits = habits;
    this.random = new Random(seed);
    this.folder = folder;
    this.clock = new WeekClock(LocalDateTime.of(MONDAY.minusDays(1), CLOSING), ZONE);
    this.company = WeekCompany.found(folder, clock);
    this.terminal = new WeekTerminal(folder.resolve("terminal.jsonl"));
  }

  /// Lives through the days.
  ///
  /// @param tickets sales of a day
  /// @param told gets a line for each day
  void live(int days, int tickets, Consumer<String> told) {
    for (int day = 1; day <= days; day++) {
      live(MONDAY.plusDays(day - 1L), day, tickets);
      company.restartTill();
      Closing z = closings.getLast();
      told.accept(
          "day %d: %s; Z %d, counted %d"
              .formatted(
                  day,
                  ledgers.getLast().text(),
                  z.number(),
                  z.reckoning() == null ? 0 : z.reckoning().countedMinor()));
    }
  }

  private void live(LocalDate date, int day, int tickets) {
    clock.at(LocalDateTime.of(date, OPENING));
    Replica replica = company.till();
    User manager = manager(replica);
    ShiftDesk drawer = new ShiftDesk(replica, clock, shop, manager);
    String shift = done(drawer.open(FLOAT_MINOR, true));
    Ledger ledger = new Ledger(FLOAT_MINOR);
    try (ProductSearch index =
        new ProductSearch(folder.resolve("search-" + day + ".db"), replica, Runnable::run)) {
      WeekTill till =
          new WeekTill(
              replica,
              clock,
              shop,
              manager,
              index,
              habits,
              products(replica),
              terminal,
              customers(replica),
              debtors,
              random);
      hours(tickets)
          .forEach((hour, count) -> {
            for (int i = 0; i < count; i++) {
              clock.at(date.atTime(hour, i * 60 / count));
              serve(till, ledger);
            }
            moveCash(drawer, ledger, hour);
            if (hour % HOURS_UNTIL_CHANGED == 0) {
              till.openDrawer();
              ledger.opened();
            }
            if (hour % HOURS_UNTIL_PAID == 0) {
              till.receive()
                  .ifPresent(given -> ledger.receivedForAccount(given.kind(), given.minor()));
            }
          });
      till.sellWhatIsParked().forEach(late -> sold(late, ledger));
      ledger.voided(till.voidedTickets());
    }
    clock.at(LocalDateTime.of(date, CLOSING));
    Missing gone = day == DAY_OF_THE_MISSING ? A_COIN : NOTHING;
    close(drawer, shift, ledger, gone);
    ledgers.add(ledger);
    missing.add(gone);
  }

  private void serve(WeekTill till, Ledger ledger) {
    Sold next = till.sell();
    if (random.nextDouble(100) < habits.returnsPerHundred()) {
      till.takeBack(sold.isEmpty() ? next.sale().id() : sold.get(random.nextInt(sold.size())))
          .ifPresent(ledger::paid);
    }
    sold(next, ledger);
  }

  private void sold(Sold ticket, Ledger ledger) {
    ledger.paid(ticket);
    sold.add(ticket.sale().id());
  }

  /// Hour > tickets of it.
  private Map<Integer, Integer> hours(int tickets) {
    Map<Integer, Integer> hours = new TreeMap<>();
    for (int i = 0; i < tickets; i++) {
      hours.merge(habits.hours().next(random), 1, Integer::sum);
    }
    return hours;
  }

  /// Small change comes in the morning, the window cleaner is paid at noon, and much money goes to
  /// the safe.
  private void moveCash(ShiftDesk drawer, Ledger ledger, int hour) {
    if (hour == 10) {
      move(drawer, ledger, CashMovementKind.CASH_IN, 2_000, "small change");
    } else if (hour == 12) {
      move(drawer, ledger, CashMovementKind.CASH_OUT, 1_250, "window cleaner");
    }
    if (ledger.drawerMinor() > SAFE_DROP_ABOVE_MINOR) {
      move(drawer, ledger, CashMovementKind.SAFE_DROP, 40_000, "to the safe");
    }
  }

  private static void move(
      ShiftDesk drawer, Ledger ledger, CashMovementKind kind, long minor, String reason) {
    var _ = done(drawer.move(kind, minor, reason));
    ledger.moved(kind == CashMovementKind.CASH_IN ? minor : -minor);
  }

  private void close(ShiftDesk drawer, String shift, Ledger ledger, Missing gone) {
    CashCount count = count(ledger.drawerMinor() - gone.minor);
    var _ = done(drawer.count(shift, count));
    ZReport z = done(drawer.close(shift, count, gone.reason));
    closings.add(z.closing());
  }

  private CashCount count(long minor) {
    List<Counted> pieces = new ArrayList<>();
    long left = minor;
    for (Denomination each : Denomination.of(dev.sempre.model.money.Currency.of("EUR"))) {
      long many = left / each.valueMinor();
      if (many > 0) {
        pieces.add(new Counted(each.valueMinor(), many));
        left -= many * each.valueMinor();
      }
    }
    return new CashCount(pieces);
  }

  private static User manager(Replica till) {
    return till.read(handle ->
            UserStore.activeOf(handle, "1").stream()
                .filter(user ->
                    UserStore.role(handle, user.roleId())
                        .filter(role ->
                            role.allows(Permission.CLOSE_SHIFT) && role.allows(Permission.REFUND))
                        .isPresent())
                .findFirst())
        .orElseThrow();
  }

  private static List<String> products(Replica till) {
    return till.read(ProductStore::idsByName).values().stream().sorted().toList();
  }

  private static List<String> customers(Replica till) {
    return till.read(handle -> ContactStore.customers(handle, "", CUSTOMERS)).stream()
        .map(Contact::id)
        .toList();
  }

  private static <T> T done(ShiftAnswer<T> answer) {
    if (answer instanceof ShiftAnswer.Done<T>(T value)) {
      return value;
    }
    throw new IllegalStateException("not done: " + answer);
  }

  /// Plugs the line in, synchronises, and compares.
  ///
  /// @param told gets a line for each thing that was compared
  /// @return what does not fit; empty if everything does
  List<String> compare(Consumer<String> told) {
    Optional<LocalDate> end = Optional.of(MONDAY.plusDays(ledgers.size()));
    end.ifPresent(date -> clock.at(LocalDateTime.of(date, OPENING)));
    long waiting = company.waiting();
    int rounds = company.synchronise();
    told.accept("one synchronisation: " + waiting + " records in " + rounds + " round(s)");
    return new Comparison(company, ledgers, closings, missing, terminal.bookedMinor()).run(told);
  }

  @Override
  public void close() {
    company.close();
  }
}
