package dev.sempre.pos.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.model.shift.UnsettledCards;
import dev.sempre.pos.look.Seen;
import dev.sempre.pos.sell.Failure;
import dev.sempre.pos.shell.Screen;
import dev.sempre.pos.shift.FakeShift;
import dev.sempre.pos.shift.ShiftNow;
import java.lang.ref.WeakReference;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.api.FxToolkitContext;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A shift from its float to its Z. Source: T8, T13.
class ShiftJourneyTest extends Journey {
  @Start
  void start(Stage stage) {
    open(stage);
  }

  @Test
  void aShiftIsOpenedCountedAndClosedByKeyboardAlone(FxRobot robot) {
    logIn(robot, "lucia");
    robot.push(KeyCode.F11);
    until(() -> shows("#float"));
    robot.write("85.70");
    robot.push(KeyCode.F12);
    until(() -> shows("#shift-count"));
    assertThat(text("#shift-sentence")).startsWith("Shift 88, opened 28/05 at 08:02");

    robot.push(KeyCode.F4);
    until(() -> shows("#move-amount"));
    robot.write("200");
    robot.push(KeyCode.TAB);
    robot.write("To the safe");
    robot.push(KeyCode.F12);
    until(() -> shows("#shift-count"));

    robot.push(KeyCode.F12);
    until(() -> shows("#pieces-50000"));
    robot.write("2").push(KeyCode.ENTER).push(KeyCode.ENTER);
    robot.write("1").push(KeyCode.DOWN).push(KeyCode.UP);
    assertThat(text("#count-sum")).isEqualTo("€1,100.00");
    robot.push(KeyCode.F12);
    until(() -> shows("#difference"));
    assertThat(text("#difference")).isEqualTo("The drawer is exactly right.");
    robot.push(KeyCode.F12);
    until(() -> shows("#z-number"));
    assertThat(text("#z-number")).isEqualTo("Z 87, till 1-2");
    assertThat(text("#z-seal")).isEqualTo("Seal no. 12,704 of chain 1-2, signed by this till.");
    robot.push(KeyCode.F12);
    until(() -> shows("#entry"));
    assertThat(stand.drawer.deeds())
        .containsExactly(
            "open 8570",
            "SAFE_DROP 20000 To the safe",
            "count shift-88 110000",
            "close shift-88 110000 ");
  }

  /// Source: T8.
  @Test
  void whoCountsSeesNothingOfTheCashBeforeTheCountIsConfirmedUnlessHeAsks(FxRobot robot) {
    logIn(robot, "lucia");
    robot.push(KeyCode.F11);
    until(() -> shows("#float"));
    robot.write("85.70").push(KeyCode.F12);
    until(() -> shows("#shift-count"));
    String should = amount(stand.drawer.expectedMinor());
    List<String> telling = List.of(should, amount(116_430), amount(284_750), amount(5_000));
    assertThat(figures()).as("float and cards").contains(amount(8_570), amount(145_180));
    assertThat(figures()).doesNotContainAnyElementsOf(telling);

    robot.push(KeyCode.F6);
    until(() -> shows("#print-reading"));
    assertThat(figures()).containsAll(telling);
    robot.push(KeyCode.F12);
    until(() -> shows("#shift-message"));
    assertThat(stand.shiftPaper.asked).containsExactly("reading shift-88");
    robot.push(KeyCode.ESCAPE);
    until(() -> shows("#shift-count"));
    assertThat(figures()).doesNotContainAnyElementsOf(telling);
    robot.push(KeyCode.F12);
    until(() -> shows("#pieces-50000"));
    assertThat(figures()).doesNotContainAnyElementsOf(telling);
  }

  /// A page is drawn anew each time that it is opened, for as long as a till runs: one that is held
  /// by what lives as long keeps its nodes and the image of what it scrolls, a megabyte each.
  @Test
  void pagesOfTheShiftThatAreLeftAreHeldByNothingButTheLastByTheirFields(FxRobot robot)
      throws TimeoutException {
    logIn(robot, "lucia");
    List<WeakReference<Node>> pages = new ArrayList<>();
    robot.push(KeyCode.F11);
    until(() -> shows("#float"));
    keep(pages);
    robot.write("85.70").push(KeyCode.F12);
    until(() -> shows("#shift-count"));
    for (int round = 0; round < 4; round++) {
      open(robot, KeyCode.F2, "#move-amount", pages);
      open(robot, KeyCode.F6, "#print-reading", pages);
      open(robot, KeyCode.F12, "#count-confirm", pages);
    }
    // What records each key that was pressed, and where, begins anew.
    FxToolkitContext toolkit = FxToolkit.toolkitContext();
    robot.interact(() -> toolkit.setRegisteredStage(toolkit.getRegisteredStage()));
    WaitForAsyncUtils.waitFor(
        10,
        TimeUnit.SECONDS,
        () -> {
          System.gc();
          return pages.stream().filter(page -> page.get() != null).count() <= 3;
        });
    assertThat(pages).hasSize(25);
  }

  /// The page is drawn anew after each movement, and takes no longer the more there were.
  @Test
  void ofManyMovementsTheNewestAreListed(FxRobot robot) {
    logIn(robot, "lucia");
    robot.push(KeyCode.F11);
    until(() -> shows("#float"));
    robot.write("85.70").push(KeyCode.F12);
    until(() -> shows("#shift-count"));
    for (int i = 0; i < 12; i++) {
      stand.drawer.move(CashMovementKind.CASH_OUT, 100 + i, "bread " + i);
    }
    robot.push(KeyCode.F5);
    until(() -> shows("#moves-earlier"));
    assertThat(text("#moves-earlier")).isEqualTo("and 2 earlier");
    assertThat(labels()).contains("bread 11", "bread 2").doesNotContain("bread 1", "bread 0");
  }

  private List<String> labels() {
    return Stand.ui(() ->
        stand.scene().getRoot().lookupAll(".label").stream()
            .filter(Seen::is)
            .map(label -> ((Labeled) label).getText())
            .toList());
  }

  private void open(FxRobot robot, KeyCode key, String shown, List<WeakReference<Node>> pages) {
    keep(pages);
    robot.push(key);
    until(() -> shows(shown));
    keep(pages);
    robot.push(KeyCode.ESCAPE);
    until(() -> shows("#shift-count"));
  }

  private void keep(List<WeakReference<Node>> pages) {
    pages.add(Stand.ui(() -> new WeakReference<>(node(".shift-page"))));
  }

  /// A customer comes in while the float or the drawer is counted.
  @Test
  void whoComesBackToAPageOfTheShiftTypesWhereHeLeftOff(FxRobot robot) {
    logIn(robot, "lucia");
    robot.push(KeyCode.F11);
    until(() -> shows("#float"));
    robot.push(KeyCode.ESCAPE);
    until(() -> shows("#entry"));
    robot.push(KeyCode.F11);
    until(() -> shows("#float"));
    robot.write("85.70");
    until(() -> text("#float", TextInputControl.class).equals("85.70"));
    robot.push(KeyCode.F12);
    until(() -> shows("#shift-count"));
  }

  private String text(String query, Class<TextInputControl> kind) {
    return Stand.ui(() -> kind.cast(node(query)).getText());
  }

  private String amount(long minor) {
    return stand.words.figures().amount(minor, FakeShift.EUR);
  }

  /// Every amount on the screen.
  private List<String> figures() {
    return stand.scene().getRoot().lookupAll(".figure-amount").stream()
        .filter(Seen::is)
        .map(node -> ((Labeled) node).getText())
        .toList();
  }

  @Test
  void aCardWhoseTerminalIsGoneIsClosedByItsSlipByKeyboardAlone(FxRobot robot) {
    logIn(robot, "lucia");
    robot.push(KeyCode.F11);
    until(() -> shows("#float"));
    robot.write("100");
    robot.push(KeyCode.F12);
    until(() -> shows("#shift-count"));
    LocalDateTime at = LocalDateTime.of(2026, 5, 28, 9, 4);
    stand.drawer.leaveCards(new UnsettledCards(2, 1_550, 0, 0));
    stand.drawer.leave(
        List.of(
            new ShiftNow.LeftCard("r-1", 1_250, at, "Maria B."),
            new ShiftNow.LeftCard("r-2", -300, at.plusMinutes(5), "João Pedro")));
    robot.push(KeyCode.F5);
    until(() -> shows("#left-cards"));
    robot.push(KeyCode.F8);
    until(() -> shows("#left-entry"));
    assertThat(node("#left-moved").getAccessibleText()).isEqualTo("Charged, refunded by the bank");
    robot.push(KeyCode.DOWN);
    assertThat(node("#left-moved").getAccessibleText())
        .isEqualTo("Refunded, settled with the bank");
    robot.write("077123", 80);
    stand.picture("left-cards");
    robot.push(KeyCode.F12);
    until(() -> shows("#shift-message"));
    assertThat(text("#shift-message"))
        .isEqualTo("Done as the slip says. It is recorded in the journal.");
    robot.push(KeyCode.F8);
    until(() -> shows("#left-entry"));
    robot.push(KeyCode.F8);
    until(() -> !shows("#left-entry") && !shows("#left-cards"));
    assertThat(stand.drawer.deeds())
        .containsExactly(
            "open 10000", "declare r-2 Moved[authorisation=077123]", "declare r-1 NotMoved[]");
  }

  @Test
  void whatIsNewOnTheShiftStandsOnTheScreenAndLeavesWhatIsTyped(FxRobot robot) {
    logIn(robot, "lucia");
    robot.push(KeyCode.F11);
    until(() -> shows("#float"));
    robot.write("100").push(KeyCode.F12);
    until(() -> shows("#shift-count"));
    LocalDateTime at = LocalDateTime.of(2026, 5, 28, 9, 4);
    ShiftNow.LeftCard first = new ShiftNow.LeftCard("r-1", 1_250, at, "Maria B.");
    ShiftNow.LeftCard second = new ShiftNow.LeftCard("r-2", 300, at.plusMinutes(5), "João Pedro");
    stand.drawer.leaveCards(new UnsettledCards(2, 1_550, 0, 0));
    stand.drawer.leave(List.of(first, second));
    robot.push(KeyCode.F5);
    until(() -> shows("#left-cards"));
    robot.push(KeyCode.F8);
    until(() -> shows("#left-1"));
    robot.push(KeyCode.DOWN);
    robot.write("0771", 80);
    stand.drawer.leave(List.of(second));
    robot.push(KeyCode.F5);
    until(() -> !shows("#left-1"));
    robot.write("23", 80);
    untilTyped("#left-entry", "077123");
    robot.push(KeyCode.F12);
    until(() -> shows("#shift-message"));
    assertThat(stand.drawer.deeds()).endsWith("declare r-2 Moved[authorisation=077123]");
  }

  @Test
  void aShiftIsOpenedCountedAndClosedByTouchAlone(FxRobot robot) {
    logIn(robot, "lucia");
    click(robot, "#menu");
    click(robot, "#menu-shift");
    until(() -> shows("#float"));
    click(robot, "#float-10000");
    click(robot, "#shift-open");
    until(() -> shows("#shift-count"));
    click(robot, "#cash-in");
    until(() -> shows("#move-amount"));
    click(robot, "#pad-5");
    click(robot, "#pad-0");
    click(robot, "#reason-1");
    click(robot, "#move-go");
    until(() -> shows("#shift-count"));

    click(robot, "#shift-count");
    until(() -> shows("#pieces-50000"));
    click(robot, "#pad-2");
    click(robot, "#count-next");
    click(robot, "#pad-1");
    assertThat(text("#count-sum")).isEqualTo("€1,200.00");
    click(robot, "#count-confirm");
    until(() -> shows("#difference"));
    assertThat(text("#difference")).isEqualTo("€164.30 short");
    click(robot, "#shift-close");
    until(() -> shows("#shift-message"));
    click(robot, "#reason-1");
    click(robot, "#shift-close");
    until(() -> shows("#z-number"));
    click(robot, "#report-done");
    until(() -> shows("#entry"));
    assertThat(stand.drawer.deeds())
        .endsWith("close shift-88 120000 Wrong change given")
        .contains("CASH_IN 5000 Change from the bank");
  }

  @Test
  void howManyParkedTicketsWaitIsSaidBeforeTheShiftIsClosedAndAfterwards(FxRobot robot) {
    logIn(robot, "lucia");
    robot.push(KeyCode.F11);
    until(() -> shows("#float"));
    assertThat(shows("#shift-parked")).isFalse();
    stand.drawer.park(3);
    robot.write("100").push(KeyCode.F12);
    until(() -> shows("#shift-count"));
    String said = "3 tickets are parked. They are kept when the shift closes.";
    assertThat(text("#shift-parked")).isEqualTo(said);
    robot.push(KeyCode.F12);
    until(() -> shows("#pieces-50000"));
    robot.push(KeyCode.F12);
    until(() -> shows("#difference"));
    assertThat(text("#shift-parked")).isEqualTo(said);
    click(robot, "#reason-1");
    robot.push(KeyCode.F12);
    until(() -> shows("#z-number"));
    robot.push(KeyCode.F12);
    until(() -> shows("#entry"));
    stand.drawer.park(1);
    robot.push(KeyCode.F11);
    until(() -> shows("#float"));
    assertThat(text("#shift-parked"))
        .isEqualTo("One ticket is parked: F8 recalls it when you sell.");
  }

  @Test
  void whatAMessageMeansStandsInPlaceOfThePageAndWhatWasTypedStands(FxRobot robot) {
    logIn(robot, "lucia");
    robot.push(KeyCode.F11);
    until(() -> shows("#float"));
    stand.drawer.failOnce(Failure.DATA_BUSY);
    robot.write("85").push(KeyCode.F12);
    until(() -> shows("#shift-explain"));
    assertThat(text("#shift-code")).isEqualTo("C614");
    robot.press(KeyCode.CONTROL, KeyCode.H).release(KeyCode.H, KeyCode.CONTROL);
    until(() -> shows("#trouble-code"));
    assertThat(text("#trouble-safe"))
        .isEqualTo("Nothing was booked by this step; everything sold is safe.");
    robot.push(KeyCode.ENTER);
    until(() -> shows("#float"));
    assertThat(stand.drawer.deeds()).as("what was tried, once").containsExactly("open 8500");
    assertThat(((TextInputControl) node("#float")).getText()).isEqualTo("85");
    click(robot, "#shift-message");
    until(() -> shows("#trouble-code"));
    robot.push(KeyCode.ESCAPE);
    until(() -> shows("#float"));
    robot.push(KeyCode.F12);
    until(() -> shows("#shift-count"));
    assertThat(shows("#shift-explain")).isFalse();
  }

  @Test
  void escapeLeadsBackStepByStepAndASaleGoesOn(FxRobot robot) {
    logIn(robot, "lucia");
    scan(stand.shop.codeOf("Focaccia"));
    until(() -> !stand.till.onDisk().isEmpty());
    robot.push(KeyCode.F11);
    until(() -> shows("#float"));
    assertThat(stand.scene().getFocusOwner()).isInstanceOf(TextInputControl.class);
    robot.push(KeyCode.ESCAPE);
    until(() -> stand.shell.screenProperty().get() == Screen.SELL);
    assertThat(stand.till.onDisk().lines()).hasSize(1);
    assertThat(Objects.requireNonNull(stand.sell.ticketProperty().get()).sale().lines()).hasSize(1);
  }
}
