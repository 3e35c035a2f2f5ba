package dev.sempre.model.sync;

import dev.sempre.model.sync.FieldStamps.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Merges two states of one record field by field: the later stamp stands, ties go to the greater
/// base id. Commutative, associative and idempotent, so every base ends with the same record in
/// whatever order the states arrive. Source: S9, R22.
public final class FieldMerge {
  /// Name under which the tombstone mark is stamped like a field.
  static final String DELETED = "deleted";

  /// A value that lost.
  ///
  /// @param field column name
  /// @param value what lost, null if it was empty
  /// @param stamp when and where it was entered
  /// @param winner stamp of the value that stands
  public record Lost(String field, @Nullable Object value, Stamp stamp, Stamp winner) {}

  /// @param record the merged state, with the header versions of `left`
  /// @param lost every value of either side that differs from the one that stands
  public record Merged(RootRecord record, List<Lost> lost) {}

  private FieldMerge() {}

  /// Merges two states of one record.
  ///
  /// @throws IllegalArgumentException if they are not states of one record, or if the table is not
  ///   merged by field: a bug
  public static Merged merge(RootRecord left, RootRecord right) {
    TableSpec table = left.table();
    if (table != right.table() || !left.id().equals(right.id()) || !table.stampsFields()) {
      throw new IllegalArgumentException("cannot merge " + left + " with " + right);
    }
    FieldStamps leftStamps = FieldStamps.of(left);
    FieldStamps rightStamps = FieldStamps.of(right);
    Merging merging = new Merging(leftStamps, rightStamps);
    @Nullable Object[] values = new Object[left.values().length];
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      String field = table.columns().get(i).name();
      fields.add(field);
      values[i] = merging.field(field, left.values()[i], right.values()[i]);
    }
    fields.add(DELETED);
    Object deleted = merging.field(DELETED, bit(left.deleted()), bit(right.deleted()));
    boolean leftIsLater = leftStamps.latest(fields).compareTo(rightStamps.latest(fields)) >= 0;
    RootRecord later = leftIsLater ? left : right;
    RootRecord merged =
        new RootRecord(
            table,
            left.id(),
            left.origin().compareTo(right.origin()) <= 0 ? left.origin() : right.origin(),
            left.version(),
            left.baseVersion(),
            Math.max(left.modifiedAt(), right.modifiedAt()),
            later.modifiedBy(),
            Objects.equals(deleted, 1L),
            values,
            List.of(),
            // In one form, or two places would hold the same stamps in different words for ever.
            merging.stamps.restingOn(DELETED, fields).write(),
            later.extra());
    return new Merged(merged, List.copyOf(merging.lost));
  }

  private static Long bit(boolean value) {
    return value ? 1L : 0L;
  }

  private static final class Merging {
    private final FieldStamps left;
    private final FieldStamps right;
    private final List<Lost> lost = new ArrayList<>();
    private FieldStamps stamps;

    Merging(FieldStamps left, FieldStamps right) {
      this.left = left;
      this.right = right;
      this.stamps = left;
    }

    @Nullable Object field(String name, @Nullable Object leftValue, @Nullable Object rightValue) {
      Stamp leftStamp = left.of(name);
      Stamp rightStamp = right.of(name);
      int order = leftStamp.compareTo(rightStamp);
      if (order == 0) {
        order = String.valueOf(leftValue).compareTo(String.valueOf(rightValue));
      }
      boolean leftWins = order >= 0;
      Stamp winner = leftWins ? leftStamp : rightStamp;
      stamps = stamps.with(name, winner);
      if (!Objects.equals(leftValue, rightValue)) {
        lost.add(
            new Lost(
                name,
                leftWins ? rightValue : leftValue,
                leftWins ? rightStamp : leftStamp,
                winner));
      }
      return leftWins ? leftValue : rightValue;
    }
  }
}
