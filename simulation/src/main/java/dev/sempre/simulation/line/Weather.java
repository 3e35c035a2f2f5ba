package dev.sempre.simulation.line;

import java.util.Random;
import java.util.function.Supplier;

/// Faults by seed: the same seed gives the same ones in the same order. Which request meets which
/// depends on who comes first. Thread-safe.
public final class Weather implements Supplier<Fault> {
  private static final int KINDS = 11;
  private static final int[] STATUS = {429, 502, 503};

  private final Random random;
  private final int percent;
  private final int longestSilenceMillis;

  /// @param percent how many requests of a hundred meet a fault
  /// @param longestSilenceMillis an agent ends a call by itself after 30 s of silence
  public Weather(long seed, int percent, int longestSilenceMillis) {
    this.random = new Random(seed);
    this.percent = percent;
    this.longestSilenceMillis = longestSilenceMillis;
  }

  @Override
  public synchronized Fault get() {
    boolean bad = random.nextInt(100) < percent;
    // Thrown in any case, so that another percentage leaves the rest as it was.
    Fault fault = bad(random.nextInt(KINDS), random.nextInt(1_000));
    return bad ? fault : new Fault.None();
  }

  private Fault bad(int kind, int permille) {
    return switch (kind) {
      case 0 -> new Fault.RequestLost();
      case 1 -> new Fault.AnswerLost();
      case 2 -> new Fault.HeadCut(permille);
      case 3 -> new Fault.BodyCut(permille);
      case 4 -> new Fault.Twice(millis(3_000, permille));
      case 5 -> new Fault.Late(millis(3_000, permille));
      case 6 -> new Fault.Slow(millis(2_000, permille));
      case 7 -> new Fault.Silent(millis(longestSilenceMillis, permille));
      case 8 -> new Fault.Portal();
      case 9 -> new Fault.Patience(STATUS[permille % STATUS.length], permille % 2);
      default -> new Fault.Refused(millis(1_500, permille));
    };
  }

  private static long millis(int longest, int permille) {
    return (long) longest * permille / 1_000;
  }
}
