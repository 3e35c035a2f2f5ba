package dev.sempre.model.archive;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.sempre.model.sync.ChildSpec;
import dev.sempre.model.sync.Column;
import dev.sempre.model.sync.ColumnKind;
import dev.sempre.model.sync.ConflictPolicy;
import dev.sempre.model.sync.Direction;
import dev.sempre.model.sync.Owner;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.Scope;
import dev.sempre.model.sync.SealColumns;
import dev.sempre.model.sync.TableSpec;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One record as a line of JSON: the row with its columns by name, empty ones left out, and its
/// children as arrays. Read back, its canonical form is the same, also by a program that knows none
/// of its columns.
final class RecordLine {
  private static final String GROSS = "gross_minor";
  private static final Set<String> HEADER =
      Set.of("id", "origin", "modified_at", "modified_by", "deleted", "stamps");

  private RecordLine() {}

  /// The line, without its end.
  static String write(RootRecord record) {
    JsonObject json = new JsonObject();
    json.addProperty("id", record.id());
    json.addProperty("origin", record.origin());
    json.addProperty("modified_at", record.modifiedAt());
    json.addProperty("modified_by", record.modifiedBy());
    json.addProperty("deleted", record.deleted() ? 1 : 0);
    if (record.stamps() != null) {
      json.addProperty("stamps", record.stamps());
    }
    TableSpec table = record.table();
    fields(json, table.columns(), record.values(), record.extra());
    for (int i = 0; i < table.children().size(); i++) {
      ChildSpec child = table.children().get(i);
      if (!record.children().get(i).isEmpty()) {
        JsonArray rows = new JsonArray();
        for (ChildRow row : record.children().get(i)) {
          JsonObject one = new JsonObject();
          fields(one, child.columns(), row.values(), row.extra());
          rows.add(one);
        }
        json.add(child.name(), rows);
      }
    }
    return json.toString();
  }

  private static void fields(
      JsonObject json, List<Column> columns, @Nullable Object[] values, @Nullable String extra) {
    for (int i = 0; i < values.length; i++) {
      switch (values[i]) {
        case null -> {
          // Left out.
        }
        case Long number -> json.addProperty(columns.get(i).name(), number);
        default -> json.addProperty(columns.get(i).name(), String.valueOf(values[i]));
      }
    }
    if (extra != null) {
      for (Map.Entry<String, JsonElement> carried :
          JsonParser.parseString(extra).getAsJsonObject().entrySet()) {
        if (!carried.getValue().isJsonNull()) {
          String name = carried.getKey();
          json.add(name.startsWith("@") ? name.substring(1) : name, carried.getValue());
        }
      }
    }
  }

  /// Reads a line.
  ///
  /// @throws IOException if it is no record
  static RootRecord read(TableSpec table, String line) throws IOException {
    try {
      JsonObject json = JsonParser.parseString(line).getAsJsonObject();
      return new RootRecord(
          table,
          text(json, "id"),
          text(json, "origin"),
          1,
          null,
          number(json, "modified_at"),
          text(json, "modified_by"),
          number(json, "deleted") == 1,
          values(table, json),
          List.of(),
          json.has("stamps") ? text(json, "stamps") : null,
          rest(table, json).toString());
    } catch (JsonParseException
        | IllegalStateException
        | UnsupportedOperationException
        | ArithmeticException
        | NumberFormatException e) {
      throw new IOException("no record: " + e.getMessage(), e);
    }
  }

  private static @Nullable Object[] values(TableSpec table, JsonObject json) {
    @Nullable Object[] values = new Object[table.columns().size()];
    for (int i = 0; i < values.length; i++) {
      Column column = table.columns().get(i);
      if (json.has(column.name())) {
        values[i] =
            column.kind().isInteger()
                ? (Object) number(json, column.name())
                : text(json, column.name());
      }
    }
    return values;
  }

  /// All that the table does not name, as what a version carries that does not know it.
  private static JsonObject rest(TableSpec table, JsonObject json) {
    JsonObject rest = new JsonObject();
    for (Map.Entry<String, JsonElement> field : json.entrySet()) {
      String name = field.getKey();
      if (HEADER.contains(name) || table.indexOf(name) >= 0) {
        continue;
      }
      if (field.getValue() instanceof JsonArray rows) {
        rows.forEach(row -> row.getAsJsonObject().entrySet().forEach(RecordLine::requireScalar));
        rest.add("@" + name, rows);
      } else {
        requireScalar(field);
        rest.add(name, field.getValue());
      }
    }
    return rest;
  }

  private static void requireScalar(Map.Entry<String, JsonElement> field) {
    if (!(field.getValue() instanceof JsonPrimitive value) || value.isBoolean()) {
      throw new IllegalStateException(field.getKey() + " is neither text nor number");
    }
    if (value.isNumber()) {
      long _ = exact(value);
    }
  }

  private static String text(JsonObject json, String name) {
    if (!(json.get(name) instanceof JsonPrimitive value) || !value.isString()) {
      throw new IllegalStateException(name + " is no text");
    }
    return value.getAsString();
  }

  private static long number(JsonObject json, String name) {
    if (!(json.get(name) instanceof JsonPrimitive value) || !value.isNumber()) {
      throw new IllegalStateException(name + " is no number");
    }
    return exact(value);
  }

  private static long exact(JsonPrimitive value) {
    String digits = value.getAsString();
    if (digits.length() > 20) {
      throw new NumberFormatException("too long a number");
    }
    return new BigDecimal(digits).longValueExact();
  }

  /// A table of which a reader knows nothing but how its records are sealed and what they add.
  static TableSpec table(String name) {
    List<Column> columns = new ArrayList<>(SealColumns.all());
    columns.add(new Column(GROSS, ColumnKind.MONEY_MINOR, false, 0, null));
    return new TableSpec(
        name, Direction.UP, Scope.TENANT, Owner.ISSUER, ConflictPolicy.FACT, columns, List.of());
  }
}
