package dev.sempre.pos.scan;

import java.util.ArrayList;
import java.util.List;

/// Tells a scanner that types like a keyboard from a person, by the time between keys (T2). Pure:
/// the caller brings the keys, the times and the quiet moments.
///
/// Keys are held back until it is clear whose they are: a person's for {@link #GAP_MILLIS} at most,
/// which nobody feels, and a scanner's never reach a field at all.
public final class ScanCatcher {
  /// Keys further apart than this are a person's. Wedge scanners send a key each 1 to 30 ms, quick
  /// typists one each 80 ms.
  public static final long GAP_MILLIS = 50;

  /// A run that ends without Enter must be this much faster, or a held-down key would pass for one.
  private static final long UNTERMINATED_GAP_MILLIS = 20;

  private static final int SHORTEST = 6;
  private static final int SHORTEST_UNTERMINATED = 8;

  /// After a stall of the screen the rest of a code may come this late.
  private static final long STALL_MILLIS = 400;

  private static final int SHORTEST_PART = 2;

  /// What became clear.
  public sealed interface Catch {
    /// A scanner sent a code.
    ///
    /// @param retract the first part of it that was taken for typing and stands in a field now;
    ///   empty unless the screen stalled in the middle
    record Scan(String code, String retract) implements Catch {}

    /// A person typed.
    record Typed(String text) implements Catch {}
  }

  private final StringBuilder held = new StringBuilder();
  private long firstMillis;
  private long lastMillis;
  private String released = "";
  private long releasedMillis = Long.MIN_VALUE / 2;

  /// A printable key arrived.
  public List<Catch> key(char key, long atMillis) {
    List<Catch> clear = quiet(atMillis);
    if (held.isEmpty()) {
      firstMillis = atMillis;
    }
    held.append(key);
    lastMillis = atMillis;
    return clear;
  }

  /// Enter or Tab arrived. If a scan is among the answers, the key belonged to it and must go no
  /// further.
  public List<Catch> end(long atMillis) {
    List<Catch> clear = new ArrayList<>(quiet(atMillis));
    if (held.isEmpty()) {
      return clear;
    }
    boolean continues = continuesReleased();
    if (held.length() >= SHORTEST || continues) {
      String retract = continues ? released : "";
      clear.add(new Catch.Scan(retract + held, retract));
      released = "";
      held.setLength(0);
    } else {
      clear.add(release());
    }
    return clear;
  }

  /// No key for a while, or one that is neither text nor an end: what is held is decided if its
  /// time is up.
  public List<Catch> quiet(long nowMillis) {
    if (held.isEmpty() || nowMillis - lastMillis <= GAP_MILLIS) {
      return List.of();
    }
    return List.of(decide());
  }

  /// A key that cannot be part of a scan arrived: what is held is decided at once.
  List<Catch> flush() {
    return held.isEmpty() ? List.of() : List.of(decide());
  }

  private Catch decide() {
    int gaps = held.length() - 1;
    boolean fast = lastMillis - firstMillis <= gaps * UNTERMINATED_GAP_MILLIS;
    if (held.length() >= SHORTEST_UNTERMINATED && fast) {
      String code = held.toString();
      held.setLength(0);
      released = "";
      return new Catch.Scan(code, "");
    }
    return release();
  }

  private Catch release() {
    released = held.toString();
    releasedMillis = lastMillis;
    held.setLength(0);
    return new Catch.Typed(released);
  }

  private boolean continuesReleased() {
    return released.length() >= SHORTEST_PART
        && held.length() >= SHORTEST_PART
        && firstMillis - releasedMillis <= STALL_MILLIS
        && released.length() + held.length() >= SHORTEST;
  }
}
