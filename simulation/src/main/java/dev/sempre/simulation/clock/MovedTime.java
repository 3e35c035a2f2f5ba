package dev.sempre.simulation.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a program under [ClockAgent] reads instead of the system's clock. Needs nothing but the
/// platform, since it is all that the agent brings along.
public final class MovedTime {
  /// The file is not read more often: a program asks for the time some thousand times a second.
  private static final long LOOK_NANOS = 20_000_000;

  private static volatile @Nullable Path file;
  private static volatile long offsetMillis;
  private static volatile long lookedAtNanos;

  private MovedTime() {}

  /// @param offset file with the offset in milliseconds
  static void readFrom(Path offset) {
    file = offset;
    look(offset);
  }

  /// Instead of `System.currentTimeMillis()`.
  public static long millis() {
    Path offset = file;
    if (offset != null && System.nanoTime() - lookedAtNanos > LOOK_NANOS) {
      look(offset);
    }
    return System.currentTimeMillis() + offsetMillis;
  }

  /// Instead of `Instant.now()`.
  public static Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  private static void look(Path offset) {
    try {
      offsetMillis = Long.parseLong(Files.readString(offset).strip());
      lookedAtNanos = System.nanoTime();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
