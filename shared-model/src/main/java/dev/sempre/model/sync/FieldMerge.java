package dev.sempre.model.sync;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sempre.model.sync.FieldStamps.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Merges two states of one record field by field: the later stamp stands, ties go to the greater
/// base id. Commutative, associative and idempotent, so every base ends with the same record in
/// whatever order the states arrive. Fields that only a newer version knows are merged like the
/// others, so a place that merely carries them loses none. Source: S9, R22, O2.
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
    for (int i = 0; i < values.length; i++) {
      Object ours = left.values()[i];
      Object theirs = right.values()[i];
      boolean leftStands = merging.leftStands(table.columns().get(i).name(), ours, theirs);
      values[i] = leftStands ? ours : theirs;
    }
    boolean leftStands = merging.leftStands(DELETED, bit(left.deleted()), bit(right.deleted()));
    boolean leftIsLater = leftStamps.latest().compareTo(rightStamps.latest()) >= 0;
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
            leftStands ? left.deleted() : right.deleted(),
            values,
            List.of(),
            leftStamps.joinedWith(rightStamps).write(),
            merging.carried(left.extra(), right.extra()));
    return new Merged(merged, List.copyOf(merging.lost));
  }

  private static Long bit(boolean value) {
    return value ? 1L : 0L;
  }

  private static final class Merging {
    private final FieldStamps left;
    private final FieldStamps right;
    private final List<Lost> lost = new ArrayList<>();

    Merging(FieldStamps left, FieldStamps right) {
      this.left = left;
      this.right = right;
    }

    /// Whether the left value of a field stands.
    boolean leftStands(String name, @Nullable Object leftValue, @Nullable Object rightValue) {
      Stamp leftStamp = left.of(name);
      Stamp rightStamp = right.of(name);
      int order = leftStamp.compareTo(rightStamp);
      if (order == 0) {
        order = String.valueOf(leftValue).compareTo(String.valueOf(rightValue));
      }
      boolean leftWins = order >= 0;
      if (!Objects.equals(leftValue, rightValue)) {
        lost.add(
            leftWins
                ? new Lost(name, rightValue, rightStamp, leftStamp)
                : new Lost(name, leftValue, leftStamp, rightStamp));
      }
      return leftWins;
    }

    /// What this version does not know, field by field like the rest.
    @Nullable String carried(@Nullable String leftExtra, @Nullable String rightExtra) {
      JsonObject ours = CanonicalForm.carried(leftExtra);
      JsonObject theirs = CanonicalForm.carried(rightExtra);
      TreeSet<String> names = new TreeSet<>(ours.keySet());
      names.addAll(theirs.keySet());
      JsonObject merged = new JsonObject();
      for (String name : names) {
        JsonElement our = ours.get(name);
        JsonElement their = theirs.get(name);
        boolean leftStands =
            leftStands(name, CanonicalForm.valueOrNull(our), CanonicalForm.valueOrNull(their));
        JsonElement stands = leftStands ? our : their;
        if (stands != null && !stands.isJsonNull()) {
          merged.add(name, stands);
        }
      }
      return merged.isEmpty() ? null : merged.toString();
    }
  }
}
