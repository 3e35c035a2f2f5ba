package dev.sempre.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.machine.Event;
import dev.sempre.agent.machine.State;
import dev.sempre.agent.testing.Clock;
import dev.sempre.agent.testing.Fault;
import dev.sempre.agent.testing.Samples;
import dev.sempre.agent.testing.TestBase;
import dev.sempre.agent.testing.TestCentre;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.sync.Cursors;
import dev.sempre.replica.sync.SyncRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When there is nothing left to do, and what is said if something is left over.
final class RoundEndsTest {
  @TempDir private Path folder;

  private final Clock clock = new Clock();
  private TestCentre centre;
  private TestBase base;

  @BeforeEach
  void open() throws IOException {
    centre = new TestCentre(folder, clock);
    base = new TestBase(folder, centre, clock);
    Samples.putMany(centre.replica(), SyncCatalogue.PRODUCT, "p", 3);
  }

  @AfterEach
  void close() {
    base.close();
    centre.close();
  }

  @Test
  void tableThatAnOlderCentreDoesNotKnowIsNoReasonForRounds() {
    int schema = SyncCatalogue.SCHEMA;
    centre.ofVersion(schema - 1, SyncCatalogue.CONTACT);
    base.sync();
    assertThat(base.replica().read(Cursors::all)).doesNotContainKey("contact");
    int asked = centre.requests().size();
    Samples.putSales(base.replica(), TestBase.DEVICE, "s", 1);
    base.runner().tell(new Event.PulseDue());
    assertThat(centre.requests().subList(asked, centre.requests().size())).containsExactly("head");

    // What is new elsewhere still comes.
    Samples.putMany(centre.replica(), SyncCatalogue.PRODUCT, "new", 1);
    base.runner().tell(new Event.PulseDue());
    assertThat(Samples.find(base.replica(), SyncCatalogue.PRODUCT, "new-0")).isPresent();

    Samples.putMany(centre.replica(), SyncCatalogue.CONTACT, "c", 2);
    base.sync();
    asked = centre.requests().size();
    centre.ofVersion(schema);
    base.runner().tell(new Event.PulseDue());
    assertThat(centre.requests().subList(asked, centre.requests().size()))
        .as("a newer centre is asked again")
        .contains("changes");
    assertThat(Samples.count(base.replica(), SyncCatalogue.CONTACT)).isEqualTo(2);
  }

  @Test
  void centreWithNothingAtAllIsAskedOnce() {
    centre.rebuild();
    base.sync();
    int asked = centre.requests().size();
    base.runner().tell(new Event.PulseDue());
    assertThat(centre.requests().subList(asked, centre.requests().size())).containsExactly("head");
    Samples.putMany(centre.replica(), SyncCatalogue.PRODUCT, "p", 1);
    base.runner().tell(new Event.PulseDue());
    assertThat(Samples.count(base.replica(), SyncCatalogue.PRODUCT)).isEqualTo(1);
  }

  @Test
  void saleDoesNotWaitForEverythingToComeDownAnew() {
    base.sync();
    Samples.putSales(base.replica(), TestBase.DEVICE, "s", 3);
    centre.rebuild();
    Samples.putMany(centre.replica(), SyncCatalogue.CONTACT, "c", 1_000);
    int asked = centre.requests().size();
    base.sync();
    assertThat(centre.requests().subList(asked, centre.requests().size()))
        .containsSubsequence("head", "head", "records", "changes")
        .doesNotContainSubsequence("changes", "records");
    assertThat(Samples.count(base.replica(), SyncCatalogue.CONTACT)).isEqualTo(1_000);
    assertThat(Samples.count(centre.replica(), SyncCatalogue.SALE)).isEqualTo(3);
  }

  @Test
  void roundThatLeavesRecordsBehindSaysSo() {
    base.sync();
    Samples.putSales(base.replica(), TestBase.DEVICE, "s", 3);
    centre.script("records", Fault.verdicts(verdicts -> verdicts.remove(0)));
    base.sync();
    assertThat(base.runs().getFirst().outcome()).isEqualTo(SyncRuns.Outcome.DONE_SOME_WAIT);
    assertThat(base.runs().getFirst().recordsUp()).isEqualTo(2);
    base.sync();
    assertThat(base.runs().getFirst().outcome()).isEqualTo(SyncRuns.Outcome.DONE);
  }

  /// Two attempts of one round and the third of another: what that leaves is in its journal.
  @Test
  void roundThatOnlyStepsOverRecordHasRowThatSaysSo() {
    base.sync();
    Samples.putSales(base.replica(), TestBase.DEVICE, "s", 1);
    centre.poison("s-0", Fault.status(500));
    base.sync();
    base.ring();
    int before = base.runs().size();
    base.sync();
    assertThat(base.state()).isInstanceOf(State.Resting.class);
    assertThat(base.runs()).hasSize(before + 1);
    assertThat(base.runs().getFirst().outcome()).isEqualTo(SyncRuns.Outcome.DONE_SOME_WAIT);
    assertThat(Samples.pending(base.replica(), SyncCatalogue.SALE)).containsExactly("s-0");
  }

  /// Five batches of ten seconds each.
  @Test
  void longUploadKeepsTheLineGreen() {
    base.sync();
    Samples.putSales(base.replica(), TestBase.DEVICE, "s", 2_500);
    List<Indicator> seen = new ArrayList<>();
    centre.gate(route -> {
      if (!route.equals("records")) {
        return Fault.NONE;
      }
      return real -> {
        clock.advance(10_000);
        seen.add(SyncSnapshot.read(base.replica(), clock).indicator());
        return real.get();
      };
    });
    base.sync();
    assertThat(seen).hasSize(5).containsOnly(Indicator.CONNECTED);
  }
}
