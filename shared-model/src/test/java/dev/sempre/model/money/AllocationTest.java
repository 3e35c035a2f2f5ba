package dev.sempre.model.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AllocationTest {

  @Test
  void unitsThatAreMissingGoToThePartsThatLostMost() {
    // Exact shares 3.333, 1.667, 5.0.
    assertThat(Allocation.byWeight(10, weights(200, 100, 300))).containsExactly(3, 2, 5);
  }

  @Test
  void ofPartsThatLostTheSameTheEarlierComesFirst() {
    assertThat(Allocation.byWeight(5, weights(1, 1, 1))).containsExactly(2, 2, 1);
    assertThat(Allocation.byWeight(1, weights(7, 7, 7, 7))).containsExactly(1, 0, 0, 0);
  }

  @Test
  void negativeTotalIsSplitLikeItsOpposite() {
    assertThat(Allocation.byWeight(-10, weights(200, 100, 300))).containsExactly(-3, -2, -5);
    assertThat(Allocation.byWeight(-5, weights(1, 1, 1))).containsExactly(-2, -2, -1);
  }

  @Test
  void nothingIsSplitOverAnything() {
    assertThat(Allocation.byWeight(0, weights(3, 0, 4))).containsExactly(0, 0, 0);
    assertThat(Allocation.byWeight(0, weights(0, 0))).containsExactly(0, 0);
    assertThat(Allocation.byWeight(0, weights())).isEmpty();
  }

  @Test
  void weightOfZeroGetsNothing() {
    assertThat(Allocation.byWeight(2, weights(0, 1, 0))).containsExactly(0, 2, 0);
  }

  @Test
  void somethingCannotBeSplitOverNothing() {
    assertThatThrownBy(() -> Allocation.byWeight(1, weights(0, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Nothing to split 1 over");
    assertThatThrownBy(() -> Allocation.byWeight(1, weights(2, -1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Negative weight: -1");
  }

  @Test
  void totalsAndWeightsBeyond64BitsOfProductAreSplitExactly() {
    long huge = Long.MAX_VALUE / 3;
    assertThat(Allocation.byWeight(Long.MAX_VALUE, weights(huge, huge, huge)))
        .containsExactly(huge + 1, huge, huge)
        .satisfies(parts -> assertThat(Arrays.stream(parts).sum()).isEqualTo(Long.MAX_VALUE));
  }

  @Test
  void partsSumExactlyAndStayBesideTheirExactShare() {
    for (long seed = 1; seed <= 2_000; seed++) {
      Random random = new Random(seed);
      long[] weights = random.longs(1 + random.nextInt(40), 0, 1_000_000).toArray();
      weights[0]++;
      long total = random.nextLong(-2_000_000, 2_000_000);
      long sum = Arrays.stream(weights).sum();

      long[] parts = Allocation.byWeight(total, weights);

      assertThat(Arrays.stream(parts).sum()).as("sum, seed %d", seed).isEqualTo(total);
      for (int i = 0; i < parts.length; i++) {
        // |part - total * weight / sum| < 1, without division.
        assertThat(Math.abs(parts[i] * sum - total * weights[i]))
            .as("part %d, seed %d", i, seed)
            .isLessThan(sum);
        if (total >= 0 && total <= sum) {
          assertThat(parts[i]).as("part %d, seed %d", i, seed).isBetween(0L, weights[i]);
        }
      }
    }
  }

  @Test
  void taxPartsSumToTheTaxOfTheSum() {
    for (long seed = 1; seed <= 2_000; seed++) {
      Random random = new Random(seed);
      Rate rate = new Rate(random.nextInt(3_000));
      boolean mixedSigns = random.nextInt(4) == 0;
      long[] amounts = random.longs(random.nextInt(40), mixedSigns ? -10_000 : 0, 10_000).toArray();
      long sum = Arrays.stream(amounts).sum();

      long[] inGross = Allocation.taxInGross(amounts, rate);
      long[] onNet = Allocation.taxOnNet(amounts, rate);

      assertThat(Arrays.stream(inGross).sum())
          .as("in gross, seed %d", seed)
          .isEqualTo(Rounding.taxInGross(sum, rate));
      assertThat(Arrays.stream(onNet).sum())
          .as("on net, seed %d", seed)
          .isEqualTo(Rounding.taxOnNet(sum, rate));
      for (int i = 0; i < amounts.length; i++) {
        assertThat(inGross[i])
            .as("in gross of %d, seed %d", amounts[i], seed)
            .isCloseTo(Rounding.taxInGross(amounts[i], rate), within(1L));
        assertThat(onNet[i])
            .as("on net of %d, seed %d", amounts[i], seed)
            .isCloseTo(Rounding.taxOnNet(amounts[i], rate), within(1L));
      }
    }
  }

  @Test
  void goodsThatComeBackTakeTheirTaxWithThem() {
    Rate rate = Rate.ofPercent(22);
    // Sold and returned in one ticket: nearly nothing is left, yet each line keeps its own tax.
    assertThat(Allocation.taxInGross(weights(1000, -999), rate)).containsExactly(180, -180);
    assertThat(Allocation.taxInGross(weights(-1000, 999), rate)).containsExactly(-180, 180);
    assertThat(Allocation.taxInGross(weights(-1220, -610), rate)).containsExactly(-220, -110);
  }

  @Test
  void aReturnOfEverythingMirrorsTheSale() {
    for (long seed = 1; seed <= 500; seed++) {
      Random random = new Random(seed);
      Rate rate = new Rate(random.nextInt(3_000));
      long[] sold = random.longs(1 + random.nextInt(20), 0, 10_000).toArray();
      long[] returned = Arrays.stream(sold).map(Math::negateExact).toArray();

      assertThat(Allocation.taxInGross(returned, rate))
          .as("seed %d", seed)
          .isEqualTo(
              Arrays.stream(Allocation.taxInGross(sold, rate)).map(Math::negateExact).toArray());
    }
  }

  private static long[] weights(long... weights) {
    return weights;
  }
}
