package dev.sempre.agent.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.run.ClockWatch;
import dev.sempre.agent.testing.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
  private static final long MINUTE = 60_000;

  @Test
  void routineComesEveryFifteenMinutesAtTheDevicesOwnMoment() {
    Routine routine = Routine.every(Routine.DEFAULT_MINUTES, "till-1");
    long first = routine.nextAfterMillis(Clock.NOON_MILLIS);
    assertThat(first).isBetween(Clock.NOON_MILLIS + 1, Clock.NOON_MILLIS + 15 * MINUTE);
    assertThat(routine.nextAfterMillis(first)).isEqualTo(first + 15 * MINUTE);
    assertThat(routine.nextAfterMillis(first - 1)).isEqualTo(first);
    assertThat(Routine.every(15, "till-2").nextAfterMillis(Clock.NOON_MILLIS)).isNotEqualTo(first);
  }

  @Test
  void pulseProvesGreenBeforeItsThirtySecondsAreOver() {
    assertThat(Tick.PULSE.periodMillis()).isEqualTo(20_000);
  }

  @Test
  void historyShowsTodayAndThreeDaysOfTheShopsCalendar() {
    long evening = Instant.parse("2026-11-21T23:30:00Z").toEpochMilli();
    assertThat(Instant.ofEpochMilli(RunPurge.firstShownMillis(evening, ZoneId.of("Europe/Rome"))))
        .as("it is the 22nd in Rome already")
        .isEqualTo(Instant.parse("2026-11-18T23:00:00Z"));
    assertThat(
            Instant.ofEpochMilli(
                RunPurge.firstShownMillis(evening, ZoneId.of("America/Sao_Paulo"))))
        .isEqualTo(Instant.parse("2026-11-18T03:00:00Z"));
  }

  @Test
  void dayOfTheChangeToSummerTimeIsOneDay() {
    long afterChange = Instant.parse("2026-03-31T10:00:00Z").toEpochMilli();
    assertThat(
            Instant.ofEpochMilli(RunPurge.firstShownMillis(afterChange, ZoneId.of("Europe/Rome"))))
        .isEqualTo(Instant.parse("2026-03-27T23:00:00Z"));
  }

  @Test
  void networkIsBackWhenAnAddressIsThereThatWasNot() {
    AtomicReference<Set<String>> addresses = new AtomicReference<>(Set.of("10.0.0.2"));
    NetworkWatch watch = new NetworkWatch(addresses::get);
    assertThat(watch.hasComeBack()).isFalse();
    addresses.set(Set.of());
    assertThat(watch.hasComeBack()).as("it has gone").isFalse();
    addresses.set(Set.of("10.0.0.2"));
    assertThat(watch.hasComeBack()).isTrue();
    assertThat(watch.hasComeBack()).isFalse();
    addresses.set(Set.of("10.0.0.2", "192.168.1.5"));
    assertThat(watch.hasComeBack()).isTrue();
  }

  @Test
  void clockThatWasSetIsNoticedInBothDirections() {
    Clock clock = new Clock();
    ClockWatch watch = new ClockWatch(clock, clock);
    clock.advance(3_600_000);
    assertThat(watch.setByMillis()).isZero();
    clock.set(clock.epochMillis() - 3_600_000);
    assertThat(watch.setByMillis()).isEqualTo(-3_600_000);
    assertThat(watch.setByMillis()).as("until something was done about it").isNotZero();
    watch.noted(-3_600_000);
    assertThat(watch.setByMillis()).isZero();
    clock.set(clock.epochMillis() + 60_000);
    assertThat(watch.setByMillis()).isEqualTo(60_000);
  }

  @Test
  void clockworkTicksAndStopsAndGoesOnAfterTheClockWasSet() {
    Queue<Tick> heard = new ConcurrentLinkedQueue<>();
    try (Ticks ticks = new Ticks("test", heard::add)) {
      long now = System.currentTimeMillis();
      // As if the clock were an hour ahead: nothing is due for an hour.
      ticks.start(Routine.every(1, "x"), now + 3_600_000);
      Awaitility.await()
          .during(Duration.ofMillis(1_500))
          .atMost(Duration.ofSeconds(5))
          .until(heard::isEmpty);
      ticks.reset(Routine.every(1, "x"), now);
      Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> heard.contains(Tick.REQUESTS));
    }
    int count = heard.size();
    Awaitility.await()
        .during(Duration.ofMillis(1_500))
        .atMost(Duration.ofSeconds(5))
        .until(() -> heard.size() == count);
  }
}
