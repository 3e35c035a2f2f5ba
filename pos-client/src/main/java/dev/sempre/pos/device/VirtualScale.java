package dev.sempre.pos.device;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/// The twin of a scale: it is asked and answers as a real one does. What lies on it is what
/// somebody says; it can be shaken, fall silent or talk nonsense. Safe to call from any thread.
public final class VirtualScale implements Dialogue {
  /// What it can weigh.
  public static final long MOST_GRAMS = 15_000;

  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private long grams;
  private Condition condition = Condition.READY;

  /// How it is.
  public enum Condition {
    READY,
    /// What lies on it does not come to rest.
    MOVING,
    /// It does not answer.
    SILENT,
    /// It answers what nobody understands.
    GARBLED
  }

  @Override
  public Reply ask(byte[] question, byte end) {
    return switch (condition()) {
      case READY -> new Reply.Heard(answer(grams()));
      case MOVING -> new Reply.Heard(status(ToledoScale.MOVING));
      case SILENT -> new Reply.Nothing("the virtual scale is silent");
      case GARBLED -> new Reply.Heard("kg?\r");
    };
  }

  private static String answer(long grams) {
    if (grams > MOST_GRAMS) {
      return status(ToledoScale.OVERLOADED);
    }
    return grams < 0
        ? status(ToledoScale.BELOW_ZERO)
        : String.format(
            Locale.ROOT, "%c%02d.%03d\r", ToledoScale.BEGIN, grams / 1_000, grams % 1_000);
  }

  private static String status(int bits) {
    return ToledoScale.BEGIN + "?" + (char) bits + "\r";
  }

  /// What lies on it.
  public synchronized long grams() {
    return grams;
  }

  public synchronized Condition condition() {
    return condition;
  }

  /// Somebody puts something else on it.
  ///
  /// @param grams what it weighs; less than nothing = something was taken off before it was at zero
  public void put(long grams) {
    synchronized (this) {
      this.grams = grams;
    }
    watchers.forEach(Runnable::run);
  }

  /// Something becomes of it.
  public void become(Condition next) {
    synchronized (this) {
      condition = next;
    }
    watchers.forEach(Runnable::run);
  }

  /// Tells whenever something of it has changed, on the thread that changed it.
  public void onChange(Runnable watcher) {
    watchers.add(watcher);
  }
}
