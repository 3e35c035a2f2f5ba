package dev.sempre.pos.sell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Rate;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.pos.trouble.Safety;
import dev.sempre.pos.trouble.Trouble;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class NoticeTest {
  @ParameterizedTest
  @MethodSource("refusals")
  void whatASaleRefusesHasACode(SaleRefusal refusal) {
    assertThat(Notice.of(refusal).trouble()).isPresent();
  }

  /// Source: P7. What is told of a refund never speaks of money that comes in.
  @ParameterizedTest
  @MethodSource("refusals")
  void whatARefundRefusesIsNeverAboutMoneyOnTheCounter(SaleRefusal refusal) {
    Trouble told = Notice.of(refusal, true).trouble().orElseThrow();
    boolean lies =
        refusal instanceof SaleRefusal.MoneyTaken || refusal instanceof SaleRefusal.NoSuchTender;
    assertThat(told.safety() == Safety.ON_THE_COUNTER).isEqualTo(lies);
    assertThat(Notice.of(refusal, false)).isEqualTo(Notice.of(refusal));
  }

  /// One of each kind, whatever its figures.
  static Stream<SaleRefusal> refusals() {
    return Arrays.stream(SaleRefusal.class.getPermittedSubclasses()).map(NoticeTest::anyOf);
  }

  private static SaleRefusal anyOf(Class<?> kind) {
    Class<?>[] types =
        Arrays.stream(kind.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = kind.getDeclaredConstructor(types);
      return (SaleRefusal)
          constructor.newInstance(Arrays.stream(types).map(NoticeTest::anything).toArray());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(kind.getName(), e);
    }
  }

  private static Object anything(Class<?> type) {
    if (type == int.class) {
      return 1;
    }
    if (type == long.class) {
      return 1L;
    }
    if (type == String.class) {
      return "";
    }
    if (type == Rate.class) {
      return new Rate(1);
    }
    if (type == Currency.class) {
      return Currency.of("EUR");
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    throw new AssertionError("nothing is known to stand for a " + type);
  }

  @ParameterizedTest
  @EnumSource(Obstacle.class)
  void whatStandsInTheWayHasACode(Obstacle obstacle) {
    assertThat(Notice.of(obstacle).trouble()).isPresent();
  }

  @ParameterizedTest
  @EnumSource(Failure.class)
  void whatTheDiskDoesNotTakeHasACode(Failure failure) {
    assertThat(Notice.of(failure).trouble()).isPresent();
  }
}
