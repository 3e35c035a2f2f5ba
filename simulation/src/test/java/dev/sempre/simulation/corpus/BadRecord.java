package dev.sempre.simulation.corpus;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.sempre.model.sync.Column;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A good record in which one field has another value, as a line of the corpus says.
///
/// @param name what is wrong with it
/// @param record the record
/// @param raw JSON that takes the place of [#PLACE] in the body, or null
/// @param verdict what the centre says to it
record BadRecord(String name, RootRecord record, @Nullable String raw, String verdict) {
  /// Stands where a value is to come that no record can hold, such as half a number.
  static final String PLACE = "@@here@@";

  private static final Set<String> TEXTS_OF_THE_HEAD = Set.of("id", "origin", "modified_by");

  private static final String REPEAT = "repeat:";

  /// @param good the record that is good
  /// @param otherDevice id of a device of another company
  static BadRecord of(NamedCsvRecord row, RootRecord good, String otherDevice) {
    String json = row.getField("value");
    Object value = PLACE;
    String raw = null;
    if (json.startsWith(REPEAT)) {
      int colon = json.indexOf(':', REPEAT.length());
      int times = Integer.parseInt(json.substring(REPEAT.length(), colon));
      value = json.substring(colon + 1).repeat(times);
      raw = row.getField("verdict").contains("FIELD_TYPE") ? (String) value : null;
    } else if (json.equals("other-company")) {
      value = otherDevice;
    } else {
      Object plain = plain(json);
      raw = canBeSent(row.getField("field"), plain) ? null : json;
      value = plain;
    }
    RootRecord bad = with(good, row.getField("field"), raw == null ? value : PLACE);
    return new BadRecord(row.getField("case"), bad, raw, row.getField("verdict"));
  }

  /// Whether the till's own writer can say it: no fraction, no half of a surrogate pair, and no
  /// number where a record has its id.
  private static boolean canBeSent(String field, @Nullable Object value) {
    return value instanceof String text
        ? !text.equals(PLACE) && PlainText.isStorable(text.replace("\0", ""))
        : !TEXTS_OF_THE_HEAD.contains(field);
  }

  private static @Nullable Object plain(String json) {
    JsonElement element = JsonParser.parseString(json);
    if (element.isJsonNull()) {
      return null;
    }
    if (element instanceof JsonPrimitive primitive && primitive.isString()) {
      return primitive.getAsString();
    }
    try {
      return Long.parseLong(json);
    } catch (NumberFormatException e) {
      return PLACE;
    }
  }

  private static RootRecord with(RootRecord good, String field, @Nullable Object value) {
    int dot = field.indexOf('.');
    TableSpec table = good.table();
    if (dot >= 0) {
      return withChild(good, field.substring(0, dot), field.substring(dot + 1), value);
    }
    if (table.indexOf(field) >= 0) {
      @Nullable Object[] values = good.values().clone();
      values[table.indexOf(field)] = value;
      return Samples.record(table, good.id(), good.origin(), values, good.children());
    }
    String text = String.valueOf(value);
    long number = value instanceof Long given ? given : 0;
    return new RootRecord(
        table,
        field.equals("id") ? text : good.id(),
        field.equals("origin") ? text : good.origin(),
        field.equals("version") ? number : good.version(),
        null,
        field.equals("modified_at") ? number : good.modifiedAt(),
        field.equals("modified_by") ? text : good.modifiedBy(),
        false,
        good.values(),
        good.children(),
        null,
        null);
  }

  private static RootRecord withChild(
      RootRecord good, String child, String column, @Nullable Object value) {
    List<List<ChildRow>> children = new ArrayList<>(good.children());
    for (int i = 0; i < children.size(); i++) {
      if (good.table().children().get(i).name().equals(child)) {
        @Nullable Object[] values = children.get(i).getFirst().values().clone();
        List<Column> columns = good.table().children().get(i).columns();
        for (int c = 0; c < values.length; c++) {
          values[c] = columns.get(c).name().equals(column) ? value : values[c];
        }
        children.set(i, List.of(new ChildRow(values, null)));
      }
    }
    return Samples.record(good.table(), good.id(), good.origin(), good.values(), children);
  }
}
