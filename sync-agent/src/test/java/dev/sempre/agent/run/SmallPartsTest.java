package dev.sempre.agent.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.agent.testing.Clock;
import dev.sempre.replica.db.RightOfWay;
import dev.sempre.replica.sync.SyncLinks.Link;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class SmallPartsTest {
  @Test
  void batchesSettleWhereTheyTakeFiveMilliseconds() {
    BatchPace pace = new BatchPace();
    assertThat(pace.rows()).isEqualTo(BatchPace.START);
    for (int i = 0; i < 10; i++) {
      pace.took(pace.rows(), pace.rows() * 20_000L);
    }
    assertThat(pace.rows()).isEqualTo(250);
    for (int i = 0; i < 10; i++) {
      pace.took(pace.rows(), pace.rows() * 5_000L);
    }
    assertThat(pace.rows()).isEqualTo(1_000);
    pace.took(1_000, 500_000_000);
    assertThat(pace.rows()).as("halved at most").isEqualTo(500);
    for (int i = 0; i < 10; i++) {
      pace.took(pace.rows(), 500_000_000);
    }
    assertThat(pace.rows()).isEqualTo(BatchPace.LEAST);
    for (int i = 0; i < 20; i++) {
      pace.took(pace.rows(), 1_000);
    }
    assertThat(pace.rows()).isEqualTo(BatchPace.MOST);
  }

  @Test
  void smallBatchesAndStoppedClocksTeachNothing() {
    BatchPace pace = new BatchPace();
    pace.took(1, 3_000_000);
    pace.took(250, 0);
    assertThat(pace.rows()).isEqualTo(BatchPace.START);
  }

  @Test
  void greenIsProvenForThirtySecondsOnly() {
    Link green = link("CONNECTED", 1_000L);
    assertThat(Indicator.of(green, 31_000)).isEqualTo(Indicator.CONNECTED);
    assertThat(Indicator.of(green, 31_001)).isEqualTo(Indicator.RECONNECTING);
    assertThat(Indicator.of(link("CONNECTED", null), 0)).isEqualTo(Indicator.RECONNECTING);
    assertThat(Indicator.of(link("RECONNECTING", 1_000L), 1_000)).isEqualTo(Indicator.RECONNECTING);
    assertThat(Indicator.of(link("DISCONNECTED", 1_000L), 1_000)).isEqualTo(Indicator.DISCONNECTED);
    assertThat(Indicator.of(null, 0)).isEqualTo(Indicator.DISCONNECTED);
  }

  @Test
  void answerOfTheFutureProvesNothing() {
    Link green = link("CONNECTED", 100_000L);
    assertThat(Indicator.of(green, 95_000)).isEqualTo(Indicator.CONNECTED);
    assertThat(Indicator.of(green, 94_999)).isEqualTo(Indicator.RECONNECTING);
  }

  private static Link link(String state, @org.jspecify.annotations.Nullable Long answeredAt) {
    return new Link(state, 0, 0, null, answeredAt, null, null, null, null);
  }

  @Test
  void roundHangsWhenNothingHasMovedForFiveMinutes() {
    Clock clock = new Clock();
    Watchdog watchdog = new Watchdog(clock);
    clock.advance(300_000);
    assertThat(watchdog.isStalled()).isFalse();
    clock.advance(1);
    assertThat(watchdog.isStalled()).isTrue();
    watchdog.moved();
    assertThat(watchdog.isStalled()).isFalse();
  }

  @Test
  void settingTheClockBackDoesNotFoolTheWatchdog() {
    Clock clock = new Clock();
    Watchdog watchdog = new Watchdog(clock);
    clock.set(0);
    assertThat(watchdog.isStalled()).isFalse();
    clock.advance(300_001);
    assertThat(watchdog.isStalled()).isTrue();
  }

  @Test
  void otherProcessGetsTheWriteLockBetweenTwoBatches() {
    List<Long> slept = new ArrayList<>();
    new PeopleFirst(() -> RightOfWay.NONE, slept::add, () -> true).giveWay(30_000_000);
    assertThat(slept).containsExactly(5L);
  }

  @Test
  void queueHandsOverEverythingInOrder() {
    try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
      List<Integer> taken = new ArrayList<>();
      String result =
          Handover.queued(beside, 2)
              .<Integer, String>run(
                  out -> {
                    try {
                      for (int i = 0; i < 1_000; i++) {
                        out.put(i);
                      }
                      return "all";
                    } catch (IOException e) {
                      return "stopped";
                    }
                  },
                  taken::add,
                  () -> {});
      assertThat(result).isEqualTo("all");
      assertThat(taken).hasSize(1_000).isSorted();
    }
  }

  @Test
  void takerThatFailsStopsTheSource() {
    AtomicBoolean stopped = new AtomicBoolean();
    List<String> ends = new ArrayList<>();
    try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
      assertThatThrownBy(() ->
              Handover.queued(beside, 2)
                  .<Integer, String>run(
                      out -> {
                        try {
                          for (int i = 0; ; i++) {
                            out.put(i);
                          }
                        } catch (IOException e) {
                          ends.add("source stopped");
                          return "";
                        }
                      },
                      item -> {
                        throw new IllegalStateException("disk full");
                      },
                      () -> stopped.set(true)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("disk full");
    }
    assertThat(stopped).isTrue();
    assertThat(ends).containsExactly("source stopped");
  }

  @Test
  void bugInTheSourceComesOutAsItIs() {
    try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
      assertThatThrownBy(() ->
              Handover.queued(beside, 2)
                  .run(
                      out -> {
                        throw new IllegalArgumentException("bug");
                      },
                      item -> {},
                      () -> {}))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
