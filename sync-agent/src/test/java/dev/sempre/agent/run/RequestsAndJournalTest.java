package dev.sempre.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.machine.Event;
import dev.sempre.agent.schedule.SyncAgent;
import dev.sempre.agent.testing.Clock;
import dev.sempre.agent.testing.Fault;
import dev.sempre.agent.testing.Samples;
import dev.sempre.agent.testing.TestBase;
import dev.sempre.agent.testing.TestCentre;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.SyncRequests;
import dev.sempre.replica.sync.SyncRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests of programs, and what the monitor sees of a round.
final class RequestsAndJournalTest {
  @TempDir private Path folder;

  private final Clock clock = new Clock();
  private TestCentre centre;
  private TestBase base;

  @BeforeEach
  void open() throws IOException {
    centre = new TestCentre(folder, clock);
    base = new TestBase(folder, centre, clock);
    Samples.putMany(centre.replica(), SyncCatalogue.PRODUCT, "p", 3);
    base.sync();
  }

  @AfterEach
  void close() {
    base.close();
    centre.close();
  }

  private String request() {
    return SyncAgent.request(base.replica(), base.replica().ids(), "maria", "BUTTON");
  }

  private Optional<String> servedBy(String request) {
    return base.replica().read(handle -> SyncRequests.servedBy(handle, request));
  }

  private Optional<SyncRuns.Run> run(String id) {
    return base.replica().read(handle -> SyncRuns.find(handle, id));
  }

  @Test
  void requestIsAnsweredWithTheRunThatServedIt() {
    Samples.putSales(base.replica(), TestBase.DEVICE, "s", 1);
    String request = request();
    assertThat(servedBy(request)).isEmpty();

    base.runner().lookForRequests();

    SyncRuns.Run run = run(servedBy(request).orElseThrow()).orElseThrow();
    assertThat(run.reason()).isEqualTo("BUTTON");
    assertThat(run.outcome()).isEqualTo(SyncRuns.Outcome.DONE);
    assertThat(run.recordsUp()).isEqualTo(1);
  }

  @Test
  void requestWithNothingToDoIsAnsweredWithoutRow() {
    String request = request();
    base.runner().lookForRequests();
    assertThat(servedBy(request)).isPresent();
    assertThat(run(servedBy(request).orElseThrow())).isEmpty();
    assertThat(base.runs()).hasSize(1);
  }

  @Test
  void requestThatCannotBeServedIsAnsweredWithTheReason() {
    centre.gate(route -> Fault.REQUEST_LOST);
    String request = request();
    base.runner().lookForRequests();
    SyncRuns.Run run = run(servedBy(request).orElseThrow()).orElseThrow();
    assertThat(run.outcome()).isEqualTo(SyncRuns.Outcome.INTERRUPTED);
    assertThat(run.endedAtMillis()).isNotNull();
  }

  @Test
  void eachRequestIsToldOnce() {
    centre.gate(route -> Fault.REQUEST_LOST);
    request();
    base.runner().lookForRequests();
    int asked = centre.requests().size();
    base.runner().lookForRequests();
    assertThat(centre.requests()).hasSize(asked);
  }

  @Test
  void requestThatComesDuringRoundIsServedByRoundOfItsOwn() {
    List<String> requests = new ArrayList<>();
    Samples.putMany(centre.replica(), SyncCatalogue.CONTACT, "c", 1);
    centre.script(
        "changes",
        real -> {
          // What is saved before the request must be up when the request is answered.
          Samples.putSales(base.replica(), TestBase.DEVICE, "late", 1);
          requests.add(request());
          base.runner().lookForRequests();
          return real.get();
        });
    base.runner().tell(new Event.RoutineDue());

    SyncRuns.Run run = run(servedBy(requests.getFirst()).orElseThrow()).orElseThrow();
    assertThat(run.reason()).isEqualTo("BUTTON");
    assertThat(run.recordsUp()).isEqualTo(1);
    assertThat(Samples.pending(base.replica(), SyncCatalogue.SALE)).isEmpty();
  }

  @Test
  void monitorSeesRunningRoundGrow() {
    Samples.putMany(centre.replica(), SyncCatalogue.CONTACT, "c", 3_000);
    List<SyncSnapshot> seen = new ArrayList<>();
    startGivingWay(_ -> {
      clock.advance(300);
      seen.add(SyncSnapshot.read(base.replica(), clock));
    });

    assertThat(seen).allSatisfy(now -> assertThat(now.running()).isNotNull());
    List<Integer> percents = seen.stream().map(SyncSnapshot::percent).toList();
    assertThat(percents).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(5);
    assertThat(seen.get(1).categories())
        .containsExactly(new SyncRuns.Category("DOWN", "contact", 3_000, 2 * BatchPace.START, 0));
    SyncSnapshot after = SyncSnapshot.read(base.replica(), clock);
    assertThat(after.running()).isNull();
    assertThat(after.percent()).isEqualTo(100);
    assertThat(after.categories())
        .containsExactly(new SyncRuns.Category("DOWN", "contact", 3_000, 3_000, 0));
  }

  @Test
  void behindEachBatchPeopleGetTheirTurnByWhatItTook() {
    Samples.putMany(centre.replica(), SyncCatalogue.CONTACT, "c", 3_000);
    List<Long> worked = new ArrayList<>();
    try (Replica.Subscription _ =
        base.replica()
            .onCommit(committed -> clock.advance(committed.touches("contact") ? 40 : 0))) {
      startGivingWay(worked::add);
    }
    assertThat(worked.stream().filter(nanos -> nanos == 40_000_000L)).hasSizeGreaterThan(5);
  }

  private void startGivingWay(Ports.Courtesy courtesy) {
    Ports inline = base.ports();
    Ports watched =
        new Ports(
            clock,
            clock,
            clock,
            inline.random(),
            inline.mailbox(),
            inline.worker(),
            inline.beside(),
            inline.alarm(),
            inline.handover(),
            courtesy);
    new SyncRunner(base.replica(), base.upstream(), watched).tell(new Event.Started());
  }

  @Test
  void progressIsWrittenAtMostFourTimesPerSecond() {
    Samples.putMany(centre.replica(), SyncCatalogue.CONTACT, "c", 3_000);
    int[] writes = {0};
    AutoCloseable listening =
        base.replica().onCommit(committed -> writes[0] += committed.touches("sync_run") ? 1 : 0);
    base.runner().tell(new Event.RoutineDue());
    // The stopwatch stands still: the beginning and the end, whatever comes between.
    assertThat(writes[0]).isEqualTo(2);
    assertThat(listening).isNotNull();
  }

  @Test
  void agentsWritesAreNotTakenForThoseOfPerson() {
    List<Priority> priorities = new ArrayList<>();
    Samples.putMany(centre.replica(), SyncCatalogue.CONTACT, "c", 10);
    try (Replica.Subscription _ =
        base.replica().onCommit(committed -> priorities.add(committed.priority()))) {
      base.sync();
      assertThat(priorities).isNotEmpty().containsOnly(Priority.BACKGROUND);
      priorities.clear();
      Samples.putSales(base.replica(), TestBase.DEVICE, "s", 1);
      assertThat(priorities).containsExactly(Priority.PERSON);
    }
  }

  @Test
  void correctionByAnotherProgramIsSeenAtOnce() {
    try (Replica other = base.open()) {
      long before = SyncSnapshot.read(base.replica(), clock).nowMillis();
      other.correctClock(3_600_000);
      assertThat(SyncSnapshot.read(base.replica(), clock).nowMillis())
          .isEqualTo(before + 3_600_000);
    }
  }

  @Test
  void buttonRestsFiveMinutesAfterTheEndOfTheLastRun() {
    SyncSnapshot snapshot = SyncSnapshot.read(base.replica(), clock);
    assertThat(snapshot.buttonFreeAtMillis()).isEqualTo(clock.epochMillis() + 300_000);
    clock.advance(300_000);
    SyncSnapshot later = SyncSnapshot.read(base.replica(), clock);
    assertThat(later.buttonFreeAtMillis()).isEqualTo(later.nowMillis());
  }

  @Test
  void snapshotTellsWhatWaits() {
    Samples.putSales(base.replica(), TestBase.DEVICE, "s", 4);
    SyncSnapshot snapshot = SyncSnapshot.read(base.replica(), clock);
    assertThat(snapshot.waitingRecords()).isEqualTo(4);
    assertThat(snapshot.indicator()).isEqualTo(Indicator.CONNECTED);
    clock.advance(30_001);
    assertThat(SyncSnapshot.read(base.replica(), clock).indicator())
        .isEqualTo(Indicator.RECONNECTING);
  }
}
