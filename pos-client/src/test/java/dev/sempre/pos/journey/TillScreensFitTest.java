package dev.sempre.pos.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.shift.UnsettledCards;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.look.Seen;
import dev.sempre.pos.shell.Cashier;
import dev.sempre.pos.shell.LinkState;
import dev.sempre.pos.shell.Place;
import dev.sempre.pos.shell.Screen;
import dev.sempre.pos.shell.TrainingState;
import dev.sempre.pos.shift.CounterMoney;
import dev.sempre.pos.shift.ShiftNow;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.replica.receipt.ReceiptJob.State;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

/// Everything around selling: the first start, logging in, the shift, the sync monitor, the devices
/// and training.
class TillScreensFitTest extends ScreenWalk {
  private static final double ONE_LINE_PX = 24;
  private static final double TWO_ROWS_PX = 2 * 78 + 8;

  @Override
  void walk(Language language) {
    firstStartAndLogIn(language);
    sync();
    shift();
    devices();
    training();
  }

  @Override
  Set<String> shows() {
    return Set.of(
        "DEVICES",
        "LOG_IN",
        "SHIFT",
        "START",
        "SYNC",
        "devices.DevicesView",
        "devices.PaperRoll",
        "devices.PoleFace",
        "login.LogInView",
        "shell.Rail",
        "shell.TrainingStrip",
        "shift.FiguresView",
        "shift.NumberKeys",
        "shift.ShiftView",
        "start.StartView",
        "sync.SyncView");
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
      does(() -> ((TextField) seen("#pin")).setText("1357"));
      press("login-enter");
      until(() ->
          !seen("#login-enter").isDisabled() || Seen.find(stand.scene(), "#lift-lock") != null);
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
    does(() -> ((TextField) seen("#pin")).setText(FakeLogIn.PIN));
    press("login-enter");
    waitFor("#person-maria");
    until(() -> stand.scene().lookup("#lift-cancel") == null);
  }

  private void sync() {
    does(() -> stand.shell.go(Screen.SYNC));
    does(() -> stand.shell.show(new LinkState.Connected(3)));
    look("all-sync-next");
    does(() -> stand.shell.show(new LinkState.Syncing(62, 3)));
    does(() -> stand.monitor.show(stand.monitor.running()));
    waitFor(".progress-cell");
    look("all-sync-running");
    does(() -> stand.shell.show(new LinkState.Reconnecting(3, Stand.NOW.plusSeconds(21), 37)));
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
    does(() -> stand.shell.show(new LinkState.Connected(0)));
    does(() -> stand.monitor.show(stand.monitor.empty()));
    waitFor(".sync-empty");
    look("all-sync-empty");
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
    press("show-reading");
    waitFor("#print-reading");
    look("all-shift-x");
    key(KeyCode.ESCAPE);
    waitFor("#shift-count");
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

  private void periods() {
    stand.drawer.closePeriods();
    key(KeyCode.F1); // Its key on the screen comes with the first Z.
    waitFor("#period-1");
    look("all-shift-periods");
    press("period-1");
    waitFor("#z-number");
    look("all-shift-day");
    key(KeyCode.ESCAPE);
    waitFor("#shift-count");
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
    press("other-scanner-try");
    does(() -> stand.devicesModel.scanned("8076802085738"));
    scrollTo(1);
    look("all-devices-scanner");
    scrollTo(0);
    press("terminal-network");
    scrollTo(1);
    look("all-devices-terminal");
    scrollTo(0);
    press("other-display-kind-device_file");
    press("other-scale-kind-network");
    press("other-scanner-kind-device_file");
    look("all-devices-other-wires");
    press("other-save");
    waitFor("#devices-message");
    explain("devices", "all-explained-devices");
    press("other-display-screen");
    assertThat(ui(this::isFirstMarkedFieldSeen))
        .as("the field that the screen says is empty, and what stands below it, are seen")
        .isTrue();
    look("all-devices-other-screen");
    press("devices-tab-mail");
    look("all-devices-mail");
    press("devices-tab-paper");
    look("all-devices-paper");
    scrollTo(1);
    look("all-devices-paper-end");
    stand.devices.manager(false);
    press("devices-tab-printers");
    press("device-add");
    press("device-save");
    look("all-devices-add");
  }

  private void scrollTo(double end) {
    does(() -> page().setVvalue(end));
  }

  private ScrollPane page() {
    return (ScrollPane) seen(".devices .scroll-pane");
  }

  private boolean isFirstMarkedFieldSeen() {
    PseudoClass marked = PseudoClass.getPseudoClass("lacking");
    Node part =
        page().getContent().lookupAll(".field").stream()
            .filter(field -> field.getPseudoClassStates().contains(marked))
            .findFirst()
            .orElseThrow()
            .getParent();
    Bounds where = page().sceneToLocal(part.localToScene(part.getLayoutBounds()));
    return where.getMinY() >= 0 && where.getMaxY() <= page().getViewportBounds().getHeight();
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
    assertThat(ui(() -> seen("#training-on").getLayoutBounds().getHeight()))
        .as("there is room for the sentence in one line")
        .isLessThan(ONE_LINE_PX);
    assertThat(ui(() -> seen(".shelf .scroll-pane").getLayoutBounds().getHeight()))
        .as("room for quick keys: two rows of them are seen")
        .isGreaterThanOrEqualTo(TWO_ROWS_PX);
    does(() -> stand.shell.go(Screen.SHIFT));
    look("all-training-shift");
  }
}
