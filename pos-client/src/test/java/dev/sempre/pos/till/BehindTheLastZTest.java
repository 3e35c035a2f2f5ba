package dev.sempre.pos.till;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.account.AccountDraft;
import dev.sempre.model.account.AccountPayment;
import dev.sempre.model.account.AccountRefusal;
import dev.sempre.model.account.ReceivedMoney;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.shift.CashCount;
import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.sell.Customer;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.sell.ReceiveAnswer;
import dev.sempre.pos.sell.TillReturns.Part;
import dev.sempre.pos.shift.ShiftAnswer;
import dev.sempre.replica.shift.ShiftStore;
import dev.sempre.replica.sync.Values;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens at a till behind a Z, at the desks with a real database: it is dated behind it, and
/// nothing is opened for what is refused. Source: T8, R24.
final class BehindTheLastZTest {
  private static final String BREAD = "8001234567897";
  private static final Customer BAR = new Customer("bar", "Bar Centrale");
  private static final long MINUTE_MILLIS = 60_000;
  private static final long YEAR_MILLIS = 365 * 24 * 60 * MINUTE_MILLIS;

  @TempDir Path folder;
  private TestShop shop;
  private TillDesk desk;

  @BeforeEach
  void open() {
    shop = TestShop.create(folder.resolve("till.db"));
    shop.product("bread", "Pane", 10_000, "0" + BREAD);
    shop.role(
        "CASHIER", EnumSet.of(Permission.SELL, Permission.REFUND, Permission.SELL_ON_ACCOUNT));
    shop.put(
        SyncCatalogue.CONTACT,
        BAR.id(),
        Values.of(SyncCatalogue.CONTACT)
            .set("name", BAR.name())
            .set("customer", true)
            .set("prospect", false)
            .set("supplier", false)
            .set("active", true));
    desk = shop.desk("maria");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private PayingSale bread() {
    OpenSale sale = TestShop.done(desk.ringUp(desk.current().sale(), BREAD));
    return TestShop.done(desk.keep(sale.withCustomer(BAR.id()))).beginPayment().orElseThrow();
  }

  private CompletedSale soldOnAccount() {
    PayingSale paying = bread();
    var _ =
        desk.onAccount(
            paying, 10_000, new Approval("lucia", Set.of(Permission.SELL_ABOVE_CREDIT_LIMIT)));
    return TestShop.paid(
        desk.complete(paying.addTender("account", TenderKind.ACCOUNT, 10_000).orElseThrow()));
  }

  private CompletedSale soldInCash() {
    return TestShop.paid(
        desk.complete(bread().addTender("cash", TenderKind.CASH, 10_000).orElseThrow()));
  }

  private AccountDraft inCash(long minor) {
    return desk.beginReceiving(BAR, null, minor)
        .with(ReceivedMoney.of(minor).plus("cash", TenderKind.CASH, minor));
  }

  private AccountPayment received(long minor) {
    ReceiveAnswer answer = desk.receive(inCash(minor));
    assertThat(answer).isInstanceOf(ReceiveAnswer.Received.class);
    return ((ReceiveAnswer.Received) answer).payment();
  }

  private void closeShift() {
    ShiftDesk lucia = shop.shiftDesk("lucia");
    String shift = Objects.requireNonNull(lucia.look().open()).id();
    assertThat(lucia.close(shift, CashCount.NOTHING, "counted nothing"))
        .isInstanceOf(ShiftAnswer.Done.class);
  }

  private long lastClosingMillis() {
    return shop.number("select max(closed_at) from closing where kind = 'SHIFT'");
  }

  /// The till was switched on with a dead clock battery, and head office cannot be reached.
  @Test
  void whatIsSoldOrPaidWithADeadClockIsDatedBehindTheZThatLiesBeforeIt() {
    CompletedSale evening = soldOnAccount();
    AccountPayment weeksAgo = received(1_000);
    shop.advance(7 * MINUTE_MILLIS);
    closeShift();
    long closed = lastClosingMillis();
    shop.advance(-6 * YEAR_MILLIS);

    AccountPayment paid = received(2_000);
    CompletedSale morning = soldInCash();

    assertThat(closed).isGreaterThan(evening.completedAt().epochMillis());
    assertThat(closed).isGreaterThan(weeksAgo.receivedAt().epochMillis());
    assertThat(paid.receivedAt().epochMillis()).isGreaterThanOrEqualTo(closed);
    assertThat(morning.completedAt().epochMillis())
        .isGreaterThanOrEqualTo(paid.receivedAt().epochMillis());
    assertThat(morning.completedAt().epochMillis())
        .isGreaterThanOrEqualTo(shop.number("select max(opened_at) from shift"));
  }

  /// Tickets, payments and movements are one chain: each is held against all of them.
  @Test
  void aClockThatIsSetBackWithinAShiftDatesNothingBeforeWhatLiesBeforeIt() {
    CompletedSale first = soldOnAccount();
    shop.advance(-YEAR_MILLIS);
    AccountPayment paid = received(1_000);
    assertThat(paid.receivedAt()).isEqualTo(first.completedAt());
    shop.advance(YEAR_MILLIS + MINUTE_MILLIS);
    AccountPayment later = received(1_000);
    shop.advance(-YEAR_MILLIS);
    assertThat(soldInCash().completedAt()).isEqualTo(later.receivedAt());
    shop.advance(YEAR_MILLIS + MINUTE_MILLIS);
    assertThat(shop.shiftDesk("lucia").move(CashMovementKind.CASH_IN, 500, "coins"))
        .isInstanceOf(ShiftAnswer.Done.class);
    long moved = shop.number("select max(moved_at) from cash_movement");
    shop.advance(-YEAR_MILLIS);
    assertThat(soldInCash().completedAt().epochMillis()).isEqualTo(moved);
    assertThat(received(1_000).receivedAt().epochMillis()).isEqualTo(moved);
  }

  @Test
  void moneyThatIsNotTakenOpensNoShiftAndClosesNoDay() {
    var _ = soldOnAccount();
    closeShift();
    shop.advance(YEAR_MILLIS);

    assertThat(desk.receive(inCash(10_001)))
        .isEqualTo(new ReceiveAnswer.Refused(new AccountRefusal.AboveOwed(10_001, 10_000)));

    assertNothingWasOpened();
    assertThat(received(10_000).amountMinor()).as("what is owed is taken").isEqualTo(10_000);
    assertThat(shop.number("select count(*) from shift")).isEqualTo(2);
  }

  /// The same goods came back at another counter of this till while the ticket lay open.
  @Test
  void aTicketThatSaysNoOpensNoShiftAndClosesNoDay() {
    CompletedSale sold = soldInCash();
    PayingSale twice = takenBack(sold, desk);
    TillDesk lucia = shop.desk("lucia");
    TestShop.paid(lucia.complete(takenBack(sold, lucia)));
    closeShift();
    shop.advance(YEAR_MILLIS);

    assertThat(desk.complete(twice))
        .isInstanceOfSatisfying(
            PaymentAnswer.Refused.class,
            refused -> assertThat(refused.refusal()).isInstanceOf(SaleRefusal.MoreThanSold.class));

    assertNothingWasOpened();
  }

  private PayingSale takenBack(CompletedSale sold, TillDesk at) {
    ReturnDesk returns =
        new ReturnDesk(shop.replica, shop::nowMillis, new KnownShop(), at, new NoArticles());
    OpenSale back =
        TestShop.done(
            returns.takeBack(
                at.current().sale(), sold.id(), List.of(new Part(1, 1_000)), "FAULTY", null));
    return TestShop.inCash(back);
  }

  private void assertNothingWasOpened() {
    assertThat(shop.number("select count(*) from shift")).isOne();
    assertThat(shop.number("select count(*) from closing")).isOne();
    assertThat(
            shop.number(
                "select count(*) from journal_event where seq > (select max(seq) from closing)"
                    + " and kind <> 'SHIFT_CLOSED'"))
        .isZero();
    var here = shop.replica.place().orElseThrow();
    boolean open = shop.replica.read(handle -> ShiftStore.openOf(handle, here).isPresent());
    assertThat(open).isFalse();
  }
}
