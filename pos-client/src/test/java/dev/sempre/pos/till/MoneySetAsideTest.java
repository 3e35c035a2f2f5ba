package dev.sempre.pos.till;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.account.AccountDraft;
import dev.sempre.model.journal.EventKind;
import dev.sempre.model.money.Currency;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.shift.CashCount;
import dev.sempre.model.shift.CashCount.Counted;
import dev.sempre.model.shift.Closing;
import dev.sempre.model.shift.ShiftRefusal;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.sell.Customer;
import dev.sempre.pos.sell.Failure;
import dev.sempre.pos.sell.Obstacle;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.shift.CounterMoney.Pile;
import dev.sempre.pos.shift.ShiftAnswer;
import dev.sempre.pos.shift.ShiftNow;
import dev.sempre.pos.shift.ZReport;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.sale.CartStore;
import dev.sempre.replica.sync.Values;
import dev.sempre.replica.terminal.TerminalRequest.Purpose;
import dev.sempre.replica.terminal.TerminalRequestStore;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Maria has taken money and will not come back: the till is closed all the same, and the money is
/// not forgotten. At the real desks, on a real database. Source: T8.
final class MoneySetAsideTest {
  private static final String BREAD = "8001234567897";
  private static final Currency EUR = Currency.of("EUR");
  private static final byte[] SECRET = new byte[32];

  @TempDir Path folder;
  private TestShop shop;

  @BeforeEach
  void open() {
    shop = TestShop.create(folder.resolve("till.db"));
    shop.product("bread", "Pane", 1_000, "0" + BREAD);
    shop.role("CASHIER", EnumSet.of(Permission.SELL));
    shop.put(
        SyncCatalogue.CONTACT,
        "bar",
        Values.of(SyncCatalogue.CONTACT)
            .set("name", "Bar Centrale")
            .set("customer", true)
            .set("prospect", false)
            .set("supplier", false)
            .set("active", true));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private PayingSale partlyPaid(TillDesk desk, long cashMinor) {
    OpenSale sale = TestShop.done(desk.ringUp(desk.current().sale(), BREAD));
    PayingSale paying =
        sale.beginPayment()
            .then(one -> one.addTender("cash", TenderKind.CASH, cashMinor))
            .orElseThrow();
    assertThat(desk.keepPayment(paying)).isEmpty();
    return paying;
  }

  private void restart() {
    shop.close();
    shop = TestShop.reopen(folder.resolve("till.db"));
  }

  private static String shiftOf(ShiftDesk desk) {
    return Objects.requireNonNull(desk.look().open()).id();
  }

  private static @Nullable ShiftRefusal refusal(ShiftAnswer<?> answer) {
    return answer instanceof ShiftAnswer.Refused<?>(ShiftRefusal refusal) ? refusal : null;
  }

  private Map<String, Object> journal(EventKind kind) {
    return shop.replica.read(handle ->
        handle
            .createQuery(
                "select user_id, approved_by, subject_id, amount_minor, detail from journal_event"
                    + " where kind = :kind")
            .bind("kind", kind.name())
            .mapToMap()
            .one());
  }

  private static CashCount one(long valueMinor) {
    return new CashCount(List.of(new Counted(valueMinor, 1)));
  }

  @Test
  void theDayIsClosedWithTheCashAsADifferenceAndNoSale() {
    PayingSale left = partlyPaid(shop.desk("maria"), 500);
    restart();
    ShiftDesk lucia = shop.shiftDesk("lucia");
    String shift = shiftOf(lucia);
    assertThat(refusal(lucia.close(shift, one(500), "why")))
        .isEqualTo(new ShiftRefusal.MoneyLies("Maria B."));
    Pile pile = lucia.look().money().lying().getFirst();
    assertThat(pile.cashier()).isEqualTo("Maria B.");
    assertThat(pile.cashMinor()).isEqualTo(500);

    assertThat(lucia.setAside(pile.cashierId())).isEqualTo(new ShiftAnswer.Done<>(true));

    ShiftNow now = lucia.look();
    assertThat(now.money().lying()).isEmpty();
    assertThat(now.money().aside()).containsExactly(pile);
    assertThat(journal(EventKind.MONEY_SET_ASIDE))
        .containsEntry("user_id", "lucia")
        .containsEntry("subject_id", left.id())
        .containsEntry("amount_minor", 500)
        .containsEntry("detail", "maria: cash 500, otherwise 0, asked for by card 0");
    ShiftAnswer<ZReport> closed = lucia.close(shift, one(500), "set aside from Maria B.");
    Closing z = ((ShiftAnswer.Done<ZReport>) closed).value().closing();
    assertThat(z.differenceMinor()).isEqualTo(500);
    assertThat(z.figures().takings().tickets()).isZero();
    assertThat(z.figures().takings().grossMinor()).isZero();
    assertThat(shop.number("select count(*) from sale")).isZero();
    assertThat(lucia.setAside("maria"))
        .as("nothing lies there")
        .isEqualTo(new ShiftAnswer.Done<>(false));
  }

  /// Her screen may still show it.
  @Test
  void whatWasSetAsideIsNeitherFinishedNorStoredAgain() {
    TillDesk maria = shop.desk("maria");
    PayingSale left = partlyPaid(maria, 400);
    assertThat(shop.shiftDesk("lucia").setAside("maria")).isEqualTo(new ShiftAnswer.Done<>(true));

    assertThat(maria.keepPayment(left.addTender("cash", TenderKind.CASH, 100).orElseThrow()))
        .contains(Failure.ELSEWHERE);
    assertThat(maria.complete(left.addTender("cash", TenderKind.CASH, 600).orElseThrow()))
        .isInstanceOf(PaymentAnswer.class)
        .isNotInstanceOf(PaymentAnswer.Paid.class)
        .isEqualTo(new PaymentAnswer.Blocked(Obstacle.SET_BACK));
    assertThat(shop.number("select count(*) from sale")).isZero();
    assertThat(shop.shiftDesk("lucia").look().money().lying()).isEmpty();
    assertThat(maria.current().sale().lines()).as("she begins anew").isEmpty();
  }

  /// The till died while the card lay in the terminal.
  @Test
  void aCardThatWasAskedForIsLeftAndCanBeDeclaredByItsSlip() {
    TillDesk maria = shop.desk("maria");
    OpenSale sale = TestShop.done(maria.ringUp(maria.current().sale(), BREAD));
    shop.replica.write(
        Priority.PERSON,
        tx -> {
          TerminalRequestStore.note(
              tx,
              new TerminalRequestStore.Wish(
                  "r1",
                  Purpose.TICKET,
                  sale.id(),
                  "maria",
                  new Tender(1, "card", TenderKind.CARD, 1_000),
                  EUR,
                  "nowhere:1"));
          return null;
        });
    restart();
    ShiftDesk lucia = shop.shiftDesk("lucia");
    assertThat(refusal(lucia.close(shiftOf(lucia), CashCount.NOTHING, null)))
        .isEqualTo(new ShiftRefusal.MoneyLies("Maria B."));
    assertThat(lucia.look().left()).as("it lies before her").isEmpty();
    assertThat(lucia.look().money().lying().getFirst().askedMinor()).isEqualTo(1_000);

    assertThat(lucia.setAside("maria")).isEqualTo(new ShiftAnswer.Done<>(true));

    assertThat(lucia.look().left()).extracting(ShiftNow.LeftCard::id).containsExactly("r1");
    assertThat(shop.text("select state from terminal_request")).isEqualTo("LEFT");
    assertThat(lucia.look().cards().chargedMinor()).isEqualTo(1_000);
    assertThat(journal(EventKind.MONEY_SET_ASIDE)).containsEntry("amount_minor", 1_000);
    ShiftAnswer<ZReport> closed = lucia.close(shiftOf(lucia), CashCount.NOTHING, null);
    assertThat(((ShiftAnswer.Done<ZReport>) closed).value().cards().chargedMinor())
        .isEqualTo(1_000);
  }

  @Test
  void moneyForAnAccountIsSetAsideTooAndOwedAsBefore() {
    TillDesk maria = shop.desk("maria");
    var _ = partlyPaid(shop.desk("lucia"), 100);
    AccountDraft draft = maria.beginReceiving(new Customer("bar", "Bar Centrale"), null, 5_000);
    assertThat(maria.keepReceiving(draft.with(draft.money().plus("cash", TenderKind.CASH, 2_000))))
        .isEmpty();
    ShiftDesk lucia = shop.shiftDesk("lucia");
    assertThat(lucia.look().money().lying()).hasSize(2);

    assertThat(lucia.setAside("maria")).isEqualTo(new ShiftAnswer.Done<>(true));

    assertThat(lucia.look().money().lying())
        .as("what is hers stays before her")
        .extracting(Pile::cashierId)
        .containsExactly("lucia");
    Pile aside = lucia.look().money().aside().getFirst();
    assertThat(aside.forAccount()).isTrue();
    assertThat(aside.cashMinor()).isEqualTo(2_000);
    assertThat(maria.takeUpReceiving()).isEmpty();
    assertThat(shop.number("select count(*) from account_payment")).isZero();
  }

  @Test
  void whoMayNotCloseTheShiftNeedsLeaveAndTheJournalNamesWhoGaveIt() {
    var _ = partlyPaid(shop.desk("lucia"), 100);
    ShiftDesk maria = shop.shiftDesk("maria");
    assertThat(maria.setAside("lucia"))
        .isEqualTo(new ShiftAnswer.NotPermitted<>(Permission.CLOSE_SHIFT));
    assertThat(shop.shiftDesk("lucia").look().money().lying()).hasSize(1);

    assertThat(
            maria
                .allowedBy(new Approval("lucia", Set.of(Permission.CLOSE_SHIFT)))
                .setAside("lucia"))
        .isEqualTo(new ShiftAnswer.Done<>(true));
    assertThat(journal(EventKind.MONEY_SET_ASIDE))
        .containsEntry("user_id", "maria")
        .containsEntry("approved_by", "lucia");
  }

  /// Where only she could log in, before the till is started anew.
  @Test
  void atTheLogInAManagerSetsItAsideAndNobodyElse() {
    var _ = partlyPaid(shop.desk("maria"), 100);
    PinLogIn logIn = new PinLogIn(shop.replica, shop::nowMillis, SECRET, Map.of(), new KnownShop());
    Set<Permission> closing = Set.of(Permission.CLOSE_SHIFT);
    assertThat(logIn.setAside("maria", new Approval("guest", closing))).isFalse();
    assertThat(logIn.setAside("maria", new Approval("lucia", Set.of(Permission.REFUND)))).isFalse();
    assertThat(shop.shiftDesk("lucia").look().money().lying()).hasSize(1);

    assertThat(logIn.setAside("maria", new Approval("lucia", closing))).isTrue();

    assertThat(shop.shiftDesk("lucia").look().money().lying()).isEmpty();
    assertThat(journal(EventKind.MONEY_SET_ASIDE)).containsEntry("user_id", "lucia");
  }

  @Test
  void aTicketThatIsOnDiskAfterAllIsNoMoneyThatWasSetAside() {
    PayingSale left = partlyPaid(shop.desk("maria"), 400);
    PayingSale paid = left.addTender("cash", TenderKind.CASH, 600).orElseThrow();
    TestShop.paid(shop.desk("maria").complete(paid));
    shop.replica.write(
        Priority.PERSON,
        tx -> {
          CartStore.save(tx, left);
          return null;
        });

    assertThat(shop.shiftDesk("lucia").setAside("maria")).isEqualTo(new ShiftAnswer.Done<>(false));
    assertThat(shop.number("select count(*) from journal_event where kind = 'MONEY_SET_ASIDE'"))
        .isZero();
    assertThat(shop.shiftDesk("lucia").look().money().lying()).isEmpty();
  }
}
