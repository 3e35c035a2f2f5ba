package dev.sempre.model.sync;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.sempre.model.sync.RootRecord.ChildRow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The bytes of a record that are hashed: equal at every place that holds the same content,
/// whatever version of the schema it runs. Source: R11, I3.
///
/// Fields are named and sorted, empty ones are left out, so that a column which one place knows and
/// another only carries in `extra` gives the same bytes, and a new column that is still empty
/// changes nothing. What belongs to a place and not to the record (`version`, `base_version`,
/// `pending`, `seq`) is not part of it. Not thread-safe: one instance per thread.
public final class CanonicalForm {
  private static final byte FIELD = 'f';
  private static final byte TEXT = 's';
  private static final byte NUMBER = 'i';
  private static final byte CHILD = 'c';
  private static final byte ROW = 'r';

  /// Key prefix of an unknown child table inside `extra`.
  static final String CHILD_KEY = "@";

  private final MessageDigest sha256;
  private byte[] buffer = new byte[4096];
  private int length;

  public CanonicalForm() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// SHA-256 over the canonical bytes, 32 bytes.
  public byte[] hash(RootRecord record) {
    write(record);
    sha256.update(buffer, 0, length);
    return sha256.digest();
  }

  /// [#hash(RootRecord)] as 64 lower-case hex digits.
  public String hexHash(RootRecord record) {
    return HexFormat.of().formatHex(hash(record));
  }

  /// The canonical bytes themselves.
  public byte[] bytes(RootRecord record) {
    write(record);
    return Arrays.copyOf(buffer, length);
  }

  private void write(RootRecord record) {
    length = 0;
    TableSpec table = record.table();
    text(table.name());
    text(record.id());
    text(record.origin());
    number(record.modifiedAt());
    text(record.modifiedBy());
    put((byte) (record.deleted() ? 1 : 0));
    if (record.stamps() != null) {
      field("stamps", record.stamps());
    }
    JsonObject extra = parse(record.extra());
    fields(table.columns(), table.canonicalOrder(), record.values(), extra);
    if (extra == null) {
      for (int i : table.childOrder()) {
        knownChild(table, i, record.children().get(i));
      }
    } else {
      childrenAndUnknownOnes(table, record.children(), extra);
    }
  }

  private void fields(
      List<Column> columns, int[] order, @Nullable Object[] values, @Nullable JsonObject extra) {
    if (extra == null) {
      for (int i : order) {
        Object value = values[i];
        if (value != null) {
          field(columns.get(i).name(), value);
        }
      }
      return;
    }
    TreeMap<String, Object> sorted = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value != null) {
        sorted.put(columns.get(i).name(), value);
      }
    }
    for (Map.Entry<String, JsonElement> entry : extra.entrySet()) {
      if (!entry.getKey().startsWith(CHILD_KEY) && !entry.getValue().isJsonNull()) {
        sorted.put(entry.getKey(), scalar(entry.getValue()));
      }
    }
    sorted.forEach(this::field);
  }

  private void childrenAndUnknownOnes(
      TableSpec table, List<List<ChildRow>> children, JsonObject extra) {
    TreeMap<String, Runnable> sorted = new TreeMap<>();
    for (int i = 0; i < children.size(); i++) {
      int child = i;
      sorted.put(
          table.children().get(i).name(), () -> knownChild(table, child, children.get(child)));
    }
    for (Map.Entry<String, JsonElement> entry : extra.entrySet()) {
      if (entry.getKey().startsWith(CHILD_KEY) && entry.getValue() instanceof JsonArray rows) {
        String name = entry.getKey().substring(CHILD_KEY.length());
        sorted.put(name, () -> unknownChild(name, rows));
      }
    }
    sorted.values().forEach(Runnable::run);
  }

  /// A child table without rows is left out, like an empty field.
  private void knownChild(TableSpec table, int child, List<ChildRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    ChildSpec spec = table.children().get(child);
    put(CHILD);
    text(spec.name());
    number(rows.size());
    for (ChildRow row : rows) {
      put(ROW);
      fields(spec.columns(), table.canonicalOrder(child), row.values(), parse(row.extra()));
    }
  }

  private void unknownChild(String name, JsonArray rows) {
    put(CHILD);
    text(name);
    number(rows.size());
    for (JsonElement row : rows) {
      put(ROW);
      fields(List.of(), new int[0], new Object[0], row.getAsJsonObject());
    }
  }

  private void field(String name, Object value) {
    put(FIELD);
    text(name);
    if (value instanceof Long number) {
      put(NUMBER);
      number(number);
    } else {
      put(TEXT);
      text(value.toString());
    }
  }

  private static Object scalar(JsonElement element) {
    if (element instanceof JsonPrimitive primitive && primitive.isNumber()) {
      return primitive.getAsLong();
    }
    return element instanceof JsonPrimitive ? element.getAsString() : element.toString();
  }

  /// What a record carries of a newer version, by name; empty if nothing.
  static JsonObject carried(@Nullable String extra) {
    JsonObject carried = parse(extra);
    return carried == null ? new JsonObject() : carried;
  }

  /// A carried value as the version that knows it holds it; null if it is empty.
  static @Nullable Object valueOrNull(@Nullable JsonElement element) {
    return element == null || element.isJsonNull() ? null : scalar(element);
  }

  private static @Nullable JsonObject parse(@Nullable String json) {
    return json == null ? null : JsonParser.parseString(json).getAsJsonObject();
  }

  private void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    reserve(utf8.length);
    System.arraycopy(utf8, 0, buffer, length, utf8.length);
    length += utf8.length;
  }

  private void number(long value) {
    reserve(Long.BYTES);
    for (int shift = 56; shift >= 0; shift -= 8) {
      buffer[length++] = (byte) (value >>> shift);
    }
  }

  private void put(byte value) {
    reserve(1);
    buffer[length++] = value;
  }

  private void reserve(int more) {
    if (length + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
    }
  }
}
