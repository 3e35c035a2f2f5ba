package dev.sempre.pos.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.organisation.BadgeCode;
import dev.sempre.model.organisation.BadgeScan;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.approval.ApprovalViewModel;
import dev.sempre.pos.badge.BadgeAnswer;
import dev.sempre.pos.pin.Person;
import dev.sempre.pos.pin.PinAnswer;
import dev.sempre.pos.pin.PinEntry;
import dev.sempre.pos.shell.Cashier;
import dev.sempre.pos.shell.InlineWork;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogInViewModelTest {
  private final InlineWork work = new InlineWork();
  private final Words words = new Words(Language.EN);
  private final List<Cashier> welcomed = new ArrayList<>();
  private final AtomicInteger beeps = new AtomicInteger();
  private Optional<Cashier> onlyFor = Optional.empty();
  private final FakeLogIn people = new FakeLogIn();
  private final ApprovalViewModel leave =
      new ApprovalViewModel(words, work, work::nowMillis, people);
  private final LogInViewModel logIn = logIn(people);

  private LogInViewModel logIn(LogIn answers) {
    return new LogInViewModel(
        words,
        work,
        work::nowMillis,
        answers,
        leave,
        () -> onlyFor,
        () -> onlyFor = Optional.empty(),
        welcomed::add,
        beeps::incrementAndGet);
  }

  @BeforeEach
  void read() {
    logIn.reload();
  }

  private void enter(String pin) {
    logIn.entry().pinProperty().set(pin);
    logIn.enter();
  }

  private @Nullable Word message() {
    PinEntry.Message message = logIn.entry().messageProperty().get();
    return message == null ? null : message.word();
  }

  @Test
  void aReadingThatBringsNobodyNewLeavesEveryTileInItsPlace() {
    List<String> drawn = new ArrayList<>();
    logIn.people().subscribe(() -> drawn.add("tiles"));
    logIn.reload();
    assertThat(drawn).isEmpty();
    assertThat(logIn.people()).isNotEmpty();
  }

  @Test
  void theRightPinLogsIn() {
    logIn.choose(logIn.people().get(1));
    enter(FakeLogIn.PIN);
    assertThat(welcomed).containsExactly(new Cashier("lucia", "Lucia F.", Language.EN));
    assertThat(logIn.chosenProperty().get()).isNull();
    assertThat(logIn.entry().pinProperty().get()).isEmpty();
  }

  @Test
  void aWrongPinIsSaidAndClearedForTheNextTry() {
    logIn.choose(logIn.people().getFirst());
    enter("1111");
    assertThat(message()).isEqualTo(Word.LOGIN_WRONG_PIN);
    assertThat(logIn.entry().pinProperty().get()).isEmpty();
    assertThat(welcomed).isEmpty();
  }

  @Test
  void theScreenSpeaksTheLanguageOfWhoeverTouchesHisTile() {
    logIn.choose(logIn.people().get(3));
    assertThat(words.language()).isEqualTo(Language.FR);
  }

  @Test
  void tooManyWrongPinsCountDown() {
    logIn.choose(logIn.people().getFirst());
    enter("1");
    enter("2");
    enter("3");
    assertThat(logIn.entry().messageProperty().get())
        .isEqualTo(new PinEntry.Message(Word.LOGIN_WAIT, List.of("1\u00a0min 30\u00a0s")));
    work.advance(31_000);
    assertThat(logIn.entry().messageProperty().get())
        .isEqualTo(new PinEntry.Message(Word.LOGIN_WAIT, List.of("59\u00a0s")));
    work.advance(60_000);
    assertThat(message()).isNull();
  }

  @Test
  void whatWasTypedWhileNoTryCountedIsNotTheBeginningOfTheNext() {
    logIn.choose(logIn.people().getFirst());
    enterThreeWrongOnes();
    logIn.entry().pinProperty().set("2468");
    work.advance(90_000);
    assertThat(logIn.entry().heldProperty().get()).isFalse();
    assertThat(logIn.entry().pinProperty().get()).isEmpty();
  }

  private void enterThreeWrongOnes() {
    logIn.choose(logIn.people().getFirst());
    enter("1");
    enter("2");
    assertThat(logIn.entry().heldProperty().get()).isFalse();
    enter("3");
    assertThat(logIn.entry().heldProperty().get()).isTrue();
  }

  @Test
  void somebodyWhoMayLiftsTheWaitAndTheNextTryCountsAtOnce() {
    enterThreeWrongOnes();
    logIn.lift();
    assertThat(logIn.liftingProperty().get()).isTrue();
    leave.allow("lucia", FakeLogIn.PIN);

    assertThat(people.lifted()).containsExactly("maria by lucia");
    assertThat(logIn.liftingProperty().get()).isFalse();
    assertThat(message()).isNull();
    enter(FakeLogIn.PIN);
    assertThat(welcomed).extracting(Cashier::id).containsExactly("maria");
  }

  /// Source: P7. The wait counts on, and what went wrong stands until something else is done.
  @Test
  void aWaitThatIsNotLiftedIsToldAndStandsWhileTheTimeRuns() {
    people.standFirm();
    enterThreeWrongOnes();
    logIn.lift();
    leave.allow("lucia", FakeLogIn.PIN);
    work.advance(2_000);

    assertThat(message()).isEqualTo(Word.LOGIN_LIFT_REFUSED);
    assertThat(logIn.entry().heldProperty().get()).isTrue();
    people.breakDown();
    logIn.lift();
    leave.allow("lucia", FakeLogIn.PIN);
    assertThat(message()).isEqualTo(Word.LOGIN_LIFT_BROKE);
    enter("4");
    assertThat(message()).isNotEqualTo(Word.LOGIN_LIFT_BROKE);
  }

  /// Source: P7. What a message means stays while its seconds are counted down.
  @Test
  void whatAWaitMeansStandsWhileItCountsDownAndGoesWhenTyped() {
    enterThreeWrongOnes();
    logIn.entry().explain();
    work.advance(3_000);
    assertThat(logIn.entry().isExplained()).isTrue();
    logIn.entry().pinProperty().set("1");
    assertThat(logIn.entry().isExplained()).isFalse();
  }

  @Test
  void whoeverChoosesAnotherTileAsksNobodyAnyMore() {
    enterThreeWrongOnes();
    logIn.lift();
    logIn.choose(logIn.people().get(2));
    leave.allow("lucia", FakeLogIn.PIN);
    assertThat(logIn.liftingProperty().get()).isFalse();
    assertThat(people.lifted()).isEmpty();
  }

  /// Maria went home ill, or does not work here any more: nobody else could get in.
  @Test
  void moneyOfOneWhoWillNotComeBackIsSetAsideByAManagerAndAnybodyGetsIn() {
    onlyFor = Optional.of(logIn.people().getFirst().cashier());
    logIn.setAside();
    assertThat(logIn.liftingProperty().get()).as("nobody is kept out yet").isFalse();
    logIn.choose(logIn.people().get(2));
    assertThat(message()).isEqualTo(Word.LOGIN_MONEY_LIES);
    assertThat(logIn.moneyKeepsOutProperty().get()).isTrue();
    logIn.setAside();
    assertThat(logIn.needs()).isEqualTo(LogInViewModel.ASIDE);
    leave.allow("lucia", FakeLogIn.PIN);

    assertThat(people.lifted()).containsExactly("money of maria by lucia");
    assertThat(message()).isNull();
    assertThat(logIn.moneyKeepsOutProperty().get()).isFalse();
    enter(FakeLogIn.PIN);
    assertThat(welcomed).extracting(Cashier::id).containsExactly("joao");
  }

  /// Source: P7.
  @Test
  void moneyThatIsNotSetAsideKeepsOthersOutAndIsToldSo() {
    onlyFor = Optional.of(logIn.people().getFirst().cashier());
    people.standFirm();
    logIn.choose(logIn.people().get(2));
    logIn.setAside();
    leave.allow("lucia", FakeLogIn.PIN);
    assertThat(message()).isEqualTo(Word.LOGIN_ASIDE_REFUSED);
    people.breakDown();
    logIn.setAside();
    leave.allow("lucia", FakeLogIn.PIN);
    assertThat(message()).isEqualTo(Word.LOGIN_ASIDE_BROKE);
    enter(FakeLogIn.PIN);
    assertThat(welcomed).isEmpty();
  }

  @Test
  void withoutAWaitThereIsNothingToLift() {
    logIn.choose(logIn.people().getFirst());
    logIn.lift();
    assertThat(logIn.liftingProperty().get()).isFalse();
  }

  /// Source: T1.
  @Test
  void aCashiersBadgeLogsInAtOnceInHisLanguage() {
    logIn.scan(FakeLogIn.MARIAS_BADGE.text());
    assertThat(welcomed).containsExactly(new Cashier("maria", "Maria B.", Language.IT));
    assertThat(words.language()).isEqualTo(Language.IT);
    assertThat(logIn.chosenProperty().get()).isNull();
    assertThat(beeps).hasValue(0);
  }

  /// Source: R49.
  @Test
  void theBadgeOfSomebodyWhoMayMoreChoosesHimAndHisPinIsStillAskedFor() {
    logIn.scan(FakeLogIn.LUCIAS_BADGE.text());
    assertThat(welcomed).isEmpty();
    assertThat(logIn.chosenProperty().get()).isEqualTo(logIn.people().get(1));
    enter("1111");
    assertThat(message()).isEqualTo(Word.LOGIN_WRONG_PIN);
    logIn.scan(FakeLogIn.LUCIAS_BADGE.text());
    assertThat(welcomed).isEmpty();
    enter(FakeLogIn.PIN);
    assertThat(welcomed).extracting(Cashier::id).containsExactly("lucia");
  }

  @Test
  void aBadgeThatOpensNothingIsSaidAndHeardAndMakesNobodyWait() {
    for (int i = 0; i < 20; i++) {
      logIn.scan(FakeLogIn.WITHDRAWN_BADGE.text());
      assertThat(message()).isEqualTo(Word.BADGE_UNKNOWN);
    }
    logIn.scan(FakeLogIn.MARIAS_BADGE.text().substring(2) + "X");
    logIn.scan("X" + FakeLogIn.MARIAS_BADGE.text());
    assertThat(message()).as("codes of other things are only heard").isEqualTo(Word.BADGE_UNKNOWN);
    logIn.scan(FakeLogIn.MARIAS_BADGE.text().substring(0, 20));
    assertThat(message()).isEqualTo(Word.BADGE_MISREAD);
    logIn.scan(FakeLogIn.PAOLOS_BADGE.text());
    assertThat(logIn.entry().messageProperty().get())
        .isEqualTo(new PinEntry.Message(Word.BADGE_NOT_HERE, List.of("Paolo V.")));
    logIn.scan("8076802085738");
    assertThat(beeps).hasValue(25);
    assertThat(logIn.chosenProperty().get()).isNull();
    assertThat(welcomed).isEmpty();
    logIn.scan(FakeLogIn.MARIAS_BADGE.text());
    assertThat(welcomed).hasSize(1);
  }

  /// Source: R50.
  @Test
  void whoeverHasToWaitWaitsWithHisBadgeTooAndSomebodyMayLiftIt() {
    enterThreeWrongOnes();
    logIn.reset();
    logIn.scan(FakeLogIn.MARIAS_BADGE.text());
    assertThat(welcomed).isEmpty();
    assertThat(message()).isEqualTo(Word.LOGIN_WAIT);
    assertThat(logIn.chosenProperty().get()).isEqualTo(logIn.people().getFirst());

    logIn.lift();
    logIn.scan(FakeLogIn.MARIAS_BADGE.text());
    logIn.scan(FakeLogIn.LUCIAS_BADGE.text());
    assertThat(logIn.liftingProperty().get()).as("her PIN is asked for").isTrue();
    leave.allow("lucia", FakeLogIn.PIN);
    assertThat(people.lifted()).containsExactly("maria by lucia");
    logIn.scan(FakeLogIn.MARIAS_BADGE.text());
    assertThat(welcomed).extracting(Cashier::id).containsExactly("maria");
  }

  @Test
  void whileMariasMoneyLiesNoOtherBadgeOpensTheTill() {
    onlyFor = Optional.of(logIn.people().getFirst().cashier());
    logIn.scan(FakeLogIn.JOAOS_BADGE.text());
    assertThat(message()).isEqualTo(Word.LOGIN_MONEY_LIES);
    assertThat(welcomed).isEmpty();
    logIn.scan(FakeLogIn.MARIAS_BADGE.text());
    assertThat(welcomed).containsExactly(onlyFor.orElseThrow());
  }

  /// A screen that has stalled gets a person's keys all at once.
  @Test
  void aPinThatArrivesInABurstIsNoScan() {
    assertThat(List.of("2580", "246810", "123456789013")).noneMatch(LogInViewModel::isScan);
    assertThat(List.of("8076802085738", "96385074", FakeLogIn.MARIAS_BADGE.text(), "abcdef"))
        .allMatch(LogInViewModel::isScan);
  }

  @Test
  void aBadgeThatIsScannedWhileAPinIsBeingCheckedDoesNotComeBetween() {
    logIn.choose(logIn.people().get(1));
    work.hold();
    enter(FakeLogIn.PIN);
    logIn.scan(FakeLogIn.MARIAS_BADGE.text());
    work.release();
    assertThat(welcomed).extracting(Cashier::id).containsExactly("lucia");
    assertThat(beeps).hasValue(1);
  }

  /// Else the next one waits for what another has typed.
  @Test
  void whatComesOfAPinIsNothingToWhoeverIsChosenMeanwhile() {
    logIn.choose(logIn.people().getFirst());
    enter("1111");
    enter("1111");
    work.hold();
    enter("1111");
    logIn.choose(logIn.people().get(1));
    work.release();
    assertThat(logIn.entry().heldProperty().get()).isFalse();
    assertThat(message()).isNull();
    logIn.choose(logIn.people().getFirst());
    work.hold();
    enter(FakeLogIn.PIN);
    logIn.choose(logIn.people().get(1));
    work.release();
    assertThat(welcomed).as("it is Lucia who stands there").isEmpty();
    enter(FakeLogIn.PIN);
    assertThat(welcomed).extracting(Cashier::id).containsExactly("lucia");
  }

  @Test
  void onlyDigitsAreTakenAndNoMoreThanAPinHas() {
    logIn.choose(logIn.people().getFirst());
    logIn.entry().pinProperty().set("1a2-3");
    assertThat(logIn.entry().pinProperty().get()).isEqualTo("123");
    logIn.entry().pinProperty().set("12345678901234567");
    assertThat(logIn.entry().pinProperty().get()).isEqualTo("123456789012");
    logIn.entry().backspace();
    assertThat(logIn.entry().pinProperty().get()).isEqualTo("12345678901");
  }

  @Test
  void withoutAPersonOrAPinNothingIsAsked() {
    enter(FakeLogIn.PIN);
    assertThat(welcomed).isEmpty();
    logIn.choose(logIn.people().getFirst());
    enter("");
    assertThat(message()).isNull();
  }

  @Test
  void aCheckThatBreaksLeavesTheScreenUsable() {
    LogIn broken =
        new LogIn() {
          @Override
          public List<Person> people() {
            return new FakeLogIn().people();
          }

          @Override
          public PinAnswer enter(String cashierId, String pin) {
            throw new IllegalStateException("broken on purpose");
          }

          @Override
          public BadgeAnswer whose(BadgeScan scan) {
            throw new IllegalStateException("broken on purpose");
          }

          @Override
          public PinAnswer enter(BadgeCode badge) {
            throw new IllegalStateException("broken on purpose");
          }

          @Override
          public boolean lift(String cashierId, Approval approval) {
            throw new IllegalStateException("broken on purpose");
          }

          @Override
          public boolean setAside(String cashierId, Approval approval) {
            throw new IllegalStateException("broken on purpose");
          }
        };
    LogInViewModel model = logIn(broken);
    model.reload();
    model.choose(model.people().getFirst());
    model.entry().pinProperty().set("1");
    model.enter();
    assertThat(model.entry().checkingProperty().get()).isFalse();
    assertThat(model.entry().messageProperty().get())
        .isEqualTo(new PinEntry.Message(Word.LOGIN_BROKE, List.of()));
    model.scan(FakeLogIn.MARIAS_BADGE.text());
    assertThat(model.entry().messageProperty().get())
        .isEqualTo(new PinEntry.Message(Word.BADGE_BROKE, List.of()));
    model.hold(new BadgeAnswer.Holder(model.people().getFirst(), FakeLogIn.MARIAS_BADGE, true));
    assertThat(model.entry().checkingProperty().get()).isFalse();
    assertThat(model.entry().messageProperty().get())
        .isEqualTo(new PinEntry.Message(Word.BADGE_BROKE, List.of()));
  }

  @Test
  void whileMariasMoneyLiesOnTheCounterOnlySheMayComeBack() {
    onlyFor = Optional.of(logIn.people().getFirst().cashier());
    logIn.choose(logIn.people().get(1));
    assertThat(logIn.entry().messageProperty().get())
        .isEqualTo(new PinEntry.Message(Word.LOGIN_MONEY_LIES, List.of("Maria B.")));
    enter(FakeLogIn.PIN);
    assertThat(welcomed).isEmpty();
    assertThat(message()).isEqualTo(Word.LOGIN_MONEY_LIES);

    logIn.choose(logIn.people().getFirst());
    assertThat(message()).isNull();
    enter(FakeLogIn.PIN);
    assertThat(welcomed).containsExactly(onlyFor.orElseThrow());
  }

  /// What was asked for before the screen was locked is done all the same.
  @Test
  void moneyThatComesToLieWhileAPinIsCheckedIsNobodyElses() {
    logIn.choose(logIn.people().get(1));
    work.hold();
    enter(FakeLogIn.PIN);
    onlyFor = Optional.of(logIn.people().getFirst().cashier());
    work.release();
    assertThat(welcomed).isEmpty();
    assertThat(message()).isEqualTo(Word.LOGIN_MONEY_LIES);

    logIn.choose(logIn.people().getFirst());
    enter(FakeLogIn.PIN);
    assertThat(welcomed).containsExactly(onlyFor.orElseThrow());
  }

  @Test
  void aShopThatIsNotUnderstoodIsSaidInsteadOfOpeningATillThatCannotSell() {
    LogIn unclear =
        new LogIn() {
          @Override
          public List<Person> people() {
            return new FakeLogIn().people();
          }

          @Override
          public PinAnswer enter(String cashierId, String pin) {
            return new PinAnswer.ShopUnclear();
          }

          @Override
          public BadgeAnswer whose(BadgeScan scan) {
            return new FakeLogIn().whose(scan);
          }

          @Override
          public PinAnswer enter(BadgeCode badge) {
            return new PinAnswer.ShopUnclear();
          }

          @Override
          public boolean lift(String cashierId, Approval approval) {
            return false;
          }

          @Override
          public boolean setAside(String cashierId, Approval approval) {
            return false;
          }
        };
    LogInViewModel model = logIn(unclear);
    model.reload();
    model.choose(model.people().getFirst());
    model.entry().pinProperty().set("1");
    model.enter();
    assertThat(model.entry().messageProperty().get())
        .isEqualTo(new PinEntry.Message(Word.LOGIN_SHOP_UNCLEAR, List.of()));
    model.reset();
    model.scan(FakeLogIn.MARIAS_BADGE.text());
    assertThat(model.entry().messageProperty().get())
        .isEqualTo(new PinEntry.Message(Word.LOGIN_SHOP_UNCLEAR, List.of()));
    assertThat(welcomed).isEmpty();
  }
}
