package dev.sempre.model.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UuidV7Test {

  private static final long NOW = 1_795_252_800_000L;

  /// Lower case, dashes in place, version 7, variant 10.
  private static final String WELL_FORMED =
      "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

  private long clockMillis = NOW;

  @Test
  void followsTheExampleOfTheStandard() {
    // RFC 9562, appendix A.6.
    UuidV7 ids = new UuidV7(() -> 0x017F22E279B0L, new Scripted(0xCC3, 0x18C4DC0C0C07398FL));

    assertThat(ids.next()).isEqualTo("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  }

  @Test
  void idsGrowWhateverTheClockDoes() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      UuidV7 ids = new UuidV7(() -> clockMillis, random);
      clockMillis = NOW;
      String last = "";
      for (int i = 0; i < 500; i++) {
        clockMillis +=
            switch (random.nextInt(10)) {
              case 0 -> -random.nextInt(86_400_000);
              case 1, 2 -> random.nextInt(3);
              case 3 -> random.nextInt(86_400_000);
              default -> 0;
            };
        String id = ids.next();
        assertThat(id).as("seed %d, id %d", seed, i).isGreaterThan(last);
        assertThat(id).matches(WELL_FORMED);
        last = id;
      }
    }
  }

  @Test
  void theClockIsFollowedAgainOnceItHasCaughtUp() {
    UuidV7 ids = new UuidV7(() -> clockMillis, new Random(1));
    ids.next();
    clockMillis = NOW - 1_000;
    assertThat(millisOf(ids.next())).isEqualTo(NOW);
    clockMillis = NOW + 1_000;
    assertThat(millisOf(ids.next())).isEqualTo(NOW + 1_000);
  }

  @Test
  void aFullRandomPartRunsOverIntoTheTime() {
    UuidV7 ids = new UuidV7(() -> NOW, new Scripted(0xFFF, -1L));
    String last = ids.next();
    String next = ids.next();

    assertThat(next).isGreaterThan(last);
    assertThat(millisOf(last)).isEqualTo(NOW);
    assertThat(millisOf(next)).isEqualTo(NOW + 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 253_402_300_799_999L, Long.MAX_VALUE})
  void anImpossibleClockStillGivesIds(long millis) {
    UuidV7 ids = new UuidV7(() -> millis, new Random(1));

    String first = ids.next();
    assertThat(first).matches(WELL_FORMED);
    assertThat(ids.next()).isGreaterThan(first);
  }

  @Test
  void twoGeneratorsOfOneMomentDoNotCollide() {
    UuidV7 one = new UuidV7(() -> NOW, new Random(1));
    UuidV7 other = new UuidV7(() -> NOW, new Random(2));
    Set<String> all = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      all.add(one.next());
      all.add(other.next());
    }
    assertThat(all).hasSize(20_000);
  }

  @Test
  void threadsNeverShareAnId() {
    UuidV7 ids = new UuidV7(() -> NOW, new LetsOthersGoFirst());
    Queue<String> given = new ConcurrentLinkedQueue<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        threads.execute(() -> {
          for (int j = 0; j < 50; j++) {
            given.add(ids.next());
          }
        });
      }
    }
    assertThat(new HashSet<>(given)).hasSize(1_000);
  }

  private static long millisOf(String id) {
    return UUID.fromString(id).getMostSignificantBits() >>> 16;
  }

  /// Gives the same bits for ever.
  private record Scripted(int ofRandA, long ofRandB) implements RandomGenerator {
    @Override
    public int nextInt(int bound) {
      return ofRandA;
    }

    @Override
    public long nextLong() {
      return ofRandB;
    }
  }

  /// Gives zeros, after every other thread had its chance to ask as well.
  private record LetsOthersGoFirst() implements RandomGenerator {
    @Override
    public long nextLong() {
      LockSupport.parkNanos(1);
      return 0;
    }
  }
}
