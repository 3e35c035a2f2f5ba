package dev.sempre.model.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactQuotientTest {

  @Test
  void roundsDownTowardsMinusInfinity() {
    assertThat(ExactQuotient.of(7, 3, 10)).isEqualTo(new ExactQuotient(2, 1));
    assertThat(ExactQuotient.of(-7, 3, 10)).isEqualTo(new ExactQuotient(-3, 9));
    assertThat(ExactQuotient.of(-5, 2, 10)).isEqualTo(new ExactQuotient(-1, 0));
  }

  @Test
  void productsBeyond64BitsLoseNothing() {
    long odd = Long.MAX_VALUE; // 2^63 - 1

    assertThat(ExactQuotient.of(odd, odd, odd)).isEqualTo(new ExactQuotient(odd, 0));
    assertThat(ExactQuotient.of(-odd, odd, odd)).isEqualTo(new ExactQuotient(-odd, 0));
    // (2^63 - 1) x 2 = 2^64 - 2 = (2^63 - 2) x 2 + 2
    assertThat(ExactQuotient.of(odd, 2, odd - 1)).isEqualTo(new ExactQuotient(2, 2));
    assertThat(ExactQuotient.of(-odd, 2, odd - 1)).isEqualTo(new ExactQuotient(-3, odd - 3));
    // (2^63 - 1) x 3 = 3 x 2^63 - 3 = (3 x 2^61 - 1) x 4 + 1
    assertThat(ExactQuotient.of(-odd, 3, 4)).isEqualTo(new ExactQuotient(-3 * (1L << 61), 3));
  }

  @Test
  void agreesWithArithmeticThatIsNeverTooNarrow() {
    long seed = 7;
    Random random = new Random(seed);
    for (int i = 0; i < 50_000; i++) {
      long a = random.nextLong() >> random.nextInt(64);
      long b = random.nextLong() >> random.nextInt(64);
      long divisor = 1 + (random.nextLong() >>> (2 + random.nextInt(62)));
      BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
      BigInteger rest = product.mod(BigInteger.valueOf(divisor));
      BigInteger floor = product.subtract(rest).divide(BigInteger.valueOf(divisor));
      String terms = "seed %d: %d x %d / %d".formatted(seed, a, b, divisor);
      if (floor.bitLength() < 64) {
        assertThat(ExactQuotient.of(a, b, divisor))
            .as(terms)
            .isEqualTo(new ExactQuotient(floor.longValueExact(), rest.longValueExact()));
      } else {
        assertThatThrownBy(() -> ExactQuotient.of(a, b, divisor))
            .as(terms)
            .isInstanceOf(ArithmeticException.class);
      }
    }
  }

  @Test
  void divisorMustBePositive() {
    assertThatThrownBy(() -> ExactQuotient.of(1, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ExactQuotient.of(1, 1, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
