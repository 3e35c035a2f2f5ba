package dev.sempre.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.machine.Effect.Ask;
import dev.sempre.agent.machine.Effect.EndRound;
import dev.sempre.agent.machine.Effect.Send;
import dev.sempre.agent.machine.Failure.Kind;
import dev.sempre.agent.machine.Failure.Refused;
import dev.sempre.agent.machine.Failure.Unreachable;
import dev.sempre.model.wire.Messages.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The rules of the machine told as short stories.
final class SyncMachineTest {
  private static final Standing.Upstream UPSTREAM = new Standing.Upstream("e1", 70, 70);
  private static final Unreachable NO_ROUTE = new Unreachable(Kind.NO_ROUTE, "down");
  private static final Unreachable CUT = new Unreachable(Kind.CUT, "cut");
  private static final Refused BAD_BATCH = new Refused(400, "MALFORMED_BATCH", "no batch", null);

  /// Drives one machine and remembers what it asked for last.
  private static final class Drive {
    private State state = State.initial();
    private List<Effect> effects = List.of();

    Drive tell(Event... events) {
      List<Effect> all = new ArrayList<>();
      for (Event event : events) {
        Step step = SyncMachine.next(state, event);
        state = step.state();
        all.addAll(step.effects());
      }
      effects = all;
      return this;
    }
  }

  private static Event.HeadTold head(boolean everywhere, long cursor, long sendable) {
    return new Event.HeadTold(
        UPSTREAM, new Standing("e1", cursor, cursor, everywhere, sendable), 0);
  }

  private static Event.BatchFailed batchFailed(Failure failure, int records) {
    return new Event.BatchFailed(failure, records);
  }

  private static Event.Failed failed(Failure failure) {
    return new Event.Failed(failure, false);
  }

  @Test
  void newBaseDownloadsFirstThenSendsThenFetchesWhatIsNew() {
    Drive drive = new Drive().tell(new Event.Started(), head(false, 0, 5));
    assertThat(drive.effects).endsWith(new Effect.Download());
    assertThat(drive.tell(new Event.Downloaded(true, true)).effects).containsExactly(new Send(500));
    assertThat(drive.tell(new Event.BatchSettled(), new Event.Drained()).effects)
        .containsExactly(new Send(500), new Effect.Download());
    assertThat(drive.tell(new Event.Downloaded(true, false)).effects)
        .containsExactly(new EndRound());
  }

  @Test
  void newBaseWithNothingToSendEndsAfterItsDownload() {
    Drive drive =
        new Drive().tell(new Event.Started(), head(false, 0, 0), new Event.Downloaded(true, true));
    assertThat(drive.effects).endsWith(new Send(500));
    assertThat(drive.tell(new Event.Drained()).effects).containsExactly(new EndRound());
  }

  @Test
  void knownBaseSendsBeforeItFetches() {
    Drive drive = new Drive().tell(new Event.RoutineDue(), head(true, 60, 5));
    assertThat(drive.effects)
        .containsExactly(
            new Ask(Why.ROUTINE, false), new Effect.ShowConnected(UPSTREAM), new Send(500));
    drive.tell(new Event.BatchSettled(), new Event.Drained());
    assertThat(drive.effects).containsExactly(new Send(500), new Effect.Download());
  }

  @Test
  void routineWithNothingToDoEndsAtOnce() {
    Drive drive = new Drive().tell(new Event.RoutineDue(), head(true, 70, 0));
    assertThat(drive.effects).endsWith(new EndRound());
    assertThat(drive.state)
        .isEqualTo(new State.Resting(new State.Memory(0, Batch.initial(), true)));
  }

  @Test
  void routineSendsWhatWaitsThoughNothingIsNew() {
    assertThat(new Drive().tell(new Event.RoutineDue(), head(true, 70, 1)).effects)
        .endsWith(new Send(500));
  }

  @Test
  void pulseStartsRoundOnlyWhenUpstreamHasSomethingNew() {
    assertThat(new Drive().tell(new Event.PulseDue(), head(true, 70, 9)).effects)
        .endsWith(new EndRound());
    assertThat(new Drive().tell(new Event.PulseDue(), head(true, 69, 0)).effects)
        .endsWith(new Effect.Download());
  }

  /// The pulse has told no chains.
  @Test
  void pulseThatFindsNewsWhileSomethingWaitsIsTheRoutineFromItsBeginning() {
    Drive drive = new Drive().tell(new Event.PulseDue(), head(true, 69, 9));
    assertThat(drive.effects).endsWith(new EndRound(), new Ask(Why.ROUTINE, false));
    assertThat(drive.tell(head(true, 69, 9)).effects).endsWith(new Send(500));
  }

  @Test
  void whoAskedDuringSuchAPulseStillGetsARoundOfHisOwn() {
    Drive drive =
        new Drive()
            .tell(
                new Event.PulseDue(),
                new Event.Requested(Why.BUTTON),
                head(true, 69, 9),
                head(true, 70, 0));
    assertThat(drive.effects).endsWith(new EndRound(), new Ask(Why.BUTTON, false));
  }

  @Test
  void incompleteAnswerIsFollowedByTheNextQuestion() {
    Drive drive = new Drive().tell(new Event.RoutineDue(), head(true, 60, 0));
    assertThat(drive.tell(new Event.Downloaded(false, true)).effects)
        .containsExactly(new Effect.Download());
    // But never in a circle.
    assertThat(drive.tell(new Event.Downloaded(false, false)).state)
        .isInstanceOf(State.BackingOff.class);
  }

  @Test
  void requestDuringRoundGetsRoundOfItsOwnRightAfterIt() {
    Drive drive = new Drive().tell(new Event.RoutineDue(), new Event.Requested(Why.BUTTON));
    assertThat(drive.tell(head(true, 70, 0)).effects)
        .endsWith(new EndRound(), new Ask(Why.BUTTON, false));
  }

  @Test
  void requestDuringFailingRoundIsTriedAtOnce() {
    Drive drive = new Drive().tell(new Event.RoutineDue(), new Event.Requested(Why.COMMAND));
    assertThat(drive.tell(failed(NO_ROUTE)).effects).endsWith(new Ask(Why.COMMAND, false));
    assertThat(drive.state.memory().attempt()).isEqualTo(1);
  }

  @Test
  void waitsDoubleAndAttemptsGoOnForEver() {
    Drive drive = new Drive().tell(new Event.Started());
    List<Long> ceilings = new ArrayList<>();
    List<Boolean> askForHelp = new ArrayList<>();
    for (int attempt = 1; attempt <= 1_000; attempt++) {
      drive.tell(failed(NO_ROUTE));
      ceilings.add(((Effect.RetryWithin) drive.effects.get(1)).ceilingMillis());
      askForHelp.add(((Effect.ShowTrouble) drive.effects.get(2)).askForHelp());
      assertThat(drive.tell(new Event.RetryDue()).effects)
          .containsExactly(new Ask(Why.START, true));
    }
    assertThat(ceilings.subList(0, 9))
        .containsExactly(
            3_000L, 6_000L, 12_000L, 24_000L, 48_000L, 96_000L, 192_000L, 300_000L, 300_000L);
    assertThat(ceilings.subList(9, 1_000)).containsOnly(300_000L);
    assertThat(askForHelp.subList(0, 9)).containsOnly(false);
    assertThat(askForHelp.subList(9, 1_000)).containsOnly(true);
  }

  @Test
  void upstreamMayAskForLongerWait() {
    Failure busy = new Unreachable(Kind.OVERLOADED, "HTTP 503", 60_000);
    assertThat(new Drive().tell(new Event.Started(), failed(busy)).effects)
        .contains(new Effect.RetryWithin(3_000, 60_000));
  }

  @Test
  void networkThatComesBackIsTriedAtOnceAndStartsTheLadderAnew() {
    Drive drive = new Drive().tell(new Event.Started());
    for (int i = 0; i < 5; i++) {
      drive.tell(failed(NO_ROUTE), new Event.RetryDue());
    }
    drive.tell(failed(NO_ROUTE), new Event.NetworkUp());
    assertThat(drive.effects).endsWith(new Ask(Why.NETWORK, false));
    assertThat(drive.tell(failed(NO_ROUTE)).effects).contains(new Effect.RetryWithin(3_000, 0));
  }

  @Test
  void breakThatOnlyPulseHasNoticedSendsWhatWaitsOnceItIsOver() {
    Drive drive = new Drive().tell(new Event.PulseDue(), failed(NO_ROUTE), new Event.RetryDue());
    assertThat(drive.effects).endsWith(new Ask(Why.NETWORK, true));
    assertThat(drive.tell(head(true, 70, 1)).effects).endsWith(new Send(500));
  }

  @Test
  void progressStartsTheLadderAnew() {
    Drive drive = new Drive().tell(new Event.Started());
    drive.tell(failed(NO_ROUTE), new Event.RetryDue(), failed(NO_ROUTE), new Event.RetryDue());
    drive.tell(head(true, 60, 0), new Event.Failed(CUT, true));
    assertThat(drive.effects).contains(new Effect.RetryWithin(3_000, 0));
  }

  @Test
  void answeringHeadAloneDoesNotStartTheLadderAnew() {
    Drive drive = new Drive().tell(new Event.Started(), failed(NO_ROUTE), new Event.RetryDue());
    drive.tell(head(true, 60, 0), failed(CUT));
    assertThat(drive.effects).contains(new Effect.RetryWithin(6_000, 0));
  }

  @Test
  void otherEpochIsReconciledAndTheRoundGoesOn() {
    Drive drive = new Drive().tell(new Event.RoutineDue());
    drive.tell(new Event.HeadTold(UPSTREAM, new Standing("e0", 50, 50, true, 0), 0));
    assertThat(drive.effects).endsWith(new Effect.Reconcile());
    assertThat(drive.tell(new Event.Reconciled(true)).effects)
        .containsExactly(new Ask(Why.ROUTINE, true));
  }

  @Test
  void whatOnlyGoesUpUpstreamIsNoReasonToFetch() {
    Standing.Upstream busy = new Standing.Upstream("e1", 90, 70);
    Drive drive = new Drive().tell(new Event.PulseDue());
    drive.tell(new Event.HeadTold(busy, new Standing("e1", 70, 75, true, 0), 0));
    assertThat(drive.effects).endsWith(new Effect.EndRound());
    drive.tell(new Event.PulseDue());
    drive.tell(new Event.HeadTold(busy, new Standing("e1", 69, 75, true, 0), 0));
    assertThat(drive.effects).endsWith(new Effect.Download());
  }

  @Test
  void cursorAheadOfUpstreamIsReconciled() {
    Drive drive = new Drive().tell(new Event.RoutineDue(), head(true, 71, 0));
    assertThat(drive.effects).endsWith(new Effect.Reconcile());
  }

  @Test
  void refusedCursorIsReconciledOncePerRound() {
    Drive drive = new Drive().tell(new Event.RoutineDue(), head(true, 60, 0));
    Refused changed = new Refused(409, Problem.EPOCH_CHANGED, "", null);
    assertThat(drive.tell(failed(changed)).effects).containsExactly(new Effect.Reconcile());
    drive.tell(new Event.Reconciled(true), head(false, 0, 0), failed(changed));
    assertThat(drive.state).isInstanceOf(State.BackingOff.class);
  }

  @Test
  void revokedDeviceIsBarredAndAsksAgainWithTheRoutine() {
    Refused revoked = new Refused(401, "DEVICE_REVOKED", "revoked", null);
    Drive drive = new Drive().tell(new Event.PulseDue(), failed(revoked));
    assertThat(drive.effects)
        .containsExactly(
            new Ask(Why.HINT, false),
            new Effect.Interrupt(revoked),
            new Effect.ShowTrouble(1, true, revoked));
    assertThat(drive.state).isInstanceOf(State.Barred.class);
    assertThat(drive.tell(new Event.RoutineDue(), head(true, 70, 0)).state)
        .isInstanceOf(State.Resting.class);
  }

  @Test
  void clockErrorIsCorrectedAboveHalfSecond() {
    Standing here = new Standing("e1", 70, 70, true, 0);
    for (long small : new long[] {-500, 0, 500}) {
      assertThat(
              new Drive()
                  .tell(new Event.PulseDue(), new Event.HeadTold(UPSTREAM, here, small))
                  .effects)
          .noneMatch(effect -> effect instanceof Effect.CorrectClock);
    }
    for (long large : new long[] {-501, 501, 90_000_000}) {
      assertThat(
              new Drive()
                  .tell(new Event.PulseDue(), new Event.HeadTold(UPSTREAM, here, large))
                  .effects)
          .contains(new Effect.CorrectClock(large));
    }
  }

  @Test
  void upstreamMayNotAskForWaitBeyondTheCap() {
    Failure busy = new Unreachable(Kind.OVERLOADED, "HTTP 503", 9_999_000);
    assertThat(new Drive().tell(new Event.Started(), failed(busy)).effects)
        .contains(new Effect.RetryWithin(3_000, 300_000));
  }

  @Test
  void networkThatComesBackDuringHungCallIsTriedRightAfterIt() {
    Drive drive = new Drive().tell(new Event.Started());
    for (int i = 0; i < 5; i++) {
      drive.tell(failed(NO_ROUTE), new Event.RetryDue());
    }
    assertThat(drive.tell(new Event.NetworkUp()).effects).isEmpty();
    Unreachable timeout = new Unreachable(Kind.TIMEOUT, "");
    assertThat(drive.tell(failed(timeout)).effects).endsWith(new Ask(Why.NETWORK, false));
    assertThat(drive.state.memory().attempt()).isZero();
    assertThat(drive.tell(failed(timeout)).effects)
        .as("once")
        .contains(new Effect.RetryWithin(3_000, 0))
        .noneMatch(effect -> effect instanceof Ask);
  }

  @Test
  void networkThatComesBackDuringRoundThatEndsWellNeedsNoOther() {
    Drive drive = new Drive().tell(new Event.Started(), new Event.NetworkUp());
    assertThat(drive.tell(head(true, 70, 0)).effects).endsWith(new EndRound());
    assertThat(drive.state).isInstanceOf(State.Resting.class);
  }

  @Test
  void uploadThatGetsNoAnswerWaitsLongerAndAsksForHelpThoughTheHeadAnswers() {
    Drive drive = uploading();
    List<Long> ceilings = new ArrayList<>();
    List<Integer> helpAt = new ArrayList<>();
    int records = 500;
    for (int failure = 1; failure <= 30; failure++) {
      drive.tell(batchFailed(new Unreachable(Kind.TIMEOUT, ""), records));
      for (Effect effect : drive.effects) {
        switch (effect) {
          case Effect.RetryWithin wait -> ceilings.add(wait.ceilingMillis());
          case Effect.ShowTrouble trouble when trouble.askForHelp() -> helpAt.add(failure);
          case Send(int next) -> records = next;
          default -> {}
        }
      }
      if (drive.state instanceof State.BackingOff) {
        drive.tell(new Event.RetryDue(), head(true, 70, 9_999));
        records = ((Send) drive.effects.getLast()).maxRecords();
      }
    }
    assertThat(helpAt.getFirst()).isEqualTo(10);
    assertThat(ceilings).isSorted();
    assertThat(ceilings.subList(0, 5)).containsExactly(3_000L, 6_000L, 24_000L, 30_000L, 30_000L);
    assertThat(ceilings.getLast())
        .as("one record was left for later, and the next fails too")
        .isEqualTo(300_000);

    drive.tell(new Event.BatchSettled(), batchFailed(new Unreachable(Kind.TIMEOUT, ""), 2));
    assertThat(drive.effects).contains(new Effect.RetryWithin(3_000, 0));
  }

  @Test
  void downloadThatBringsNothingDoesNotStartTheLadderAnew() {
    Drive drive = new Drive().tell(new Event.Started(), failed(NO_ROUTE), new Event.RetryDue());
    drive.tell(head(false, 0, 5), new Event.Downloaded(true, false), batchFailed(CUT, 5));
    assertThat(drive.effects).contains(new Effect.RetryWithin(6_000, 0));
  }

  @Test
  void baseThatWasCompleteOnceSendsBeforeItFetchesEverythingAnew() {
    Drive drive = new Drive().tell(new Event.RoutineDue());
    drive.tell(new Event.HeadTold(UPSTREAM, new Standing("e0", 50, 50, true, 3), 0));
    drive.tell(new Event.Reconciled(true), head(false, 0, 900));
    assertThat(drive.effects).endsWith(new Send(500));
    // Also in the next round, if this one is cut.
    drive.tell(failed(NO_ROUTE), new Event.RetryDue(), head(false, 0, 900));
    assertThat(drive.effects).endsWith(new Send(500));
    assertThat(drive.tell(new Event.Drained()).effects).containsExactly(new Effect.Download());
  }

  private static Drive uploading() {
    return new Drive().tell(new Event.RoutineDue(), head(true, 70, 9_999));
  }

  @Test
  void batchThatIsTooLargeIsHalvedAtOnceAndGrowsBack() {
    Refused tooLarge = new Refused(413, "TOO_MANY_RECORDS", "", null);
    Drive drive = uploading();
    assertThat(drive.tell(batchFailed(tooLarge, 500)).effects).containsExactly(new Send(250));
    assertThat(drive.tell(batchFailed(tooLarge, 250)).effects).containsExactly(new Send(125));
    assertThat(drive.tell(new Event.BatchSettled()).effects).containsExactly(new Send(250));
    assertThat(drive.tell(new Event.BatchSettled()).effects).containsExactly(new Send(500));
    assertThat(drive.tell(new Event.BatchSettled()).effects).containsExactly(new Send(500));
  }

  @Test
  void halfIsHalfOfWhatTheBatchReallyHad() {
    Refused tooLarge = new Refused(413, "TOO_MANY_RECORDS", "", null);
    assertThat(uploading().tell(batchFailed(tooLarge, 3)).effects).containsExactly(new Send(1));
  }

  @Test
  void refusedBatchIsHalvedAfterThreeTimes() {
    Drive drive = uploading();
    assertThat(drive.tell(batchFailed(BAD_BATCH, 500), batchFailed(BAD_BATCH, 500)).effects)
        .containsExactly(new Send(500), new Send(500));
    assertThat(drive.tell(batchFailed(BAD_BATCH, 500)).effects).containsExactly(new Send(250));
  }

  @Test
  void recordThatIsRefusedAloneThreeTimesBecomesAnIssue() {
    Drive drive = uploading();
    for (int records = 500; records > 1; records /= 2) {
      Event.BatchFailed refusal = batchFailed(BAD_BATCH, records);
      drive.tell(refusal, refusal, refusal);
    }
    assertThat(drive.effects).endsWith(new Send(1));
    Event.BatchFailed alone = batchFailed(BAD_BATCH, 1);
    assertThat(drive.tell(alone, alone, alone).effects)
        .containsExactly(new Send(1), new Send(1), new Effect.Condemn(BAD_BATCH));
    assertThat(drive.tell(new Event.BatchSettled()).effects).containsExactly(new Send(2));
  }

  @Test
  void silenceNeverCondemnsRecordButLeavesItForAnotherRound() {
    for (Kind kind : List.of(Kind.CUT, Kind.SERVER_ERROR, Kind.TIMEOUT, Kind.ABORTED)) {
      Drive drive = uploading();
      for (int records = 500; records >= 1; records /= 2) {
        failThrice(drive, new Unreachable(kind, ""), records);
      }
      assertThat(drive.effects).containsExactly(new Effect.StepOver(), new Send(1));
    }
  }

  private static void failThrice(Drive drive, Failure silence, int records) {
    for (int i = 0; i < 2; i++) {
      drive.tell(batchFailed(silence, records));
      assertThat(drive.state).isInstanceOf(State.BackingOff.class);
      drive.tell(new Event.RetryDue(), head(true, 70, 9_999));
    }
    drive.tell(batchFailed(silence, records));
  }

  @Test
  void lineThatIsDownNeverHalvesBatch() {
    Drive drive = uploading();
    for (int i = 0; i < 100; i++) {
      drive.tell(batchFailed(NO_ROUTE, 500), new Event.RetryDue(), failed(NO_ROUTE));
      drive.tell(new Event.RetryDue(), head(true, 70, 9_999));
      assertThat(drive.effects).endsWith(new Send(500));
    }
  }

  @Test
  void refusalOfSenderIsNoRefusalOfRecord() {
    Refused forbidden = new Refused(403, "OTHER_TENANT", "", null);
    Drive drive = uploading().tell(batchFailed(forbidden, 1));
    assertThat(drive.state).isInstanceOf(State.Barred.class);
  }

  @Test
  void troubleOnThisMachineIsTriedAgain() {
    Failure full = new Failure.Here("STORE_DISK_FULL", "no space");
    Drive drive = new Drive().tell(new Event.RoutineDue(), head(true, 60, 0), failed(full));
    assertThat(drive.state).isInstanceOf(State.BackingOff.class);
    assertThat(drive.effects).contains(new Effect.Interrupt(full));
  }

  @Test
  void stopDuringRoundWaitsForTheCallToEnd() {
    Drive drive = uploading().tell(new Event.StopAsked());
    assertThat(drive.effects).containsExactly(new Effect.Abort());
    drive.tell(batchFailed(new Unreachable(Kind.ABORTED, ""), 500));
    assertThat(drive.effects).endsWith(new Effect.TellStopped());
    assertThat(drive.tell(new Event.Started()).effects).isEmpty();
  }
}
