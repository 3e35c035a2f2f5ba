package dev.sempre.pos.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.organisation.BadgeCode;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.pos.shell.Cashier;
import dev.sempre.pos.shell.Place;
import dev.sempre.pos.shell.Screen;
import java.util.List;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// People who hold a badge before the scanner. Source: T1, R49.
class BadgeJourneyTest extends Journey {
  private static final String MILK = "Latte intero fresco 1 l";
  private static final String COFFEE = "Caffè macinato 250 g";

  @Start
  void start(Stage stage) {
    open(stage);
  }

  private void openTill() {
    does(() -> stand.shell.open(new Place("Bottega Rossi", "Milano Centro", "Till 2")));
    until(() -> shows("#person-maria"));
  }

  private void scan(BadgeCode badge) {
    scan(badge.text());
  }

  private void untilWorks(String id) {
    until(() -> id.equals(working()) && shows("#entry"));
  }

  private @Nullable String working() {
    Cashier cashier = stand.shell.cashierProperty().get();
    return cashier == null || stand.sell.ticketProperty().get() == null ? null : cashier.id();
  }

  private List<SaleLine> lines() {
    OpenTicket ticket = stand.sell.ticketProperty().get();
    return ticket == null ? List.of() : ticket.sale().lines();
  }

  private void scanned(String name) {
    int before = lines().size();
    scan(stand.shop.codeOf(name));
    until(() -> lines().size() == before + 1);
  }

  private void untilStands(String article) {
    until(() -> lines().size() == 1 && lines().getFirst().item().description().equals(article));
  }

  @Test
  void aDayOfThreeBadges(FxRobot robot) {
    openTill();
    scan(FakeLogIn.MARIAS_BADGE);
    untilWorks("maria");
    scanned(MILK);

    scan(FakeLogIn.LUCIAS_BADGE);
    until(() -> shows("#pin") && node("#pin").isFocused());
    assertThat(stand.shell.cashierProperty().get()).as("her PIN is still to come").isNull();
    assertThat(((ToggleButton) node("#person-lucia")).isSelected()).isTrue();
    stand.picture("badge-and-pin");
    robot.write(FakeLogIn.PIN, 80);
    robot.push(KeyCode.ENTER);
    untilWorks("lucia");
    until(() -> lines().isEmpty());
    scanned(COFFEE);

    scan(FakeLogIn.JOAOS_BADGE);
    untilWorks("joao");
    until(() -> lines().isEmpty());

    robot.push(KeyCode.F10);
    until(() -> shows("#person-maria"));
    scan(FakeLogIn.MARIAS_BADGE);
    untilWorks("maria");
    untilStands(MILK);
    assertThat(stand.beeps).hasValue(0);
  }

  @Test
  void aBadgeThatOpensNothingLeavesTheTicketAndWhoeverSells(FxRobot robot) {
    openTill();
    scan(FakeLogIn.WITHDRAWN_BADGE);
    until(() -> stand.beeps.get() == 1);
    assertThat(text("#login-message")).startsWith("Nobody at this till has this badge.");
    scan(FakeLogIn.MARIAS_BADGE);
    untilWorks("maria");
    scanned(MILK);
    scan(FakeLogIn.PAOLOS_BADGE);
    until(() -> stand.beeps.get() == 2);
    assertThat(text("#notice")).startsWith("Paolo V. non può entrare qui.");
    scan(FakeLogIn.MARIAS_BADGE);
    robot.write("latte", 80);
    untilTyped("#entry", "latte");
    assertThat(working()).isEqualTo("maria");
    untilStands(MILK);
  }

  /// Who has read a badge off somebody's neck has to type it.
  @Test
  void aBadgeThatIsTypedByHandOpensNothing(FxRobot robot) {
    openTill();
    robot.write(FakeLogIn.MARIAS_BADGE.text(), 70);
    robot.push(KeyCode.ENTER);
    assertThat(stand.shell.cashierProperty().get()).isNull();

    does(() -> stand.logIn.reset());
    scan(FakeLogIn.MARIAS_BADGE);
    untilWorks("maria");
    robot.write(FakeLogIn.JOAOS_BADGE.text(), 70);
    until(() -> ((TextField) node("#entry")).getText().length() == 21);
    robot.push(KeyCode.ENTER);
    until(() -> stand.beeps.get() == 1);
    assertThat(text("#notice")).startsWith("Un badge vale solo se viene passato sul lettore.");
    assertThat(working()).isEqualTo("maria");
    assertThat(lines()).isEmpty();
  }

  /// The PIN's field has the focus, and what is scanned is no PIN; what a stalled screen gets all
  /// at once is one.
  @Test
  void anArticleThatIsScannedIsNoPinAndAPinThatComesInABurstIs(FxRobot robot) {
    openTill();
    click(robot, "#person-lucia");
    until(() -> node("#pin").isFocused());
    scan(stand.shop.codeOf(MILK));
    until(() -> stand.beeps.get() == 1);
    assertThat(((PasswordField) node("#pin")).getText()).isEmpty();
    assertThat(text("#login-message")).isEmpty();
    scan("246811");
    until(() -> text("#login-message").startsWith("The PIN is wrong."));
    scan(FakeLogIn.PIN);
    untilWorks("lucia");
  }

  @Test
  void onTheShiftScreenABadgeChoosesWhoGivesLeaveAndStandsInNoField(FxRobot robot) {
    openTill();
    scan(FakeLogIn.MARIAS_BADGE);
    untilWorks("maria");
    does(() -> stand.shell.go(Screen.SHIFT));
    until(() -> shows("#float"));
    scan(FakeLogIn.LUCIAS_BADGE);
    assertThat(((TextField) node("#float")).getText()).doesNotContain("SMPB");
    click(robot, "#float-25000");
    click(robot, "#shift-open");
    until(() -> shows("#shift-count"));
    stand.drawer.forbid(Permission.CLOSE_SHIFT);
    does(stand.shift::reload);
    click(robot, "#shift-count");
    until(() -> shows("#approver-lucia"));
    scan(FakeLogIn.LUCIAS_BADGE);
    until(() -> ((ToggleButton) node("#approver-lucia")).isSelected());
    assertThat(stand.beeps).hasValue(0);
    robot.write(FakeLogIn.PIN, 80);
    robot.push(KeyCode.ENTER);
    until(() -> stand.scene().lookup("#approver-lucia") == null);
  }
}
