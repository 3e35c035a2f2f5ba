package dev.sempre.pos.display;

import dev.sempre.agent.run.Ports.Alarm;
import dev.sempre.pos.device.CustomerDisplay;
import dev.sempre.pos.device.DeviceOutcome;
import dev.sempre.pos.device.Face;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way from a sale to its customer's display: a place for one moment, of which the newest wins.
/// [#show] only puts it there; whatever a display does or does not do, no sale waits for it, and
/// none is shown what has long passed. Safe to call from any thread. Source: T9, P5.
public final class DisplayQueue {
  /// Pause after which a display that was not reached is tried again, since nothing new may happen
  /// for long.
  static final long PAUSE_MILLIS = 5_000;

  private static final Logger LOG = LoggerFactory.getLogger(DisplayQueue.class);

  private final Supplier<Optional<CustomerDisplay>> display;
  private final Function<Moment, Face> writer;
  private final Executor worker;
  private final Alarm alarm;
  private final AtomicBoolean awake = new AtomicBoolean();
  private final AtomicBoolean ringing = new AtomicBoolean();
  private final AtomicBoolean anew = new AtomicBoolean();
  private volatile Moment wanted = new Moment.Idle();
  private volatile boolean closed;
  private @Nullable Moment shown;
  private String said = "";

  /// @param display what is set up now; asked each time
  /// @param writer says a moment in the shop's language; called on the worker's thread
  /// @param worker a thread of this queue's own
  public DisplayQueue(
      Supplier<Optional<CustomerDisplay>> display,
      Function<Moment, Face> writer,
      Executor worker,
      Alarm alarm) {
    this.display = display;
    this.writer = writer;
    this.worker = worker;
    this.alarm = alarm;
  }

  /// A sale stands so from now on. Returns at once.
  public void show(Moment moment) {
    wanted = moment;
    wake();
  }

  /// The displays may be set up otherwise, or speak another language: whatever is wanted is shown
  /// anew. Returns at once.
  public void again() {
    anew.set(true);
    wake();
  }

  private void wake() {
    if (!closed && awake.compareAndSet(false, true)) {
      try {
        worker.execute(this::work);
      } catch (RejectedExecutionException closing) {
        LOG.debug("the program is closing");
      }
    }
  }

  private void work() {
    awake.set(false);
    boolean whateverIsShown = anew.getAndSet(false);
    Moment now = wanted;
    if (closed || (!whateverIsShown && now.equals(shown))) {
      return;
    }
    shown = null;
    DeviceOutcome outcome;
    try {
      Optional<CustomerDisplay> there = display.get();
      outcome =
          there.isPresent()
              ? there.get().show(writer.apply(now))
              : new DeviceOutcome.Done(); // Nobody looks, and nothing has to be tried again.
    } catch (RuntimeException failure) {
      outcome = new DeviceOutcome.Faulty(String.valueOf(failure));
    }
    tell(outcome);
    if (outcome.wentWell()) {
      shown = now;
    } else if (ringing.compareAndSet(false, true)) {
      alarm.ringAfter(
          PAUSE_MILLIS,
          () -> {
            ringing.set(false);
            again();
          });
    }
  }

  /// Once for each change: a display that is dead all day is one line in the log.
  private void tell(DeviceOutcome outcome) {
    String now = outcome.name();
    if (!now.equals(said) && !outcome.wentWell()) {
      LOG.warn("DEV-5 The customer display shows nothing: {} {}", now, outcome.more());
    }
    said = now;
  }

  /// Shows nothing any more.
  public void close() {
    closed = true;
  }
}
