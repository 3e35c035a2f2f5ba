package dev.sempre.pos.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.approval.ApprovalViewModel;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogInViewModelTest {
  private final InlineWork work = new InlineWork();
  private final Words words = new Words(Language.EN);
  private final List<Cashier> welcomed = new ArrayList<>();
  private Optional<Cashier> onlyFor = Optional.empty();
  private final FakeLogIn people = new FakeLogIn();
  private final ApprovalViewModel leave =
      new ApprovalViewModel(words, work, work::nowMillis, people);
  private final LogInViewModel logIn = logIn(people);

  private LogInViewModel logIn(LogIn answers) {
    return new LogInViewModel(
        words, work, work::nowMillis, answers, leave, () -> onlyFor, welcomed::add);
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
        .isEqualTo(new PinEntry.Message(Word.LOGIN_WAIT, List.of("1:30")));
    work.advance(31_000);
    assertThat(logIn.entry().messageProperty().get())
        .isEqualTo(new PinEntry.Message(Word.LOGIN_WAIT, List.of("0:59")));
    work.advance(60_000);
    assertThat(message()).isNull();
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

  @Test
  void withoutAWaitThereIsNothingToLift() {
    logIn.choose(logIn.people().getFirst());
    logIn.lift();
    assertThat(logIn.liftingProperty().get()).isFalse();
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
          public boolean lift(String cashierId, Approval approval) {
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
          public boolean lift(String cashierId, Approval approval) {
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
    assertThat(welcomed).isEmpty();
  }
}
