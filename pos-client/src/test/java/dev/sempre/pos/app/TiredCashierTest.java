package dev.sempre.pos.app;

import static dev.sempre.pos.app.WholeTill.ui;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sempre.agent.AgentWiring;
import dev.sempre.model.organisation.User;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.SaleCheck;
import dev.sempre.pos.look.Seen;
import dev.sempre.pos.sell.LastTicket;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.pos.shell.Cashier;
import dev.sempre.pos.shell.Screen;
import dev.sempre.pos.shift.ShiftNow;
import dev.sempre.pos.till.CheapPin;
import dev.sempre.pos.till.KnownShop;
import dev.sempre.pos.till.ShiftDesk;
import dev.sempre.replica.chain.ChainStore;
import dev.sempre.replica.organisation.UserStore;
import dev.sempre.replica.sale.CartStore;
import dev.sempre.replica.sale.SaleStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// Somebody at the end of a long day, who scans, types, presses and taps whatever comes to hand, at
/// the whole till: real database, real screens, real time. Whatever she has done, the program
/// throws nothing, some Escapes bring her back to her customers, and of what was sold nothing is
/// lost, doubled or other than she was told. Source: P1, P5, P7.
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
class TiredCashierTest {
  private static final int STEPS = 100;
  private static final int MOST_ESCAPES = 40;

  /// A key that follows sooner is a scanner's.
  private static final int SLOWEST_SCANNER_MILLIS = 70;

  /// Behind a scan, until an Enter is not taken for the scanner's own.
  private static final int SCAN_RESTS_MILLIS = 600;

  private static final byte[] SECRET = {};
  private static final String MILK = "8000300285964";
  private static final String UNKNOWN = "8001234567897";
  private static final Map<String, String> PINS = Map.of("maria", "1234", "lucia", "567890");
  private static final List<String> TYPED =
      List.of("1", "3", "25", "500", "0", "12,50", "lat", "x", "99999999", "1-2-00001");
  private static final List<KeyCode> FUNCTIONS =
      List.of(
          KeyCode.F1,
          KeyCode.F2,
          KeyCode.F3,
          KeyCode.F4,
          KeyCode.F5,
          KeyCode.F6,
          KeyCode.F7,
          KeyCode.F8,
          KeyCode.F9,
          KeyCode.F10,
          KeyCode.F11,
          KeyCode.F12);
  private static final List<KeyCode> MOVES =
      List.of(
          KeyCode.UP,
          KeyCode.DOWN,
          KeyCode.LEFT,
          KeyCode.RIGHT,
          KeyCode.TAB,
          KeyCode.DELETE,
          KeyCode.BACK_SPACE,
          KeyCode.PAGE_DOWN,
          KeyCode.HOME);

  /// The practice ground has a wiring of its own, which is not here.
  private static final Set<String> NOT_HERE = Set.of("menu-training");

  @TempDir Path folder;

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Map<String, Long> told = new ConcurrentHashMap<>();
  private final List<String> story = new ArrayList<>();

  /// That of every build, which waits far longer than it works; many: `mvn verify
  /// -Dsempre.repetitions=all`.
  static LongStream seeds() {
    return System.getProperty("sempre.repetitions", "").equals("all")
        ? LongStream.rangeClosed(1, 20)
        : LongStream.of(2_026);
  }

  @BeforeEach
  void joinACompany() throws IOException {
    JoinedFolder.make(
        folder,
        shop -> {
          shop.product("milk", "Latte intero", 149, MILK);
          shop.product("bread", "Pane di casa", 320, "8076809513722");
          shop.product("pears", "Pere Abate", 275, "8003170039261");
          PINS.forEach((who, pin) ->
              shop.user(who, who, who.equals("lucia") ? "MANAGER" : "CASHIER", hash(pin)));
        });
  }

  private static String hash(String pin) {
    return CheapPin.of(pin, SECRET);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whateverIsPressedNothingThatWasPaidIsLostAndSheFindsHerWayBack(long seed) {
    Random random = new Random(seed);
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    log.start();
    root.addAppender(log);
    try {
      OpenSale left;
      String who;
      try (WholeTill till = WholeTill.open(folder)) {
        listen(till);
        for (int step = 0; step < STEPS; step++) {
          act(till, random);
        }
        goesOn(till);
        who = Objects.requireNonNull(till.working());
        left = sale(till);
        mustLieOnDisk(till, who, left);
      }
      try (WholeTill again = WholeTill.open(folder)) {
        listen(again);
        mustLieOnDisk(again, who, left);
        goesOn(again);
        sells(again);
        mustBeWhole(again);
      }
      assertThat(log.list)
          .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
          .isEmpty();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed " + seed + ": " + String.join(" ", story), e);
    } finally {
      root.detachAppender(log);
    }
  }

  /// What each ticket that the screen speaks of came to.
  private void listen(WholeTill till) {
    ui(() ->
        till.wiring()
            .sell()
            .ticketProperty()
            .subscribe(ticket -> {
              LastTicket last = ticket == null ? null : ticket.last();
              if (last != null) {
                told.put(last.number().printed(), last.total().minor());
              }
            }));
  }

  private void act(WholeTill till, Random random) {
    if (isAt(till, Screen.LOG_IN)) {
      logsIn(till, random.nextInt(3) == 0 ? "maria" : "lucia");
      return;
    }
    switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4 -> scans(till, random.nextInt(9) == 0 ? UNKNOWN : MILK, random);
      case 5, 6, 7, 8, 9 -> pushes(till, any(FUNCTIONS, random));
      case 10, 11, 12 -> pushes(till, KeyCode.ENTER);
      case 13 -> pushes(till, KeyCode.ESCAPE);
      case 14 -> pushes(till, any(MOVES, random));
      case 15, 16 -> types(till, any(TYPED, random));
      default -> taps(till, random);
    }
  }

  private void scans(WholeTill till, String code, Random random) {
    story.add("scan:" + code);
    Wedge.scan(till.scene(), code);
    rest(random.nextBoolean() ? SCAN_RESTS_MILLIS : SLOWEST_SCANNER_MILLIS);
  }

  private void pushes(WholeTill till, KeyCode code) {
    story.add(code.name());
    rest(SLOWEST_SCANNER_MILLIS);
    till.press(code);
    rest(SLOWEST_SCANNER_MILLIS);
  }

  private void types(WholeTill till, String text) {
    story.add("\"" + text + "\"");
    for (int i = 0; i < text.length(); i++) {
      String letter = text.substring(i, i + 1);
      rest(SLOWEST_SCANNER_MILLIS);
      till.type(letter);
    }
  }

  private void taps(WholeTill till, Random random) {
    int which = random.nextInt(Integer.MAX_VALUE);
    String tapped =
        ui(() -> {
          List<ButtonBase> keys =
              till.scene().getRoot().lookupAll(".button").stream()
                  .filter(ButtonBase.class::isInstance)
                  .map(ButtonBase.class::cast)
                  .filter(key -> Seen.is(key) && !key.isDisabled() && key.getWidth() > 0)
                  .filter(key -> key.getId() == null || !NOT_HERE.contains(key.getId()))
                  .toList();
          if (keys.isEmpty()) {
            return "nothing";
          }
          ButtonBase key = keys.get(which % keys.size());
          key.fire();
          return String.valueOf(key.getId() == null ? key.getText() : key.getId());
        });
    story.add("tap:" + tapped);
    rest(SLOWEST_SCANNER_MILLIS);
  }

  private void logsIn(WholeTill till, String who) {
    story.add("log-in:" + who);
    String tile = "#person-" + who;
    for (int i = 0; i < MOST_ESCAPES && find(till, tile) == null; i++) {
      pushes(till, KeyCode.ESCAPE);
    }
    ui(() -> {
      ButtonBase person = (ButtonBase) Seen.find(till.scene(), tile);
      if (person != null) {
        person.fire();
      }
      return true;
    });
    rest(SLOWEST_SCANNER_MILLIS);
    types(till, Objects.requireNonNull(PINS.get(who)));
    pushes(till, KeyCode.ENTER);
    rest(SCAN_RESTS_MILLIS);
  }

  /// Escape until she stands before her customers again; money that lies is taken to its end.
  private void goesOn(WholeTill till) {
    story.add("| goes on:");
    for (int i = 0; i < MOST_ESCAPES && !serves(till); i++) {
      rest(SCAN_RESTS_MILLIS);
      if (isAt(till, Screen.LOG_IN)) {
        logsIn(till, ui(() -> till.wiring().shell().onlyFor().map(Cashier::id).orElse("lucia")));
      } else {
        pushes(till, i % 4 == 3 ? KeyCode.ENTER : KeyCode.ESCAPE);
      }
    }
    assertThat(serves(till)).as(() -> "she sells again; the screen says: " + till.said()).isTrue();
  }

  private void sells(WholeTill till) {
    story.add("| sells:");
    if (sale(till).isEmpty()) {
      Wedge.scan(till.scene(), MILK);
      till.until(() -> !sale(till).isEmpty());
    }
    rest(SCAN_RESTS_MILLIS);
    int before = told.size();
    for (int i = 0; i < MOST_ESCAPES && find(till, "#change") == null; i++) {
      pushes(till, i == 0 ? KeyCode.F12 : KeyCode.ENTER);
      rest(SCAN_RESTS_MILLIS);
    }
    till.until(() -> told.size() > before);
  }

  private static boolean serves(WholeTill till) {
    return isAt(till, Screen.SELL)
        && ui(() -> till.wiring().sell().ticketProperty().get() != null)
        && find(till, "#entry") != null
        && find(till, ".panel") == null
        && find(till, "#change") == null;
  }

  private static void mustLieOnDisk(WholeTill till, String who, OpenSale shown) {
    till.until(() -> {
      CartStore.Found found = till.replica().read(handle -> CartStore.find(handle, who));
      return switch (found) {
        case CartStore.Found.None() -> shown.isEmpty();
        case CartStore.Found.Open(OpenSale sale) -> sale.equals(shown);
        case CartStore.Found.Paying(var paying) -> paying.cart().equals(shown);
        case CartStore.Found.Damaged damaged -> throw new AssertionError(damaged);
      };
    });
  }

  private void mustBeWhole(WholeTill till) {
    Map<String, Long> stored = new TreeMap<>();
    for (String id : ids(till)) {
      CompletedSale sale = till.replica().read(handle -> SaleStore.byId(handle, id)).orElseThrow();
      assertThat(SaleCheck.violations(sale)).isEmpty();
      stored.put(sale.number().printed(), sale.totals().grossMinor());
      assertThat(sale.number().number()).as("without a gap").isEqualTo(stored.size());
    }
    assertThat(stored).containsExactlyInAnyOrderEntriesOf(told);
    till.replica()
        .read(handle -> {
          for (String chain : ChainStore.toVerify(handle)) {
            ChainStore.Checked checked =
                ChainStore.check(handle, till.replica().dialect(), chain, null);
            assertThat(checked.holds()).as(checked::line).isTrue();
          }
          return true;
        });
    long inReports = inClosings(till);
    ShiftNow.Open open = look(till).open();
    if (open != null) {
      inReports += Objects.requireNonNull(open.figures()).takings().tickets();
    }
    assertThat(inReports).as("each ticket is in one Z or in the open shift").isEqualTo(told.size());
  }

  private static List<String> ids(WholeTill till) {
    return till.replica()
        .read(handle ->
            handle.createQuery("select id from sale order by number").mapTo(String.class).list());
  }

  private static long inClosings(WholeTill till) {
    return till.replica()
        .read(handle ->
            handle
                .createQuery("select coalesce(sum(tickets), 0) from closing where kind = 'SHIFT'")
                .mapTo(Long.class)
                .one());
  }

  private static ShiftNow look(WholeTill till) {
    User lucia = till.replica().read(handle -> UserStore.byId(handle, "lucia")).orElseThrow();
    return new ShiftDesk(till.replica(), AgentWiring.CLOCK, new KnownShop(), lucia).look();
  }

  private static boolean isAt(WholeTill till, Screen screen) {
    return ui(() -> till.wiring().shell().screenProperty().get() == screen);
  }

  private static OpenSale sale(WholeTill till) {
    OpenTicket ticket = ui(() -> till.wiring().sell().ticketProperty().get());
    return Objects.requireNonNull(ticket, "no ticket is on the screen").sale();
  }

  private static @Nullable Node find(WholeTill till, String query) {
    return ui(() -> Seen.find(till.scene(), query));
  }

  private static <T> T any(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  private static void rest(long millis) {
    WaitForAsyncUtils.sleep(millis, TimeUnit.MILLISECONDS);
  }
}
