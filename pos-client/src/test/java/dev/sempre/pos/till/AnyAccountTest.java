package dev.sempre.pos.till;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.account.AccountEntry;
import dev.sempre.model.account.CustomerAccount;
import dev.sempre.model.account.OpenItem;
import dev.sempre.model.account.ReceivedMoney;
import dev.sempre.model.money.Currency;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.Instalment;
import dev.sempre.model.sale.InstalmentPlan;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.pos.sell.AccountAnswer;
import dev.sempre.pos.sell.Customer;
import dev.sempre.pos.sell.ReceiveAnswer;
import dev.sempre.pos.sell.SoldTicket;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.sell.TillReturns.Part;
import dev.sempre.replica.account.AccountEntryStore;
import dev.sempre.replica.chain.ChainStore;
import dev.sempre.replica.shift.FiguresStore;
import dev.sempre.replica.shift.ShiftStore;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random sales on account, payments and refunds of three customers: what each owes is the sum of
/// what he has bought less what he has paid and what was credited to him, parts add up, and the
/// drawer has what went into it.
final class AnyAccountTest {
  private static final int STEPS = 150;
  private static final int CUSTOMERS = 3;

  @TempDir Path folder;

  /// Those of every build; all of them: `mvn verify -Dsempre.repetitions=all`.
  static LongStream seeds() {
    return System.getProperty("sempre.repetitions", "").equals("all")
        ? LongStream.of(1, 2, 3, 4, 5, 2_026)
        : LongStream.of(1, 2, 2_026);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsOwedIsWhatWasBoughtLessWhatWasPaidAndCredited(long seed) {
    Random random = new Random(seed);
    try (TestShop shop = TestShop.create(folder.resolve("till.db"))) {
      shop.replica.signWith(text -> "signed");
      for (int i = 0; i < 8; i++) {
        shop.product("p" + i, "Product " + i, 1 + random.nextInt(9_000));
      }
      Day day = new Day(shop, random);
      for (int step = 0; step < STEPS; step++) {
        shop.advance(random.nextInt(100_000) - 20_000);
        switch (random.nextInt(4)) {
          case 0, 1 -> day.sell();
          case 2 -> day.receive();
          default -> day.takeBack();
        }
      }
      day.holds();
    }
  }

  /// A day at a till, and beside it what it must come to.
  private static final class Day {
    private final TestShop shop;
    private final Random random;
    private final TillDesk desk;
    private final ReturnDesk returns;
    private final long[] owed = new long[CUSTOMERS];
    private final List<CompletedSale> sold = new ArrayList<>();
    private long drawer;
    private long gross;

    Day(TestShop shop, Random random) {
      this.shop = shop;
      this.random = random;
      this.desk = shop.desk("lucia");
      this.returns =
          new ReturnDesk(shop.replica, shop::nowMillis, new KnownShop(), desk, new NoArticles());
    }

    private static Customer customer(int index) {
      return new Customer("c" + index, "c" + index);
    }

    void sell() {
      int who = random.nextInt(CUSTOMERS);
      OpenSale sale = desk.current().sale();
      for (int i = random.nextInt(3); i >= 0; i--) {
        sale = TestShop.done(desk.ringUp(sale, "p" + random.nextInt(8)));
      }
      sale = TestShop.done(desk.keep(sale.withCustomer("c" + who)));
      PayingSale paying = sale.beginPayment().orElseThrow();
      long due = paying.dueMinor();
      long onAccount = random.nextInt(4) == 0 ? due : random.nextLong(due + 1);
      if (onAccount > 0) {
        int parts = (int) Math.min(onAccount, 1 + random.nextInt(12));
        LocalDate first = LocalDate.of(2026, 12, 1 + random.nextInt(31));
        assertThat(desk.onAccount(paying, onAccount, null)).isEqualTo(new AccountAnswer.Granted());
        paying =
            paying
                .dueBy(random.nextBoolean() ? new InstalmentPlan(parts, first) : null)
                .addTender("account", TenderKind.ACCOUNT, onAccount)
                .orElseThrow();
      }
      if (onAccount < due) {
        long given = due - onAccount + random.nextLong(500);
        paying = paying.addTender("cash", TenderKind.CASH, given).orElseThrow();
      }
      CompletedSale done = TestShop.paid(desk.complete(paying));
      sold.add(done);
      owed[who] += onAccount;
      drawer += due - onAccount;
      gross += due;
    }

    void receive() {
      int who = random.nextInt(CUSTOMERS);
      CustomerAccount account = desk.account(customer(who)).account();
      long open = account.openMinor();
      if (open == 0) {
        return;
      }
      long minor = random.nextInt(3) == 0 ? open : 1 + random.nextLong(open);
      long byCard = random.nextBoolean() ? random.nextLong(minor + 1) : 0;
      ReceivedMoney money = ReceivedMoney.of(minor);
      if (byCard > 0) {
        money = money.plus("card", TenderKind.CARD, byCard);
      }
      if (byCard < minor) {
        money = money.plus("cash", TenderKind.CASH, minor - byCard + random.nextLong(900));
      }
      List<OpenItem> items = account.items();
      String chosen =
          random.nextBoolean() ? items.get(random.nextInt(items.size())).entry().id() : null;
      ReceiveAnswer answer =
          desk.receive(desk.beginReceiving(customer(who), chosen, minor).with(money));
      assertThat(answer).isInstanceOf(ReceiveAnswer.Received.class);
      owed[who] -= minor;
      drawer += minor - byCard;
      assertThat(((ReceiveAnswer.Received) answer).owedMinor()).isEqualTo(owed[who]);
    }

    void takeBack() {
      if (sold.isEmpty()) {
        return;
      }
      CompletedSale of = sold.get(random.nextInt(sold.size()));
      SoldTicket ticket = returns.ticket(of.id()).orElseThrow();
      List<Part> parts =
          ticket.lines().stream()
              .filter(line -> line.leftMilli() > 0)
              .limit(1)
              .map(line -> new Part(line.line().position(), 1_000))
              .toList();
      if (parts.isEmpty()) {
        return;
      }
      StepAnswer answer = returns.takeBack(desk.current().sale(), of.id(), parts, "FAULTY", null);
      OpenSale sale = TestShop.done(answer);
      if (sale.customerId() == null) {
        sale = TestShop.done(desk.keep(sale.withCustomer(of.customerId())));
      }
      PayingSale refund = sale.beginPayment().orElseThrow();
      long due = -refund.dueMinor();
      long credit =
          random.nextBoolean()
              ? desk.accountFor(refund).orElseThrow().toCreditMinor()
              : random.nextLong(due + 1);
      if (credit > 0) {
        refund = refund.addTender("account", TenderKind.ACCOUNT, -credit).orElseThrow();
      }
      if (credit < due) {
        refund = refund.addTender("cash", TenderKind.CASH, credit - due).orElseThrow();
      }
      TestShop.paid(desk.complete(refund));
      owed[Integer.parseInt(String.valueOf(of.customerId()).substring(1))] -= credit;
      drawer -= due - credit;
      gross -= due;
    }

    void holds() {
      for (int who = 0; who < CUSTOMERS; who++) {
        String id = "c" + who;
        CustomerAccount account = desk.account(customer(who)).account();
        assertThat(account.balanceMinor()).isEqualTo(owed[who]);
        assertThat(account.openMinor() - account.creditMinor()).isEqualTo(owed[who]);
        List<AccountEntry> entries =
            shop.replica.read(
                handle -> AccountEntryStore.entriesOf(handle, id, Currency.of("EUR")));
        assertThat(entries).isNotEmpty();
        for (AccountEntry entry : entries) {
          long parts = entry.instalments().stream().mapToLong(Instalment::amountMinor).sum();
          assertThat(parts).isEqualTo(Math.max(0, entry.amountMinor()));
        }
      }
      var figures =
          shop.replica.read(handle ->
              FiguresStore.of(
                  handle,
                  ShiftStore.openOf(handle, shop.replica.place().orElseThrow()).orElseThrow()));
      assertThat(figures.drawer().expectedMinor()).isEqualTo(drawer);
      assertThat(figures.takings().grossMinor()).isEqualTo(gross);
      assertThat(
              shop.replica
                  .read(handle ->
                      ChainStore.check(
                          handle, shop.replica.dialect(), TestShop.SERIES, (_, _) -> true))
                  .holds())
          .isTrue();
    }
  }
}
