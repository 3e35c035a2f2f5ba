package dev.sempre.agent.run;

import dev.sempre.agent.machine.Effect;
import dev.sempre.agent.machine.Event;
import dev.sempre.agent.machine.Failure;
import dev.sempre.agent.machine.Standing;
import dev.sempre.agent.machine.State;
import dev.sempre.agent.machine.Step;
import dev.sempre.agent.machine.SyncMachine;
import dev.sempre.agent.machine.Why;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.wire.Messages.Head;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.sync.Cursors;
import dev.sempre.replica.sync.Outbox;
import dev.sempre.replica.sync.Outbox.Waiting;
import dev.sempre.replica.sync.SyncRequests;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the machine of one base: takes events, performs effects, tells their answers as events.
/// Everything public may be called from any thread and returns without waiting for the line.
public final class SyncRunner {
  private static final Logger LOG = LoggerFactory.getLogger(SyncRunner.class);

  /// An answer that took longer than this says too little about upstream's clock.
  private static final long SLOW_ANSWER_MILLIS = 5_000;

  private final Replica replica;
  private final Upstream upstream;
  private final Ports ports;
  private final Outbox outbox;
  private final RunJournal journal;
  private final LinkBoard link;
  private final Watchdog watchdog;
  private final Download download;
  private final Queue<Event> events = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean draining = new AtomicBoolean();
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private final Set<String> toldRequests = new HashSet<>();

  private volatile State state = State.initial();

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
    this.download = new Download(replica, upstream, journal, link, watchdog, ports);
    this.upload = newUpload();
  }

  private Upload newUpload() {
    return new Upload(upstream, outbox, journal, ports.beside());
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
    events.add(event);
    try {
      ports.mailbox().execute(this::drain);
    } catch (RejectedExecutionException e) {
      LOG.debug("{} comes after the end", event);
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

  /// Ends a call in which nothing has moved for too long. Source: R19.
  public void lookForStall() {
    if (state instanceof State.Working && watchdog.isStalled()) {
      tell(new Event.Stalled());
    }
  }

  /// Works off the events one by one. A direct mailbox comes back here from within an effect: the
  /// loop that is running then takes the event.
  private void drain() {
    while (!events.isEmpty() && draining.compareAndSet(false, true)) {
      try {
        for (Event event = events.poll(); event != null; event = events.poll()) {
          Step step = SyncMachine.next(state, event);
          LOG.debug("{} in {} gives {}", event, state, step);
          state = step.state();
          step.effects().forEach(this::performSafely);
        }
      } finally {
        draining.set(false);
      }
    }
  }

  /// A bug in one effect must not keep the others from being done: the machine would wait for an
  /// answer that never comes.
  private void performSafely(Effect effect) {
    try {
      perform(effect);
    } catch (RuntimeException bug) {
      LOG.error("could not do {}", effect, bug);
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
      case Effect.Abort _ -> upstream.abort();
      case Effect.EndRound _ -> note(journal::end);
      case Effect.Interrupt interrupt -> note(() -> journal.interrupt(interrupt.failure()));
      case Effect.RetryWithin retry -> retryWithin(retry);
      case Effect.ShowConnected shown -> link.connected(shown.upstream());
      case Effect.ShowTrouble trouble -> showTrouble(trouble);
      case Effect.CorrectClock correct -> note(() -> correctClock(correct.byMillis()));
      case Effect.TellStopped _ -> stopped.complete(null);
    }
  }

  /// Runs an effect that takes time and tells its answer. Here, at the end of the thread, every
  /// failure becomes an event: the agent never dies of one. Source: F20.
  private void work(Supplier<Event> effect) {
    watchdog.moved();
    try {
      ports.worker().execute(() -> tell(answer(effect)));
    } catch (RejectedExecutionException e) {
      tell(new Event.Failed(new Failure.Here("STOPPED", "the agent is shutting down"), false));
    }
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
    // First the requests, then what waits: whatever was saved before a request is seen by its
    // round.
    List<SyncRequests.Request> requests = replica.read(SyncRequests::open);
    Map<TableSpec, Waiting> waiting = outbox.waiting();
    Standing here = Standings.of(replica.read(Cursors::all), waiting);
    journal.found(requests, waiting, !here.everywhere());
    long beganAt = ports.stopwatch().millis();
    Upstream.Answer<Head> answer = upstream.head();
    return switch (answer) {
      case Upstream.Answered<Head> answered -> {
        Head head = answered.value();
        upstreamEpoch = head.epoch();
        yield new Event.HeadTold(
            new Standing.Upstream(head.epoch(), head.head()),
            here,
            clockErrorMillis(head.serverMillis(), ports.stopwatch().millis() - beganAt));
      }
      case Upstream.Failed<Head> failed -> new Event.Failed(failed.failure(), false);
    };
  }

  /// How far off the stored correction is, supposing that the answer took half of the time.
  private long clockErrorMillis(long serverMillis, long tookMillis) {
    if (tookMillis > SLOW_ANSWER_MILLIS) {
      return 0;
    }
    long stored = replica.place().map(Place::clockOffsetMillis).orElse(0L);
    return serverMillis + tookMillis / 2 - ports.clock().epochMillis() - stored;
  }

  private void correctClock(long byMillis) {
    long stored = replica.place().map(Place::clockOffsetMillis).orElse(0L);
    LOG.info("this machine's clock is {} ms off the centre's", stored + byMillis);
    replica.correctClock(stored + byMillis);
  }

  private Event reconcile() {
    LOG.warn("upstream was restored or rebuilt: everything is compared and sent again");
    outbox.reconcile();
    return new Event.Reconciled();
  }

  private void retryWithin(Effect.RetryWithin retry) {
    long drawn = ports.random().nextLong(retry.ceilingMillis() + 1);
    long wait = Math.max(drawn, retry.atLeastMillis());
    link.waiting(wait);
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
