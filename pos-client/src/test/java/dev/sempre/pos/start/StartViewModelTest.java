package dev.sempre.pos.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.shell.InlineWork;
import dev.sempre.pos.shell.Place;
import dev.sempre.pos.start.StartViewModel.Step;
import dev.sempre.pos.words.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StartViewModelTest {
  private final InlineWork work = new InlineWork();
  private final List<Place> joined = new ArrayList<>();
  private final StartViewModel start =
      new StartViewModel(work, FakeCompany::demo, FakeCompany::join, joined::add);

  @Test
  void theDemoOpensAtOnce() {
    start.tryDemo();
    assertThat(joined).containsExactly(new Place("Demo", "Demo", "Till 1"));
  }

  @Test
  void serverAndCodeJoinACompany() {
    start.wantToJoin();
    start.serverProperty().set(" shop.example:3001 ");
    start.codeProperty().set(FakeCompany.CODE + " ");
    work.hold();
    start.join();
    assertThat(start.stepProperty().get()).isEqualTo(Step.JOINING);
    work.release();
    assertThat(joined).containsExactly(FakeCompany.PLACE);
  }

  /// Source: R21.
  @Test
  void aTillThatIsSetBackIsAskedForNothingButACode() {
    assertThat(start.isAnew()).isFalse();
    start.joinAnew("https://shop.example:3001");
    assertThat(start.isAnew()).isTrue();
    assertThat(start.stepProperty().get()).isEqualTo(Step.JOIN);
    start.codeProperty().set("AAAA");
    start.join();
    assertThat(start.messageProperty().get()).isEqualTo(Word.JOIN_CODE_UNKNOWN);
    assertThat(start.serverProperty().get()).isEqualTo("https://shop.example:3001");
    start.codeProperty().set(FakeCompany.CODE);
    start.join();
    assertThat(joined).containsExactly(FakeCompany.PLACE);
  }

  @Test
  void aWrongCodeIsSaidAndWhatWasTypedStays() {
    start.wantToJoin();
    start.serverProperty().set("shop.example");
    start.codeProperty().set("AAAA");
    start.join();
    assertThat(start.stepProperty().get()).isEqualTo(Step.JOIN);
    assertThat(start.messageProperty().get()).isEqualTo(Word.JOIN_CODE_UNKNOWN);
    assertThat(start.serverProperty().get()).isEqualTo("shop.example");
    start.back();
    assertThat(start.messageProperty().get()).isNull();
  }

  @Test
  void anEmptyFieldAsksNobody() {
    start.wantToJoin();
    start.serverProperty().set("shop.example");
    start.join();
    assertThat(start.messageProperty().get()).isEqualTo(Word.START_FILL_IN);
    assertThat(joined).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(EnrolmentFailure.class)
  void everyFailureHasASentenceOfItsOwn(EnrolmentFailure failure) {
    Set<Word> others = new HashSet<>();
    for (EnrolmentFailure other : EnrolmentFailure.values()) {
      if (other != failure) {
        others.add(sentence(other));
      }
    }
    assertThat(sentence(failure)).isNotNull().isNotIn(others);
  }

  private Word sentence(EnrolmentFailure failure) {
    StartViewModel model =
        new StartViewModel(
            work,
            () -> new EnrolmentAnswer.Failed(failure),
            (_, _) -> new EnrolmentAnswer.Failed(failure),
            joined::add);
    model.tryDemo();
    return model.messageProperty().get();
  }

  @Test
  void aBrokenJoinLeadsBackToTheForm() {
    StartViewModel model =
        new StartViewModel(
            work,
            FakeCompany::demo,
            (_, _) -> {
              throw new IllegalStateException("broken on purpose");
            },
            joined::add);
    model.wantToJoin();
    model.serverProperty().set("s");
    model.codeProperty().set("c");
    model.join();
    assertThat(model.stepProperty().get()).isEqualTo(Step.JOIN);
    assertThat(model.messageProperty().get()).isEqualTo(Word.START_BROKE);
  }
}
