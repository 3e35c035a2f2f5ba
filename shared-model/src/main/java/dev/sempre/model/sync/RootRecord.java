package dev.sempre.model.sync;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One root with its children: the unit that is written, sent, judged and applied, all or nothing.
/// Immutable by convention: whoever builds the arrays hands them over.
///
/// @param table its table
/// @param id UUIDv7 or natural code, never reused
/// @param origin base that created it: a device id, or [#CENTRE]. Source: S6.
/// @param version accepted changes at the place that sends it, from 1
/// @param baseVersion version at the upstream place that this state stands on; null = upstream has
///   never acknowledged the record
/// @param modifiedAt hybrid logical clock of the last change, see [Hlc]
/// @param modifiedBy user id of the last change, or the name of a command
/// @param deleted true for a tombstone
/// @param values own columns in [TableSpec#columns()] order: `String`, `Long` or null
/// @param children per [TableSpec#children()], rows in position order
/// @param stamps JSON object field > stamp (see [FieldStamps]), or null: every field carries
///   `modifiedAt` and `origin`
/// @param extra JSON object of columns that this version does not know by name, and of child tables
///   by `@` and name as arrays of objects, carried untouched, or null
public record RootRecord(
    TableSpec table,
    String id,
    String origin,
    long version,
    @Nullable Long baseVersion,
    long modifiedAt,
    String modifiedBy,
    boolean deleted,
    @Nullable Object[] values,
    List<List<ChildRow>> children,
    @Nullable String stamps,
    @Nullable String extra) {

  /// Origin of everything that is created at the centre.
  public static final String CENTRE = "centre";

  /// One row of a child table.
  ///
  /// @param values columns in [ChildSpec#columns()] order: `String`, `Long` or null
  /// @param extra unknown columns as a JSON object, or null
  public record ChildRow(@Nullable Object[] values, @Nullable String extra) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof ChildRow row
          && Arrays.equals(values, row.values)
          && Objects.equals(extra, row.extra);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }
  }

  /// Value of a column by name; null if it is null.
  public @Nullable Object value(String column) {
    return values[table.requireIndexOf(column)];
  }

  /// Text value of a column by name.
  public @Nullable String text(String column) {
    return (String) value(column);
  }

  /// Same record with another header version.
  public RootRecord withVersions(long newVersion, @Nullable Long newBaseVersion) {
    return new RootRecord(
        table,
        id,
        origin,
        newVersion,
        newBaseVersion,
        modifiedAt,
        modifiedBy,
        deleted,
        values,
        children,
        stamps,
        extra);
  }

  /// Same record with other content and stamp.
  public RootRecord withContent(
      @Nullable Object[] newValues,
      @Nullable String newStamps,
      long newModifiedAt,
      String newModifiedBy) {
    return new RootRecord(
        table,
        id,
        origin,
        version,
        baseVersion,
        newModifiedAt,
        newModifiedBy,
        deleted,
        newValues,
        children,
        newStamps,
        extra);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RootRecord record
        && table == record.table
        && id.equals(record.id)
        && origin.equals(record.origin)
        && version == record.version
        && Objects.equals(baseVersion, record.baseVersion)
        && modifiedAt == record.modifiedAt
        && modifiedBy.equals(record.modifiedBy)
        && deleted == record.deleted
        && Arrays.equals(values, record.values)
        && children.equals(record.children)
        && Objects.equals(stamps, record.stamps)
        && Objects.equals(extra, record.extra);
  }

  @Override
  public int hashCode() {
    return Objects.hash(table.name(), id, version, modifiedAt);
  }
}
