package dev.sempre.simulation.world;

import dev.sempre.model.shift.CashMovementKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What a till has told of its drawer: shifts that were opened with a float, cash that was moved,
/// drawers that were counted, shifts that were closed. Whoever does something says it in words or
/// amounts that nobody has used before, so that it is known again whatever its id.
final class DrawerBook {
  /// What became of something, as far as the till has told.
  private enum Told {
    DONE,
    NOT_DONE,
    /// The process died over it, or the disk did not say.
    PERHAPS
  }

  private record Moved(CashMovementKind kind, long minor, Told told) {}

  /// By its reason.
  private final Map<String, Moved> movements = new LinkedHashMap<>();

  /// By the float.
  private final Map<Long, Told> floats = new LinkedHashMap<>();

  /// Ids of shifts that were opened with a float, or of which a Z was made.
  private final Map<String, Long> opened = new LinkedHashMap<>();

  private final Map<String, Told> closings = new LinkedHashMap<>();

  /// How often a drawer was counted, and perhaps once more, by shift.
  private final Map<String, Integer> counted = new HashMap<>();

  private final Map<String, Integer> perhapsCounted = new HashMap<>();

  private Tally openings = new Tally();
  private Tally voids = new Tally();
  private int serial;

  DrawerBook copy() {
    DrawerBook copy = new DrawerBook();
    copy.movements.putAll(movements);
    copy.floats.putAll(floats);
    copy.opened.putAll(opened);
    copy.closings.putAll(closings);
    copy.counted.putAll(counted);
    copy.perhapsCounted.putAll(perhapsCounted);
    copy.openings = openings.copy();
    copy.voids = voids.copy();
    copy.serial = serial;
    return copy;
  }

  /// A number that this book has not given out, also not before its till was restored.
  int nextSerial() {
    return ++serial;
  }

  /// What was told since the copy is forgotten, and no word of it is used again.
  void goOnFrom(DrawerBook lost) {
    serial = Math.max(serial, lost.serial);
  }

  /// How often the drawer was opened without a sale.
  Tally openings() {
    return openings;
  }

  /// How often a whole ticket was given up.
  Tally voids() {
    return voids;
  }

  void opens(long floatMinor) {
    floats.put(floatMinor, Told.PERHAPS);
  }

  void opened(String shiftId, long floatMinor) {
    floats.put(floatMinor, Told.DONE);
    opened.put(shiftId, floatMinor);
  }

  void isNotOpened(long floatMinor) {
    floats.put(floatMinor, Told.NOT_DONE);
  }

  void moves(String reason, CashMovementKind kind, long minor) {
    movements.put(reason, new Moved(kind, minor, Told.PERHAPS));
  }

  void moved(String reason) {
    tell(reason, Told.DONE);
  }

  void isNotMoved(String reason) {
    tell(reason, Told.NOT_DONE);
  }

  private void tell(String reason, Told told) {
    Moved moved = Objects.requireNonNull(movements.get(reason));
    movements.put(reason, new Moved(moved.kind, moved.minor, told));
  }

  void counts(String shiftId) {
    perhapsCounted.merge(shiftId, 1, Integer::sum);
  }

  void counted(String shiftId) {
    isNotCounted(shiftId);
    counted.merge(shiftId, 1, Integer::sum);
  }

  void isNotCounted(String shiftId) {
    perhapsCounted.merge(shiftId, -1, Integer::sum);
  }

  /// Whether a Z may say that the drawer was counted so often.
  boolean mayBeCounted(String shiftId, int times) {
    int least = Math.max(1, counted.getOrDefault(shiftId, 0));
    int most = counted.getOrDefault(shiftId, 0) + perhapsCounted.getOrDefault(shiftId, 0);
    return times >= least && times <= Math.max(1, most);
  }

  void closes(String shiftId) {
    if (closings.get(shiftId) != Told.DONE) {
      closings.put(shiftId, Told.PERHAPS);
    }
  }

  void closed(String shiftId) {
    closings.put(shiftId, Told.DONE);
  }

  void isNotClosed(String shiftId) {
    closings.put(shiftId, Told.NOT_DONE);
  }

  boolean wasClosed(String shiftId) {
    return closings.get(shiftId) == Told.DONE;
  }

  /// A shift on the till's disk.
  record ShiftRow(String id, long floatMinor, boolean bySale, boolean closed) {}

  /// @param shifts those of this till, in the order of their numbers
  void shiftsMustBe(String till, Iterable<ShiftRow> shifts) {
    Set<String> here = new HashSet<>();
    for (ShiftRow shift : shifts) {
      here.add(shift.id);
      Told told = shift.bySale ? Told.DONE : floats.getOrDefault(shift.floatMinor, Told.NOT_DONE);
      if (told == Told.NOT_DONE || (shift.bySale && shift.floatMinor != 0)) {
        throw new Broken("I17", till + " has a shift that nobody has opened: " + shift);
      }
      Told closed = closings.getOrDefault(shift.id, Told.NOT_DONE);
      if (shift.closed != (closed == Told.DONE) && closed != Told.PERHAPS) {
        throw new Broken(
            shift.closed ? "I17" : "I1",
            "%s has told %s of a Z: %s".formatted(till, closed, shift));
      }
    }
    if (!here.containsAll(opened.keySet())) {
      throw new Broken("I1", till + " has lost one of its shifts " + opened);
    }
  }

  /// A movement on the till's disk.
  record MovementRow(String reason, CashMovementKind kind, long minor) {}

  void movementsMustBe(String till, Iterable<MovementRow> rows) {
    Set<String> here = new HashSet<>();
    for (MovementRow row : rows) {
      Moved moved = movements.get(row.reason);
      boolean right =
          here.add(row.reason)
              && moved != null
              && moved.kind == row.kind
              && moved.minor == row.minor
              && moved.told != Told.NOT_DONE;
      if (!right) {
        throw new Broken("I17", "%s has %s, and told %s".formatted(till, row, moved));
      }
    }
    movements.forEach((reason, moved) -> {
      if (moved.told == Told.DONE && !here.contains(reason)) {
        throw new Broken("I1", "%s has lost %s: %s".formatted(till, reason, moved));
      }
    });
  }
}
