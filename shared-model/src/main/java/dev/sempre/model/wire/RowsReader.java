package dev.sempre.model.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.sempre.model.sync.Catalogue;
import dev.sempre.model.sync.ChildSpec;
import dev.sempre.model.sync.Column;
import dev.sempre.model.sync.Misfit;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Unfolding;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Reads what [RowsWriter] writes, from this version or another: columns are matched by name,
/// missing ones are null, unknown ones are carried in `extra`, and a value of the wrong type
/// becomes a [Misfit] so that one bad record never spoils its batch. Source: P3, O2.
final class RowsReader {
  /// One record as it came.
  ///
  /// @param record the record
  /// @param hash hash that came with it, or null on the way down
  /// @param seq upstream position that came with it, 0 on the way up
  record Read(RootRecord record, @Nullable String hash, long seq) {}

  private static final int SKIP = -1;
  private static final int CARRY = -2;
  private static final int HEADER_BASE = -100;

  private static final int ID = HEADER_BASE;
  private static final int ORIGIN = HEADER_BASE - 1;
  private static final int VERSION = HEADER_BASE - 2;
  private static final int BASE_VERSION = HEADER_BASE - 3;
  private static final int MODIFIED_AT = HEADER_BASE - 4;
  private static final int MODIFIED_BY = HEADER_BASE - 5;
  private static final int DELETED = HEADER_BASE - 6;
  private static final int STAMPS = HEADER_BASE - 7;
  private static final int EXTRA = HEADER_BASE - 8;
  private static final int HASH = HEADER_BASE - 9;
  private static final int SEQ = HEADER_BASE - 10;

  /// More than any table has or will have.
  private static final int MOST_NAMES = 1_000;

  private final JsonReader json;
  private final Catalogue catalogue;
  private final Pieces pieces;
  private final Carried unknown;
  private String tableName = "";
  private @Nullable TableSpec table;
  private int count;
  private List<String> names = List.of();
  private int idAt = -1;
  private int[] targets = new int[0];
  private List<ChildLayout> children = List.of();

  private record ChildLayout(
      String name, int index, @Nullable ChildSpec spec, List<String> names, int[] targets) {}

  /// @param catalogue the tables that the reader knows
  /// @param pieces how many rows of children and carried values may come
  RowsReader(JsonReader json, Catalogue catalogue, Pieces pieces) {
    this.json = json;
    this.catalogue = catalogue;
    this.pieces = pieces;
    this.unknown = new Carried(json, pieces);
  }

  /// Reads up to the first row. The reader stands inside an opened table object.
  ///
  /// @throws IOException if the stream is cut or is not of this form
  void begin() throws IOException {
    tableName = "";
    table = null;
    count = 0;
    names = List.of();
    children = List.of();
    while (true) {
      String name = json.nextName();
      switch (name) {
        case "table" -> {
          tableName = json.nextString();
          table = catalogue.find(tableName);
        }
        case "count" -> count = json.nextInt();
        case "columns" -> names = strings();
        case "children" -> children = childLayouts();
        case "rows" -> {
          json.beginArray();
          targets = headerTargets();
          idAt = names.indexOf("id");
          return;
        }
        default -> json.skipValue();
      }
    }
  }

  /// Name of the table that was opened.
  String tableName() {
    return tableName;
  }

  /// The table, or null if this version does not know it.
  @Nullable TableSpec table() {
    return table;
  }

  /// How many rows the sender announced.
  int count() {
    return count;
  }

  boolean hasNext() throws IOException {
    return json.hasNext();
  }

  /// Passes over a row of a table that is not known.
  ///
  /// @return its id, empty if it has none
  String skipRow() throws IOException {
    String id = "";
    if (json.peek() != JsonToken.BEGIN_ARRAY) {
      json.skipValue();
      return id;
    }
    json.beginArray();
    for (int i = 0; json.hasNext(); i++) {
      if (i == idAt && json.peek() == JsonToken.STRING) {
        id = json.nextString();
      } else {
        json.skipValue();
      }
    }
    json.endArray();
    return id;
  }

  void endRows() throws IOException {
    json.endArray();
  }

  /// Passes over what a newer sender may have added behind the rows.
  void skipRest() throws IOException {
    while (json.hasNext()) {
      json.skipValue();
    }
  }

  /// Reads the next record of a known table.
  Read next() throws IOException {
    TableSpec spec = table;
    if (spec == null) {
      throw new IllegalStateException("rows of an unknown table cannot be read");
    }
    RowBuilder row = new RowBuilder(spec);
    json.beginArray();
    for (int i = 0; i < names.size(); i++) {
      row.take(names.get(i), targets[i]);
    }
    for (ChildLayout child : children) {
      row.takeChildren(child);
    }
    while (json.hasNext()) {
      json.skipValue();
    }
    json.endArray();
    return row.build();
  }

  private int[] headerTargets() {
    int[] result = new int[names.size()];
    for (int i = 0; i < result.length; i++) {
      String name = names.get(i);
      result[i] =
          switch (name) {
            case "id" -> ID;
            case "origin" -> ORIGIN;
            case "version" -> VERSION;
            case "base_version" -> BASE_VERSION;
            case "modified_at" -> MODIFIED_AT;
            case "modified_by" -> MODIFIED_BY;
            case "deleted" -> DELETED;
            case "stamps" -> STAMPS;
            case "extra" -> EXTRA;
            case RowsWriter.HASH -> HASH;
            case RowsWriter.SEQ -> SEQ;
            default -> table == null ? SKIP : orCarry(table.indexOf(name));
          };
    }
    return result;
  }

  private static int orCarry(int index) {
    return index < 0 ? CARRY : index;
  }

  private List<ChildLayout> childLayouts() throws IOException {
    List<ChildLayout> result = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      String name = "";
      List<String> columns = List.of();
      json.beginObject();
      while (json.hasNext()) {
        switch (json.nextName()) {
          case "table" -> name = json.nextString();
          case "columns" -> columns = strings();
          default -> json.skipValue();
        }
      }
      json.endObject();
      requireFew(result);
      result.add(childLayout(name, columns));
    }
    json.endArray();
    return result;
  }

  private ChildLayout childLayout(String name, List<String> columns) {
    List<ChildSpec> specs = table == null ? List.of() : table.children();
    for (int i = 0; i < specs.size(); i++) {
      if (specs.get(i).name().equals(name)) {
        int[] result = new int[columns.size()];
        for (int c = 0; c < result.length; c++) {
          result[c] = childTarget(specs.get(i), columns.get(c));
        }
        return new ChildLayout(name, i, specs.get(i), columns, result);
      }
    }
    return new ChildLayout(name, -1, null, columns, new int[0]);
  }

  private static int childTarget(ChildSpec spec, String column) {
    if (column.equals("extra")) {
      return EXTRA;
    }
    List<Column> columns = spec.columns();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    return CARRY;
  }

  private List<String> strings() throws IOException {
    List<String> result = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      requireFew(result);
      result.add(json.nextString());
    }
    json.endArray();
    return result;
  }

  private void requireFew(List<?> names) throws IOException {
    if (names.size() >= MOST_NAMES) {
      throw new IOException("table " + tableName + " has too many columns");
    }
  }

  /// A value of a column: text, whole number, null or a misfit.
  private @Nullable Object value(boolean integer) throws IOException {
    JsonToken token = json.peek();
    return switch (token) {
      case NULL -> {
        json.nextNull();
        yield null;
      }
      case STRING -> {
        String text = json.nextString();
        yield integer ? Misfit.of(text) : text;
      }
      case NUMBER -> number(integer);
      case BOOLEAN -> new Misfit(Boolean.toString(json.nextBoolean()));
      case BEGIN_ARRAY, BEGIN_OBJECT -> {
        json.skipValue();
        yield new Misfit(token == JsonToken.BEGIN_ARRAY ? "[...]" : "{...}");
      }
      case END_ARRAY -> throw new IOException("row of " + tableName + " is too short");
      case END_OBJECT, NAME, END_DOCUMENT ->
          throw new IOException("unexpected " + token + " in " + tableName);
    };
  }

  private Object number(boolean integer) throws IOException {
    String text = json.nextString();
    return integer ? wholeOrMisfit(text) : Misfit.of(text);
  }

  private static Object wholeOrMisfit(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return Misfit.of(text);
    }
  }

  private @Nullable JsonElement anything() throws IOException {
    JsonElement element = unknown.next();
    return element.isJsonNull() ? null : element;
  }

  /// Collects one record while its array is read.
  private final class RowBuilder {
    private final TableSpec spec;
    private final @Nullable Object[] values;
    private final List<List<ChildRow>> rows = new ArrayList<>();
    private final TreeMap<String, JsonElement> carried = new TreeMap<>();
    private String id = "";
    private String origin = "";
    private String modifiedBy = "";
    private long version;
    private @Nullable Long baseVersion;
    private long modifiedAt;
    private boolean deleted;
    private @Nullable String stamps;
    private @Nullable String extra;
    private @Nullable String hash;
    private long seq;

    RowBuilder(TableSpec spec) {
      this.spec = spec;
      values = new Object[spec.columns().size()];
      for (int i = 0; i < spec.children().size(); i++) {
        rows.add(List.of());
      }
    }

    void take(String name, int target) throws IOException {
      switch (target) {
        case ID -> id = text();
        case ORIGIN -> origin = text();
        case MODIFIED_BY -> modifiedBy = text();
        case VERSION -> version = longOrZero();
        case BASE_VERSION -> baseVersion = value(true) instanceof Long number ? number : null;
        case MODIFIED_AT -> modifiedAt = longOrZero();
        case DELETED -> deleted = longOrZero() == 1;
        case STAMPS -> stamps = value(false) instanceof String text ? text : null;
        case EXTRA -> extra = value(false) instanceof String text ? text : null;
        case HASH -> hash = value(false) instanceof String text ? text : null;
        case SEQ -> seq = longOrZero();
        case SKIP -> json.skipValue();
        case CARRY -> {
          JsonElement element = anything();
          if (element != null) {
            carried.put(name, element);
          }
        }
        default -> values[target] = value(spec.columns().get(target).kind().isInteger());
      }
    }

    private String text() throws IOException {
      return value(false) instanceof String text ? text : "";
    }

    private long longOrZero() throws IOException {
      return value(true) instanceof Long number ? number : 0;
    }

    void takeChildren(ChildLayout child) throws IOException {
      ChildSpec childSpec = child.spec();
      if (childSpec == null) {
        JsonArray unknown = unknownRows(child);
        if (!unknown.isEmpty()) {
          carried.put("@" + child.name(), unknown);
        }
        return;
      }
      List<ChildRow> result = new ArrayList<>();
      json.beginArray();
      while (json.hasNext()) {
        pieces.take();
        result.add(childRow(child, childSpec));
      }
      json.endArray();
      rows.set(child.index(), result);
    }

    private ChildRow childRow(ChildLayout child, ChildSpec childSpec) throws IOException {
      @Nullable Object[] result = new Object[childSpec.columns().size()];
      TreeMap<String, JsonElement> unknown = new TreeMap<>();
      String childExtra = null;
      json.beginArray();
      for (int i = 0; i < child.names().size(); i++) {
        int target = child.targets()[i];
        if (target == EXTRA) {
          childExtra = value(false) instanceof String text ? text : null;
        } else if (target == CARRY) {
          JsonElement element = anything();
          if (element != null) {
            unknown.put(child.names().get(i), element);
          }
        } else {
          result[target] = value(childSpec.columns().get(target).kind().isInteger());
        }
      }
      json.endArray();
      String merged =
          settled(
              childExtra,
              unknown,
              Column.JSON_LENGTH,
              carried -> Unfolding.child(childSpec, carried, result));
      return new ChildRow(result, merged);
    }

    /// What a row of the unknown table carries itself is named like its other columns: the version
    /// that knows the table sees the same record.
    private void carryRow(JsonObject row, String name, JsonElement element) throws IOException {
      boolean nested = name.equals("extra") && element.isJsonPrimitive();
      JsonObject more = nested ? object(element.getAsString(), Column.JSON_LENGTH) : null;
      if (more == null) {
        row.add(name, element);
      } else {
        more.entrySet().forEach(entry -> row.add(entry.getKey(), entry.getValue()));
      }
    }

    private JsonArray unknownRows(ChildLayout child) throws IOException {
      JsonArray result = new JsonArray();
      json.beginArray();
      while (json.hasNext()) {
        pieces.take();
        JsonObject row = new JsonObject();
        json.beginArray();
        for (String name : child.names()) {
          JsonElement element = anything();
          if (element != null) {
            carryRow(row, name, element);
          }
        }
        json.endArray();
        result.add(row);
      }
      json.endArray();
      return result;
    }

    Read build() throws IOException {
      String merged =
          settled(
              extra,
              carried,
              Column.CARRIED_LENGTH,
              all -> Unfolding.root(spec, all, values, rows));
      RootRecord record =
          new RootRecord(
              spec,
              id,
              origin,
              version,
              baseVersion,
              modifiedAt,
              modifiedBy,
              deleted,
              values,
              List.copyOf(rows),
              stamps,
              merged);
      return new Read(record, hash, seq);
    }
  }

  /// Brings `extra` of the sender and the unknown columns together, and takes what this version
  /// knows to its place.
  ///
  /// @param unfold gives what it leaves
  /// @return what is carried on, or null
  private @Nullable String settled(
      @Nullable String extra,
      Map<String, JsonElement> unknown,
      int longest,
      UnaryOperator<JsonObject> unfold)
      throws IOException {
    if (extra == null && unknown.isEmpty()) {
      return null;
    }
    TreeMap<String, JsonElement> all = new TreeMap<>(unknown);
    if (extra != null) {
      JsonObject object = object(extra, longest);
      if (object == null) {
        return extra; // The check of the record names it; its neighbours are not concerned.
      }
      all.putAll(object.asMap());
    }
    JsonObject carried = new JsonObject();
    all.forEach(carried::add);
    JsonObject left = unfold.apply(carried);
    return left.isEmpty() ? null : left.toString();
  }

  /// The object that a text is, or null. Nothing that is too long is taken apart, and no more of it
  /// than may come in all.
  private @Nullable JsonObject object(String text, int longest) throws IOException {
    if (text.length() > longest) {
      return null;
    }
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.LENIENT);
    try {
      JsonElement element = new Carried(reader, pieces).next();
      boolean whole = reader.peek() == JsonToken.END_DOCUMENT;
      return whole && element instanceof JsonObject object ? object : null;
    } catch (PushStream.TooManyRecords e) {
      throw e;
    } catch (IOException | JsonParseException | IllegalStateException e) {
      return null;
    }
  }
}
