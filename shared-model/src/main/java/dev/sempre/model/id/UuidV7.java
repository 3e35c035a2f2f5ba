package dev.sempre.model.id;

import dev.sempre.model.time.TimeSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes UUIDs of version 7: time in front, randomness behind, so that they sort by age and stay
/// close together in an index. Ids of one generator always grow, also within one millisecond and
/// when the clock is set back: then the last time stands still until the clock has caught up.
/// Growth ends with the process; ids of another run are only unique, not later.
///
/// Source: RFC 9562, 5.7; growth within a millisecond by its 6.2, method 2 (the random part is
/// counted up by random steps, so that the next id cannot be guessed from the last).
public final class UuidV7 implements Ids {

  private static final long MAX_MILLIS = (1L << 48) - 1;
  private static final int MAX_RAND_A = (1 << 12) - 1;
  private static final long MAX_RAND_B = (1L << 62) - 1;
  private static final long MAX_STEP = 1L << 32;

  private final TimeSource time;
  private final RandomGenerator random;

  private long lastMillis = -1;
  private int randA;
  private long randB;

  /// @param random a strong source in the programs (`SecureRandom`), a seeded one in the simulation
  public UuidV7(TimeSource time, RandomGenerator random) {
    this.time = time;
    this.random = random;
  }

  /// The next id, in lower case with dashes.
  @Override
  public synchronized String next() {
    // A clock before 1970 or after the year 10889 must not stop a sale.
    long now = Math.clamp(time.epochMillis(), 0L, MAX_MILLIS);
    if (now > lastMillis) {
      begin(now);
    } else {
      countUp();
    }
    long high = lastMillis << 16 | 0x7000L | randA;
    long low = 0x8000_0000_0000_0000L | randB;
    return new UUID(high, low).toString();
  }

  private void begin(long millis) {
    lastMillis = millis;
    randA = random.nextInt(MAX_RAND_A + 1);
    randB = random.nextLong() & MAX_RAND_B;
  }

  private void countUp() {
    randB += 1 + random.nextLong(MAX_STEP);
    if (randB <= MAX_RAND_B) {
      return;
    }
    randB &= MAX_RAND_B;
    randA++;
    if (randA > MAX_RAND_A) {
      begin(lastMillis + 1);
    }
  }
}
