package dev.sempre.simulation.counter;

import dev.sempre.model.sale.TicketNumber;
import dev.sempre.pos.app.PosWiring;
import dev.sempre.pos.sell.LastTicket;
import dev.sempre.simulation.counter.CounterReport.Hour;
import dev.sempre.simulation.counter.CounterReport.Waits;
import dev.sempre.simulation.shop.Assortment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.input.KeyCode;

/// What a counter sees in an hour, told customer by customer, at a pace that no person keeps up:
/// one buys and pays exactly, one is given change, one wants what has to be looked for, one pays
/// partly by card, one takes three with a discount, one has forgotten his purse while the next one
/// is served, one brings something back, and between them money goes out of the drawer, a price is
/// asked for, the figures are read and the till is locked. Its shift is opened with a float,
/// counted and closed, all by keyboard.
final class ScriptedHour {
  private static final int MOST_LINES = 12;
  private static final long SCAN_PAUSE_MILLIS = 400;
  private static final long CUSTOMER_PAUSE_MILLIS = 1_000;
  private static final long TOLD_EACH_MINUTES = 5;
  private static final String FIRST_LETTERS = "bisc";
  private static final double PAID_LIMIT_MILLIS = 100;
  private static final double SEARCH_LIMIT_MILLIS = 50;
  private static final double SCAN_LIMIT_MILLIS = 50;
  private static final long FLOAT_MINOR = 10_000;
  private static final long TAKEN_OUT_MINOR = 500;
  private static final String CHANGE = "#change";
  private static final String DUE = "#due";
  private static final String SHIFT = "#shift-count";

  private final Hand hand;
  private final PosWiring till;
  private final Heartbeat heart;
  private final Random random;
  private final int articles;
  private final Supplier<Long> expectedMinor;
  private final Runnable longDay;
  private final Consumer<String> progress;
  private final Waits waits = new Waits(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  private final List<Double> searches = new ArrayList<>();
  private final Map<String, Double> held = new TreeMap<>();
  private String now = "";
  private long tickets;
  private double closing;

  /// @param articles that are sold of
  /// @param expectedMinor what must be in the drawer, minor units; asked before the count
  /// @param longDay moves money as often as in a long day, once the shift is open: what its pages
  ///   list grows with that, and a short run shows it too
  /// @param progress told every five minutes how far it is, and of each scan, search and payment
  ///   that was waited for too long
  ScriptedHour(
      Hand hand,
      PosWiring till,
      Heartbeat heart,
      Random random,
      int articles,
      Supplier<Long> expectedMinor,
      Runnable longDay,
      Consumer<String> progress) {
    this.hand = hand;
    this.till = till;
    this.heart = heart;
    this.random = random;
    this.articles = articles;
    this.expectedMinor = expectedMinor;
    this.longDay = longDay;
    this.progress = progress;
  }

  /// Something that is done at a counter.
  private record Deed(String name, Runnable does) {}

  /// Opens a shift, serves customers for so long, and closes it.
  ///
  /// @param relogs logs in again after the till was locked
  /// @return what was waited for; tickets that were finished, and the longest that each deed held
  ///   the UI thread
  Hour pass(Duration length, Runnable relogs) {
    List<Double> _ = heart.take();
    doing(new Deed("float", this::open));
    List<Deed> deeds =
        List.of(
            new Deed("sale paid exactly", this::paysExactly),
            new Deed("sale with change", this::paysWithChange),
            new Deed("sale with a search", this::looksForSomething),
            new Deed("cash and card", this::splits),
            new Deed("three of it, with a discount", this::discounts),
            new Deed("parked and taken up", this::parks),
            new Deed("return", this::bringsBack),
            new Deed("cash out", this::takesOut),
            new Deed("price asked for", this::asksForAPrice),
            new Deed("X", this::reads),
            new Deed("locked", relogs));
    long begin = System.nanoTime();
    long told = 0;
    for (int customer = 0; System.nanoTime() - begin < length.toNanos(); customer++) {
      doing(deeds.get(customer % deeds.size()));
      rest(CUSTOMER_PAUSE_MILLIS);
      long minutes = Duration.ofNanos(System.nanoTime() - begin).toMinutes();
      if (minutes >= told + TOLD_EACH_MINUTES) {
        told = minutes;
        progress.accept(
            "%d of %d scripted minutes: %,d tickets"
                .formatted(minutes, length.toMinutes(), tickets));
      }
    }
    doing(new Deed("Z", this::close));
    return new Hour(length.toMinutes(), waits, searches, closing, held, tickets);
  }

  private void doing(Deed deed) {
    now = deed.name;
    try {
      deed.does.run();
    } catch (IllegalStateException e) {
      throw new IllegalStateException("while: " + deed.name, e);
    }
    List<Double> beats = heart.take();
    waits.beats().addAll(beats);
    beats.forEach(beat -> held.merge(deed.name, beat, Math::max));
  }

  private void paysExactly() {
    scanSome();
    paid(hand.pay());
  }

  private void paysWithChange() {
    scanSome();
    hand.press(KeyCode.F12, DUE);
    hand.type("500");
    paid(hand.press(KeyCode.ENTER, CHANGE));
  }

  private void looksForSomething() {
    scanSome();
    double millis = hand.search(FIRST_LETTERS);
    searches.add(millis);
    tellIfLong("found", millis, SEARCH_LIMIT_MILLIS);
    hand.takeFound();
    paysTheRest();
  }

  private void splits() {
    scanSome();
    hand.press(KeyCode.F12, DUE);
    hand.type("1");
    hand.press(KeyCode.ENTER);
    hand.await(() -> hand.isShown(".tender-line"));
    hand.press(KeyCode.DOWN);
    paid(hand.press(KeyCode.ENTER, CHANGE));
  }

  private void discounts() {
    scanSome();
    long before = Hand.onUi(hand::quantityMilli);
    hand.type("3");
    hand.press(KeyCode.F2);
    hand.await(() -> hand.quantityMilli() > before);
    hand.press(KeyCode.F3, "#figure");
    hand.type("10");
    hand.press(KeyCode.ENTER);
    hand.await(() -> !hand.isShown("#figure"));
    paysTheRest();
  }

  private void parks() {
    scanSome();
    hand.press(KeyCode.F7, "#park-now");
    hand.press(KeyCode.ENTER);
    hand.await(() -> hand.quantityMilli() == 0);
    paysExactly();
    hand.press(KeyCode.F8, "#parked-0");
    hand.press(KeyCode.ENTER);
    hand.await(() -> hand.quantityMilli() > 0);
    paysTheRest();
  }

  private void bringsBack() {
    paysExactly();
    hand.press(KeyCode.F9, "#tickets .result-row");
    hand.type(lastTicket().printed());
    hand.press(KeyCode.ENTER, "#return-take");
    hand.press(KeyCode.F9);
    hand.press(KeyCode.RIGHT);
    hand.press(KeyCode.ENTER);
    hand.await(() -> hand.quantityMilli() != 0);
    hand.press(KeyCode.F12, DUE);
    paid(hand.press(KeyCode.ENTER, CHANGE));
  }

  private TicketNumber lastTicket() {
    LastTicket last =
        Hand.onUi(() -> Objects.requireNonNull(till.sell().ticketProperty().get()).last());
    return Objects.requireNonNull(last, "nothing was sold").number();
  }

  private void takesOut() {
    paysExactly();
    hand.press(KeyCode.F11, SHIFT);
    hand.press(KeyCode.F3, "#move-amount");
    hand.type(euros(TAKEN_OUT_MINOR));
    hand.press(KeyCode.ENTER);
    hand.type("bread");
    hand.press(KeyCode.F12, SHIFT);
    leave();
  }

  private void reads() {
    hand.press(KeyCode.F11, SHIFT);
    hand.press(KeyCode.F6, "#reading-back");
    hand.press(KeyCode.ESCAPE, SHIFT);
    leave();
  }

  private void asksForAPrice() {
    hand.press(KeyCode.F1, "#price-entry");
    hand.type(Assortment.gtin(random.nextInt(articles)));
    hand.press(KeyCode.ENTER, "#price");
    hand.press(KeyCode.ESCAPE);
    hand.await(() -> !hand.isShown("#price-entry"));
  }

  private void open() {
    hand.press(KeyCode.F11, "#float");
    hand.type(euros(FLOAT_MINOR));
    hand.press(KeyCode.F12, SHIFT);
    leave();
    longDay.run();
  }

  /// Counts what must be there, note by note and coin by coin.
  private void close() {
    hand.press(KeyCode.F11, SHIFT);
    long rest = expectedMinor.get();
    hand.press(KeyCode.F12);
    while (rest > 0) {
      hand.await(() -> hand.isAt("pieces-"));
      String field = hand.focused();
      long value = Long.parseLong(field.substring("pieces-".length()));
      if (rest >= value) {
        hand.type(String.format(Locale.ROOT, "%d", rest / value));
        rest %= value;
      }
      if (rest > 0) {
        hand.press(KeyCode.ENTER);
        hand.await(() -> !hand.isAt(field));
      }
    }
    hand.press(KeyCode.F12, "#difference");
    closing = hand.press(KeyCode.F12, "#z-number");
    hand.press(KeyCode.F12);
    hand.await(() -> hand.isShown("#entry"));
  }

  private void leave() {
    hand.press(KeyCode.ESCAPE);
    hand.await(() -> hand.isShown("#entry"));
  }

  private void scanSome() {
    int lines = 1 + random.nextInt(MOST_LINES);
    for (int line = 0; line < lines; line++) {
      double millis = hand.scan(Assortment.gtin(random.nextInt(articles)));
      waits.scans().add(millis);
      tellIfLong("scanned, line %d of %d".formatted(line + 1, lines), millis, SCAN_LIMIT_MILLIS);
      rest(SCAN_PAUSE_MILLIS);
    }
  }

  private void paysTheRest() {
    paid(hand.pay());
  }

  private void paid(double millis) {
    waits.payments().add(millis);
    tellIfLong("paid", millis, PAID_LIMIT_MILLIS);
    tickets++;
    hand.next();
  }

  private void tellIfLong(String what, double millis, double limit) {
    if (millis > limit) {
      progress.accept("%s: %s in %.0f ms".formatted(now, what, millis));
    }
  }

  private void rest(long mostMillis) {
    Hand.rest(random.nextLong(mostMillis));
  }

  private static String euros(long minor) {
    return Long.toString(minor / 100);
  }
}
