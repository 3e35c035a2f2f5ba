package dev.sempre.agent.run;

import dev.sempre.agent.machine.Effect;
import dev.sempre.agent.machine.Event;
import dev.sempre.agent.machine.Failure;
import dev.sempre.agent.machine.Standing;
import dev.sempre.agent.machine.State;
import dev.sempre.agent.machine.Step;
import dev.sempre.agent.machine.SyncMachine;
import dev.sempre.agent.machine.Why;
import dev.sempre.model.chain.ChainHead;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.wire.Messages.Head;
import dev.sempre.replica.chain.AnchorStore;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.journal.PlaceSetBack;
import dev.sempre.replica.sync.Cursors;
import dev.sempre.replica.sync.Cursors.Cursor;
import dev.sempre.replica.sync.Outbox;
import dev.sempre.replica.sync.Outbox.Waiting;
import dev.sempre.replica.sync.SyncRequests;
import dev.sempre.replica.sync.UpstreamSeen;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the machine of one base: takes events, performs effects, tells their answers as events.
/// Everything public may be called from any thread and returns without waiting for the line.
public final class SyncRunner {
  private static final Logger LOG = LoggerFactory.getLogger(SyncRunner.class);

  /// An alarm that has not rung this long after its time never will.
  private static final long LATE_ALARM_MILLIS = 60_000;

  private final Replica replica;
  private final Upstream upstream;
  private final Ports ports;
  private final Outbox outbox;
  private final RunJournal journal;
  private final LinkBoard link;
  private final Watchdog watchdog;
  private final CentreClock centreClock;
  private final PassedOver passedOver = new PassedOver();
  private final Download download;
  private final Queue<Told> events = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean draining = new AtomicBoolean();
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private final Set<String> toldRequests = new HashSet<>();

  /// One effect that answers. Its identity is all there is to it.
  private static final class Call {}

  /// @param call whose answer this is, or null if it is none
  private record Told(Event event, @Nullable Call call) {}

  private volatile State state = State.initial();
  private volatile long retryAtMillis;

  /// The call whose answer the machine waits for, or null; and the one that was aborted last. They
  /// belong to the mailbox.
  private @Nullable Call awaited;

  private @Nullable Call aborted;

  /// These belong to the round: the worker, or the mailbox while the worker has nothing to do.
  private Upload upload;

  private String upstreamEpoch = "";

  public SyncRunner(Replica replica, Upstream upstream, Ports ports) {
    this.replica = replica;
    this.upstream = upstream;
    this.ports = ports;
    this.outbox = new Outbox(replica);
    this.journal = new RunJournal(replica, ports.stopwatch());
    this.link = new LinkBoard(replica, ports.stopwatch());
    this.watchdog = new Watchdog(ports.stopwatch());
    this.centreClock = new CentreClock(replica, ports.clock(), ports.uptime(), link.hasAnswered());
    this.download = new Download(replica, upstream, journal, link, watchdog, ports, passedOver);
    this.upload = newUpload();
  }

  private Upload newUpload() {
    return new Upload(upstream, replica.catalogue(), outbox, journal, link, ports.beside());
  }

  /// Where the machine is just now.
  public State state() {
    return state;
  }

  /// Completes when the machine has stopped after `StopAsked`.
  public CompletableFuture<Void> stopped() {
    return stopped;
  }

  /// Tells the machine that something has happened.
  public void tell(Event event) {
    tell(new Told(event, null));
  }

  private void tell(Told told) {
    events.add(told);
    try {
      ports.mailbox().execute(this::drain);
    } catch (RejectedExecutionException e) {
      LOG.debug("{} comes after the end", told.event());
    } catch (RuntimeException | Error failure) {
      LOG.error("{} waits for the next event", told.event(), failure);
    }
  }

  /// Tells the machine of requests that nobody has taken yet, each once.
  public void lookForRequests() {
    List<SyncRequests.Request> open = replica.read(SyncRequests::open);
    synchronized (toldRequests) {
      Set<String> ids = new HashSet<>();
      open.forEach(request -> ids.add(request.id()));
      toldRequests.retainAll(ids);
      for (SyncRequests.Request request : open) {
        if (toldRequests.add(request.id())) {
          tell(new Event.Requested(why(request.reason())));
        }
      }
    }
  }

  private static Why why(String reason) {
    return switch (reason) {
      case "COMMAND" -> Why.COMMAND;
      case "CLOSING" -> Why.CLOSING;
      default -> Why.BUTTON;
    };
  }

  /// Looks whether somebody has set this machine's clock. To be called now and then.
  public void lookAtClock() {
    centreClock.look();
  }

  /// Ends a call in which nothing has moved for too long, and a wait whose alarm was lost. Source:
  /// R18, R19.
  public void lookForStall() {
    switch (state) {
      case State.Working _ -> {
        if (watchdog.isStalled()) {
          tell(new Event.Stalled());
        }
      }
      case State.BackingOff _ -> {
        if (ports.stopwatch().millis() - retryAtMillis > LATE_ALARM_MILLIS) {
          tell(new Event.RetryDue());
        }
      }
      case State.Resting _, State.Barred _, State.Stopping _, State.Stopped _ -> {}
    }
  }

  /// Works off the events one by one. A direct mailbox comes back here from within an effect: the
  /// loop that is running then takes the event.
  private void drain() {
    while (!events.isEmpty() && draining.compareAndSet(false, true)) {
      try {
        for (Told told = events.poll(); told != null; told = events.poll()) {
          takeSafely(told);
        }
      } finally {
        draining.set(false);
      }
    }
  }

  private void takeSafely(Told told) {
    Event event = told.event();
    if (told.call() != null && told.call() != awaited) {
      LOG.warn("{} comes after it was given up", event);
      return;
    }
    awaited = told.call() == null ? awaited : null;
    try {
      Step step = SyncMachine.next(state, event);
      LOG.debug("{} in {} gives {}", event, state, step);
      state = step.state();
      step.effects().forEach(this::performSafely);
    } catch (RuntimeException | Error bug) {
      LOG.error("could not take {}", event, bug);
    }
  }

  /// A failure of one effect must not keep the others from being done, nor the machine waiting for
  /// an answer that never comes. Source: R18, F20.
  private void performSafely(Effect effect) {
    try {
      perform(effect);
    } catch (RuntimeException | Error bug) {
      LOG.error("could not do {}", effect, bug);
      if (effect instanceof Effect.Answering) {
        tell(new Event.Failed(here("INTERNAL", bug), false));
      }
    }
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.Ask ask -> work(() -> ask(ask));
      case Effect.Download _ -> work(() -> download.run(upstreamEpoch));
      case Effect.Send send -> work(() -> upload.send(send.maxRecords()));
      case Effect.Condemn condemn -> work(() -> upload.condemn(condemn.why()));
      case Effect.Reconcile _ -> work(this::reconcile);
      case Effect.StepOver _ -> upload.stepOver();
      case Effect.Abort _ -> abort();
      case Effect.EndRound _ -> note(journal::end);
      case Effect.Interrupt interrupt -> note(() -> journal.interrupt(interrupt.failure()));
      case Effect.RetryWithin retry -> retryWithin(retry);
      case Effect.ShowConnected shown -> link.connected(shown.upstream());
      case Effect.ShowTrouble trouble -> showTrouble(trouble);
      case Effect.CorrectClock correct -> note(() -> centreClock.correct(correct.byMillis()));
      case Effect.TellStopped _ -> stopped.complete(null);
    }
  }

  /// Runs an effect that takes time and tells its answer. Here, at the end of the thread, every
  /// failure becomes an event: the agent never dies of one. Source: F20.
  private void work(Supplier<Event> effect) {
    watchdog.moved();
    Call call = new Call();
    awaited = call;
    try {
      ports.worker().execute(() -> tell(new Told(answer(effect), call)));
    } catch (RejectedExecutionException e) {
      awaited = null;
      tell(new Event.Failed(new Failure.Here("STOPPED", "the agent is shutting down"), false));
    } catch (RuntimeException | Error failure) {
      awaited = null;
      throw failure;
    }
  }

  /// Ends the call that is under way. If that was tried before and no answer has come since, none
  /// will: its thread has died, or never was. An agent that stops is not told so before its last
  /// call has really ended.
  private void abort() {
    upstream.abort();
    Call call = awaited;
    boolean again = call == aborted && !(state instanceof State.Stopping);
    if (call == null || again) {
      ports.handover().giveUp();
      awaited = null;
      tell(new Event.Failed(new Failure.Here("INTERNAL", "the answer was lost"), false));
    }
    aborted = call;
  }

  private static Event answer(Supplier<Event> effect) {
    try {
      return effect.get();
    } catch (StoreFailure failure) {
      LOG.warn("the database is in trouble: {}", failure.getMessage());
      return new Event.Failed(here("STORE_" + failure.kind(), failure), false);
    } catch (RuntimeException | Error bug) {
      LOG.error("a bug ended this round; the next one starts afresh", bug);
      return new Event.Failed(here("INTERNAL", bug), false);
    }
  }

  private static Failure here(String code, Throwable cause) {
    return new Failure.Here(code, String.valueOf(cause.getMessage()));
  }

  /// Writes something that only informs: if the disk refuses, the round goes on without it.
  private static void note(Runnable writing) {
    try {
      writing.run();
    } catch (StoreFailure failure) {
      LOG.warn("the journal could not be written: {}", failure.getMessage());
    }
  }

  private Event ask(Effect.Ask ask) {
    journal.begin(ask.why(), ask.resumed());
    upload = newUpload();
    Here here = replica.read(this::here);
    journal.found(here.requests(), here.waiting(), !standing(here).everywhere());
    long beganAt = ports.stopwatch().millis();
    Upstream.Answer<Head> answer = upstream.head(chains(ask.why()));
    return switch (answer) {
      case Upstream.Answered<Head> answered -> {
        Head head = answered.value();
        upstreamEpoch = head.epoch();
        UpstreamSeen.keep(replica, head.seen());
        boolean _ = PlaceSetBack.look(replica, head.told());
        AnchorStore.confirmed(replica, head.anchors());
        passedOver.upstreamIs(head.epoch(), head.schema());
        yield new Event.HeadTold(
            new Standing.Upstream(head.epoch(), head.head(), down(head)),
            standing(here),
            centreClock.errorMillis(head.serverMillis(), ports.stopwatch().millis() - beganAt));
      }
      case Upstream.Failed<Head>(Failure failure, _) -> {
        if (failure instanceof Failure.Refused refused && refused.isToAnOlderCopy()) {
          PlaceSetBack.mark(replica, refused.code());
        }
        yield new Event.Failed(failure, false);
      }
    };
  }

  /// The pulse only asks: a till that sells all day would have each of its tickets anchored.
  private List<ChainHead> chains(Why why) {
    return why == Why.HINT ? List.of() : AnchorStore.heads(replica);
  }

  /// Of a centre that does not say what goes down, all of it may.
  private static long down(Head head) {
    return head.down() == null ? head.head() : Math.min(head.down(), head.head());
  }

  /// What a round finds here, in one snapshot: whatever was saved before a request is seen by its
  /// round.
  private record Here(
      List<SyncRequests.Request> requests,
      Map<TableSpec, Waiting> waiting,
      Map<String, Cursor> cursors) {}

  private Here here(Handle handle) {
    return new Here(SyncRequests.open(handle), outbox.waiting(handle), Cursors.all(handle));
  }

  private Standing standing(Here here) {
    return Standings.of(replica.catalogue(), here.cursors(), here.waiting(), passedOver);
  }

  private Event reconcile() {
    LOG.warn("upstream was restored or rebuilt: everything is compared and sent again");
    boolean everywhere = standing(replica.read(this::here)).everywhere();
    outbox.reconcile();
    return new Event.Reconciled(everywhere);
  }

  private void retryWithin(Effect.RetryWithin retry) {
    long drawn = ports.random().nextLong(retry.ceilingMillis() + 1);
    long wait = Math.max(drawn, retry.atLeastMillis());
    link.waiting(wait);
    retryAtMillis = ports.stopwatch().millis() + wait;
    ports.alarm().ringAfter(wait, () -> tell(new Event.RetryDue()));
  }

  private void showTrouble(Effect.ShowTrouble trouble) {
    link.trouble(trouble.attempt(), trouble.askForHelp(), trouble.failure());
    LOG.info(
        "attempt {} failed: {} {}",
        trouble.attempt(),
        trouble.failure().code(),
        trouble.failure().detail());
  }
}
