package dev.sempre.pos.shift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.money.Currency;
import dev.sempre.model.shift.ShiftRefusal;
import dev.sempre.pos.sell.Failure;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShiftMessageTest {
  private final Words english = new Words(Language.EN);

  static Stream<ShiftRefusal> refusals() {
    return Stream.of(
        new ShiftRefusal.NoShiftOpen(),
        new ShiftRefusal.AlreadyOpen(88),
        new ShiftRefusal.AlreadyClosed(87),
        new ShiftRefusal.FiguresMoved(10_000),
        new ShiftRefusal.OfAnotherShop("Torino"),
        new ShiftRefusal.MoneyLies("Maria"),
        new ShiftRefusal.SetBack(),
        new ShiftRefusal.ClockAhead(1_795_262_400_000L, 1_826_798_400_000L),
        new ShiftRefusal.AmountOutOfRange(1, 1_000),
        new ShiftRefusal.ReasonMissing(),
        new ShiftRefusal.ReasonUnusable(200));
  }

  @Test
  void eachKindOfRefusalIsTried() {
    assertThat(refusals().<Class<?>>map(ShiftRefusal::getClass))
        .containsExactlyInAnyOrder(ShiftRefusal.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatAShiftRefusesHasACode(ShiftRefusal refusal) {
    assertThat(ShiftMessage.of(refusal, english, Currency.of("EUR")).trouble()).isPresent();
  }

  @ParameterizedTest
  @EnumSource(Failure.class)
  void whatTheDiskDoesNotTakeHasACode(Failure failure) {
    assertThat(ShiftMessage.of(failure).trouble()).isPresent();
  }

  @Test
  void theLineSaysAboutTheMoneyWhereSomebodyHasToBeCalled() {
    assertThat(ShiftMessage.problem(Word.SHIFT_FLOAT_MISSING).said(english))
        .isEqualTo("The float is missing. Type it first; 0 if the drawer is empty.");
    assertThat(ShiftMessage.problem(Word.SHIFT_UNKNOWN).said(english))
        .isEqualTo(
            "The till does not know yet whether this was saved. Leave the money as it is."
                + " Everything sold is safe. Look with F5 whether it is there before you do it"
                + " again.");
    assertThat(ShiftMessage.done(Word.SHIFT_IS_OPEN).said(english))
        .isEqualTo(english.say(Word.SHIFT_IS_OPEN));
  }
}
