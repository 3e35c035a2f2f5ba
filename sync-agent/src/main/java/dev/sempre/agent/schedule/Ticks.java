package dev.sempre.agent.schedule;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.SimpleTrigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

/// The clockwork: Quartz with its jobs in memory, on daemon threads. It only ticks; what a tick
/// means is decided elsewhere, and a tick that was missed is not made up for. Thread-safe. Source:
/// architecture section 5.
final class Ticks implements AutoCloseable {
  private static final String HEARER = "hearer";

  private final String name;
  private final Consumer<Tick> hearer;
  private @Nullable Scheduler scheduler;
  private boolean closed;

  /// Quartz knows its clockworks by their names.
  private int life;

  /// @param name tells the clockworks of one process apart
  /// @param hearer hears the ticks on a thread of the clockwork; must be quick
  Ticks(String name, Consumer<Tick> hearer) {
    this.name = name;
    this.hearer = hearer;
  }

  /// Starts ticking. Takes some tenths of a second: not for the thread that opens a window.
  ///
  /// @param nowMillis this machine's clock
  synchronized void start(Routine routine, long nowMillis) {
    if (scheduler != null || closed) {
      return;
    }
    try {
      Scheduler made = new StdSchedulerFactory(settings()).getScheduler();
      for (Tick tick : Tick.values()) {
        JobDataMap data = new JobDataMap();
        data.put(HEARER, (Runnable) () -> hearer.accept(tick));
        made.scheduleJob(
            JobBuilder.newJob(TickJob.class).withIdentity(tick.name()).usingJobData(data).build(),
            trigger(tick, routine, nowMillis));
      }
      made.start();
      scheduler = made;
    } catch (SchedulerException e) {
      throw new IllegalStateException("the clockwork does not start", e);
    }
  }

  /// Takes a new clockwork for one that has stopped, whatever its threads are at: they may be held
  /// up for ever by a tick, or have died. It must have been started.
  ///
  /// @param nowMillis this machine's clock
  synchronized void renew(Routine routine, long nowMillis) {
    Scheduler stopped = scheduler;
    if (stopped == null || closed) {
      return;
    }
    scheduler = null;
    life++;
    start(routine, nowMillis);
    try {
      stopped.shutdown(false);
    } catch (SchedulerException e) {
      throw new IllegalStateException("the clockwork does not stop", e);
    }
  }

  private Properties settings() {
    Properties settings = new Properties();
    settings.setProperty(
        "org.quartz.scheduler.instanceName", "sempre-agent-ticks-" + name + "-" + life);
    settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    settings.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
    settings.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
    settings.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
    settings.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
    settings.setProperty("org.quartz.threadPool.threadCount", "1");
    return settings;
  }

  /// Sets all ticks anew, since the interval of the routine has changed or the clock was set:
  /// Quartz waits for moments of the clock, and one that was set back would keep it waiting.
  synchronized void reset(Routine routine, long nowMillis) {
    Scheduler running = scheduler;
    if (running == null) {
      return;
    }
    try {
      // Of several changes Quartz remembers the newest only, and sleeps on if that one is not
      // sooner
      // than what it waits for: so the soonest comes last.
      List<SimpleTrigger> triggers =
          Arrays.stream(Tick.values())
              .map(tick -> trigger(tick, routine, nowMillis))
              .sorted(Comparator.comparing(SimpleTrigger::getStartTime).reversed())
              .toList();
      for (SimpleTrigger trigger : triggers) {
        running.rescheduleJob(trigger.getKey(), trigger);
      }
    } catch (SchedulerException e) {
      throw new IllegalStateException("the clockwork cannot be set", e);
    }
  }

  @SuppressWarnings("JavaUtilDate") // Quartz takes no other.
  private static SimpleTrigger trigger(Tick tick, Routine routine, long nowMillis) {
    boolean fixed = tick.periodMillis() > 0;
    long period = fixed ? tick.periodMillis() : routine.periodMillis();
    long first = fixed ? nowMillis + period : routine.nextAfterMillis(nowMillis);
    return TriggerBuilder.newTrigger()
        .withIdentity(tick.name())
        .startAt(new Date(first))
        .withSchedule(
            SimpleScheduleBuilder.simpleSchedule()
                .withIntervalInMilliseconds(period)
                .withMisfireHandlingInstructionNextWithRemainingCount()
                .repeatForever())
        .build();
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (scheduler != null) {
      try {
        scheduler.shutdown(false);
      } catch (SchedulerException e) {
        throw new IllegalStateException("the clockwork does not stop", e);
      }
    }
  }

  /// Made by Quartz for each tick.
  @DisallowConcurrentExecution
  public static final class TickJob implements Job {
    @Override
    public void execute(JobExecutionContext context) {
      if (context.getMergedJobDataMap().get(HEARER) instanceof Runnable hearer) {
        hearer.run();
      }
    }
  }
}
