package dev.sempre.model.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.money.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TaxBreakdownTest {

  private static final Rate FOUR = Rate.ofPercent(4);
  private static final Rate TEN = Rate.ofPercent(10);
  private static final Rate TWENTY_TWO = Rate.ofPercent(22);

  @Test
  void italianReceiptWithTwoRates() {
    TaxBreakdown breakdown =
        TaxBreakdown.of(
            TaxMode.INCLUSIVE,
            List.of(
                new TaxableAmount("it-4", FOUR, 258),
                new TaxableAmount("it-10", TEN, 950),
                new TaxableAmount("it-4", FOUR, 165)));

    assertThat(breakdown)
        .isEqualTo(
            new TaxBreakdown(
                List.of(
                    new TaxLine("it-4", FOUR, 407, 16, 423),
                    new TaxLine("it-10", TEN, 864, 86, 950)),
                List.of(
                    new TaxAmounts(248, 10, 258),
                    new TaxAmounts(864, 86, 950),
                    new TaxAmounts(159, 6, 165))));
  }

  @Test
  void frenchReceiptRoundsEachRateOnce() {
    Rate twenty = Rate.ofPercent(20);
    Rate reduced = new Rate(550);
    TaxBreakdown breakdown =
        TaxBreakdown.of(
            TaxMode.INCLUSIVE,
            List.of(
                new TaxableAmount("fr-20", twenty, 999),
                new TaxableAmount("fr-20", twenty, 999),
                new TaxableAmount("fr-5.5", reduced, 299)));

    // Line by line it would be 1.67 + 1.67 = 3.34; the tax in 19.98 is 3.33.
    assertThat(breakdown.rates())
        .containsExactly(
            new TaxLine("fr-5.5", reduced, 283, 16, 299),
            new TaxLine("fr-20", twenty, 1_665, 333, 1_998));
    assertThat(breakdown.shares())
        .containsExactly(
            new TaxAmounts(832, 167, 999),
            new TaxAmounts(833, 166, 999),
            new TaxAmounts(283, 16, 299));
  }

  @Test
  void taxOnTopOfExclusivePrices() {
    TaxBreakdown breakdown =
        TaxBreakdown.of(
            TaxMode.EXCLUSIVE,
            List.of(
                new TaxableAmount("it-22", TWENTY_TWO, 33),
                new TaxableAmount("it-22", TWENTY_TWO, 33),
                new TaxableAmount("it-22", TWENTY_TWO, 33)));

    // 7.26 each, 21.78 in all: 22, of which the first two get what the third lacks.
    assertThat(breakdown)
        .isEqualTo(
            new TaxBreakdown(
                List.of(new TaxLine("it-22", TWENTY_TWO, 99, 22, 121)),
                List.of(
                    new TaxAmounts(33, 8, 41),
                    new TaxAmounts(33, 7, 40),
                    new TaxAmounts(33, 7, 40))));
  }

  @Test
  void ratesOfOnePercentageStayApartByTheirIds() {
    TaxBreakdown breakdown =
        TaxBreakdown.of(
            TaxMode.INCLUSIVE,
            List.of(
                new TaxableAmount("out-of-scope", Rate.ZERO, 500),
                new TaxableAmount("exempt", Rate.ZERO, 300)));

    assertThat(breakdown.rates())
        .containsExactly(
            new TaxLine("exempt", Rate.ZERO, 300, 0, 300),
            new TaxLine("out-of-scope", Rate.ZERO, 500, 0, 500));
  }

  @Test
  void aRateThatChangedDuringTheSaleIsTwoRates() {
    TaxBreakdown breakdown =
        TaxBreakdown.of(
            TaxMode.INCLUSIVE,
            List.of(
                new TaxableAmount("it", TWENTY_TWO, 1_220), new TaxableAmount("it", TEN, 1_100)));

    assertThat(breakdown.rates())
        .containsExactly(
            new TaxLine("it", TEN, 1_000, 100, 1_100),
            new TaxLine("it", TWENTY_TWO, 1_000, 220, 1_220));
  }

  @Test
  void nothingToTaxIsNoRate() {
    assertThat(TaxBreakdown.of(TaxMode.INCLUSIVE, List.of()))
        .isEqualTo(new TaxBreakdown(List.of(), List.of()));
  }

  @Test
  void everythingAddsUpInEveryDirection() {
    List<Rate> rates = List.of(Rate.ZERO, new Rate(210), FOUR, new Rate(550), TEN, TWENTY_TWO);
    for (long seed = 1; seed <= 2_000; seed++) {
      Random random = new Random(seed);
      TaxMode mode = random.nextBoolean() ? TaxMode.INCLUSIVE : TaxMode.EXCLUSIVE;
      List<TaxableAmount> amounts = new ArrayList<>();
      for (int i = random.nextInt(30); i >= 0; i--) {
        Rate rate = rates.get(random.nextInt(rates.size()));
        amounts.add(new TaxableAmount(rate.toString(), rate, random.nextLong(100_000)));
      }

      TaxBreakdown breakdown = TaxBreakdown.of(mode, amounts);

      String run = "seed " + seed + ", " + mode;
      TaxAmounts shares = breakdown.shares().stream().reduce(TaxAmounts.ZERO, TaxAmounts::plus);
      assertThat(total(breakdown)).as(run).isEqualTo(shares);
      assertThat(breakdown.shares())
          .as(run)
          .hasSameSizeAs(amounts)
          .allMatch(share -> share.netMinor() + share.taxMinor() == share.grossMinor());
      for (TaxLine rate : breakdown.rates()) {
        long sum =
            amounts.stream()
                .filter(amount -> amount.vatRateId().equals(rate.vatRateId()))
                .mapToLong(TaxableAmount::amountMinor)
                .sum();
        assertThat(rate)
            .as(run)
            .isEqualTo(expected(mode, rate, sum, mode.taxMinor(sum, rate.rate())));
      }
    }
  }

  private static TaxLine expected(TaxMode mode, TaxLine rate, long sumMinor, long taxMinor) {
    return switch (mode) {
      case INCLUSIVE ->
          new TaxLine(rate.vatRateId(), rate.rate(), sumMinor - taxMinor, taxMinor, sumMinor);
      case EXCLUSIVE ->
          new TaxLine(rate.vatRateId(), rate.rate(), sumMinor, taxMinor, sumMinor + taxMinor);
    };
  }

  private static TaxAmounts total(TaxBreakdown breakdown) {
    return breakdown.rates().stream()
        .map(TaxLine::amounts)
        .reduce(TaxAmounts.ZERO, TaxAmounts::plus);
  }
}
