package dev.sempre.agent.run;

import dev.sempre.replica.sync.SyncLinks.Link;
import org.jspecify.annotations.Nullable;

/// What the indicator of the line says. Source: L3.
public enum Indicator {
  /// Green: upstream has answered within the last 30 s.
  CONNECTED,
  /// Yellow: it has not, and is being tried.
  RECONNECTING,
  /// Red: ten attempts have failed, upstream refuses this device, or there never was a connection.
  /// Attempts go on.
  DISCONNECTED;

  /// Age of the last answer up to which green is proven. Source: L3, P4.
  public static final long GREEN_MILLIS = 30_000;

  /// An answer may lie this far in the future: two programs read one clock and its correction at
  /// different moments. One farther ahead was stored before the clock was corrected, and its age is
  /// not known.
  static final long AHEAD_MILLIS = 5_000;

  /// What a stored state of the line is worth now. A state that nobody keeps up to date, since its
  /// agent was killed, turns yellow by itself.
  ///
  /// @param link the stored state, or null if there never was one
  /// @param nowMillis the corrected clock, as the times of the link are
  public static Indicator of(@Nullable Link link, long nowMillis) {
    if (link == null) {
      return DISCONNECTED;
    }
    Indicator stored = valueOf(link.state());
    Long answered = link.lastAnswerAtMillis();
    boolean fresh = answered != null && isFresh(nowMillis - answered);
    return stored == CONNECTED && !fresh ? RECONNECTING : stored;
  }

  private static boolean isFresh(long ageMillis) {
    return ageMillis >= -AHEAD_MILLIS && ageMillis <= GREEN_MILLIS;
  }
}
