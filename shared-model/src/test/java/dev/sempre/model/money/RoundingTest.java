package dev.sempre.model.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {

  @ParameterizedTest(name = "{0} x {1}/1000 = {2}")
  @CsvSource({
    "129, 2000, 258", // two pieces
    "2190, 482, 1056", // 0.482 kg at 21.90: 10.5558
    "99, 1, 0", // one gram
    "500, 1, 1", // 0.5 of a cent goes up
    "499, 1, 0",
    "1, 1500, 2", // 1.5
    "1, 2500, 3", // 2.5: away from zero, not to even
    "-1, 2500, -3", // a return rounds like its sale
    "1, -2500, -3",
    "-1, -2500, 3",
    "0, 5000, 0",
    "9999999999, 9999999999, 99999999980000000", // the largest price and quantity
  })
  void priceTimesQuantityIsRoundedToTheNearestWithHalvesAwayFromZero(
      long unitPriceMinor, long quantityMilli, long expected) {
    assertThat(Rounding.extend(unitPriceMinor, quantityMilli)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {2} basis points in {1} = {3}")
  @CsvSource({
    "IT ordinary, 1220, 2200, 220",
    "IT ordinary, 100, 2200, 18",
    "IT reduced, 110, 1000, 10",
    "IT reduced, 950, 1000, 86",
    "IT truffles and herbs, 105, 500, 5",
    "IT bread and milk, 258, 400, 10",
    "IT bread and milk, 423, 400, 16",
    "FR normal, 120, 2000, 20",
    "FR normal tie, 999, 2000, 167", // 166.5
    "FR returned tie, -999, 2000, -167",
    "FR intermediate, 550, 1000, 50",
    "FR reduced, 1055, 550, 55",
    "FR reduced, 299, 550, 16",
    "FR press, 130, 210, 3",
    "FR press, 10210, 210, 210",
    "PT normal, 123, 2300, 23",
    "PT normal, 99, 2300, 19",
    "PT intermediate, 113, 1300, 13",
    "PT reduced, 106, 600, 6",
    "UK standard, 500, 2000, 83",
    "UK reduced, 210, 500, 10",
    "UK zero, 210, 0, 0",
    "JP standard in yen, 110, 1000, 10",
    "JP reduced in yen, 1080, 800, 80",
    "BH standard in fils, 1100, 1000, 100",
  })
  void taxIsTakenOutOfTheGrossPrice(String what, long grossMinor, int basisPoints, long expected) {
    assertThat(Rounding.taxInGross(grossMinor, new Rate(basisPoints))).as(what).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {2} basis points on {1} = {3}")
  @CsvSource({
    "BR CBS 2026, 10000, 90, 90",
    "BR IBS 2026, 10000, 10, 10",
    "BR IBS 2026 on little, 450, 10, 0",
    "BR IBS 2026 tie, 500, 10, 1",
    "BR ICMS reckoned on the gross price, 1000, 1800, 180",
    "IT ordinary between companies, 1000, 2200, 220",
    "FR reduced between companies, 999, 550, 55",
    "KW discount of 12.5 % in fils, 12345, 1250, 1543",
  })
  void taxComesOnTopOfTheNetPrice(String what, long netMinor, int basisPoints, long expected) {
    assertThat(Rounding.taxOnNet(netMinor, new Rate(basisPoints))).as(what).isEqualTo(expected);
    assertThat(Rounding.percentOf(netMinor, new Rate(basisPoints))).as(what).isEqualTo(expected);
  }

  @Test
  void everyResultIsTheExactProductRoundedHalfUp() {
    long seed = 20_261_121;
    Random random = new Random(seed);
    for (int i = 0; i < 100_000; i++) {
      long amount = random.nextLong() >> random.nextInt(64);
      long numerator = random.nextLong() >> (1 + random.nextInt(63));
      long denominator = 1 + (random.nextLong() >>> (1 + random.nextInt(63)));
      if (denominator <= 0 || amount == Long.MIN_VALUE) {
        continue;
      }
      BigInteger exact = exact(amount, numerator, denominator);
      String terms = "seed %d: %d x %d / %d".formatted(seed, amount, numerator, denominator);
      if (exact.bitLength() < 63) {
        assertThat(Rounding.scale(amount, numerator, denominator))
            .as(terms)
            .isEqualTo(exact.longValueExact());
      } else if (exact.bitLength() > 63) {
        assertThatThrownBy(() -> Rounding.scale(amount, numerator, denominator))
            .as(terms)
            .isInstanceOf(ArithmeticException.class);
      }
    }
  }

  private static BigInteger exact(long amount, long numerator, long denominator) {
    return new BigDecimal(amount)
        .multiply(new BigDecimal(numerator))
        .divide(new BigDecimal(denominator), 0, RoundingMode.HALF_UP)
        .toBigIntegerExact();
  }
}
