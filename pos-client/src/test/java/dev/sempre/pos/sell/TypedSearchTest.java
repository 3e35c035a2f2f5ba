package dev.sempre.pos.sell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.shell.InlineWork;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypedSearchTest {
  private final InlineWork work = new InlineWork();
  private final List<String> asked = new ArrayList<>();
  private final List<String> taken = new ArrayList<>();
  private int unread;
  private boolean broken;
  private final TypedSearch<String> search =
      new TypedSearch<>(work, text -> () -> find(text), () -> unread++);

  private List<String> find(String text) {
    asked.add(text);
    if (broken) {
      throw new IllegalStateException("broken on purpose");
    }
    return List.of(text + " 1", text + " 2");
  }

  private void type(String text) {
    search.entryProperty().set(text);
    search.look();
  }

  private void enter() {
    search.first(taken::add);
  }

  @Test
  void oneSearchRunsAtATimeAndTheLatestTextWins() {
    work.hold();
    type("b");
    type("ba");
    type("bar");
    assertThat(work.waiting()).isEqualTo(1);
    work.releaseOne();
    assertThat(search.found()).isEmpty();
    work.release();
    assertThat(asked).containsExactly("b", "bar");
    assertThat(search.found()).containsExactly("bar 1", "bar 2");
  }

  @Test
  void enterTakesTheFirst() {
    type("bar");
    enter();
    assertThat(taken).containsExactly("bar 1");
  }

  @Test
  void enterWaitsForTheAnswerToWhatIsTyped() {
    search.open();
    work.hold();
    type("r");
    type("rossi");
    enter();
    assertThat(taken).as("that would be somebody else").isEmpty();
    work.releaseOne();
    assertThat(taken).as("of r, which was typed on the way").isEmpty();
    work.release();
    assertThat(taken).containsExactly("rossi 1");
    enter();
    assertThat(taken).hasSize(2);
  }

  @Test
  void whoeverGoesOnTypingHasTakenNobody() {
    work.hold();
    type("ross");
    enter();
    type("rossi");
    work.release();
    assertThat(taken).isEmpty();
    assertThat(search.found()).containsExactly("rossi 1", "rossi 2");
  }

  @Test
  void aSearchThatBreaksIsToldAndLeavesWhatWasFound() {
    type("bar");
    assertThat(search.readProperty().get()).isTrue();
    broken = true;
    type("barc");
    assertThat(unread).isOne();
    assertThat(search.readProperty().get()).as("that there is none is not known").isFalse();
    assertThat(search.found()).containsExactly("bar 1", "bar 2");

    broken = false;
    enter();
    assertThat(taken).as("he has not seen who is found").isEmpty();
    assertThat(search.found()).containsExactly("barc 1", "barc 2");
    assertThat(search.readProperty().get()).isTrue();
    enter();
    assertThat(taken).containsExactly("barc 1");
  }

  @Test
  void aSearchThatBreaksDoesNotStopTheNextAndIsNotToldOfAnOlderText() {
    work.hold();
    broken = true;
    type("bar");
    type("barc");
    enter();
    work.releaseOne();
    broken = false;
    work.release();
    assertThat(unread).isZero();
    assertThat(taken).containsExactly("barc 1");
  }
}
