package dev.sempre.model.sync;

import org.jspecify.annotations.Nullable;

/// One column of a synchronised table or of a child of one.
///
/// @param name name in the schema and on the wire, lower snake case
/// @param kind what it holds
/// @param required true if null is refused
/// @param maxLength longest text in UTF-16 units; 0 for integers
/// @param references root table whose id this column holds, or null; not a database foreign key,
///   since a record may arrive before the one that it refers to
public record Column(
    String name, ColumnKind kind, boolean required, int maxLength, @Nullable String references) {

  static final int DEFAULT_TEXT_LENGTH = 4_000;
  static final int CODE_LENGTH = 128;

  /// Longest JSON that is kept in a record, in UTF-16 units.
  public static final int JSON_LENGTH = 64_000;

  /// Longest JSON of columns and child tables of a newer version that a record carries, in UTF-16
  /// units: a child table with a row for each line of the largest sale.
  public static final int CARRIED_LENGTH = 1_000_000;

  static Column of(String name, ColumnKind kind) {
    int length =
        switch (kind) {
          case TEXT -> DEFAULT_TEXT_LENGTH;
          case CODE -> CODE_LENGTH;
          case JSON -> JSON_LENGTH;
          case DATE -> 10;
          case CURRENCY -> 3;
          case INTEGER, BOOLEAN, MONEY_MINOR, QUANTITY_MILLI, BASIS_POINTS, INSTANT_MILLIS -> 0;
        };
    return new Column(name, kind, true, length, null);
  }

  Column optional() {
    return new Column(name, kind, false, maxLength, references);
  }

  Column upTo(int length) {
    return new Column(name, kind, required, length, references);
  }

  Column refersTo(String table) {
    return new Column(name, kind, required, maxLength, table);
  }
}
