package dev.sempre.pos.demo;

import dev.sempre.agent.schedule.SyncAgent;
import dev.sempre.pos.app.Installation;
import dev.sempre.pos.app.PosWiring;
import dev.sempre.pos.device.Printed;
import dev.sempre.pos.device.VirtualDisplay;
import dev.sempre.pos.device.VirtualPrinter;
import dev.sempre.pos.devices.PaperRoll;
import dev.sempre.pos.devices.PoleFace;
import dev.sempre.pos.look.Theme;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.pos.shell.LinkState;
import dev.sempre.pos.shell.Screen;
import dev.sempre.pos.words.Language;
import dev.sempre.replica.organisation.UserStore;
import dev.sempre.replica.sale.SalesReport;
import dev.sempre.replica.sale.SalesReportStore;
import dev.sempre.replica.sale.SalesReportStore.Days;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// A shop's day in two minutes, through the real screens: join, log in, sell by scan and by touch,
/// lose the line, sell on, get it back, see a price change arrive, look at the history. Nothing of
/// it is faked but the hands.
final class ScriptedDay {
  private static final long NEW_PRICE_MINOR = 149;

  private final DemoCentre centre;
  private final Installation installation;
  private final PosWiring till;
  private final Hands hands;
  private final Goods goods;
  private final Consumer<String> say;

  /// What of the demo company is bought.
  ///
  /// @param codes barcodes that a scanner reads
  /// @param dear the one whose price will change
  record Goods(List<String> codes, String dear) {}

  ScriptedDay(
      DemoCentre centre,
      Installation installation,
      PosWiring till,
      Hands hands,
      Goods goods,
      Consumer<String> say) {
    this.centre = centre;
    this.installation = installation;
    this.till = till;
    this.hands = hands;
    this.goods = goods;
    this.say = say;
  }

  void run() {
    join();
    logIn();
    sellByScan();
    sellByTouch();
    loseTheLine();
    getItBack();
    aPriceChanges();
    lookAtTheMonitor();
    inOtherLanguages();
    closeTheShift();
    endTheDay();
  }

  private void picture(String name) {
    say.accept("  picture " + hands.picture(name));
  }

  private void join() {
    say.accept("First start: this till joins the company with a one-time code");
    hands.untilShown("#start-join");
    picture("first-start");
    hands.touch("#start-join");
    hands.touch("#join-server");
    hands.type(centre.url());
    hands.touch("#join-code");
    hands.type(centre.code("1"));
    picture("join");
    hands.touch("#join-go");
    hands.untilShown(".person");
  }

  private void logIn() {
    say.accept("Maria logs in with her PIN");
    String maria = "#person-" + idOf("maria");
    hands.untilShown(maria);
    picture("log-in");
    hands.touch(maria);
    for (char digit : String.valueOf(DemoCentre.pins().get("maria")).toCharArray()) {
      hands.touch("#pin-" + digit);
    }
    picture("pin");
    hands.touch("#login-enter");
    hands.untilShown("#entry");
    hands.until("her ticket", () -> ticket() != null);
    hands.until(
        "all goods", () -> till.shell().linkProperty().get() instanceof LinkState.Connected);
    picture("sell-empty");
  }

  private String idOf(String login) {
    return installation.replica().read(handle -> UserStore.activeOf(handle, "1")).stream()
        .filter(user -> user.login().equals(login))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private @Nullable OpenTicket ticket() {
    return till.sell().ticketProperty().get();
  }

  private int lines() {
    OpenTicket now = ticket();
    return now == null ? 0 : now.sale().lines().size();
  }

  private void scan(String code) {
    int before = lines();
    hands.scan(code);
    hands.until("the line of " + code, () -> lines() == before + 1);
  }

  /// The scanner with a line of its own, on the screen here.
  private void scanOnItsLine(String code) {
    int before = lines();
    till.devices().virtualScanner().orElseThrow().read(code);
    hands.until("the line of " + code, () -> lines() == before + 1);
  }

  private void payExactly() {
    hands.touch("#pay");
    hands.untilShown("#due");
    hands.touch("#quick-exact");
    hands.untilShown("#change");
  }

  private void sellByScan() {
    say.accept("A sale by scanner, paid in cash with change");
    goods.codes().forEach(this::scanOnItsLine);
    hands.scan("12345670");
    hands.untilShown("#notice");
    picture("sell");
    hands.touch("#pay");
    hands.untilShown("#due");
    hands.until("the amounts", () -> hands.isShown("#quick-5000"));
    picture("pay");
    hands.touch("#quick-5000");
    hands.untilShown("#change");
    picture("change");
    hands.until("the receipt", () -> !printer().papers().isEmpty());
    paper("receipt");
    hands.until("the change on the display", () -> display().lines().getLast().startsWith("Resto"));
    say.accept(
        "  picture "
            + hands.picture(
                "customer-display", () -> new StackPane(new PoleFace(display().lines()))));
  }

  private VirtualPrinter printer() {
    return till.devices().virtualPrinters().getFirst();
  }

  private VirtualDisplay display() {
    return till.devices().virtualDisplay().orElseThrow();
  }

  /// What has come out of the printer last.
  private void paper(String name) {
    Printed newest = printer().papers().getLast();
    say.accept("  picture " + hands.picture(name, () -> new StackPane(new PaperRoll(newest))));
  }

  private void sellByTouch() {
    say.accept("A sale by touch: tab, tile, quantity");
    hands.press(KeyCode.ESCAPE);
    hands.touch(".tile");
    hands.until("the touched line", () -> lines() == 1 || hands.isShown("#weight"));
    if (hands.isShown("#weight")) {
      weigh();
    }
    hands.touch("#key-quantity");
    hands.untilShown("#figure");
    hands.type("2");
    picture("quantity");
    hands.touch("#figure-apply");
    hands.until("the quantity", () -> quantityMilli() == 2_000);
    payExactly();
  }

  /// The tile is of an article that is sold by weight.
  private void weigh() {
    hands.touch("#weigh-put-755");
    hands.until("the weight", () -> till.devices().virtualScale().orElseThrow().grams() == 755);
    hands.until("it on the screen", () -> hands.text("#weight").startsWith("0"));
    picture("weigh");
    hands.touch("#weigh-take");
    hands.until("the weighed line", () -> lines() == 1);
  }

  private long quantityMilli() {
    OpenTicket now = ticket();
    return now == null ? 0 : now.sale().lines().getFirst().quantityMilli();
  }

  private void loseTheLine() {
    say.accept("The line is cut; the till sells on");
    centre.close();
    till.shell().tryNow();
    hands.until(
        "the chip that says so",
        () -> !(till.shell().linkProperty().get() instanceof LinkState.Connected));
    for (int ticket = 0; ticket < 3; ticket++) {
      goods.codes().forEach(this::scan);
      if (ticket == 2) {
        picture("sell-without-line");
      }
      payExactly();
    }
    picture("paid-without-line");
  }

  private void getItBack() {
    say.accept("The line is back; what was sold goes up by itself");
    centre.start();
    till.shell().tryNow();
    untilAllAtHeadOffice();
    picture("all-at-head-office");
  }

  private void untilAllAtHeadOffice() {
    hands.until(
        "everything at head office",
        () ->
            till.shell().linkProperty().get() instanceof LinkState.Connected connected
                && connected.waiting() == 0);
  }

  private void aPriceChanges() {
    say.accept("Head office changes a price; it arrives");
    hands.press(KeyCode.ESCAPE);
    centre.setPrice(goods.dear(), NEW_PRICE_MINOR);
    till.shell().tryNow();
    hands.until("the new price", () -> scannedPrice() == NEW_PRICE_MINOR);
    picture("new-price");
    payExactly();
    hands.press(KeyCode.ESCAPE);
  }

  private int scans;

  /// Rings the article up until its price is the new one, as a person would try.
  private long scannedPrice() {
    OpenTicket now = ticket();
    if (now == null) {
      return 0;
    }
    if (scans++ % 25 == 0) {
      till.sell().scan(goods.dear());
    }
    return now.sale().isEmpty() ? 0 : now.sale().lines().getLast().unitPriceMinor();
  }

  private void lookAtTheMonitor() {
    say.accept("The sync monitor: next, pending, history");
    Hands.onUi(() -> {
      till.shell().go(Screen.SYNC);
      return true;
    });
    hands.untilShown("#sync-sentence");
    picture("sync-next");
    hands.touch("#sync-tab-pending");
    picture("sync-pending");
    hands.touch("#sync-tab-history");
    hands.until("a run in the history", () -> hands.isShown(".run"));
    picture("sync-history");
  }

  private void inOtherLanguages() {
    say.accept("The same in Italian, Portuguese, French and English, and in the dark");
    for (Language language : Language.values()) {
      show(language, Theme.LIGHT, Screen.SELL);
      picture("sell-" + language.tag());
      show(language, Theme.DARK, Screen.SYNC);
      picture("sync-dark-" + language.tag());
    }
  }

  private void show(Language language, Theme theme, Screen screen) {
    Hands.onUi(() -> {
      till.shell().speak(language);
      till.shell().show(theme);
      till.shell().go(screen);
      return true;
    });
  }

  /// A closing asks for a synchronisation of its own. Source: H4.
  private void endTheDay() {
    say.accept("The day ends: what is left goes to head office");
    String _ =
        SyncAgent.request(
            installation.replica(), installation.replica().ids(), "scripted day", "CLOSING");
    untilAllAtHeadOffice();
  }

  /// Nobody has counted a float, so what was not sold for is missing: the Z says so.
  private void closeTheShift() {
    say.accept("The drawer is counted, and the Z comes out of the printer");
    int before = printer().papers().size();
    Hands.onUi(() -> {
      till.shell().speak(Language.EN);
      till.shell().show(Theme.LIGHT);
      till.shell().go(Screen.SHIFT);
      return true;
    });
    hands.touch("#shift-count");
    hands.until("the count", () -> hands.isShown("#count-sum") || hands.isShown(".approver"));
    if (hands.isShown(".approver")) {
      giveLeave();
    }
    hands.touch("#count-confirm");
    hands.touch("#reason-1");
    hands.touch("#shift-close");
    hands.untilShown("#z-number");
    picture("z");
    hands.until("the paper of the Z", () -> printer().papers().size() > before);
    paper("z-paper");
  }

  private void giveLeave() {
    hands.touch("#approver-" + idOf("lucia"));
    for (char digit : String.valueOf(DemoCentre.pins().get("lucia")).toCharArray()) {
      hands.touch("#pin-" + digit);
    }
    hands.touch("#login-enter");
    hands.untilShown("#count-sum");
  }

  /// What is on this till's disk.
  SalesReport atTill() {
    return installation.replica().read(handle -> SalesReportStore.read(handle, Days.ALL));
  }

  /// What head office has.
  SalesReport atCentre() {
    return centre.company().read(handle -> SalesReportStore.read(handle, Days.ALL));
  }
}
