package dev.sempre.simulation.world;

import dev.sempre.model.journal.EventKind;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a till's journal has to have about steps on open sales: each that the till has called done
/// once, one that broke off perhaps. What is stored with its own record is looked for there.
/// Source: I18.
final class JournalBook {
  /// Kinds of which the journal must have nothing but what is in this book.
  static final Set<EventKind> KINDS =
      EnumSet.of(
          EventKind.LINE_VOIDED,
          EventKind.TICKET_VOIDED,
          EventKind.PRICE_OVERRIDE,
          EventKind.DRAWER_OPENED,
          EventKind.DISCOUNT,
          EventKind.REFUND,
          EventKind.SOLD_ON_ACCOUNT,
          EventKind.CARD_LEFT_UNKNOWN,
          EventKind.CARD_DECLARED_MOVED,
          EventKind.CARD_DECLARED_UNMOVED,
          EventKind.TRAINING_BEGUN,
          EventKind.TRAINING_ENDED);

  /// What a clock gains by itself between two looks at it.
  private static final long A_LITTLE_MILLIS = 120_000;

  /// @param who id of the user
  /// @param saleId id of the sale at that step, which it may have given up since; empty if it was
  ///   none
  /// @param atMillis corrected time of the till
  record Entry(EventKind kind, String who, String saleId, long atMillis) {
    /// Something that is done now.
    static Entry now(SimTill till, EventKind kind, String who, String saleId) {
      return new Entry(kind, who, saleId, till.replica().nowMillis());
    }
  }

  private final Map<Entry, Integer> due = new LinkedHashMap<>();
  private final Map<Entry, Integer> perhaps = new LinkedHashMap<>();

  /// By how much the clock was set last while the program was there to see it; 0 if it was not.
  private long clockSetByMillis;

  /// How many lines its journal had by then.
  private int linesBefore;

  JournalBook copy() {
    JournalBook copy = new JournalBook();
    copy.clockSetByMillis = clockSetByMillis;
    copy.linesBefore = linesBefore;
    copy.due.putAll(due);
    copy.perhaps.putAll(perhaps);
    return copy;
  }

  /// Somebody sets the clock, and the program is there.
  ///
  /// @param lines how many lines its journal has
  void clockIsSet(long byMillis, int lines) {
    clockSetByMillis = byMillis;
    linesBefore = lines;
  }

  /// How many lines the journal had when the clock was set last: what it has of that is behind
  /// them.
  int linesBeforeClock() {
    return linesBefore;
  }

  /// @param moved by how much the clock was set since then, as the till's journal has it
  void clockMustBe(String till, List<Long> moved) {
    long due = clockSetByMillis;
    if (due != 0
        && moved.stream().filter(by -> Math.abs(by - due) < A_LITTLE_MILLIS).count() != 1) {
      throw new Broken(
          "I18",
          "the clock of %s was set by %d, its journal knows of %s".formatted(till, due, moved));
    }
  }

  /// A step begins that the journal will have, so often.
  void begins(Entry entry, int times) {
    if (times > 0) {
      perhaps.merge(entry, times, Integer::sum);
    }
  }

  void done(Entry entry, int times) {
    if (times > 0) {
      isNotDone(entry, times);
      due.merge(entry, times, Integer::sum);
    }
  }

  /// The till has said that nothing came of the step.
  void isNotDone(Entry entry, int times) {
    if (times > 0) {
      perhaps.merge(entry, -times, Integer::sum);
    }
  }

  /// @param found what the till's journal has
  void mustBe(String till, Map<Entry, Integer> found) {
    Set<Entry> all = new HashSet<>(found.keySet());
    all.addAll(due.keySet());
    for (Entry entry : all) {
      int least = due.getOrDefault(entry, 0);
      int most = least + perhaps.getOrDefault(entry, 0);
      int times = found.getOrDefault(entry, 0);
      if (times < least || times > most) {
        throw new Broken(
            "I18",
            "the journal of %s has %s %d times, due is %d to %d"
                .formatted(till, entry, times, least, most));
      }
    }
  }
}
