package dev.sempre.pos.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.account.AccountPayment;
import dev.sempre.model.account.OpenItem;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.Instalment;
import dev.sempre.model.sale.InstalmentPlan;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.pos.sell.FakeAccounts;
import dev.sempre.pos.sell.FakeCards.Mood;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

class AccountJourneyTest extends Journey {
  private static final String CHEESE = "Parmigiano Reggiano 24 mesi";
  private static final String MILK = "Latte intero fresco 1 l";

  @Start
  void start(Stage stage) {
    open(stage);
    stand.till.sellOnAccount();
  }

  private void write(FxRobot robot, String field, String text) {
    until(() -> shows("#" + field));
    robot.write(text, 80);
    until(() -> ((TextField) node("#" + field)).getText().equals(text));
  }

  private void scanned(String name) {
    int before = lines();
    scan(stand.shop.codeOf(name));
    until(() -> lines() == before + 1);
  }

  private int lines() {
    return Objects.requireNonNull(stand.sell.ticketProperty().get()).sale().lines().size();
  }

  private void chooseFirstCustomer(FxRobot robot) {
    until(() -> shows("#customer-entry"));
    until(() -> !((ListView<?>) node("#customers")).getItems().isEmpty());
    robot.push(KeyCode.ENTER);
  }

  @Test
  void whatIsOwedIsPaidByKeyboardAloneInTwoWaysWhileATicketWaits(FxRobot robot) {
    LocalDate today = FakeAccounts.TODAY;
    FakeAccounts accounts = stand.till.accounts();
    accounts.owe("c-1", "1-2-00311", today.minusDays(40), InstalmentPlan.usual(today), 10_000);
    accounts.owe("c-1", "1-2-00402", today.minusDays(3), InstalmentPlan.usual(today), 5_000);
    logIn(robot, "lucia");
    scanned(MILK);

    robot.push(KeyCode.SHIFT, KeyCode.F6);
    chooseFirstCustomer(robot);
    until(() -> shows("#account-balance"));
    assertThat(text("#account-balance")).isEqualTo("€150.00");
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.ENTER);
    until(() -> shows("#receive-due"));
    assertThat(text("#receive-due")).isEqualTo("€50.00");
    robot.push(KeyCode.DOWN);
    write(robot, "receive-entry", "20");
    robot.push(KeyCode.ENTER);
    until(() -> text("#receive-due").equals("€30.00"));
    robot.push(KeyCode.UP);
    stand.picture("receive");
    // Money lies: nothing else is begun before it is stored or given back.
    robot.push(KeyCode.ESCAPE);
    robot.push(KeyCode.F12);
    assertThat(shows("#receive-due")).isTrue();
    write(robot, "receive-entry", "50");
    robot.push(KeyCode.ENTER);
    until(() -> shows("#received-change"));

    assertThat(text("#received-change")).isEqualTo("€20.00");
    assertThat(text("#received-owes")).isEqualTo("Still owes €100.00");
    stand.picture("received");
    robot.push(KeyCode.ESCAPE);
    until(() -> !shows("#received-change"));
    assertThat(lines()).isOne();
    AccountPayment payment = stand.till.accounts().payments().getFirst();
    assertThat(payment.tenders())
        .containsExactly(
            new Tender(1, "card", TenderKind.CARD, 2_000),
            new Tender(2, "cash", TenderKind.CASH, 5_000));
    assertThat(accounts.of("c-1").items())
        .extracting(item -> item.entry().document())
        .containsExactly("1-2-00311");
  }

  private void beginToPay(FxRobot robot) {
    LocalDate today = FakeAccounts.TODAY;
    stand
        .till
        .accounts()
        .owe("c-1", "1-2-00402", today.minusDays(3), InstalmentPlan.usual(today), 5_000);
    logIn(robot, "maria");
    robot.push(KeyCode.SHIFT, KeyCode.F6);
    chooseFirstCustomer(robot);
    until(() -> shows("#account-balance"));
    robot.push(KeyCode.ENTER);
    until(() -> shows("#receive-due"));
  }

  @Test
  void whereNothingIsOwedTheKeyIsDisabledAndTheScreenSaysWhy(FxRobot robot) {
    logIn(robot, "maria");
    robot.push(KeyCode.SHIFT, KeyCode.F6);
    chooseFirstCustomer(robot);
    until(() -> shows("#account-balance"));
    assertThat(node("#account-pay").isDisabled()).isTrue();
    assertThat(text("#account-why"))
        .isEqualTo("Il cliente non deve nulla: non c’è nulla da incassare.");
    stand.picture("account-nothing-owed");
    write(robot, "account-entry", "50");
    robot.push(KeyCode.ENTER);
    until(() -> shows("#notice"));
    assertThat(shows("#receive-due")).isFalse();
  }

  @Test
  void aCardAtTheTerminalPaysTheRestByKeyboardAlone(FxRobot robot) {
    stand.till.cards.plugIn();
    beginToPay(robot);
    write(robot, "receive-entry", "20");
    robot.push(KeyCode.ENTER);
    until(() -> text("#receive-due").contains("30,00"));
    assertThat(text("#pay-keys")).isEqualTo("Frecce: scegli come si paga. Invio: conferma.");
    robot.push(KeyCode.DOWN);
    stand.till.cards.makeWait();
    robot.push(KeyCode.ENTER);
    until(() -> shows("#card-cancel"));
    stand.picture("receive-card");
    scan(stand.shop.codeOf(MILK));
    until(() -> stand.beeps.get() == 1);
    robot.push(KeyCode.ESCAPE);
    until(() -> !shows("#card-pane"));
    assertThat(text("#notice")).startsWith("Il pagamento con carta è stato annullato.");

    stand.till.cards.become(Mood.SILENT);
    robot.push(KeyCode.ENTER);
    until(() -> shows("#card-ask"));
    stand.till.cards.become(Mood.APPROVES);
    robot.push(KeyCode.F12);
    until(() -> shows("#received-change"));
    assertThat(stand.till.accounts().payments().getFirst().tenders())
        .containsExactly(
            new Tender(1, "cash", TenderKind.CASH, 2_000),
            new Tender(2, "card", TenderKind.CARD, 3_000));
    assertThat(stand.till.cards.deeds)
        .containsExactly("charge 3000", "cancel", "charge 3000", "ask");
  }

  @Test
  void afterTheExplanationOfADoubtfulPaymentTheKeyboardIsOnWhatIsLeftToDo(FxRobot robot) {
    beginToPay(robot);
    stand.till.fallSilent(true);
    robot.push(KeyCode.ENTER);
    until(() -> shows("#receive-again"));
    robot.press(KeyCode.CONTROL, KeyCode.H).release(KeyCode.H, KeyCode.CONTROL);
    until(() -> shows("#trouble-code"));
    AtomicReference<@Nullable Node> owner = new AtomicReference<>();
    robot.interact(() -> {
      ((Button) node("#trouble-back")).fire();
      owner.set(stand.scene().getFocusOwner()); // Before the next pulse.
    });
    assertThat(owner.get()).isSameAs(node("#receive-again"));
    stand.till.fallSilent(false);
    robot.push(KeyCode.ENTER);
    until(() -> shows("#received-change"));
    assertThat(stand.till.accounts().payments()).hasSize(1);
  }

  @Test
  void whatWasGivenLiesThereAgainAfterAPowerCutAndGoesBackByKeyboardAlone(FxRobot robot) {
    beginToPay(robot);
    write(robot, "receive-entry", "20");
    robot.push(KeyCode.ENTER);
    until(() -> text("#receive-due").contains("30,00"));
    robot.interact(() -> stand.sell.start());
    until(() -> shows("#notice") && text("#notice").startsWith("Per questo conto è già stata"));
    assertThat(text("#receive-due")).contains("30,00");
    robot.push(KeyCode.BACK_SPACE);
    until(() -> text("#receive-due").contains("50,00"));
    robot.push(KeyCode.ESCAPE);
    until(() -> !shows("#receive-due"));
    assertThat(stand.till.draftOnDisk()).isNull();
  }

  @Test
  void aTicketGoesOnAccountInThreeInstalmentsByKeyboardAlone(FxRobot robot) {
    stand.till.accounts().limit("c-1", 100_000);
    logIn(robot, "lucia");
    scan(stand.shop.codeOf(CHEESE));
    until(() -> shows("#weigh-entry"));
    write(robot, "weigh-entry", "1");
    robot.push(KeyCode.ENTER);
    until(() -> lines() == 1);
    robot.push(KeyCode.F6);
    chooseFirstCustomer(robot);
    until(() -> stand.till.onDisk().customerId() != null);
    robot.push(KeyCode.F12);
    until(() -> shows("#method-account"));
    robot.push(KeyCode.F6);
    until(() -> shows("#credit-parts"));
    write(robot, "credit-parts", "3");
    robot.push(KeyCode.TAB);
    write(robot, "credit-due", "31/12");
    stand.picture("on-account");
    robot.push(KeyCode.ENTER);
    until(() -> shows("#change"));

    CompletedSale sale = stand.till.completed().getLast();
    assertThat(sale.tenders()).extracting(Tender::kind).containsExactly(TenderKind.ACCOUNT);
    OpenItem item = stand.till.accounts().of("c-1").items().getFirst();
    assertThat(item.openMinor()).isEqualTo(sale.totals().grossMinor());
    List<Instalment> parts = item.openInstalments();
    assertThat(parts)
        .extracting(Instalment::due)
        .containsExactly(
            LocalDate.of(2026, 12, 31), LocalDate.of(2027, 1, 31), LocalDate.of(2027, 2, 28));
  }
}
