package dev.sempre.model.sync;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sempre.model.sync.RootRecord.ChildRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes what an older version has only carried to where this version keeps it: into columns and
/// child tables. What is not known here either stays carried. The canonical form of the record is
/// the same before and after. Source: O2.
public final class Unfolding {
  private Unfolding() {}

  /// Unfolds what a root carries.
  ///
  /// @param carried unknown columns by name, unknown child tables by `@` and name
  /// @param values own columns of the root, are filled in; a value of the wrong type becomes a
  ///   [Misfit]
  /// @param children rows per child table of the catalogue, are filled in where they are empty
  /// @return what is still carried; empty if nothing is
  public static JsonObject root(
      TableSpec table,
      JsonObject carried,
      @Nullable Object[] values,
      List<List<ChildRow>> children) {
    JsonObject left = new JsonObject();
    for (Map.Entry<String, JsonElement> entry : carried.entrySet()) {
      int child = indexOfChild(table, entry.getKey());
      if (child >= 0 && children.get(child).isEmpty() && areRows(entry.getValue())) {
        ChildSpec spec = table.children().get(child);
        children.set(child, rows(spec, entry.getValue().getAsJsonArray()));
      } else if (!fillIn(table.columns(), entry, values)) {
        left.add(entry.getKey(), entry.getValue());
      }
    }
    return left;
  }

  /// Unfolds what a row of a child carries; as [#root].
  public static JsonObject child(ChildSpec child, JsonObject carried, @Nullable Object[] values) {
    JsonObject left = new JsonObject();
    for (Map.Entry<String, JsonElement> entry : carried.entrySet()) {
      if (!fillIn(child.columns(), entry, values)) {
        left.add(entry.getKey(), entry.getValue());
      }
    }
    return left;
  }

  private static int indexOfChild(TableSpec table, String key) {
    for (int i = 0; i < table.children().size(); i++) {
      if (key.equals(CanonicalForm.CHILD_KEY + table.children().get(i).name())) {
        return i;
      }
    }
    return -1;
  }

  private static boolean areRows(JsonElement carried) {
    return carried instanceof JsonArray rows
        && rows.asList().stream().allMatch(JsonElement::isJsonObject);
  }

  private static List<ChildRow> rows(ChildSpec child, JsonArray carried) {
    List<ChildRow> rows = new ArrayList<>();
    for (JsonElement element : carried) {
      @Nullable Object[] values = new Object[child.columns().size()];
      JsonObject left = child(child, element.getAsJsonObject(), values);
      rows.add(new ChildRow(values, left.isEmpty() ? null : left.toString()));
    }
    return rows;
  }

  private static boolean fillIn(
      List<Column> columns, Map.Entry<String, JsonElement> carried, @Nullable Object[] values) {
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      if (column.name().equals(carried.getKey())
          && carried.getValue() instanceof JsonPrimitive primitive) {
        values[i] = value(column, primitive);
        return true;
      }
    }
    return false;
  }

  private static Object value(Column column, JsonPrimitive primitive) {
    if (column.kind().isInteger() && primitive.isNumber()) {
      try {
        return Long.parseLong(primitive.getAsString());
      } catch (NumberFormatException e) {
        return Misfit.of(primitive.getAsString());
      }
    }
    boolean fits = !column.kind().isInteger() && primitive.isString();
    return fits ? primitive.getAsString() : Misfit.of(primitive.getAsString());
  }
}
