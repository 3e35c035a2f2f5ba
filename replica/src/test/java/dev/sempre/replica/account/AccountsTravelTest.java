package dev.sempre.replica.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.account.AccountDraft;
import dev.sempre.model.account.AccountEntry;
import dev.sempre.model.account.AccountPayment;
import dev.sempre.model.account.AccountRefusal;
import dev.sempre.model.account.CustomerAccount;
import dev.sempre.model.account.EntryKind;
import dev.sempre.model.account.ReceivedMoney;
import dev.sempre.model.money.Currency;
import dev.sempre.model.organisation.Establishment;
import dev.sempre.model.organisation.EstablishmentKind;
import dev.sempre.model.sale.InstalmentPlan;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.tax.TaxMode;
import dev.sempre.model.time.BusinessTime;
import dev.sempre.replica.chain.ChainStore;
import dev.sempre.replica.db.Dialect;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.Unguarded;
import dev.sempre.replica.shift.ShiftStore;
import dev.sempre.replica.sync.Outbox;
import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.Line;
import dev.sempre.replica.testing.TestPlaces;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What customers owe at two tills of two shops and at the centre. Source: T5, M4, P1.
class AccountsTravelTest {
  private static final Currency EUR = Currency.of("EUR");
  private static final ZoneId ZONE = ZoneId.of("Europe/Rome");

  @TempDir Path folder;
  private final Clock clock = Clock.noon();

  @SuppressWarnings("NullAway.Init")
  private Replica centre;

  @SuppressWarnings("NullAway.Init")
  private Replica a;

  @SuppressWarnings("NullAway.Init")
  private Replica b;

  private void open(Dialect dialect) {
    centre = TestPlaces.centre(TestPlaces.fresh(dialect, folder), clock);
    a = TestPlaces.base(folder, "till-a", "1", clock);
    b = TestPlaces.base(folder, "till-b", "2", clock);
    a.signWith(text -> "signed");
    b.signWith(text -> "signed");
  }

  @AfterEach
  void close() {
    a.close();
    b.close();
    centre.close();
  }

  private static Establishment shop(String id) {
    return new Establishment(
        id,
        "Shop " + id,
        EstablishmentKind.REMOTE,
        "IT",
        EUR,
        TaxMode.INCLUSIVE,
        "it",
        ZONE,
        null,
        true);
  }

  /// A ticket of shop 1 on account.
  private void owe(String id, long minor, int parts) {
    a.write(
        Priority.PERSON,
        tx -> {
          BusinessTime now = BusinessTime.at(tx.nowMillis(), ZONE);
          LocalDate due = now.businessDate().plusDays(30);
          AccountEntryStore.add(
              tx,
              new AccountEntry(
                  id,
                  "bar",
                  EntryKind.SALE,
                  "sale-" + id,
                  "1-1-00001",
                  now,
                  EUR,
                  minor,
                  new InstalmentPlan(parts, due).split(minor),
                  List.of()),
              "1",
              "maria");
          return null;
        });
    clock.advance(1_000);
  }

  private AccountPaymentStore.Result pay(Replica till, String shop, long minor) {
    return till.write(
        Priority.PERSON,
        tx -> {
          Establishment here = shop(shop);
          String shift = ShiftStore.openOrBegin(tx, here, "maria").id();
          ReceivedMoney money = ReceivedMoney.of(minor).plus("cash", TenderKind.CASH, minor);
          return AccountPaymentStore.add(
              tx,
              here,
              shift,
              new AccountDraft(till.ids().next(), "maria", "bar", null, here.currency(), money));
        });
  }

  private static AccountPayment taken(AccountPaymentStore.Result result) {
    assertThat(result).isInstanceOf(AccountPaymentStore.Result.Done.class);
    return ((AccountPaymentStore.Result.Done) result).payment();
  }

  private void sync() {
    for (int round = 0; round < 2; round++) {
      for (Replica till : List.of(a, b)) {
        Line line = new Line(centre, till);
        line.upload();
        line.download();
      }
    }
  }

  private static CustomerAccount account(Replica place) {
    return place.read(handle -> AccountEntryStore.accountOf(handle, "bar", EUR));
  }

  private void assertAllAgree(long balanceMinor) {
    assertThat(account(centre).balanceMinor()).isEqualTo(balanceMinor);
    assertThat(account(a)).isEqualTo(account(centre));
    assertThat(account(b)).isEqualTo(account(centre));
    assertThat(new Outbox(a).waiting()).isEmpty();
    assertThat(new Outbox(b).waiting()).isEmpty();
    assertThat(issues(centre) + issues(a) + issues(b)).isZero();
  }

  private AccountPayment atCentre(AccountPayment payment) {
    return centre.read(handle -> AccountPaymentStore.byId(handle, payment.id())).orElseThrow();
  }

  private static long issues(Replica place) {
    return place.read(
        handle -> handle.createQuery("select count(*) from issue").mapTo(Long.class).one());
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatIsBoughtInOneShopIsPaidInPartsInAnother(Dialect dialect) {
    open(dialect);
    owe("e1", 9_000, 3);
    sync();
    assertThat(account(b).items().getFirst().openInstalments()).hasSize(3);

    AccountPayment payment = taken(pay(b, "2", 3_000));
    sync();

    assertThat(payment.printed()).isEqualTo("2-1-P00001");
    assertThat(payment.items()).containsExactly(new AccountPayment.Item("e1", "1-1-00001", 3_000));
    assertThat(account(a).items().getFirst().openInstalments()).hasSize(2);
    assertThat(atCentre(payment)).isEqualTo(payment);
    assertAllAgree(6_000);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void twoTillsThatTakeMoneyForTheSameTicketWithoutALineBothStandAndTheRestIsACredit(
      Dialect dialect) {
    open(dialect);
    owe("e1", 5_000, 1);
    sync();

    AccountPayment first = taken(pay(a, "1", 5_000));
    AccountPayment second = taken(pay(b, "2", 5_000));
    sync();

    assertThat(atCentre(first)).isEqualTo(first);
    assertThat(atCentre(second)).isEqualTo(second);
    assertAllAgree(-5_000);
    assertThat(account(a).creditMinor()).isEqualTo(5_000);
    owe("e2", 7_000, 1);
    sync();
    assertThat(account(b).openMinor()).isEqualTo(2_000);
    assertAllAgree(2_000);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void noTillTakesMoreThanItKnowsToBeOwed(Dialect dialect) {
    open(dialect);
    owe("e1", 5_000, 1);

    assertThat(pay(a, "1", 5_001))
        .isEqualTo(
            new AccountPaymentStore.Result.Refused(new AccountRefusal.AboveOwed(5_001, 5_000)));
    assertThat(pay(b, "2", 1))
        .isEqualTo(new AccountPaymentStore.Result.Refused(new AccountRefusal.AboveOwed(1, 0)));
    assertThat(account(a).balanceMinor()).isEqualTo(5_000);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aCentreThatHasLostItsMemoryGetsEveryEntryBackAlsoFromAnotherTill(Dialect dialect) {
    open(dialect);
    owe("e1", 5_000, 2);
    sync();
    AccountPayment payment = taken(pay(b, "2", 1_000));
    sync();
    centre.close();
    centre = TestPlaces.centre(TestPlaces.fresh(Dialect.SQLITE, folder.resolve("restored")), clock);

    new Outbox(b).reconcile();
    Line line = new Line(centre, b);
    line.upload();
    line.download();

    assertThat(account(centre)).isEqualTo(account(b));
    assertThat(account(centre).balanceMinor()).isEqualTo(4_000);
    assertThat(atCentre(payment)).isEqualTo(payment);
    assertThat(issues(centre)).isZero();
    new Outbox(a).reconcile();
    sync();
    assertAllAgree(4_000);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aPaymentHasItsPlaceInTheChainAndCannotBeAlteredUnseen(Dialect dialect) {
    open(dialect);
    owe("e1", 5_000, 1);
    AccountPayment payment = taken(pay(a, "1", 2_000));
    taken(pay(a, "1", 2_000));
    sync();

    for (Replica place : List.of(a, centre)) {
      assertThat(check(place).holds()).isTrue();
    }
    Unguarded.lift(a);
    a.write(
        Priority.PERSON,
        tx ->
            tx.handle()
                .execute(
                    "update account_payment set amount_minor = 20 where id = ?", payment.id()));
    assertThat(check(a).line()).contains("account_payment " + payment.id());
  }

  private static ChainStore.Checked check(Replica place) {
    return place.read(handle -> ChainStore.check(handle, place.dialect(), "1-1", (_, _) -> true));
  }
}
