package dev.sempre.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.testing.Clock;
import dev.sempre.agent.testing.Fault;
import dev.sempre.agent.testing.Samples;
import dev.sempre.agent.testing.TestBase;
import dev.sempre.agent.testing.TestCentre;
import dev.sempre.model.journal.EventKind;
import dev.sempre.model.journal.JournalEvent;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.journal.JournalStore;
import dev.sempre.replica.journal.JournalStore.Noted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the journal of a till tells of its line and its clock. Source: R39.
final class AgentsJournalTest {
  private static final long HOUR = 3_600_000;

  @TempDir private Path folder;

  private final Clock clock = new Clock();
  private TestCentre centre;
  private TestBase base;

  @BeforeEach
  void open() throws IOException {
    centre = new TestCentre(folder, clock);
    base = new TestBase(folder, centre, clock);
    base.sync();
  }

  @AfterEach
  void close() {
    base.close();
    centre.close();
  }

  @Test
  void lineThatIsLostAndComesBackIsToldOnceEachAndNotEachStumble() {
    centre.gate(_ -> Fault.REQUEST_LOST);
    base.sync();
    for (int attempt = 2; attempt <= 9; attempt++) {
      base.ring();
    }
    assertThat(told()).as("nine stumbles").isEmpty();
    for (int attempt = 10; attempt <= 13; attempt++) {
      base.ring();
    }
    centre.gate(_ -> Fault.NONE);
    base.ring();
    base.sync();

    assertThat(told()).containsExactly("LINK_BACK null", "LINK_LOST CUT");
  }

  /// A start, or somebody who asks, makes it "reconnecting" once more: that is no return, and what
  /// follows is no other loss.
  @Test
  void lineThatIsLostWhileTheProgramStartsAnewIsToldOnceAndItsReturnToo() {
    centre.gate(_ -> Fault.REQUEST_LOST);
    base.sync();
    for (int attempt = 2; attempt <= 10; attempt++) {
      base.ring();
    }
    for (int start = 0; start < 2; start++) {
      base.restart();
      base.sync();
      for (int attempt = 2; attempt <= 10; attempt++) {
        base.ring();
      }
    }
    base.restart();
    base.sync();
    assertThat(told()).containsExactly("LINK_LOST CUT");

    centre.gate(_ -> Fault.NONE);
    base.ring();
    base.sync();

    assertThat(told()).containsExactly("LINK_BACK null", "LINK_LOST CUT");
  }

  /// As a version before may have left it: it forgot to tell of a return at a start.
  @Test
  void lossAfterAReturnThatWasNeverToldIsToldWithThatReturn() {
    base.replica()
        .write(
            Priority.BACKGROUND,
            tx -> {
              JournalStore.note(tx, JournalEvent.of(EventKind.LINK_LOST).saying("NO_ROUTE"));
              return null;
            });
    centre.gate(_ -> Fault.REQUEST_LOST);
    base.sync();
    for (int attempt = 2; attempt <= 10; attempt++) {
      base.ring();
    }
    assertThat(told()).containsExactly("LINK_LOST CUT", "LINK_BACK null", "LINK_LOST NO_ROUTE");
  }

  @Test
  void clockThatSomebodySetsIsToldOnceWithHowFar() {
    clock.set(clock.epochMillis() + 2 * HOUR);
    base.sync();
    base.sync();
    assertThat(told()).containsExactly("CLOCK_MOVED 7200000");
  }

  /// At night, or by a battery that is empty: nobody saw it, but what was sold yesterday is not of
  /// tomorrow.
  @Test
  void clockThatWentBackWhileTheTillWasOffIsToldWithTheNextStart() {
    Samples.putSales(base.replica(), TestBase.DEVICE, "s", 1);
    clock.set(clock.epochMillis() - 48 * HOUR);
    base.restart();
    base.runner().lookAtClock();
    base.runner().lookAtClock();
    assertThat(told()).singleElement().asString().startsWith("CLOCK_MOVED -1728");
  }

  @Test
  void aStartAtTheSameTimeTellsNothing() {
    Samples.putSales(base.replica(), TestBase.DEVICE, "s", 1);
    base.restart();
    base.sync();
    assertThat(told()).isEmpty();
  }

  @Test
  void whatIsToldArrivesAtTheCentre() {
    clock.set(clock.epochMillis() + 2 * HOUR);
    base.sync();
    base.sync();
    assertThat(Samples.count(centre.replica(), SyncCatalogue.JOURNAL_EVENT)).isEqualTo(1);
  }

  private List<String> told() {
    return base.replica().read(handle -> JournalStore.newest(handle, TestBase.DEVICE, 10)).stream()
        .map((Noted noted) -> noted.kind() + " " + noted.detail())
        .toList();
  }
}
