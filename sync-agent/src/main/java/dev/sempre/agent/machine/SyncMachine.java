package dev.sempre.agent.machine;

import dev.sempre.agent.machine.Failure.Kind;
import dev.sempre.agent.machine.Failure.Refused;
import dev.sempre.agent.machine.Failure.Unreachable;
import dev.sempre.agent.machine.State.Asking;
import dev.sempre.agent.machine.State.BackingOff;
import dev.sempre.agent.machine.State.Barred;
import dev.sempre.agent.machine.State.Downloading;
import dev.sempre.agent.machine.State.Memory;
import dev.sempre.agent.machine.State.Reconciling;
import dev.sempre.agent.machine.State.Resting;
import dev.sempre.agent.machine.State.Stopped;
import dev.sempre.agent.machine.State.Stopping;
import dev.sempre.agent.machine.State.Uploading;
import dev.sempre.agent.machine.State.Working;
import java.util.ArrayList;
import java.util.List;

/// Decides everything about synchronisation. A pure and total function: any event may come in any
/// state, and what does not concern a state changes nothing. The rules are numbered in
/// `docs/SYNC-SPEC.md`; the whole table of states and events is `SyncMachineTableTest`.
public final class SyncMachine {
  /// A clock error up to this is left alone: it is within what a slow line measures. Source: S9.
  public static final long CLOCK_TOLERANCE_MILLIS = 500;

  private static final Failure STOPPED = new Failure.Here("STOPPED", "the agent was stopped");

  private SyncMachine() {}

  /// What follows when `event` happens in `state`.
  public static Step next(State state, Event event) {
    return switch (state) {
      case Resting resting -> resting(resting, event);
      case BackingOff waiting -> backingOff(waiting, event);
      case Barred barred -> barred(barred, event);
      case Working working -> working(working, event);
      case Stopping stopping -> stopping(stopping, event);
      case Stopped stopped -> Step.of(stopped);
    };
  }

  private static Step resting(Resting at, Event event) {
    return switch (event) {
      case Event.Started _ -> ask(at.memory(), Why.START);
      case Event.RoutineDue _ -> ask(at.memory(), Why.ROUTINE);
      case Event.PulseDue _ -> ask(at.memory(), Why.HINT);
      case Event.NetworkUp _ -> ask(at.memory(), Why.NETWORK);
      case Event.Requested requested -> ask(at.memory(), requested.why());
      case Event.StopAsked _ -> stopped(at);
      case Event.RetryDue _,
          Event.Stalled _,
          Event.HeadTold _,
          Event.Downloaded _,
          Event.BatchSettled _,
          Event.Drained _,
          Event.BatchFailed _,
          Event.Reconciled _,
          Event.Failed _ ->
          Step.of(at);
    };
  }

  /// The wait replaces pulse and routine: attempts come at its pace only, unless somebody asks.
  private static Step backingOff(BackingOff at, Event event) {
    return switch (event) {
      case Event.RetryDue _ ->
          Step.of(new Asking(at.memory(), Round.of(at.why())), new Effect.Ask(at.why(), true));
      case Event.NetworkUp _ -> ask(at.memory().withAttempt(0), Why.NETWORK);
      case Event.Requested requested -> ask(at.memory(), requested.why());
      case Event.StopAsked _ -> stopped(at);
      case Event.Started _,
          Event.RoutineDue _,
          Event.PulseDue _,
          Event.Stalled _,
          Event.HeadTold _,
          Event.Downloaded _,
          Event.BatchSettled _,
          Event.Drained _,
          Event.BatchFailed _,
          Event.Reconciled _,
          Event.Failed _ ->
          Step.of(at);
    };
  }

  private static Step barred(Barred at, Event event) {
    return switch (event) {
      case Event.RoutineDue _ -> ask(at.memory(), Why.ROUTINE);
      case Event.NetworkUp _ -> ask(at.memory(), Why.NETWORK);
      case Event.Requested requested -> ask(at.memory(), requested.why());
      case Event.StopAsked _ -> stopped(at);
      case Event.Started _,
          Event.PulseDue _,
          Event.RetryDue _,
          Event.Stalled _,
          Event.HeadTold _,
          Event.Downloaded _,
          Event.BatchSettled _,
          Event.Drained _,
          Event.BatchFailed _,
          Event.Reconciled _,
          Event.Failed _ ->
          Step.of(at);
    };
  }

  /// One round at a time: whoever asks meanwhile gets another one right after it, since this one
  /// may have passed what he means. Source: R19.
  private static Step working(Working at, Event event) {
    return switch (event) {
      case Event.HeadTold told ->
          at instanceof Asking asking ? headTold(asking, told) : Step.of(at);
      case Event.Downloaded downloaded ->
          at instanceof Downloading downloading ? downloaded(downloading, downloaded) : Step.of(at);
      case Event.BatchSettled _ ->
          at instanceof Uploading uploading ? settled(uploading) : Step.of(at);
      case Event.Drained _ -> at instanceof Uploading uploading ? drained(uploading) : Step.of(at);
      case Event.BatchFailed failed ->
          at instanceof Uploading uploading ? batchFailed(uploading, failed) : Step.of(at);
      case Event.Reconciled reconciled ->
          at instanceof Reconciling
              ? Step.of(
                  new Asking(at.memory().having(reconciled.everywhere()), at.round()),
                  new Effect.Ask(at.round().why(), true))
              : Step.of(at);
      case Event.Failed failed -> failed(at, at.memory(), failed.failure(), failed.progressed());
      case Event.Requested requested -> Step.of(at.with(at.round().thenAgain(requested.why())));
      case Event.NetworkUp _ -> Step.of(at.with(at.round().onNewNetwork()));
      case Event.Stalled _ -> Step.of(at, new Effect.Abort());
      case Event.StopAsked _ -> Step.of(new Stopping(at.memory()), new Effect.Abort());
      case Event.Started _, Event.RoutineDue _, Event.PulseDue _, Event.RetryDue _ -> Step.of(at);
    };
  }

  private static Step stopping(Stopping at, Event event) {
    return switch (event) {
      case Event.HeadTold _,
          Event.Downloaded _,
          Event.BatchSettled _,
          Event.Drained _,
          Event.BatchFailed _,
          Event.Reconciled _,
          Event.Failed _ ->
          Step.of(
              new Stopped(at.memory()), new Effect.Interrupt(STOPPED), new Effect.TellStopped());
      case Event.Stalled _ -> Step.of(at, new Effect.Abort());
      case Event.Started _,
          Event.RoutineDue _,
          Event.PulseDue _,
          Event.RetryDue _,
          Event.Requested _,
          Event.NetworkUp _,
          Event.StopAsked _ ->
          Step.of(at);
    };
  }

  private static Step ask(Memory memory, Why why) {
    return Step.of(new Asking(memory, Round.of(why)), new Effect.Ask(why, false));
  }

  private static Step stopped(State at) {
    return Step.of(new Stopped(at.memory()), new Effect.TellStopped());
  }

  /// Upstream has answered: what is to be done in this round?
  private static Step headTold(Asking at, Event.HeadTold told) {
    Step decision = decide(at, told.upstream(), told.here());
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.ShowConnected(told.upstream()));
    if (Math.abs(told.clockErrorMillis()) > CLOCK_TOLERANCE_MILLIS) {
      effects.add(new Effect.CorrectClock(told.clockErrorMillis()));
    }
    effects.addAll(decision.effects());
    return new Step(decision.state(), effects);
  }

  private static Step decide(Asking at, Standing.Upstream upstream, Standing here) {
    Round round = at.round();
    Memory memory = at.memory().having(here.everywhere());
    if (here.contradicts(upstream)) {
      return failed(at, memory, Refused.epochChanged(upstream.epoch()), false);
    }
    boolean behind = here.isBehind(upstream);
    if (!here.everywhere() && !memory.onceComplete()) {
      // A new base first gets what it needs to sell; then it sends, then it fetches what is new.
      return download(memory, round.due(true, true));
    }
    boolean waits = here.sendable() > 0;
    if (round.why() == Why.HINT) {
      // A pulse is no reason to send: what was sold goes up with the routine, or when asked for. If
      // it has found news it is time for both, and what goes up is anchored first. Source: R36.
      return waits && behind
          ? Step.of(
              new Asking(memory, round.as(Why.ROUTINE)),
              new Effect.EndRound(),
              new Effect.Ask(Why.ROUTINE, false))
          : proceed(memory, round.due(false, behind));
    }
    return proceed(memory, round.due(waits, behind));
  }

  /// Upload before download: what was sold is worth more than what is new.
  private static Step proceed(Memory memory, Round round) {
    if (round.uploadDue()) {
      return send(memory, round);
    }
    if (round.downloadDue()) {
      return download(memory, round);
    }
    Memory rested = memory.withAttempt(0);
    return round.again() == null
        ? Step.of(new Resting(rested), new Effect.EndRound())
        : Step.of(
            new Asking(rested, Round.of(round.again())),
            new Effect.EndRound(),
            new Effect.Ask(round.again(), false));
  }

  private static Step send(Memory memory, Round round, Effect... before) {
    List<Effect> effects = new ArrayList<>(List.of(before));
    effects.add(new Effect.Send(memory.batch().size()));
    return new Step(new Uploading(memory, round), effects);
  }

  private static Step download(Memory memory, Round round) {
    return Step.of(new Downloading(memory, round), new Effect.Download());
  }

  private static Step downloaded(Downloading at, Event.Downloaded event) {
    if (event.complete()) {
      // An answer with nothing in it says as little about the upload as a head does.
      Memory memory = event.progressed() ? at.memory().withAttempt(0) : at.memory();
      return proceed(memory, at.round().due(at.round().uploadDue(), false));
    }
    if (event.progressed()) {
      return download(at.memory().withAttempt(0), at.round());
    }
    Failure empty = new Unreachable(Kind.SERVER_ERROR, "an incomplete answer with nothing in it");
    return failed(at, at.memory(), empty, false);
  }

  /// Own records move upstream's head, so a download is due after every upload.
  private static Step settled(Uploading at) {
    Memory memory = at.memory().withAttempt(0).with(at.memory().batch().grown());
    return send(memory, at.round().due(true, true));
  }

  private static Step drained(Uploading at) {
    return proceed(at.memory(), at.round().due(false, at.round().downloadDue()));
  }

  private static Step batchFailed(Uploading at, Event.BatchFailed event) {
    return switch (event.failure()) {
      case Refused refused when refused.isAboutTheBatch() ->
          batchRefused(at, refused, event.records());
      case Unreachable silence when silence.kind().perhapsTheBatch() ->
          batchUnanswered(at, silence, event.records());
      case Refused _, Unreachable _, Failure.Here _ ->
          failed(at, at.memory(), event.failure(), false);
    };
  }

  /// Upstream refuses the whole batch. No time helps, so nothing is waited for: smaller batches
  /// find the record, and only such an explicit answer about it alone makes it an issue. Source:
  /// P2, P3.
  private static Step batchRefused(Uploading at, Refused refused, int records) {
    Batch batch = at.memory().batch().failedOnceMore();
    if (records > 1 && (batch.isHopeless() || refused.isTooLarge())) {
      return send(at.memory().with(batch.halfOf(records)), at.round());
    }
    if (records == 1 && batch.isHopeless()) {
      return Step.of(
          new Uploading(at.memory().with(batch.forgiven()), at.round()),
          new Effect.Condemn(refused));
    }
    return send(at.memory().with(batch), at.round());
  }

  /// The batch had left and no answer came: the line, or the batch itself? A record that gets no
  /// answer even alone is left for the next round, and stays pending. Each of these is a failed
  /// attempt, also the third, after which a smaller batch is tried at once. Source: P2, P3, L4.
  private static Step batchUnanswered(Uploading at, Unreachable silence, int records) {
    Batch batch = at.memory().batch().failedOnceMore();
    if (!batch.isHopeless()) {
      int attempt = at.memory().attempt() + 1;
      long ceiling =
          batch.isSearching()
              ? Backoff.searchCeilingMillis(attempt)
              : Backoff.ceilingMillis(attempt);
      return backOff(at.round(), at.memory().with(batch), silence, ceiling);
    }
    Memory memory = at.memory().withAttempt(at.memory().attempt() + 1);
    return records > 1
        ? send(memory.with(batch.halfOf(records)), at.round())
        : send(memory.with(batch.forgiven()), at.round(), new Effect.StepOver());
  }

  private static Step failed(Working at, Memory memory, Failure failure, boolean progressed) {
    Memory before = progressed ? memory.withAttempt(0) : memory;
    return switch (failure) {
      case Refused refused when refused.isEpochChange() && !at.round().reconciled() ->
          Step.of(new Reconciling(before, at.round().afterReconciling()), new Effect.Reconcile());
      case Refused refused when !refused.isEpochChange() ->
          giveUpRound(
              new Barred(before.withAttempt(0)),
              at.round(),
              new Effect.Interrupt(refused),
              new Effect.ShowTrouble(1, true, refused));
      case Refused _, Unreachable _, Failure.Here _ ->
          backOff(at.round(), before, failure, Backoff.ceilingMillis(before.attempt() + 1));
    };
  }

  private static Step backOff(Round round, Memory memory, Failure failure, long ceilingMillis) {
    int attempt = memory.attempt() + 1;
    long asked = failure instanceof Unreachable silence ? silence.retryAfterMillis() : 0;
    // Whoever asked, routine and pulse are not heard meanwhile: nobody waits longer than that.
    long atLeastMillis = Math.min(asked, Backoff.CAP_MILLIS);
    // After a break whatever waits goes up, also if only a pulse has noticed the break. Source: L5.
    Why why = round.why() == Why.HINT ? Why.NETWORK : round.why();
    return giveUpRound(
        new BackingOff(memory.withAttempt(attempt), why),
        round,
        new Effect.Interrupt(failure),
        new Effect.RetryWithin(ceilingMillis, atLeastMillis),
        new Effect.ShowTrouble(attempt, attempt >= Backoff.ASK_FOR_HELP_AFTER, failure));
  }

  /// Ends a round that failed; whoever has asked meanwhile still gets the attempt he asked for, and
  /// a network that has come back meanwhile is tried at once.
  private static Step giveUpRound(State state, Round round, Effect... effects) {
    boolean newNetwork = round.networkCameBack() && state instanceof BackingOff;
    Why again = round.again() == null && newNetwork ? Why.NETWORK : round.again();
    if (again == null) {
      return Step.of(state, effects);
    }
    Memory memory = newNetwork ? state.memory().withAttempt(0) : state.memory();
    List<Effect> all = new ArrayList<>(List.of(effects));
    all.add(new Effect.Ask(again, false));
    return new Step(new Asking(memory, Round.of(again)), all);
  }
}
