package dev.sempre.simulation.counter;

import com.google.gson.Gson;
import dev.sempre.agent.AgentWiring;
import dev.sempre.model.organisation.User;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.shift.CashCount;
import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.pos.app.Installation;
import dev.sempre.pos.app.PosWiring;
import dev.sempre.pos.device.DeviceSettings;
import dev.sempre.pos.device.DeviceSettingsFile;
import dev.sempre.pos.device.DrawerSettings;
import dev.sempre.pos.device.EscPosEncoder;
import dev.sempre.pos.device.PrinterSettings;
import dev.sempre.pos.look.WarmUp;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.shift.ShiftAnswer;
import dev.sempre.pos.shift.ShiftNow;
import dev.sempre.pos.shift.ZReport;
import dev.sempre.pos.till.KnownShop;
import dev.sempre.pos.till.ShiftDesk;
import dev.sempre.pos.till.TillDesk;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.organisation.UserStore;
import dev.sempre.simulation.counter.CounterReport.Waits;
import dev.sempre.simulation.shop.Assortment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// A till with its screens in a process of its own, and a cashier before it: she sells while the
/// first download comes in, goes on for a while when all is there, and the day is closed; then, if
/// that is asked for, there is a [ScriptedHour]. Each receipt goes to a [LoopbackPrinter]. Prints a
/// [CounterReport].
@Command(name = "counter", mixinStandardHelpOptions = true)
public final class CounterMain implements Callable<Integer> {
  private static final String SHOP = "1";
  private static final int WIDTH = 1_366;
  private static final int HEIGHT = 768;
  private static final int LOG_INS = 5;
  private static final int MOST_LINES = 12;
  private static final int MOST_PIECES_OF_LETTERS = 4;
  private static final int SEARCHES_WITHOUT_A_SALE = 100;
  private static final int MOVEMENTS_OF_A_LONG_DAY = 75;
  private static final double SEARCH_LIMIT_MILLIS = 50;
  private static final long SCAN_PAUSE_MILLIS = 400;
  private static final long CUSTOMER_PAUSE_MILLIS = 1_000;
  private static final String[] BEGINNINGS = {
    "bisc", "acqua", "caffè na", "farina int", "riso", "pane di", "sal", "to", "yog bia", "ol ex"
  };

  @Option(names = "--data", required = true, description = "folder of a till that has joined")
  private Path data = Path.of("");

  @Option(names = "--cashier", required = true, description = "login of who sells")
  private String cashier = "";

  @Option(names = "--pin", required = true, description = "her PIN")
  private String pin = "";

  @Option(names = "--manager", required = true, description = "login of who closes the day")
  private String manager = "";

  @Option(names = "--manager-pin", required = true, description = "that one's PIN")
  private String managerPin = "";

  @Option(names = "--few", required = true, description = "articles that are there already")
  private int few;

  @Option(names = "--articles", required = true, description = "articles that come")
  private int articles;

  @Option(names = "--seconds", required = true, description = "selling with all of them there")
  private long seconds;

  @Option(names = "--tickets", required = true, description = "in the Z, at least")
  private long tickets;

  @Option(
      names = "--hour-minutes",
      defaultValue = "0",
      description = "a scripted hour after the Z, so long; 0: none")
  private long hourMinutes;

  private final Random random = new Random(17);
  private long sold;

  private CounterMain() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new CounterMain()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    try (LoopbackPrinter printer = new LoopbackPrinter()) {
      PrinterSettings settings = printer.settings();
      new DeviceSettingsFile(data).write(with(settings));
      measure();
      if (printer.bytes() == 0) {
        throw new IllegalStateException("nothing was printed");
      }
    }
    return 0;
  }

  private static DeviceSettings with(PrinterSettings printer) {
    return new DeviceSettings(
        List.of(printer),
        printer.id(),
        true,
        new DrawerSettings.BehindPrinter(printer.id(), EscPosEncoder.Pin.TWO),
        DeviceSettings.NONE.customerDisplay(),
        DeviceSettings.NONE.scale(),
        DeviceSettings.NONE.scanner(),
        DeviceSettings.NONE.terminal());
  }

  private void measure() throws InterruptedException {
    if (!(Installation.open(data) instanceof Installation.Opened.Ready(Installation opened))) {
      throw new IllegalStateException("not a till that can be opened: " + data);
    }
    try (opened) {
      System.out.println(new Gson().toJson(measure(opened)));
    }
  }

  private CounterReport measure(Installation opened) throws InterruptedException {
    Replica replica = opened.replica();
    startToolkit();
    PosWiring till =
        Hand.onUi(() -> {
          WarmUp.run();
          return new PosWiring(
              opened,
              _ -> Map.of(),
              enrolment ->
                  () -> {
                    throw new IllegalStateException("it has joined");
                  });
        });
    Scene scene = Hand.onUi(() -> shown(till));
    Hand hand = new Hand(scene, till);
    Heartbeat heart = new Heartbeat(Executors.newSingleThreadScheduledExecutor());
    String user = user(replica, cashier).id();
    try {
      List<Double> logIns = new ArrayList<>();
      logIns.add(hand.logIn(user, pin));
      Waits loading = waits();
      List<Double> logInBeats = new ArrayList<>(heart.take());
      while (count(replica) < articles) {
        serve(hand, few, loading, new ArrayList<>());
      }
      loading.beats().addAll(heart.take());
      Waits loaded = waits();
      List<Double> searches = new ArrayList<>();
      long until = System.nanoTime() + seconds * 1_000_000_000L;
      while (System.nanoTime() < until) {
        serve(hand, articles, loaded, searches);
      }
      for (int i = 0; i < SEARCHES_WITHOUT_A_SALE; i++) {
        searches.add(search(hand));
      }
      loaded.beats().addAll(heart.take());
      for (int i = 1; i < LOG_INS; i++) {
        logIns.add(relog(hand, till, user, pin));
      }
      logInBeats.addAll(heart.take());
      double closing = close(replica);
      return new CounterReport(
          logIns,
          logInBeats,
          loading,
          loaded,
          searches,
          count(replica),
          closing,
          sold,
          hourMinutes > 0 ? hour(replica, till, hand, heart) : null);
    } finally {
      heart.close();
      Hand.onUi(() -> {
        till.close();
        return true;
      });
    }
  }

  private CounterReport.Hour hour(Replica replica, PosWiring till, Hand hand, Heartbeat heart) {
    String user = user(replica, manager).id();
    double _ = relog(hand, till, user, managerPin);
    System.gc(); // What thousands of tickets that nobody rang up left behind is none of the hour's.
    CounterReport.Hour hour =
        new ScriptedHour(
                hand,
                till,
                heart,
                random,
                articles,
                () -> expectedMinor(replica),
                () -> moveMoney(replica),
                System.out::println)
            .pass(
                Duration.ofMinutes(hourMinutes),
                () -> {
                  double _ = relog(hand, till, user, managerPin);
                });
    ShiftNow now = desk(replica).look();
    ZReport last = Objects.requireNonNull(now.last(), "no Z");
    long inZ = last.closing().figures().takings().tickets();
    if (now.open() != null || inZ != hour.tickets()) {
      throw new IllegalStateException("%,d tickets in the Z of %,d".formatted(inZ, hour.tickets()));
    }
    return hour;
  }

  private void moveMoney(Replica replica) {
    ShiftDesk desk = desk(replica);
    for (int i = 0; i < MOVEMENTS_OF_A_LONG_DAY; i++) {
      ShiftAnswer<String> answer = desk.move(CashMovementKind.CASH_IN, 10, "change " + i);
      if (!(answer instanceof ShiftAnswer.Done)) {
        throw new IllegalStateException("not moved: " + answer);
      }
    }
  }

  private long expectedMinor(Replica replica) {
    ShiftNow.Open open = Objects.requireNonNull(desk(replica).look().open(), "no shift is open");
    return Objects.requireNonNull(open.figures(), "may not see them").drawer().expectedMinor();
  }

  private ShiftDesk desk(Replica replica) {
    return new ShiftDesk(replica, AgentWiring.CLOCK, new KnownShop(), user(replica, manager));
  }

  /// @return milliseconds of the log-in
  private static double relog(Hand hand, PosWiring till, String user, String pin) {
    Hand.onUi(() -> {
      till.shell().lock();
      return true;
    });
    return hand.logIn(user, pin);
  }

  private static Waits waits() {
    return new Waits(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  /// One customer, at the pace of a person.
  ///
  /// @param known how many articles she sells of; searches are made if it is all of them
  /// @param searches is given how long they took
  private void serve(Hand hand, int known, Waits waits, List<Double> searches)
      throws InterruptedException {
    int lines = 1 + random.nextInt(MOST_LINES);
    for (int line = 0; line < lines; line++) {
      waits.scans().add(hand.scan(Assortment.gtin(random.nextInt(known))));
      Thread.sleep(random.nextLong(SCAN_PAUSE_MILLIS));
    }
    if (known == articles) {
      searches.add(search(hand));
    }
    waits.payments().add(hand.pay());
    sold++;
    Thread.sleep(random.nextLong(CUSTOMER_PAUSE_MILLIS));
  }

  /// Looks for something and does not take it.
  ///
  /// @return milliseconds until what was found is on the screen
  private double search(Hand hand) {
    String letters = BEGINNINGS[random.nextInt(BEGINNINGS.length)];
    int typed = Math.min(letters.length(), 2 + random.nextInt(MOST_PIECES_OF_LETTERS));
    String first = letters.substring(0, typed).strip();
    double millis = hand.search(first);
    hand.clear();
    if (millis > SEARCH_LIMIT_MILLIS) {
      System.out.printf("\"%s\" found in %.0f ms%n", first, millis);
    }
    return millis;
  }

  /// Fills the day up to its tickets and closes it.
  ///
  /// @return milliseconds of the Z
  private double close(Replica replica) {
    KnownShop shop = new KnownShop();
    TillDesk selling = new TillDesk(replica, AgentWiring.CLOCK, shop, user(replica, manager));
    while (sold < tickets) {
      sell(selling);
      sold++;
    }
    ShiftDesk desk = desk(replica);
    ShiftNow.Open open = Objects.requireNonNull(desk.look().open(), "no shift is open");
    long begin = System.nanoTime();
    ShiftAnswer<ZReport> answer = desk.close(open.id(), CashCount.NOTHING, "measured");
    double millis = (System.nanoTime() - begin) / 1e6;
    if (!(answer instanceof ShiftAnswer.Done<ZReport>(ZReport z))) {
      throw new IllegalStateException("not closed: " + answer);
    }
    if (z.closing().figures().takings().tickets() != sold) {
      throw new IllegalStateException("the Z has other tickets than were sold: " + z);
    }
    return millis;
  }

  private void sell(TillDesk desk) {
    OpenSale sale = desk.current().sale();
    int lines = 1 + random.nextInt(MOST_LINES);
    for (int line = 0; line < lines; line++) {
      if (desk.ringUp(sale, Assortment.gtin(random.nextInt(articles)))
          instanceof StepAnswer.Done(OpenSale next, var _)) {
        sale = next;
      }
    }
    PayingSale paying =
        sale.beginPayment()
            .orElseThrow()
            .addTender(desk.cash().id(), TenderKind.CASH, sale.totals().grossMinor())
            .orElseThrow();
    PaymentAnswer answer = desk.complete(paying);
    if (!(answer instanceof PaymentAnswer.Paid)) {
      throw new IllegalStateException("not paid: " + answer);
    }
  }

  private static User user(Replica replica, String login) {
    return replica.read(handle -> UserStore.activeOf(handle, SHOP)).stream()
        .filter(user -> user.login().equals(login))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody is called " + login));
  }

  /// Articles with their prices, which come behind them.
  private static long count(Replica replica) {
    return replica.read(
        handle -> handle.createQuery("select count(*) from price").mapTo(Long.class).one());
  }

  private static void startToolkit() throws InterruptedException {
    Platform.setImplicitExit(false);
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
  }

  private static Scene shown(PosWiring till) {
    Stage stage = new Stage();
    Scene scene = till.scene(WIDTH, HEIGHT);
    stage.setScene(scene);
    stage.show();
    return scene;
  }
}
