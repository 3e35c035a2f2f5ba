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
import dev.sempre.replica.chain.AnchorStore;
import dev.sempre.replica.chain.AnchorStore.Anchor;
import dev.sempre.replica.chain.ChainStore;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Issues;
import dev.sempre.replica.sync.Records;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each synchronisation anchors the heads of the chains. Source: R36.
final class AnchorsTest {
  private static final String SERIES = "1-1";

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

  private void sell(int number) {
    base.replica()
        .write(
            Priority.PERSON,
            tx ->
                Records.create(
                    tx,
                    SyncCatalogue.SALE,
                    "maria",
                    Samples.draft(
                        SyncCatalogue.SALE,
                        "s" + number,
                        Map.of(
                            "number",
                            (long) number,
                            "establishment_id",
                            "1",
                            "device_id",
                            TestBase.DEVICE,
                            "series",
                            SERIES)),
                    record -> ChainStore.seal(tx, record)));
  }

  private static List<Long> kept(Replica place) {
    return place.read(handle -> AnchorStore.between(handle, SERIES, 1, 100)).stream()
        .map(Anchor::number)
        .toList();
  }

  @Test
  void eachRoundTellsWhereTheChainsStandAndThePulseDoesNot() {
    sell(1);
    sell(2);
    base.runner().tell(new Event.PulseDue());
    assertThat(kept(centre.replica())).isEmpty();

    base.sync();
    sell(3);
    base.sync();

    assertThat(kept(centre.replica())).containsExactly(2L, 3L);
    assertThat(kept(base.replica())).as("confirmed").containsExactly(2L, 3L);
    assertThat(centre.replica().read(Issues::open)).isEmpty();
  }

  /// What was taken away behind it could not be told from what never was.
  @Test
  void pulseThatFindsNewsAnchorsWhatItSends() {
    sell(1);
    Samples.putMany(centre.replica(), SyncCatalogue.CONTACT, "c", 1);
    base.runner().tell(new Event.PulseDue());

    assertThat(Samples.count(centre.replica(), SyncCatalogue.SALE)).isEqualTo(1);
    assertThat(kept(centre.replica())).containsExactly(1L);
  }

  @Test
  void headIsAnchoredBeforeItsTicketsAreOnTheirWay() {
    sell(1);
    centre.poison("s1", Fault.REQUEST_LOST);
    base.sync();

    assertThat(kept(centre.replica())).containsExactly(1L);
    assertThat(Samples.count(centre.replica(), SyncCatalogue.SALE)).isZero();
  }

  @Test
  void tailThatIsCutIsToldWithTheNextSynchronisation() {
    sell(1);
    sell(2);
    base.sync();
    takeAway("s2");
    base.sync();

    assertThat(centre.replica().read(Issues::open))
        .singleElement()
        .returns(Issues.CHAIN_DIFFERS, Issues.Issue::code)
        .returns(SERIES, Issues.Issue::recordId);
  }

  private void takeAway(String id) {
    base.replica()
        .write(
            Priority.PERSON,
            tx -> {
              for (String child : List.of("sale_line", "sale_tender", "sale_tax")) {
                tx.handle().execute("drop trigger guard_" + child + "_delete");
                tx.handle().execute("delete from " + child + " where sale_id = ?", id);
              }
              tx.handle().execute("drop trigger guard_sale_delete");
              return tx.handle().execute("delete from sale where id = ?", id);
            });
  }

  @Test
  void olderCentreIsToldInVainAndNothingElseChanges() {
    centre.anchorNothing();
    sell(1);
    base.sync();

    assertThat(base.state()).isInstanceOf(State.Resting.class);
    assertThat(Samples.count(centre.replica(), SyncCatalogue.SALE)).isEqualTo(1);
    assertThat(kept(base.replica())).isEmpty();
    assertThat(AnchorStore.heads(base.replica())).allMatch(head -> head.differsAt() == 0);
  }
}
