package dev.sempre.pos.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.look.Theme;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ShellViewModelTest {
  private static final Instant NOON = Instant.parse("2026-05-28T12:00:00Z");

  private final InlineWork work = new InlineWork();
  private final Words words = new Words(Language.EN);
  private final AtomicInteger tries = new AtomicInteger();
  private final AtomicBoolean moneyLies = new AtomicBoolean();
  private final ShellViewModel shell =
      new ShellViewModel(
          words,
          work,
          () -> NOON.plusMillis(work.nowMillis()),
          () -> ZoneId.of("Europe/Rome"),
          tries::incrementAndGet,
          moneyLies::get);

  @Test
  void theClockGoesOn() {
    assertThat(shell.clockText().getValue()).isEqualTo("14:00");
    work.advance(61_000);
    assertThat(shell.clockText().getValue()).isEqualTo("14:01");
  }

  @Test
  void theChipCountsDownToTheNextAttempt() {
    shell.show(new LinkState.Reconnecting(4, NOON.plusSeconds(21), 0));
    assertThat(shell.chip().getValue().detail()).isEqualTo("attempt 4 in 21\u00a0s");
    work.advance(2_000);
    assertThat(shell.chip().getValue().detail()).isEqualTo("attempt 4 in 19\u00a0s");
  }

  @Test
  void theLanguageFollowsThePerson() {
    shell.open(new Place("Bottega Rossi", "Milano Centro", "Till 2"));
    shell.welcome(new Cashier("u", "Chloé", Language.FR));
    assertThat(words.language()).isEqualTo(Language.FR);
    assertThat(shell.screenProperty().get()).isEqualTo(Screen.SELL);
  }

  @Test
  void nobodySeesTheSellScreenWithoutLoggingIn() {
    shell.open(new Place("Bottega Rossi", "Milano Centro", "Till 2"));
    shell.go(Screen.SELL);
    assertThat(shell.screenProperty().get()).isEqualTo(Screen.LOG_IN);
    shell.welcome(new Cashier("u", "Maria", Language.IT));
    shell.lock();
    shell.go(Screen.SYNC);
    assertThat(shell.screenProperty().get()).isEqualTo(Screen.LOG_IN);
    assertThat(shell.cashierProperty().get()).isNull();
  }

  @Test
  void whoeverHasTakenMoneyCannotBeSwitchedAway() {
    shell.open(new Place("Bottega Rossi", "Milano Centro", "Till 2"));
    Cashier maria = new Cashier("u", "Maria", Language.IT);
    shell.welcome(maria);
    shell.go(Screen.SYNC);
    moneyLies.set(true);
    shell.switchCashier();
    assertThat(shell.screenProperty().get()).isEqualTo(Screen.SELL);
    assertThat(shell.cashierProperty().get()).isEqualTo(maria);
    moneyLies.set(false);
    shell.switchCashier();
    assertThat(shell.screenProperty().get()).isEqualTo(Screen.LOG_IN);
    assertThat(shell.onlyFor()).isEmpty();
  }

  @Test
  void whoeverHasTakenMoneyMayLockAndOnlyHeMayComeBack() {
    shell.open(new Place("Bottega Rossi", "Milano Centro", "Till 2"));
    Cashier maria = new Cashier("u", "Maria", Language.IT);
    shell.welcome(maria);
    moneyLies.set(true);
    shell.lock();
    assertThat(shell.screenProperty().get()).isEqualTo(Screen.LOG_IN);
    assertThat(shell.onlyFor()).contains(maria);
    moneyLies.set(false);
    assertThat(shell.onlyFor()).isEmpty();
  }

  @Test
  void theChipTriesAtOnce() {
    shell.tryNow();
    assertThat(tries).hasValue(1);
  }

  @Test
  void theThemeChanges() {
    shell.show(shell.themeProperty().get().other());
    assertThat(shell.themeProperty().get()).isEqualTo(Theme.DARK);
  }

  @Test
  void aClosedFrameKeepsNoTimer() {
    assertThat(shell.clockText().getValue()).isEqualTo("14:00");
    shell.close();
    work.advance(61_000);
    assertThat(shell.clockText().getValue()).isEqualTo("14:00");
  }
}
