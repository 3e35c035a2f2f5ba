package dev.sempre.pos.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.Tender;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.shell.Cashier;
import dev.sempre.pos.shell.LinkState;
import dev.sempre.pos.start.FakeCompany;
import dev.sempre.replica.receipt.ReceiptJob;
import dev.sempre.replica.receipt.ReceiptJob.Channel;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.css.PseudoClass;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

class SellJourneyTest extends Journey {
  @Start
  void start(Stage stage) {
    open(stage);
  }

  private static final String MILK = "Latte intero fresco 1 l";
  private static final String COFFEE = "Caffè macinato 250 g";
  private static final String CHEESE = "Parmigiano Reggiano 24 mesi";

  private List<SaleLine> lines() {
    return Objects.requireNonNull(stand.sell.ticketProperty().get()).sale().lines();
  }

  private void scanned(String name, int lines) {
    scan(stand.shop.codeOf(name));
    until(() -> lines().size() == lines);
  }

  /// There is no scale: the weight is typed.
  private void weighed(FxRobot robot, String kilograms, int lines) {
    scan(stand.shop.codeOf(CHEESE));
    until(() -> shows("#weigh-entry"));
    robot.write(kilograms, 80);
    untilTyped("#weigh-entry", kilograms);
    robot.push(KeyCode.ENTER);
    until(() -> lines().size() == lines);
  }

  @Test
  void fromTheFirstStartToTheChangeByTouchAndScan(FxRobot robot) {
    stand.picture("start");
    click(robot, "#start-join");
    click(robot, "#join-server").write("shop.example:3001", 1);
    click(robot, "#join-code").write("WRONG", 1);
    click(robot, "#join-go");
    until(() -> shows("#start-message"));
    stand.picture("join");
    does(() -> ((TextField) node("#join-code")).setText(FakeCompany.CODE));
    click(robot, "#join-go");
    until(() -> shows("#person-maria"));
    stand.picture("login");

    click(robot, "#person-maria");
    click(robot, "#pin-1");
    click(robot, "#pin-1");
    click(robot, "#login-enter");
    until(() -> text("#login-message").equals("PIN errato. Riprova."));
    stand.picture("login-wrong-pin");
    for (char digit : FakeLogIn.PIN.toCharArray()) {
      click(robot, "#pin-" + digit);
    }
    click(robot, "#login-enter");
    until(() -> shows("#entry"));
    until(() -> stand.sell.ticketProperty().get() != null);
    does(() -> stand.shell.show(new LinkState.Connected(3)));
    stand.picture("sell-empty");

    scanned(MILK, 1);
    weighed(robot, "0,25", 2);
    click(robot, "#key-quantity");
    click(robot, "#figure").write("0,482", 1);
    stand.picture("sell-quantity");
    click(robot, "#figure-apply");
    until(() -> lines().get(1).quantityMilli() == 482);
    click(robot, "#key-discount");
    click(robot, "#figure").write("10", 1);
    stand.picture("sell-discount");
    click(robot, "#figure-apply");
    until(() -> lines().get(1).amounts().discountMinor() == 106);
    click(robot, "#key-customer");
    until(() -> !((ListView<?>) node("#customers")).getItems().isEmpty());
    stand.picture("sell-customer");
    click(robot, "Bar Centrale s.r.l.");
    until(() -> stand.till.onDisk().customerId() != null);

    scan("12345670");
    until(() -> stand.beeps.get() == 1);
    assertThat(text("#notice")).startsWith("Nessun articolo ha il codice 12345670.");
    stand.picture("sell-unknown-code");
    scanned(COFFEE, 3);
    click(robot, "#key-void");
    until(() -> lines().get(2).voided());
    stand.picture("sell");

    click(robot, "#pay");
    until(() -> shows("#due"));
    assertThat(text("#due")).isEqualTo("€ 11,15");
    stand.picture("pay");
    click(robot, "#quick-2000");
    until(() -> shows("#change"));
    assertThat(text("#change")).isEqualTo("€ 8,85");
    stand.picture("change");
    scanned(MILK, 1);
    until(() -> !shows("#change"));
    assertThat(stand.till.completed()).hasSize(1);
    assertThat(stand.till.completed().getFirst().customerId()).isEqualTo("c-1");
  }

  @Test
  void aWholeSaleByKeyboardAlone(FxRobot robot) {
    logIn(robot, "lucia");
    robot.write("parm", 80);
    until(() -> stand.scene().lookup("#results").isVisible());
    stand.picture("sell-search");
    robot.push(KeyCode.ENTER);
    until(() -> shows("#weigh-entry"));
    robot.write("1", 80);
    untilTyped("#weigh-entry", "1");
    robot.push(KeyCode.ENTER);
    until(() -> lines().size() == 1);
    robot.write("2", 80);
    untilTyped("#entry", "2");
    robot.push(KeyCode.F2);
    until(() -> lines().getFirst().quantityMilli() == 2_000);
    robot.push(KeyCode.F4);
    until(() -> shows("#figure"));
    robot.write("20", 80);
    untilTyped("#figure", "20");
    robot.push(KeyCode.ENTER);
    until(() -> lines().getFirst().unitPriceMinor() == 2_000);
    robot.push(KeyCode.F12);
    until(() -> shows("#due"));
    robot.write("10", 80);
    untilTyped("#pay-entry", "10");
    robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
    until(() -> text("#due").equals("€30.00"));
    stand.picture("pay-split");
    robot.push(KeyCode.ENTER);
    until(() -> shows("#change"));
    assertThat(text("#change")).isEqualTo("€0.00");
    robot.push(KeyCode.ESCAPE);
    until(() -> !shows("#change"));
    assertThat(stand.till.completed()).hasSize(1);
  }

  /// Source: P1.
  @Test
  void anEnterThatIsHeldTakesNoMoneyThatNobodyGave(FxRobot robot) {
    takeTwentyOfCheese(robot);
    does(() -> {
      for (int i = 0; i < 10; i++) {
        fire(KeyEvent.KEY_PRESSED, "", KeyCode.ENTER);
      }
      fire(KeyEvent.KEY_RELEASED, "", KeyCode.ENTER);
    });
    leftAreOneNinety();
    robot.push(KeyCode.ENTER);
    until(() -> shows("#change"));
  }

  /// Source: P1.
  @Test
  void aScannerThatEndsInTwoEntersPaysForNothing(FxRobot robot) {
    takeTwentyOfCheese(robot);
    robot.push(KeyCode.ENTER);
    leftAreOneNinety();
    does(() -> {
      sendByWedge(stand.shop.codeOf(MILK));
      fire(KeyEvent.KEY_PRESSED, "", KeyCode.ENTER);
      fire(KeyEvent.KEY_RELEASED, "", KeyCode.ENTER);
    });
    until(() -> stand.beeps.get() == 1);
    leftAreOneNinety();
  }

  @Test
  void whoeverHoldsTheKeyThatRubsOutTakesNoMoneyBack(FxRobot robot) {
    takeTwentyOfCheese(robot);
    robot.push(KeyCode.ENTER);
    leftAreOneNinety();
    robot.write("5", 80);
    untilTyped("#pay-entry", "5");
    does(() -> {
      for (int i = 0; i < 10; i++) {
        fire(KeyEvent.KEY_PRESSED, "", KeyCode.BACK_SPACE);
      }
      fire(KeyEvent.KEY_RELEASED, "", KeyCode.BACK_SPACE);
    });
    untilTyped("#pay-entry", "");
    leftAreOneNinety();
    robot.push(KeyCode.BACK_SPACE);
    until(() -> stand.till.tendersOnDisk().isEmpty());
  }

  private void takeTwentyOfCheese(FxRobot robot) {
    logIn(robot, "maria");
    weighed(robot, "1", 1);
    robot.push(KeyCode.F12);
    until(() -> shows("#due"));
    robot.write("20", 80);
    untilTyped("#pay-entry", "20");
  }

  private void leftAreOneNinety() {
    until(() -> stand.till.tendersOnDisk().size() == 1);
    assertThat(stand.till.completed()).isEmpty();
    assertThat(text("#due")).isEqualTo("€ 1,90");
  }

  /// Source: T13.
  @Test
  void theReceiptIsMailedPrintedAndSavedByKeyboardAlone(FxRobot robot) {
    logIn(robot, "lucia");
    scanned(MILK, 1);
    robot.push(KeyCode.F12);
    until(() -> shows("#due"));
    robot.push(KeyCode.ENTER);
    until(() -> shows("#change"));
    assertThat(text("#paper-mail .shortcut")).isEqualTo("F3");
    robot.push(KeyCode.F3);
    until(() -> shows("#mail-address"));
    robot.push(KeyCode.ENTER);
    until(() -> shows("#notice"));
    assertThat(text("#notice")).startsWith("The e-mail address is missing or not valid.");
    assertThat(isWrong("#mail-address")).isTrue();
    does(() -> ((TextField) node("#mail-address")).setText("anna@example.org"));
    assertThat(isWrong("#mail-address")).isFalse();
    until(() -> text("#notice").isEmpty());
    robot.push(KeyCode.ENTER);
    until(() -> shows("#change"));
    robot.push(KeyCode.F2);
    until(() -> stand.paper.asked().size() == 2);
    robot.push(KeyCode.F4);
    until(() -> stand.paper.asked().size() == 3);
    assertThat(stand.paper.asked())
        .extracting(ReceiptJob::channel)
        .containsExactly(Channel.MAIL, Channel.PRINT, Channel.PDF);
    scanned(MILK, 1);
    robot.push(KeyCode.F2);
    until(() -> shows("#figure"));
    assertThat(stand.paper.asked()).as("the line has its keys again").hasSize(3);
  }

  private boolean isWrong(String field) {
    return node(field).getPseudoClassStates().contains(PseudoClass.getPseudoClass("wrong"));
  }

  @Test
  void enterWaitsForTheCustomerWhoIsTyped(FxRobot robot) {
    logIn(robot, "maria");
    scanned(MILK, 1);
    robot.push(KeyCode.F6);
    until(() -> ((ListView<?>) node("#customers")).getItems().size() == 3);
    CompletableFuture<Void> slow = new CompletableFuture<>();
    stand.shop.answerAfter(slow);
    robot.write("osteria", 80);
    untilTyped("#customer-entry", "osteria");
    robot.push(KeyCode.ENTER);
    slow.complete(null);
    until(() -> stand.till.onDisk().customerId() != null);
    assertThat(stand.till.onDisk().customerId()).isEqualTo("c-2");
  }

  @Test
  void aScanLandsWhereverTheFocusIs(FxRobot robot) {
    logIn(robot, "maria");
    does(() -> node("#chip").requestFocus());
    scanned(MILK, 1);
    does(() -> node("#ticket-lines").requestFocus());
    scanned(COFFEE, 2);
    robot.push(KeyCode.F2);
    until(() -> shows("#figure"));
    scanned(MILK, 3);
    until(() -> !shows("#figure"));
    click(robot, "#menu");
    scanned(COFFEE, 4);
    assertThat(((TextField) node("#entry")).getText()).isEmpty();
  }

  @Test
  void twentyCodesASecondAreAllRungUp(FxRobot robot) {
    logIn(robot, "maria");
    for (int i = 0; i < 60; i++) {
      scan(stand.shop.codeOf(i % 2 == 0 ? MILK : COFFEE));
    }
    until(() -> lines().size() == 60);
    assertThat(lines())
        .extracting(line -> line.item().description())
        .containsSubsequence(MILK, COFFEE, MILK, COFFEE);
    assertThat(stand.beeps).hasValue(0);
  }

  @Test
  void whatAPersonTypesWithoutAFieldGoesToTheEntry(FxRobot robot) {
    logIn(robot, "maria");
    does(() -> node("#chip").requestFocus());
    robot.write("lat", 90);
    untilTyped("#entry", "lat");
  }

  @Test
  void aTicketIsParkedAndRecalledByKeyboardAndByTouch(FxRobot robot) {
    logIn(robot, "maria");
    scanned(MILK, 1);
    robot.push(KeyCode.F7);
    until(() -> shows("#park-name"));
    robot.write("Rossi", 80);
    untilTyped("#park-name", "Rossi");
    robot.push(KeyCode.ENTER);
    until(() -> lines().isEmpty());
    assertThat(text("#notice")).isEqualTo("Sospeso: Rossi. F8 lo richiama.");
    scanned(COFFEE, 1);
    click(robot, "#key-park");
    click(robot, "#park-now");
    until(() -> lines().isEmpty());

    weighed(robot, "1", 1);
    robot.push(KeyCode.F8);
    until(() -> ((ListView<?>) node("#parked")).getItems().size() == 2);
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.ENTER);
    until(() -> lines().getFirst().item().description().equals(MILK));
    assertThat(text("#notice")).startsWith("Il tuo scontrino è stato sospeso: € 21,90.");
    click(robot, "#key-recall");
    until(() -> ((ListView<?>) node("#parked")).getItems().size() == 2);
    click(robot, "#parked-1");
    until(() -> lines().getFirst().item().description().equals(COFFEE));
  }

  @Test
  void aPriceIsLookedUpAndTheNextScanAfterItRingsUp(FxRobot robot) {
    logIn(robot, "maria");
    robot.push(KeyCode.F1);
    until(() -> shows("#price-entry"));
    scan(stand.shop.codeOf(COFFEE));
    until(() -> text("#price").equals("€ 4,49"));
    robot.write("parm", 80);
    until(() -> shows("#price-found"));
    robot.push(KeyCode.ENTER);
    until(() -> text("#price-name").equals(CHEESE));
    robot.push(KeyCode.ESCAPE);
    until(() -> !shows("#price-entry"));
    assertThat(lines()).isEmpty();
    scanned(MILK, 1);
  }

  @Test
  void aDiscountInAnAmountOnTheWholeTicketByKeyboardAlone(FxRobot robot) {
    logIn(robot, "maria");
    weighed(robot, "0,25", 1);
    robot.write("0,482", 80);
    untilTyped("#entry", "0,482");
    robot.push(KeyCode.F2);
    until(() -> lines().getFirst().quantityMilli() == 482);
    robot.push(KeyCode.F3);
    until(() -> shows("#figure"));
    robot.push(KeyCode.F3);
    robot.push(KeyCode.DOWN);
    robot.write("1,5", 80);
    untilTyped("#figure", "1,5");
    robot.push(KeyCode.ENTER);
    until(() -> lines().getFirst().amounts().ticketDiscountMinor() == 150);
    robot.push(KeyCode.F3);
    until(() -> shows("#figure"));
    robot.push(KeyCode.F3);
    robot.write("10", 80);
    untilTyped("#figure", "10");
    robot.push(KeyCode.ENTER);
    until(() -> lines().getFirst().amounts().discountMinor() == 106);
  }

  @Test
  void theWholeTicketIsVoidedAfterItWasAskedWhy(FxRobot robot) {
    logIn(robot, "lucia");
    scanned(MILK, 1);
    robot.push(KeyCode.SHIFT, KeyCode.DELETE);
    until(() -> shows("#void-reason"));
    robot.push(KeyCode.ESCAPE);
    until(() -> !shows("#void-reason"));
    assertThat(lines()).hasSize(1);
    click(robot, "#key-void-ticket");
    click(robot, "#reason-VOID_REASON_MISTAKE");
    click(robot, "#void-now");
    until(() -> lines().isEmpty());
    assertThat(stand.till.voided()).containsExactly("Rung up by mistake");
  }

  @Test
  void theTillIsHandedOverByKeyboardAndEachFindsHisOwnTicket(FxRobot robot) {
    logIn(robot, "maria");
    scanned(MILK, 1);
    handOver(robot, 1);
    until(() -> Objects.equals(name(), "lucia") && lines().isEmpty());
    scanned(COFFEE, 1);
    handOver(robot, 0);
    until(() -> Objects.equals(name(), "maria"));
    until(() -> lines().size() == 1 && lines().getFirst().item().description().equals(MILK));
  }

  @Test
  void aCustomerFromTheListIsChosenByKeyboardAndTakenOffAgain(FxRobot robot) {
    logIn(robot, "maria");
    scanned(MILK, 1);
    robot.push(KeyCode.F6);
    until(() -> ((ListView<?>) node("#customers")).getItems().size() == 3);
    robot.push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.UP);
    robot.push(KeyCode.ENTER);
    until(() -> "c-2".equals(stand.till.onDisk().customerId()));
    until(() -> !shows("#customers"));
    robot.push(KeyCode.F6);
    until(() -> shows("#customers"));
    robot.push(KeyCode.F6);
    until(() -> stand.till.onDisk().customerId() == null);
  }

  @Test
  void whatWasGivenIsTakenBackByKeyboardAlone(FxRobot robot) {
    logIn(robot, "lucia");
    scanned(MILK, 1);
    robot.push(KeyCode.F12);
    until(() -> shows("#due"));
    robot.write("1", 80);
    untilTyped("#pay-entry", "1");
    robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
    until(() -> text("#due").equals("€0.65"));
    assertThat(stand.till.tendersOnDisk()).extracting(Tender::methodId).containsExactly("card");
    robot.push(KeyCode.BACK_SPACE);
    until(() -> text("#due").equals("€1.65"));
    robot.push(KeyCode.ESCAPE);
    until(() -> !shows("#due"));
    assertThat(lines()).hasSize(1);
  }

  @Test
  void theDrawerHasAKeyOfItsOwnBesideThatOfTheShift(FxRobot robot) {
    logIn(robot, "lucia");
    robot.press(KeyCode.SHIFT, KeyCode.F11).release(KeyCode.F11, KeyCode.SHIFT);
    until(() -> shows("#notice") && !text("#notice").isEmpty());
    assertThat(text("#key-drawer .shortcut")).isEqualTo("\u21e7 F11");
    robot.push(KeyCode.F11);
    until(() -> shows("#float"));
  }

  private @Nullable String name() {
    Cashier cashier = stand.shell.cashierProperty().get();
    return cashier == null || stand.sell.ticketProperty().get() == null ? null : cashier.id();
  }

  /// @param tile how many tiles to the right of the first
  private void handOver(FxRobot robot, int tile) {
    robot.push(KeyCode.F10);
    until(() -> shows("#person-maria") && node("#person-maria").isFocused());
    for (int i = 0; i < tile; i++) {
      robot.push(KeyCode.RIGHT);
    }
    robot.push(KeyCode.ENTER);
    until(() -> node("#pin").isFocused());
    robot.write(FakeLogIn.PIN, 20);
    robot.push(KeyCode.ENTER);
  }

  /// He types what he knows and sees nothing: none of it may become the beginning of the next try.
  @Test
  void aManagerWhoTypesWhileNoTryCountsGivesLeaveWithOnePinAsSoonAsOneDoes(FxRobot robot) {
    logIn(robot, "maria");
    scanned(MILK, 1);
    stand.till.askFor(Set.of(Permission.VOID_LINE));
    robot.push(KeyCode.DELETE);
    until(() -> shows("#approver-lucia"));
    click(robot, "#approver-lucia");
    for (int i = 0; i < 3; i++) {
      until(() -> node("#pin").isFocused());
      robot.write("1111", 80);
      untilTyped("#pin", "1111");
      robot.push(KeyCode.ENTER);
      untilTyped("#pin", "");
    }
    until(() -> node("#pin").isDisabled());
    robot.write(FakeLogIn.PIN, 80);
    aWhilePasses();
    until(() -> !node("#pin").isDisabled());
    untilTyped("#pin", "");
    until(() -> node("#pin").isFocused());
    stand.till.askFor(Set.of());
    robot.write(FakeLogIn.PIN, 80);
    robot.push(KeyCode.ENTER);
    until(() -> lines().getFirst().voided());
    assertThat(shows("#pin")).isFalse();
  }

  private void aWhilePasses() {
    stand.pass(90_000);
  }
}
