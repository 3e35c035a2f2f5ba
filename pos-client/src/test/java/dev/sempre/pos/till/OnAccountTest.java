package dev.sempre.pos.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.model.account.AccountDraft;
import dev.sempre.model.account.AccountPayment;
import dev.sempre.model.account.AccountRefusal;
import dev.sempre.model.account.CustomerAccount;
import dev.sempre.model.account.ReceivedMoney;
import dev.sempre.model.journal.EventKind;
import dev.sempre.model.money.Currency;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.InstalmentPlan;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.model.sale.SaleResult;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.shift.CashCount;
import dev.sempre.model.shift.Drawer;
import dev.sempre.model.shift.ShiftFigures;
import dev.sempre.model.shift.ShiftRefusal;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.printing.StoredReceipts;
import dev.sempre.pos.receipt.Copy;
import dev.sempre.pos.sell.AccountAnswer;
import dev.sempre.pos.sell.AccountStanding;
import dev.sempre.pos.sell.Customer;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.sell.ReceiveAnswer;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.sell.TillReturns.Part;
import dev.sempre.pos.shift.ShiftAnswer;
import dev.sempre.replica.account.AccountEntryStore;
import dev.sempre.replica.chain.ChainStore;
import dev.sempre.replica.shift.FiguresStore;
import dev.sempre.replica.shift.ShiftStore;
import dev.sempre.replica.sync.Values;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Customers who owe, and who pay what they owe, at a till with a real database. Source: T5, T8.
final class OnAccountTest {
  private static final String BREAD = "8001234567897";
  private static final Customer BAR = new Customer("bar", "Bar Centrale");

  @TempDir Path folder;
  private TestShop shop;
  private TillDesk desk;

  @BeforeEach
  void open() {
    shop = TestShop.create(folder.resolve("till.db"));
    shop.replica.signWith(text -> "signed");
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
            .set("active", true)
            .set("credit_limit_minor", 15_000L));
    desk = shop.desk("maria");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private PayingSale bread(@Nullable String customer) {
    OpenSale sale = TestShop.done(desk.ringUp(desk.current().sale(), BREAD));
    sale = TestShop.done(desk.keep(sale.withCustomer(customer)));
    return sale.beginPayment().orElseThrow();
  }

  private static PayingSale owing(PayingSale sale, long minor) {
    return sale.addTender("account", TenderKind.ACCOUNT, minor).orElseThrow();
  }

  /// A bread on account, with whatever leave it takes.
  private CompletedSale sold(@Nullable InstalmentPlan plan) {
    PayingSale paying = bread(BAR.id());
    assertThat(desk.onAccount(paying, 10_000, leave(Permission.SELL_ABOVE_CREDIT_LIMIT)))
        .isEqualTo(new AccountAnswer.Granted());
    shop.advance(1_000);
    return TestShop.paid(desk.complete(owing(paying.dueBy(plan), 10_000)));
  }

  private static Approval leave(Permission... permissions) {
    return new Approval("lucia", Set.of(permissions));
  }

  private ReceiveAnswer pay(@Nullable String entry, ReceivedMoney money) {
    return desk.receive(desk.beginReceiving(BAR, entry, money.amountMinor()).with(money));
  }

  private static ReceivedMoney cash(long minor, long given) {
    return ReceivedMoney.of(minor).plus("cash", TenderKind.CASH, given);
  }

  private static AccountPayment received(ReceiveAnswer answer) {
    assertThat(answer).isInstanceOf(ReceiveAnswer.Received.class);
    return ((ReceiveAnswer.Received) answer).payment();
  }

  private CustomerAccount account() {
    return desk.account(BAR).account();
  }

  private ShiftFigures figures() {
    return shop.replica.read(handle ->
        FiguresStore.of(
            handle, ShiftStore.openOf(handle, shop.replica.place().orElseThrow()).orElseThrow()));
  }

  private long events(EventKind kind) {
    return shop.number("select count(*) from journal_event where kind = '" + kind + "'");
  }

  private String receipt(String documentId) {
    return new StoredReceipts(shop.replica)
        .receipt(documentId, Copy.ORIGINAL)
        .orElseThrow()
        .parts()
        .toString();
  }

  @Test
  void nobodyOwesWithoutACustomerOnTheTicket() {
    assertThat(bread(null).addTender("account", TenderKind.ACCOUNT, 10_000))
        .isEqualTo(SaleResult.refused(new SaleRefusal.CustomerMissing()));
  }

  @Test
  void noChangeIsGivenOnWhatIsOwed() {
    assertThat(bread(BAR.id()).addTender("account", TenderKind.ACCOUNT, 10_001))
        .isEqualTo(
            SaleResult.refused(new SaleRefusal.TenderAboveDue(TenderKind.ACCOUNT, 10_001, 10_000)));
  }

  @Test
  void withinTheLimitTheCashierGrantsItAndTheJournalSaysSo() {
    CompletedSale sale = sold(null);

    AccountStanding standing = desk.account(BAR);
    assertThat(standing.account().balanceMinor()).isEqualTo(10_000);
    assertThat(standing.limitMinor()).isEqualTo(15_000);
    assertThat(standing.account().items().getFirst().entry().document())
        .isEqualTo(sale.number().printed());
    assertThat(standing.account().items().getFirst().nextDue())
        .isEqualTo(LocalDate.of(2026, 12, 21));
    assertThat(events(EventKind.SOLD_ON_ACCOUNT)).isOne();
    assertThat(
            shop.text(
                "select coalesce(approved_by, '-') from journal_event"
                    + " where kind = 'SOLD_ON_ACCOUNT'"))
        .isEqualTo("-");
  }

  @Test
  void aboveTheLimitNothingGoesWithoutAManagersLeave() {
    sold(null);
    PayingSale second = bread(BAR.id());

    assertThat(desk.onAccount(second, 10_000, null))
        .isEqualTo(new AccountAnswer.NeedsApproval(Set.of(Permission.SELL_ABOVE_CREDIT_LIMIT)));
    assertThatThrownBy(() -> desk.keepPayment(owing(second, 6_000)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(desk.complete(owing(second, 10_000))).isInstanceOf(PaymentAnswer.Blocked.class);
    // What stays within it takes no leave, nor does paying the rest in cash.
    assertThat(desk.onAccount(second, 5_000, null)).isEqualTo(new AccountAnswer.Granted());
    // Somebody who may not give it gives none.
    assertThat(
            desk.onAccount(
                second, 10_000, new Approval("maria", Set.of(Permission.SELL_ABOVE_CREDIT_LIMIT))))
        .isInstanceOf(AccountAnswer.NeedsApproval.class);

    assertThat(desk.onAccount(second, 10_000, leave(Permission.SELL_ABOVE_CREDIT_LIMIT)))
        .isEqualTo(new AccountAnswer.Granted());
    TestShop.paid(desk.complete(owing(second, 10_000)));
    assertThat(account().balanceMinor()).isEqualTo(20_000);
    assertThat(
            shop.text(
                "select approved_by from journal_event"
                    + " where kind = 'SOLD_ON_ACCOUNT' and approved_by is not null"))
        .isEqualTo("lucia");
  }

  @Test
  void aPlanSurvivesAPowerCutInTheMiddleOfThePayment() {
    PayingSale paying = bread(BAR.id());
    InstalmentPlan plan = new InstalmentPlan(3, LocalDate.of(2026, 12, 31));
    assertThat(desk.onAccount(paying, 9_000, null)).isEqualTo(new AccountAnswer.Granted());
    assertThat(desk.keepPayment(owing(paying.dueBy(plan), 9_000))).isEmpty();

    desk = shop.desk("maria");
    OpenTicket found = desk.current();
    PayingSale rest = found.paying().addTender("cash", TenderKind.CASH, 1_000).orElseThrow();
    TestShop.paid(desk.complete(rest));

    assertThat(account().items().getFirst().openInstalments())
        .extracting(part -> part.due() + " " + part.amountMinor())
        .containsExactly("2026-12-31 3000", "2027-01-31 3000", "2027-02-28 3000");
  }

  @Test
  void theReceiptSaysWhoOwesAndHowMuchAfterItAlsoWhenItIsPrintedAgain() {
    CompletedSale first = sold(null);
    String printed = receipt(first.id());
    assertThat(printed).contains("Bar Centrale").contains("Saldo dovuto dopo").contains("100,00");
    AccountPayment payment = received(pay(null, cash(4_000, 5_000)));
    sold(null);

    assertThat(receipt(first.id())).isEqualTo(printed);
    assertThat(receipt(payment.id()))
        .contains("RICEVUTA DI PAGAMENTO")
        .contains("Bar Centrale")
        .contains("Scontrino " + first.number().printed())
        .contains("1-2-P00001")
        .contains("60,00");
  }

  @Test
  void aPaymentGoesIntoTheDrawerAndIsNoTakings() {
    shop.shiftDesk("lucia").open(5_000);
    sold(null);
    AccountPayment payment =
        received(
            pay(
                null,
                ReceivedMoney.of(7_000)
                    .plus("card", TenderKind.CARD, 3_000)
                    .plus("cash", TenderKind.CASH, 5_000)));

    assertThat(payment.changeMinor()).isEqualTo(1_000);
    ShiftFigures figures = figures();
    assertThat(figures.takings().grossMinor()).isEqualTo(10_000);
    assertThat(figures.takings().onAccountMinor()).isEqualTo(10_000);
    assertThat(figures.takings().cashMinor()).isZero();
    assertThat(figures.receipts().payments()).isOne();
    assertThat(figures.receipts().totalMinor()).isEqualTo(7_000);
    assertThat(figures.receipts().cashMinor()).isEqualTo(4_000);
    assertThat(figures.drawer()).isEqualTo(new Drawer(5_000, 0, 4_000, 0, 0, 0));
    assertThat(figures.drawer().expectedMinor()).isEqualTo(9_000);
    assertThat(account().balanceMinor()).isEqualTo(3_000);
  }

  @Test
  void aPaymentTakenTwiceWithTheSameIdIsStoredOnce() {
    sold(null);
    AccountDraft draft = desk.beginReceiving(BAR, null, 2_000).with(cash(2_000, 2_000));

    assertThat(desk.receive(draft)).isEqualTo(desk.receive(draft));
    assertThat(account().balanceMinor()).isEqualTo(8_000);
    assertThat(shop.number("select count(*) from account_payment")).isOne();
  }

  @Test
  void moreThanIsOwedIsNotTaken() {
    sold(null);

    assertThat(pay(null, cash(10_001, 20_000)))
        .isEqualTo(new ReceiveAnswer.Refused(new AccountRefusal.AboveOwed(10_001, 10_000)));
    assertThat(shop.number("select count(*) from account_payment")).isZero();
  }

  @Test
  void whatWasPaidMeanwhileIsNotTakenAgainAndMakesNoCredit() {
    sold(null);
    AccountDraft first = desk.beginReceiving(BAR, null, 10_000);
    AccountDraft second = shop.desk("lucia").beginReceiving(BAR, null, 10_000);
    received(desk.receive(first.with(cash(10_000, 10_000))));

    assertThat(shop.desk("lucia").receive(second.with(cash(10_000, 10_000))))
        .isEqualTo(new ReceiveAnswer.Refused(new AccountRefusal.AboveOwed(10_000, 0)));
    assertThat(account().balanceMinor()).isZero();
    assertThat(account().creditMinor()).isZero();
  }

  @Test
  void goodsThatWereNotPaidYetComeOffTheAccountAndNotOutOfTheDrawer() {
    CompletedSale sold = sold(null);
    received(pay(null, cash(4_000, 4_000)));
    ReturnDesk returns =
        new ReturnDesk(shop.replica, shop::nowMillis, new KnownShop(), desk, new NoArticles());
    assertThat(returns.ticket(sold.id()).orElseThrow().owner()).isEqualTo(BAR);

    StepAnswer back =
        returns.takeBack(
            desk.current().sale(), sold.id(), List.of(new Part(1, 1_000)), "FAULTY", null);
    PayingSale refund = TestShop.done(back).beginPayment().orElseThrow();

    assertThat(refund.customerId()).isEqualTo(BAR.id());
    assertThat(desk.accountFor(refund).orElseThrow().toCreditMinor()).isEqualTo(6_000);
    PayingSale given =
        owing(refund, -6_000).addTender("cash", TenderKind.CASH, -4_000).orElseThrow();
    TestShop.paid(desk.complete(given));
    assertThat(account().balanceMinor()).isZero();
    assertThat(account().items()).isEmpty();
    assertThat(figures().drawer().expectedMinor()).isZero();
  }

  @Test
  void paymentsStandInTheZAndInTheChain() {
    sold(null);
    received(pay(null, cash(4_000, 4_000)));
    var now = shop.shiftDesk("lucia").look();
    String shift = Objects.requireNonNull(now.open()).id();
    shop.advance(1_000);
    shop.shiftDesk("lucia").close(shift, new CashCount(List.of()), "counted nothing");

    assertThat(shop.number("select expected_minor from closing where kind = 'SHIFT'"))
        .isEqualTo(4_000);
    assertThat(shop.number("select account_payments from closing where kind = 'SHIFT'")).isOne();
    assertThat(shop.number("select amount_minor from closing_received where kind = 'CASH'"))
        .isEqualTo(4_000);
    ShiftFigures z =
        Objects.requireNonNull(shop.shiftDesk("lucia").look().last()).closing().figures();
    assertThat(z.receipts().totalMinor()).isEqualTo(4_000);
    assertThat(z.takings().onAccountMinor()).isEqualTo(10_000);
    ChainStore.Checked checked =
        shop.replica.read(handle ->
            ChainStore.check(handle, shop.replica.dialect(), TestShop.SERIES, (_, _) -> true));
    assertThat(checked.holds()).isTrue();
    assertThat(Objects.requireNonNull(checked.head()).perpetualMinor()).isEqualTo(10_000);
  }

  @Test
  void whileMoneyForAnAccountLiesBeforeACashierTheShiftIsNotClosed() {
    sold(null);
    AccountDraft draft = desk.beginReceiving(BAR, null, 5_000);
    assertThat(desk.keepReceiving(draft.with(draft.money().plus("cash", TenderKind.CASH, 2_000))))
        .isEmpty();
    ShiftDesk lucia = shop.shiftDesk("lucia");
    String shift = Objects.requireNonNull(lucia.look().open()).id();

    assertThat(lucia.close(shift, new CashCount(List.of()), "counted"))
        .isInstanceOfSatisfying(
            ShiftAnswer.Refused.class,
            refused ->
                assertThat(refused.refusal()).isEqualTo(new ShiftRefusal.MoneyLies("Maria B.")));
    assertThat(desk.keepReceiving(draft)).as("all was given back").isEmpty();
    shop.advance(1_000);
    assertThat(lucia.close(shift, new CashCount(List.of()), "counted"))
        .isInstanceOf(ShiftAnswer.Done.class);
  }

  @Test
  void whatIsOwedInAnotherCurrencyIsAnotherAccount() {
    sold(null);
    CustomerAccount other =
        shop.replica.read(
            handle -> AccountEntryStore.accountOf(handle, BAR.id(), Currency.of("CHF")));
    assertThat(other.balanceMinor()).isZero();
  }
}
