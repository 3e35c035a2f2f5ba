package dev.sempre.pos.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.organisation.BadgeCode;
import dev.sempre.model.organisation.BadgeScan;
import dev.sempre.pos.badge.BadgeAnswer.Holder;
import dev.sempre.pos.badge.BadgeReader;
import dev.sempre.pos.shell.Cashier;
import dev.sempre.pos.shell.InlineWork;
import dev.sempre.pos.shell.Screen;
import dev.sempre.pos.shell.ShellViewModel;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class QuickSwitchTest {
  private static final Cashier MARIA = new Cashier("maria", "Maria B.", Language.IT);

  private final InlineWork work = new InlineWork();
  private final FakeLogIn people = new FakeLogIn();
  private final AtomicInteger beeps = new AtomicInteger();
  private final List<Holder> arrived = new ArrayList<>();
  private final List<Word> refused = new ArrayList<>();
  private boolean moneyLies;
  private final ShellViewModel shell =
      new ShellViewModel(
          new Words(Language.EN),
          work,
          InstantSource.fixed(Instant.EPOCH),
          () -> ZoneOffset.UTC,
          () -> {},
          () -> moneyLies);
  private final QuickSwitch quickSwitch =
      new QuickSwitch(new BadgeReader(work, people, beeps::incrementAndGet), shell, arrived::add);

  private void scan(BadgeCode badge) {
    quickSwitch.scan(new BadgeScan.Whole(badge), (word, _) -> refused.add(word));
  }

  @Test
  void theTillIsHandedOverToWhoseBadgeItIs() {
    shell.welcome(MARIA);
    scan(FakeLogIn.LUCIAS_BADGE);
    assertThat(shell.screenProperty().get()).isEqualTo(Screen.LOG_IN);
    assertThat(shell.cashierProperty().get()).isNull();
    assertThat(arrived)
        .extracting(holder -> holder.person().cashier().id())
        .containsExactly("lucia");
    assertThat(refused).isEmpty();
  }

  @Test
  void aBadgeThatOpensNothingDisturbsNobodyWhoWorks() {
    shell.welcome(MARIA);
    scan(FakeLogIn.WITHDRAWN_BADGE);
    scan(FakeLogIn.PAOLOS_BADGE);
    quickSwitch.scan(new BadgeScan.Misread(), (word, _) -> refused.add(word));
    people.breakDown();
    scan(FakeLogIn.LUCIAS_BADGE);
    assertThat(refused)
        .containsExactly(
            Word.BADGE_UNKNOWN, Word.BADGE_NOT_HERE, Word.BADGE_MISREAD, Word.BADGE_BROKE);
    assertThat(beeps).hasValue(4);
    assertThat(shell.cashierProperty().get()).isEqualTo(MARIA);
    assertThat(shell.screenProperty().get()).isEqualTo(Screen.SELL);
  }

  @Test
  void onesOwnBadgeChangesNothing() {
    shell.welcome(MARIA);
    scan(FakeLogIn.MARIAS_BADGE);
    assertThat(shell.cashierProperty().get()).isEqualTo(MARIA);
    assertThat(arrived).isEmpty();
    assertThat(beeps).hasValue(0);
  }

  @Test
  void moneyThatHasComeToLieMeanwhileKeepsTheTillWithWhoTookIt() {
    shell.welcome(MARIA);
    work.hold();
    scan(FakeLogIn.LUCIAS_BADGE);
    moneyLies = true;
    work.release();
    assertThat(shell.cashierProperty().get()).isEqualTo(MARIA);
    assertThat(arrived).isEmpty();
    assertThat(beeps).hasValue(1);
  }
}
