package dev.sempre.pos.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sempre.model.money.Currency;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.CashRounding;
import dev.sempre.model.sale.InstalmentPlan;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.shift.UnsettledCards;
import dev.sempre.pos.device.DeviceOutcome;
import dev.sempre.pos.device.VirtualScale;
import dev.sempre.pos.display.FaceView;
import dev.sempre.pos.display.FaceWriter;
import dev.sempre.pos.display.Moment;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.look.Look;
import dev.sempre.pos.look.Theme;
import dev.sempre.pos.sell.Failure;
import dev.sempre.pos.sell.FakeAccounts;
import dev.sempre.pos.sell.FakeCards;
import dev.sempre.pos.shell.Cashier;
import dev.sempre.pos.shell.LinkState;
import dev.sempre.pos.shell.Place;
import dev.sempre.pos.shell.Screen;
import dev.sempre.pos.shell.TrainingState;
import dev.sempre.pos.shift.CounterMoney;
import dev.sempre.pos.shift.ShiftNow;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.replica.receipt.ReceiptJob.Channel;
import dev.sempre.replica.receipt.ReceiptJob.State;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.framework.junit5.ApplicationExtension;

/// Walks through every screen in each language, theme and size, saves its picture, and looks for
/// texts that do not fit or do not stand out, for controls that are too small, say nothing of
/// themselves or do not show the focus, and for words of another language. Works without a window:
/// the headless screen is smaller than full HD.
@ExtendWith(ApplicationExtension.class)
class EveryScreenFitsTest {
  private static final String OIL =
      "Olio extravergine di oliva biologico delle colline trevigiane, bottiglia da 750 ml";

  @SuppressWarnings("NullAway.Init")
  private Stand stand;

  private final Ringless ringless = new Ringless();
  private final Stale stale = new Stale(Language.EN, Language.IT);
  private final List<String> findings = new ArrayList<>();

  /// Each language where there is least room, each theme, and one language on a large screen: in
  /// every build. All of them together: `mvn verify -Dsempre.pictures=all`.
  private static Stream<Arguments> looks() {
    if (!"all".equals(System.getProperty("sempre.pictures"))) {
      return Stream.of(
          arguments(Language.EN, Theme.LIGHT, 1024, 768),
          arguments(Language.IT, Theme.DARK, 1024, 768),
          arguments(Language.PT_BR, Theme.LIGHT, 1024, 768),
          arguments(Language.FR, Theme.DARK, 1024, 768),
          arguments(Language.FR, Theme.LIGHT, 1920, 1080));
    }
    return Stream.of(Language.values())
        .flatMap(language ->
            Stream.of(Theme.values())
                .flatMap(theme ->
                    Stream.of(
                        arguments(language, theme, 1024, 768),
                        arguments(language, theme, 1366, 768),
                        arguments(language, theme, 1920, 1080))));
  }

  @ParameterizedTest
  @MethodSource("looks")
  void everyTextFitsAndEveryControlIsInReach(
      Language language, Theme theme, int width, int height) {
    stand = ui(() -> new Stand(width, height));
    try {
      does(() -> stand.words.speak(language));
      does(() -> stand.shell.show(theme));
      firstStartAndLogIn(language);
      sell();
      pay();
      accounts();
      cards();
      returns();
      sync();
      shift();
      devices();
      training();
    } finally {
      stand.close();
    }
    assertThat(findings).isEmpty();
    assertThat(stand.bugs).isEmpty();
  }

  private void firstStartAndLogIn(Language language) {
    look("all-start");
    press("start-join");
    press("join-go");
    waitFor("#start-message");
    look("all-join");
    press("join-back");
    does(() -> stand.start.joinAnew("https://cassa.bottegarossi.example:3001"));
    look("all-join-anew");
    does(() -> stand.shell.open(new Place("Bottega Rossi", "Milano Centro", "Till 2")));
    waitFor("#person-maria");
    look("all-login");
    does(() -> stand.logIn.scan(FakeLogIn.PAOLOS_BADGE.text()));
    until(() -> stand.beeps.getAndSet(0) == 1);
    look("all-login-badge");
    does(() -> stand.logIn.reset());
    liftAWait(language);
    does(() -> stand.shell.welcome(new Cashier("maria", "Maria B.", language)));
    does(stand.sell::start);
    until(() -> stand.sell.ticketProperty().get() != null);
    waitFor(".tile");
  }

  private void liftAWait(Language language) {
    press("person-joao");
    does(() -> stand.words.speak(language));
    for (int i = 0; i < 3; i++) {
      does(() -> ((TextField) stand.scene().lookup("#pin")).setText("1357"));
      press("login-enter");
      until(() -> !stand.scene().lookup("#login-enter").isDisabled());
    }
    waitFor("#lift-lock");
    look("all-login-held");
    press("login-explain");
    waitFor("#trouble-code");
    look("all-explained-login");
    press("trouble-back");
    press("lift-lock");
    waitFor("#approver-lucia");
    press("approver-lucia");
    look("all-login-lift");
    does(() -> ((TextField) stand.scene().lookup("#pin")).setText(FakeLogIn.PIN));
    press("login-enter");
    waitFor("#person-maria");
    until(() -> stand.scene().lookup("#lift-cancel") == null);
  }

  private void sell() {
    does(() -> stand.shell.show(new LinkState.Connected(0)));
    look("all-sell-empty");
    scan("Rigatoni n.24 500 g", 1);
    cheese();
    look("all-weigh-by-hand");
    weighed(2);
    scan("Latte intero fresco 1 l", 3);
    scan(OIL, 4);
    key(KeyCode.DELETE);
    until(() -> sale().lines().get(3).voided());
    scan("Caffè macinato 250 g", 5);
    does(() -> stand.sell.scan("12345670"));
    until(() -> stand.beeps.get() == 1);
    does(() -> stand.shell.show(new LinkState.Disconnected(Stand.NOW.minusSeconds(7_200), 1_237)));
    look("all-sell-unknown");
    explain("notice", "all-explained-unknown");
    does(() -> stand.sell.scan(FakeLogIn.WITHDRAWN_BADGE.text()));
    until(() -> stand.beeps.getAndSet(1) == 2);
    look("all-sell-badge");
    explain("notice", "all-explained-badge");
    does(() -> stand.shell.show(new LinkState.Reconnecting(14, Stand.NOW.plusSeconds(291), 37)));
    key(KeyCode.F3);
    look("all-sell-discount");
    stand.till.setBack(true);
    does(() -> stand.sell.scan(stand.shop.codeOf("Focaccia")));
    settle();
    look("all-sell-set-back");
    explain("notice", "all-explained-set-back");
    stand.till.setBack(false);
    stand.till.askFor(Set.of(Permission.PRICE_OVERRIDE, Permission.DISCOUNT_ABOVE_LIMIT));
    key(KeyCode.DELETE);
    press("approver-lucia");
    does(() -> ((TextField) stand.scene().lookup("#pin")).setText("1357"));
    press("login-enter");
    until(() -> stand.scene().lookup("#login-message").isVisible());
    look("all-approval");
    does(() -> stand.sell.scan(FakeLogIn.MARIAS_BADGE.text()));
    until(() -> stand.beeps.get() == 2);
    look("all-approval-badge");
    stand.till.askFor(Set.of());
    key(KeyCode.ESCAPE);
    key(KeyCode.F6);
    waitFor("#customers .result-row");
    look("all-sell-customer");
    key(KeyCode.ESCAPE);
    wholeTicketsAndDetails();
    press("chip");
    look("all-chip");
    press("menu");
    look("all-menu");
    press("menu");
    does(() -> stand.shell.show(new LinkState.Connected(3)));
    scan("Focaccia", 6);
    look("all-sell");
  }

  private void shift() {
    stand.drawer.park(2);
    stand.drawer.leaveCards(new UnsettledCards(2, 5_903, 1, 250));
    does(() -> stand.shell.go(Screen.SHIFT));
    waitFor("#float");
    look("all-shift-float");
    press("float-25000");
    press("shift-open");
    waitFor("#cash-out");
    press("cash-out");
    waitFor("#move-amount");
    press("reason-2");
    type("move-amount", "18.40");
    look("all-shift-move");
    press("move-go");
    waitFor("#cash-out");
    look("all-shift-open");
    leftCards();
    lyingMoney();
    periods();
    stand.drawer.forbid(Permission.CLOSE_SHIFT);
    does(stand.shift::reload);
    press("shift-count");
    waitFor("#approver-lucia");
    look("all-shift-leave");
    key(KeyCode.ESCAPE);
    stand.drawer.allow(Permission.CLOSE_SHIFT);
    does(stand.shift::reload);
    waitFor("#shift-count");
    press("shift-count");
    waitFor("#count-sum");
    for (int minor : new int[] {50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 50}) {
      type("pieces-" + minor, "12");
    }
    settle();
    look("all-shift-count");
    press("count-confirm");
    waitFor("#difference");
    press("shift-close");
    waitFor("#shift-message");
    look("all-shift-difference");
    explain("shift", "all-explained-shift");
    press("reason-2");
    press("shift-close");
    waitFor("#z-number");
    String none = stand.words.say(Word.SHIFT_STATE_NONE);
    until(() -> none.equals(shownIn("#shift-sentence")));
    look("all-shift-z");
    does(() -> stand.shiftPaper.comeTo("z", State.WAITING, "NO_PAPER"));
    waitFor("#z-paper");
    look("all-shift-z-no-paper");
    press("report-print");
    look("all-shift-z-printed");
    press("report-done");
    does(() -> stand.shell.go(Screen.SHIFT));
    waitFor("#show-last");
    look("all-shift-closed");
  }

  private void training() {
    does(() -> stand.shell.go(Screen.SELL));
    does(() -> stand.shell.offerTraining(TrainingState.GETTING_READY, () -> {}));
    look("all-training-opened");
    does(() -> stand.shell.trainingWaits(() -> {}));
    look("all-training-ready");
    does(() -> stand.shell.training(TrainingState.FAILED));
    look("all-training-failed");
    press("training-dismiss");
    press("menu");
    look("all-training-menu");
    press("menu");
    does(() -> stand.shell.training(TrainingState.ON));
    look("all-training");
    does(() -> stand.shell.go(Screen.SHIFT));
    look("all-training-shift");
  }

  private void type(String id, String text) {
    does(() ->
        ((TextInputControl) Objects.requireNonNull(stand.scene().lookup("#" + id), id))
            .setText(text));
  }

  private void wholeTicketsAndDetails() {
    key(KeyCode.F1);
    does(() -> stand.sell.scan(stand.shop.codeOf(OIL)));
    settle();
    look("all-price-check");
    write("price-entry", "mel");
    waitFor("#price-found .result-row");
    look("all-price-search");
    key(KeyCode.ESCAPE);
    key(KeyCode.INSERT);
    write("line-note", "Sacchetto a parte, è un regalo");
    write("ticket-note", "Ritira alle 18 la signora Verdi");
    press("salesperson-lucia");
    look("all-details");
    press("details-apply");
    until(() -> sale().note() != null);
    look("all-sell-notes");
    key(KeyCode.F8);
    waitFor("#parked");
    look("all-recall-empty");
    key(KeyCode.ESCAPE);
    key(KeyCode.F7);
    look("all-park");
    press("park-now");
    until(() -> sale().lines().isEmpty());
    look("all-parked");
    park("Osteria del Ponte, signor Bianchi della cucina", "Focaccia");
    park("", OIL);
    scan("Focaccia", 1);
    key(KeyCode.F8);
    waitFor("#parked .result-row");
    look("all-recall");
    key(KeyCode.DOWN);
    key(KeyCode.DOWN);
    key(KeyCode.F8);
    until(() -> sale().lines().size() == 5);
    look("all-recalled");
    shiftDelete();
    look("all-void-ticket");
    key(KeyCode.ESCAPE);
  }

  private void park(String name, String article) {
    scan(article, 1);
    key(KeyCode.F7);
    write("park-name", name);
    press("park-now");
    until(() -> sale().lines().isEmpty());
  }

  private void shiftDelete() {
    does(() -> stand.scene().getRoot().requestFocus());
    shift(KeyCode.DELETE);
  }

  private void leftCards() {
    LocalDateTime at = LocalDateTime.of(2026, 5, 28, 9, 4);
    stand.drawer.leave(
        List.of(
            new ShiftNow.LeftCard("r-1", 123_450, at, "Maria B."),
            new ShiftNow.LeftCard("r-2", -300, at.plusMinutes(5), "João Pedro")));
    does(stand.shift::reload);
    waitFor("#left-cards");
    look("all-shift-left-key");
    press("left-cards");
    waitFor("#left-entry");
    look("all-shift-left");
    press("left-moved");
    waitFor("#shift-message");
    look("all-shift-left-empty");
    key(KeyCode.ESCAPE);
    waitFor("#shift-count");
    stand.drawer.leave(List.of());
    does(stand.shift::reload);
    settle();
  }

  private void periods() {
    stand.drawer.closePeriods();
    press("periods");
    waitFor("#period-1");
    look("all-shift-periods");
    press("period-1");
    waitFor("#z-number");
    look("all-shift-day");
    key(KeyCode.ESCAPE);
    waitFor("#shift-count");
  }

  private void lyingMoney() {
    LocalDateTime at = LocalDateTime.of(2026, 5, 28, 9, 4);
    stand.drawer.lie(
        List.of(
            new CounterMoney.Pile("joao", "João Pedro", true, 123_450, 0, 0, at),
            new CounterMoney.Pile("maria", "Maria B.", false, 500, -1_250, 300, at)));
    does(stand.shift::reload);
    waitFor("#lying-money");
    look("all-shift-lying-key");
    press("lying-money");
    waitFor("#lying-1");
    look("all-shift-lying");
    key(KeyCode.ESCAPE);
    waitFor("#shift-count");
    stand.drawer.lie(List.of());
    does(stand.shift::reload);
    settle();
  }

  private void shift(KeyCode code) {
    does(() ->
        Event.fireEvent(
            focused(),
            new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, true, false, false, false)));
    settle();
  }

  private void pay() {
    key(KeyCode.F12);
    press("method-card");
    until(() -> stand.scene().lookup("#change") != null);
    look("all-change");
    String sale = stand.till.completed().getLast().id();
    stand.paper.drawer(new DeviceOutcome.TimedOut());
    does(() -> stand.paper.comeTo(sale, Channel.PRINT, State.WAITING, "NO_PAPER"));
    does(() -> stand.paper.comeTo(sale, Channel.MAIL, State.WAITING, "NOT_REACHABLE"));
    look("all-change-no-paper");
    stand.paper.drawer(null);
    does(() -> stand.paper.comeTo(sale, Channel.PRINT, State.DONE, "DONE"));
    look("all-change-printed");
    press("paper-mail");
    look("all-mail");
    press("mail-send");
    look("all-mail-no-address");
    key(KeyCode.ESCAPE);
    look("all-sell-last");
    scan("Focaccia", 1);
    key(KeyCode.F12);
    look("all-pay");
    stand.till.fallSilent(true);
    press("method-card");
    waitFor("#pay-again");
    look("all-pay-in-doubt");
    explain("notice", "all-explained-in-doubt");
    stand.till.fallSilent(false);
    stand.till.roundCash(new CashRounding(5));
    press("pay-again");
    until(() -> stand.scene().lookup("#change") != null);
    key(KeyCode.ESCAPE);
    payRounded();
  }

  private void payRounded() {
    scan("Caffè macinato 250 g", 1);
    stand.till.roundCash(CashRounding.NONE);
    key(KeyCode.F12);
    waitFor("#due-in-cash");
    look("all-pay-rounded");
    press("quick-exact");
    until(() -> stand.scene().lookup("#change") != null);
    look("all-change-rounded");
    key(KeyCode.ESCAPE);
  }

  private void accounts() {
    LocalDate today = FakeAccounts.TODAY;
    stand.till.sellOnAccount();
    does(stand.sell::reload);
    FakeAccounts accounts = stand.till.accounts();
    accounts.limit("c-1", 50_000);
    key(KeyCode.F6);
    waitFor("#customers .result-row");
    press("customer-account");
    waitFor("#customers .result-row");
    look("all-account-find");
    enter("customer-entry");
    waitFor("#account-balance");
    look("all-account-empty");
    accounts.owe(
        "c-1",
        "1-2-00311",
        today.minusDays(70),
        new InstalmentPlan(6, today.minusDays(40)),
        14_000);
    accounts.owe("c-1", "1-3-12077", today.minusDays(12), InstalmentPlan.usual(today), 12_345);
    accounts.owe("c-1", "1-2-00402", today.minusDays(3), InstalmentPlan.usual(today), 9_950);
    shift(KeyCode.F6);
    enter("customer-entry");
    waitFor("#account-items .result-row");
    look("all-account");
    key(KeyCode.DOWN);
    look("all-account-chosen");
    write("account-entry", "9999");
    press("account-pay");
    look("all-account-above-owed");
    explain("notice", "all-explained-account");
    write("account-entry", "");
    press("account-pay");
    waitFor("#receive-due");
    look("all-receive");
    write("receive-entry", "20");
    press("receive-by-card");
    look("all-receive-part");
    stand.till.cards.plugIn();
    stand.till.cards.makeWait();
    press("receive-by-card");
    waitFor("#card-cancel");
    look("all-receive-card");
    stand.till.cards.become(FakeCards.Mood.WAITS_ON);
    key(KeyCode.ESCAPE);
    waitFor("#card-leave");
    look("all-receive-card-waits-on");
    press("card-leave");
    until(() -> stand.scene().lookup("#card-leave") == null);
    stand.till.cards.become(FakeCards.Mood.SILENT);
    press("receive-by-card");
    waitFor("#card-ask");
    look("all-receive-card-silent");
    press("card-leave");
    until(() -> stand.scene().lookup("#card-leave") == null);
    stand.till.cards.become(FakeCards.Mood.APPROVES);
    stand.till.failWith(Failure.DISK_FULL);
    press("receive-by-card");
    waitFor("#receive-finish");
    look("all-receive-card-covered");
    explain("notice", "all-explained-receive-covered");
    stand.till.failWith(null);
    key(KeyCode.BACK_SPACE);
    waitFor("#receive-exact");
    stand.till.cards.unplug();
    key(KeyCode.ESCAPE);
    look("all-receive-money-lies");
    stand.till.fallSilent(true);
    press("receive-exact");
    waitFor("#receive-again");
    look("all-receive-in-doubt");
    explain("notice", "all-explained-receive");
    stand.till.fallSilent(false);
    key(KeyCode.F12);
    waitFor("#received-change");
    look("all-received");
    key(KeyCode.ESCAPE);
    onAccount();
  }

  private void onAccount() {
    cheese();
    weighed(1);
    key(KeyCode.F12);
    press("method-account");
    look("all-on-account-nobody");
    key(KeyCode.ESCAPE);
    key(KeyCode.F6);
    waitFor("#customers .result-row");
    enter("customer-entry");
    until(() -> sale().customerId() != null);
    key(KeyCode.F12);
    waitFor("#method-account");
    look("all-pay-account");
    press("method-account");
    waitFor("#credit-preview");
    look("all-on-account");
    press("parts-6");
    press("due-month");
    look("all-on-account-parts");
    write("credit-due", "gestern");
    press("credit-now");
    look("all-on-account-unreadable");
    press("due-next");
    stand.till.askFor(Set.of(Permission.SELL_ABOVE_CREDIT_LIMIT));
    press("credit-now");
    waitFor("#approver-lucia");
    look("all-on-account-leave");
    stand.till.askFor(Set.of());
    key(KeyCode.ESCAPE);
    waitFor("#due");
    press("method-account");
    press("credit-now");
    until(() -> stand.scene().lookup("#change") != null);
    look("all-on-account-done");
    String sold = stand.till.completed().getLast().number().printed();
    key(KeyCode.ESCAPE);
    does(() -> stand.sell.scan(sold));
    waitFor("#return-lines .result-row");
    key(KeyCode.F9);
    press("reason-spoilt");
    press("return-take");
    until(() -> sale().customerId() != null);
    key(KeyCode.F12);
    waitFor("#method-account.primary");
    look("all-refund-account");
    press("method-account");
    until(() -> stand.scene().lookup("#change") != null);
    look("all-refunded-account");
    key(KeyCode.ESCAPE);
  }

  /// Enter in a field.
  private void enter(String field) {
    does(() ->
        Event.fireEvent(
            Objects.requireNonNull(stand.scene().lookup("#" + field), field), new ActionEvent()));
    settle();
  }

  private void cards() {
    stand.till.cards.plugIn();
    cheese();
    weighed(1);
    key(KeyCode.F12);
    waitFor("#due");
    write("pay-entry", "5");
    press("method-card");
    waitFor(".tender-line");
    look("all-card-part");
    stand.till.cards.makeWait();
    press("method-card");
    waitFor("#card-cancel");
    look("all-card-waiting");
    stand.till.cards.become(FakeCards.Mood.SILENT);
    stand.till.cards.holdOut();
    waitFor("#card-ask");
    look("all-card-silent");
    explain("notice", "all-explained-card");
    press("card-declare");
    waitFor("#slip-entry");
    look("all-card-slip");
    press("slip-moved");
    look("all-card-slip-empty");
    explain("notice", "all-explained-slip");
    key(KeyCode.ESCAPE);
    press("card-leave");
    until(() -> stand.scene().lookup("#card-leave") == null);
    look("all-card-left");
    stand.till.cards.become(FakeCards.Mood.DECLINES);
    press("method-card");
    settle();
    look("all-card-declined");
    stand.till.cards.become(FakeCards.Mood.APPROVES);
    stand.till.failWith(Failure.DISK_FULL);
    press("method-card");
    waitFor("#pay-finish");
    look("all-card-covered");
    stand.till.failWith(null);
    press("pay-finish");
    until(() -> stand.scene().lookup("#change") != null);
    key(KeyCode.ESCAPE);
    stand.till.cards.unplug();
  }

  private void returns() {
    TicketNumber number = stand.till.completed().getFirst().number();
    key(KeyCode.F9);
    waitFor("#tickets .result-row");
    look("all-return-find");
    does(() -> stand.sell.scan("1-9-00001"));
    waitFor("#notice");
    look("all-return-not-here");
    explain("notice", "all-explained-return");
    does(() -> stand.sell.scan(number.printed()));
    waitFor("#return-lines .result-row");
    look("all-return-lines");
    key(KeyCode.F9);
    press("reason-spoilt");
    look("all-return-all");
    press("return-take");
    until(() -> !sale().lines().isEmpty());
    look("all-return-ticket");
    key(KeyCode.F9);
    key(KeyCode.F9);
    waitFor("#goods");
    look("all-return-goods");
    does(() -> ((TextField) stand.scene().lookup("#goods-entry")).setText("caff"));
    press("reason-wrong-article");
    waitFor("#goods .result-row");
    look("all-return-goods-found");
    press("return-done");
    key(KeyCode.F12);
    waitFor("#due");
    look("all-refund");
    press("method-card");
    until(() -> stand.scene().lookup("#change") != null);
    look("all-refunded");
    key(KeyCode.ESCAPE);
  }

  private void sync() {
    does(() -> stand.shell.go(Screen.SYNC));
    does(() -> stand.shell.show(new LinkState.Syncing(62, 3)));
    look("all-sync-next");
    does(() -> stand.monitor.show(stand.monitor.running()));
    waitFor(".progress-cell");
    look("all-sync-running");
    does(() -> stand.monitor.show(stand.monitor.withPending()));
    press("sync-tab-pending");
    waitFor("#remedy-correct");
    look("all-sync-pending");
    press("remedy-correct");
    look("all-sync-correct");
    press("edit-back");
    press("sync-tab-history");
    press("run-r-7");
    look("all-sync-history");
    does(() -> stand.monitor.show(stand.monitor.empty()));
    waitFor(".sync-empty");
    look("all-sync-empty");
  }

  private void devices() {
    does(() -> stand.shell.go(Screen.DEVICES));
    look("all-devices-none");
    does(stand.devices::furnish);
    // Whoever comes to the screen finds what has been furnished.
    does(() -> stand.shell.go(Screen.SYNC));
    does(() -> stand.shell.go(Screen.DEVICES));
    press("device-printer-1");
    look("all-devices-printers");
    press("devices-tab-queue");
    look("all-devices-queue");
    press("devices-tab-other");
    look("all-devices-other");
    press("terminal-network");
    look("all-devices-terminal");
    press("other-display-kind-device_file");
    press("other-scale-kind-network");
    look("all-devices-other-wires");
    press("other-save");
    waitFor("#devices-message");
    explain("devices", "all-explained-devices");
    press("other-display-screen");
    look("all-devices-other-screen");
    press("devices-tab-mail");
    look("all-devices-mail");
    press("devices-tab-paper");
    look("all-devices-paper");
    scrollDown();
    look("all-devices-paper-end");
    weigh();
    customerDisplay();
    does(() -> stand.shell.go(Screen.DEVICES));
    stand.devices.manager(false);
    press("devices-tab-printers");
    press("device-add");
    press("device-save");
    look("all-devices-add");
  }

  private void weigh() {
    does(() -> stand.shell.go(Screen.SELL));
    does(() -> stand.sell.scan(stand.shop.codeOf("Parmigiano Reggiano 24 mesi")));
    waitFor("#weight");
    until(() -> !"–".equals(shownIn("#weight")));
    look("all-weigh");
    stand.devices.scale.become(VirtualScale.Condition.SILENT);
    does(() -> stand.sell.scan(stand.shop.codeOf("Banane")));
    String silent = stand.words.say(Word.WEIGH_NO_ANSWER);
    until(() -> shownIn("#weigh-state").startsWith(silent));
    look("all-weigh-silent");
    press("weigh-take");
    look("all-weigh-told");
    write("weigh-entry", "1");
    press("weigh-take");
    stand.devices.scale.become(VirtualScale.Condition.READY);
    stand.devices.scale.put(1_250);
    until(() -> !"–".equals(shownIn("#weight")));
    press("weigh-take");
    until(() -> stand.scene().lookup("#weight") == null);
    look("all-weighed");
  }

  /// What a second screen shows, in the language and the size of this one; it is always light.
  private void customerDisplay() {
    FaceWriter writer = new FaceWriter(stand.words, "Bottega Rossi, Milano Centro");
    SaleLine line = sale().lines().getFirst();
    Currency currency = sale().context().currency();
    Map<String, Moment> moments =
        Map.of(
            "all-display-idle", new Moment.Idle(),
            "all-display-line", new Moment.RungUp(line, 123_456, currency),
            "all-display-paying", new Moment.Paying(123_456, 100_000, 23_456, currency),
            "all-display-change", new Moment.Paid(123_456, 150_000, 26_544, currency));
    moments.forEach((name, moment) -> {
      FaceView view = ui(FaceView::new);
      Scene scene =
          ui(() -> {
            view.show(writer.write(moment));
            Scene made = new Scene(view, stand.scene().getWidth(), stand.scene().getHeight());
            Look.dress(made, Theme.LIGHT);
            return made;
          });
      settle();
      does(() -> {
        view.applyCss();
        view.layout();
      });
      judge(name, view);
      does(() -> stand.picture(scene, name));
    });
  }

  private void scrollDown() {
    does(() ->
        ((ScrollPane) Objects.requireNonNull(stand.scene().lookup(".devices .scroll-pane")))
            .setVvalue(1));
  }

  @Test
  void aTextThatIsCutIsFound() {
    List<String> found =
        ui(() -> {
          Label label = new Label("much too long for this");
          label.setMaxWidth(60);
          StackPane root = new StackPane(label);
          new Scene(root, 200, 100);
          root.applyCss();
          root.layout();
          return Cuts.in(root);
        });
    assertThat(found).hasSize(1);
    assertThat(found.getFirst()).startsWith("\"much too long for this\" is cut to \"");
  }

  private String shownIn(String query) {
    return ((Label) Objects.requireNonNull(stand.scene().lookup(query), query)).getText();
  }

  /// Opens what the quiet line means, looks at it, and puts it away.
  private void explain(String line, String name) {
    press(line + "-explain");
    waitFor("#trouble-code");
    look(name);
    key(KeyCode.ESCAPE);
  }

  private void look(String name) {
    lookOnly(name);
    if (stand.words.language() == Language.EN) {
      switchOver(name);
    }
    stand.picture(name);
  }

  /// What stands there, without asking it to follow another language.
  private void lookOnly(String name) {
    settle();
    stand.rest();
    judge(name, stand.scene().getRoot());
  }

  /// Whether what stands there fits, and can be read, met and heard. A picture leaves everything to
  /// be laid out again: it is taken afterwards.
  private void judge(String name, Parent root) {
    List<String> found =
        ui(() ->
            Stream.of(
                    Cuts.in(root),
                    Faint.in(root),
                    Unnamed.in(root),
                    Narrow.in(root),
                    Shadowed.in(root),
                    ringless.in(root))
                .flatMap(List::stream)
                .toList());
    found.forEach(finding -> findings.add(name + ": " + finding));
  }

  /// Whoever comes next may speak another language: nothing of the one before stays. Whatever
  /// language is left, it is the same texts that are forgotten: one of them is enough.
  private void switchOver(String name) {
    List<String> found =
        ui(() -> {
          stand.words.speak(Language.IT);
          stand.layOut();
          List<String> left = stale.in(stand.scene().getRoot());
          stand.words.speak(Language.EN);
          stand.layOut();
          return left;
        });
    found.forEach(finding -> findings.add(name + ": " + finding));
  }

  private void write(String id, String text) {
    waitFor("#" + id);
    does(() -> ((TextField) Objects.requireNonNull(stand.scene().lookup("#" + id))).setText(text));
    settle();
  }

  private void cheese() {
    does(() -> stand.sell.scan(stand.shop.codeOf("Parmigiano Reggiano 24 mesi")));
    waitFor("#weigh-entry");
  }

  /// There is no scale here, so it is typed.
  private void weighed(int lines) {
    write("weigh-entry", "1");
    press("weigh-take");
    until(() -> sale().lines().size() == lines);
  }

  private void scan(String name, int lines) {
    does(() -> stand.sell.scan(stand.shop.codeOf(name)));
    until(() -> sale().lines().size() == lines);
  }

  private OpenSale sale() {
    return Objects.requireNonNull(stand.sell.ticketProperty().get()).sale();
  }

  private void press(String id) {
    waitFor("#" + id);
    does(() -> ((ButtonBase) Objects.requireNonNull(stand.scene().lookup("#" + id), id)).fire());
    settle();
  }

  /// Waits until the screen has got as far as to show something, and has laid it out.
  private void waitFor(String query) {
    until(() -> {
      stand.layOut();
      return stand.scene().lookup(query) != null;
    });
    settle();
  }

  private void key(KeyCode code) {
    does(() -> fire(KeyEvent.KEY_PRESSED, code));
    does(() -> fire(KeyEvent.KEY_RELEASED, code));
    settle();
  }

  private void fire(EventType<KeyEvent> type, KeyCode code) {
    Event.fireEvent(focused(), new KeyEvent(type, "", "", code, false, false, false, false));
  }

  /// Where keys go. A window takes the focus away from what is no longer shown; without one it
  /// stays there, and nobody would hear the key.
  private Node focused() {
    Node owner = stand.scene().getFocusOwner();
    return owner != null && stand.scene().equals(owner.getScene())
        ? owner
        : Objects.requireNonNull(stand.scene().lookup(".sell"), "nothing has the focus");
  }

  private void settle() {
    stand.settle();
  }

  private static void until(Callable<Boolean> so) {
    Stand.soon(so);
  }

  private static void does(Runnable step) {
    Stand.does(step);
  }

  private static <T> T ui(Callable<T> task) {
    return Stand.ui(task);
  }
}
