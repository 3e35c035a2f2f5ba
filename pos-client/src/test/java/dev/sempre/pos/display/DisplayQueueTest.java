package dev.sempre.pos.display;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.money.Currency;
import dev.sempre.pos.device.CustomerDisplay;
import dev.sempre.pos.device.DeviceOutcome;
import dev.sempre.pos.device.Face;
import dev.sempre.pos.device.Face.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Source: T9, P5.
@Timeout(60)
final class DisplayQueueTest {
  private final Deque<Runnable> worker = new ArrayDeque<>();
  private final List<Runnable> rings = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();
  private DeviceOutcome outcome = new DeviceOutcome.Done();
  private boolean there = true;

  private final DisplayQueue queue =
      new DisplayQueue(
          () -> there ? Optional.of(this::show) : Optional.empty(),
          DisplayQueueTest::face,
          worker::add,
          (_, ring) -> rings.add(ring));

  private DeviceOutcome show(Face face) {
    shown.add(face.lower().left());
    return outcome;
  }

  private static Face face(Moment moment) {
    return new Face(new Row("", ""), new Row(moment.toString(), ""), List.of());
  }

  private static Moment paid(long minor) {
    return new Moment.Paid(minor, minor, 0, Currency.of("EUR"));
  }

  private void settle() {
    while (!worker.isEmpty()) {
      worker.removeFirst().run();
    }
  }

  @Test
  void ofManyMomentsTheNewestIsShownAndTheOthersNever() {
    for (int minor = 1; minor <= 1_000; minor++) {
      queue.show(paid(minor));
    }
    assertThat(shown).as("nothing is shown by whoever tells").isEmpty();
    settle();

    assertThat(shown).containsExactly(paid(1_000).toString());
  }

  @Test
  void whatIsShownAlreadyIsNotShownAgainUnlessTheDeviceIsAnother() {
    queue.show(paid(5));
    settle();
    queue.show(paid(5));
    settle();
    assertThat(shown).hasSize(1);
    queue.again();
    settle();
    assertThat(shown).hasSize(2);
  }

  @Test
  void aDeviceThatBecomesAnotherWhileSomethingWaitsToBeShownIsShownItAll() {
    queue.show(paid(5));
    settle();
    queue.show(paid(5));
    queue.again();
    settle();
    assertThat(shown).hasSize(2);
  }

  @Test
  void aDeadDisplayIsTriedAgainAfterAPauseWithWhatIsTrueThen() {
    outcome = new DeviceOutcome.NotReachable("unplugged");
    queue.show(paid(1));
    settle();
    queue.show(paid(2));
    settle();
    assertThat(rings).as("one alarm, however often it fails").hasSize(1);

    outcome = new DeviceOutcome.Done();
    rings.removeFirst().run();
    settle();

    assertThat(shown.getLast()).isEqualTo(paid(2).toString());
    assertThat(rings).isEmpty();
  }

  @Test
  void withoutADisplayNothingIsTriedAgain() {
    there = false;
    queue.show(paid(1));
    settle();

    assertThat(shown).isEmpty();
    assertThat(rings).isEmpty();
  }

  /// The display hangs for ever in a real thread; a sale tells it of a hundred thousand moments and
  /// is done at once.
  @Test
  void aDisplayThatHangsForEverDelaysNobody() throws Exception {
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    CustomerDisplay dead =
        _ -> {
          hanging.countDown();
          try {
            assertThat(never.await(50, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
          }
          return new DeviceOutcome.TimedOut();
        };
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      DisplayQueue dying =
          new DisplayQueue(() -> Optional.of(dead), DisplayQueueTest::face, thread, (_, _) -> {});
      dying.show(paid(0));
      assertThat(hanging.await(20, TimeUnit.SECONDS)).isTrue();
      long before = System.nanoTime();
      for (int minor = 1; minor <= 100_000; minor++) {
        dying.show(paid(minor));
      }

      assertThat((System.nanoTime() - before) / 1_000_000).isLessThan(2_000);
      dying.close();
      never.countDown();
    }
  }
}
