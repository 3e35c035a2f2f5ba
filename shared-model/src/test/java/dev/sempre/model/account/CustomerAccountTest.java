package dev.sempre.model.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.model.money.Currency;
import dev.sempre.model.sale.Instalment;
import dev.sempre.model.sale.InstalmentPlan;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.time.BusinessTime;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerAccountTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 28);

  private static AccountEntry bought(String id, int day, long minor, InstalmentPlan plan) {
    return entry(id, day, minor, plan.split(minor), List.of());
  }

  private static AccountEntry paid(String id, long minor, Settlement... settlements) {
    return entry(id, 20, -minor, List.of(), List.of(settlements));
  }

  private static AccountEntry entry(
      String id, int day, long minor, List<Instalment> parts, List<Settlement> settlements) {
    long millis = DAY.plusDays(day).atStartOfDay().toEpochSecond(ZoneOffset.UTC) * 1_000;
    return new AccountEntry(
        id,
        "bar",
        minor > 0 ? EntryKind.SALE : EntryKind.PAYMENT,
        "sale-" + id,
        "1-2-" + id,
        new BusinessTime(millis, 60, DAY.plusDays(day)),
        Currency.of("EUR"),
        minor,
        parts,
        settlements);
  }

  private static InstalmentPlan once() {
    return InstalmentPlan.usual(DAY);
  }

  @Test
  void aPaymentGoesToTheOldestUnlessOneIsChosen() {
    CustomerAccount account =
        CustomerAccount.of(List.of(bought("b", 2, 5_000, once()), bought("a", 1, 10_000, once())));

    assertThat(account.balanceMinor()).isEqualTo(15_000);
    assertThat(account.items()).extracting(item -> item.entry().id()).containsExactly("a", "b");
    assertThat(account.settle(12_000, null))
        .containsExactly(new Settlement("a", 10_000), new Settlement("b", 2_000));
    assertThat(account.settle(6_000, "b"))
        .containsExactly(new Settlement("b", 5_000), new Settlement("a", 1_000));
  }

  @Test
  void whatTwoTillsHaveBothTakenForOneTicketIsACreditThatGoesToTheNext() {
    List<AccountEntry> entries =
        new ArrayList<>(
            List.of(
                bought("a", 1, 10_000, once()),
                paid("p1", 10_000, new Settlement("a", 10_000)),
                paid("p2", 10_000, new Settlement("a", 10_000))));

    CustomerAccount twice = CustomerAccount.of(entries);
    assertThat(twice.balanceMinor()).isEqualTo(-10_000);
    assertThat(twice.items()).isEmpty();
    assertThat(twice.creditMinor()).isEqualTo(10_000);

    entries.add(bought("b", 3, 12_500, once()));
    CustomerAccount next = CustomerAccount.of(entries);
    assertThat(next.creditMinor()).isZero();
    assertThat(next.openMinor()).isEqualTo(2_500).isEqualTo(next.balanceMinor());
  }

  @Test
  void partsThatWereDueFirstArePaidFirst() {
    CustomerAccount account =
        CustomerAccount.of(
            List.of(
                bought("a", 0, 10_000, new InstalmentPlan(3, DAY.plusDays(30))),
                paid("p", 4_000, new Settlement("a", 4_000))));

    OpenItem item = account.items().getFirst();
    assertThat(item.openInstalments())
        .containsExactly(
            new Instalment(LocalDate.of(2027, 1, 28), 2_667),
            new Instalment(LocalDate.of(2027, 2, 28), 3_333));
    assertThat(item.overdueMinor(LocalDate.of(2027, 1, 28))).isZero();
    assertThat(item.overdueMinor(LocalDate.of(2027, 1, 29))).isEqualTo(2_667);
    assertThat(item.nextDue()).isEqualTo(LocalDate.of(2027, 1, 28));
  }

  @Test
  void aCreditForGoodsGoesToTheTicketOnWhichTheyWereBoughtAndNoFurther() {
    CustomerAccount account =
        CustomerAccount.of(List.of(bought("a", 1, 3_000, once()), bought("b", 2, 5_000, once())));

    assertThat(account.settleSales(6_000, Set.of("sale-b")))
        .containsExactly(new Settlement("b", 5_000));
    assertThat(account.openOfSalesMinor(Set.of("sale-b", "sale-x"))).isEqualTo(5_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void inWhateverOrderEntriesArriveNoCentIsLost(long seed) {
    Random random = new Random(seed);
    List<AccountEntry> entries = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      if (random.nextBoolean()) {
        long minor = 60L + random.nextInt(10_000);
        int parts = 1 + random.nextInt(6);
        entries.add(bought("d" + i, random.nextInt(9), minor, new InstalmentPlan(parts, DAY)));
      } else {
        // Also what names entries that are not here, or more than they are worth.
        long minor = 1L + random.nextInt(9_000);
        entries.add(
            paid(
                "c" + i,
                minor,
                new Settlement("d" + random.nextInt(60), 1 + random.nextLong(minor)),
                new Settlement("d" + random.nextInt(60), 1 + random.nextLong(minor))));
      }
    }
    CustomerAccount account = CustomerAccount.of(entries);
    long sum = entries.stream().mapToLong(AccountEntry::amountMinor).sum();
    assertThat(account.balanceMinor()).isEqualTo(sum);
    assertThat(account.openMinor() - account.creditMinor()).isEqualTo(sum);
    assertThat(account.creditMinor() == 0 || account.items().isEmpty()).isTrue();
    for (OpenItem item : account.items()) {
      assertThat(item.openInstalments().stream().mapToLong(Instalment::amountMinor).sum())
          .isEqualTo(item.openMinor())
          .isPositive();
    }
    for (int i = 0; i < 5; i++) {
      Collections.shuffle(entries, random);
      assertThat(CustomerAccount.of(entries)).isEqualTo(account);
    }
  }

  @ParameterizedTest
  @CsvSource({"10000, 3", "1, 1", "7, 7", "999999999999, 60", "101, 2"})
  void partsOfAPlanAddUpAndDifferByOneAtMost(long minor, int parts) {
    List<Instalment> split = new InstalmentPlan(parts, DAY).split(minor);

    assertThat(split).hasSize(parts);
    assertThat(split.stream().mapToLong(Instalment::amountMinor).sum()).isEqualTo(minor);
    long most = split.getFirst().amountMinor();
    assertThat(split)
        .allMatch(part -> part.amountMinor() == most || part.amountMinor() == most - 1);
  }

  @Test
  void aPlanThatBeginsAtTheEndOfAMonthStaysThere() {
    assertThat(new InstalmentPlan(4, LocalDate.of(2027, 12, 31)).split(400))
        .extracting(Instalment::due)
        .containsExactly(
            LocalDate.of(2027, 12, 31),
            LocalDate.of(2028, 1, 31),
            LocalDate.of(2028, 2, 29),
            LocalDate.of(2028, 3, 31));
  }

  @Test
  void aPlanThatCannotBeIsRefused() {
    assertThat(new InstalmentPlan(0, DAY).check(100, DAY)).contains(InstalmentPlan.Wrong.PARTS);
    assertThat(new InstalmentPlan(61, DAY).check(10_000, DAY)).contains(InstalmentPlan.Wrong.PARTS);
    assertThat(new InstalmentPlan(3, DAY).check(2, DAY)).contains(InstalmentPlan.Wrong.PARTS);
    assertThat(new InstalmentPlan(1, DAY.minusDays(1)).check(2, DAY))
        .contains(InstalmentPlan.Wrong.FIRST_DUE);
    assertThat(new InstalmentPlan(2, DAY).check(2, DAY)).isEmpty();
    assertThatThrownBy(() -> new InstalmentPlan(3, DAY).split(2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyCashMayBeMoreThanIsDueAndNothingIsPaidByOwingIt() {
    ReceivedMoney due = ReceivedMoney.of(5_000);

    assertThat(due.wrong(TenderKind.CARD, 5_001))
        .contains(new AccountRefusal.AboveDue(5_001, 5_000));
    assertThat(due.wrong(TenderKind.ACCOUNT, 5_000)).contains(new AccountRefusal.PaidByOwing());
    assertThat(due.wrong(TenderKind.CASH, 0)).contains(new AccountRefusal.NotPositive(0));
    ReceivedMoney paid =
        due.plus("card", TenderKind.CARD, 2_000).plus("cash", TenderKind.CASH, 5_000);
    assertThat(paid.isCovered()).isTrue();
    assertThat(paid.changeMinor()).isEqualTo(2_000);
    assertThat(paid.without(paid.tenders().getLast()).dueMinor()).isEqualTo(3_000);
  }
}
