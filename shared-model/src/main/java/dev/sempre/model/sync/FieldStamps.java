package dev.sempre.model.sync;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import java.util.TreeMap;

/// When and where each field of a record was last changed. Kept as a JSON object, keys sorted:
/// `{"*":"<stamp>","phone":"<stamp>"}`, where `*` stands for the fields that are not named.
public final class FieldStamps {
  private static final String REST = "*";

  /// When and where one field was changed. The order is the order of S9: the later clock, then the
  /// greater base id.
  ///
  /// @param hlc hybrid logical clock
  /// @param base base that made the change
  public record Stamp(long hlc, String base) implements Comparable<Stamp> {
    @Override
    public int compareTo(Stamp other) {
      int byClock = Long.compare(hlc, other.hlc);
      return byClock != 0 ? byClock : base.compareTo(other.base);
    }

    String write() {
      return Long.toHexString(hlc) + "@" + base;
    }

    static Stamp read(String text) {
      int at = text.indexOf('@');
      if (at < 1) {
        throw new IllegalArgumentException("not a field stamp: " + text);
      }
      return new Stamp(Long.parseUnsignedLong(text.substring(0, at), 16), text.substring(at + 1));
    }
  }

  private final Map<String, Stamp> named;
  private final Stamp rest;

  private FieldStamps(Map<String, Stamp> named, Stamp rest) {
    this.named = named;
    this.rest = rest;
  }

  /// Stamps of a record; a record without any carries its `modifiedAt` and origin in all fields.
  ///
  /// @throws IllegalArgumentException if the stored text is not in the form above
  public static FieldStamps of(RootRecord record) {
    Stamp whole = new Stamp(record.modifiedAt(), record.origin());
    return record.stamps() == null
        ? new FieldStamps(new TreeMap<>(), whole)
        : parse(record.stamps(), whole);
  }

  static FieldStamps parse(String json, Stamp whole) {
    TreeMap<String, Stamp> named = new TreeMap<>();
    Stamp rest = whole;
    JsonObject object = parseObject(json);
    for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
      Stamp stamp = Stamp.read(text(entry.getValue()));
      if (entry.getKey().equals(REST)) {
        rest = stamp;
      } else {
        named.put(entry.getKey(), stamp);
      }
    }
    return new FieldStamps(named, rest);
  }

  private static String text(JsonElement element) {
    if (element instanceof JsonPrimitive primitive && primitive.isString()) {
      return primitive.getAsString();
    }
    throw new IllegalArgumentException("not a field stamp: " + element);
  }

  private static JsonObject parseObject(String json) {
    try {
      return JsonParser.parseString(json).getAsJsonObject();
    } catch (com.google.gson.JsonParseException | IllegalStateException e) {
      throw new IllegalArgumentException("not a JSON object: " + json, e);
    }
  }

  /// Stamp of one field.
  public Stamp of(String field) {
    return named.getOrDefault(field, rest);
  }

  /// The same stamps with one field changed.
  public FieldStamps with(String field, Stamp stamp) {
    TreeMap<String, Stamp> copy = new TreeMap<>(named);
    copy.put(field, stamp);
    return new FieldStamps(copy, rest);
  }

  /// Of every field the later of the two stamps, also of fields that only another version knows:
  /// `*` stands for all that are not named. Written, it is the same text whatever order the states
  /// came in and whatever version has brought them together.
  FieldStamps joinedWith(FieldStamps other) {
    TreeMap<String, Stamp> joined = new TreeMap<>();
    named.forEach((field, stamp) -> joined.put(field, later(stamp, other.of(field))));
    other.named.forEach((field, stamp) -> joined.put(field, later(stamp, of(field))));
    return new FieldStamps(joined, later(rest, other.rest));
  }

  private static Stamp later(Stamp left, Stamp right) {
    return left.compareTo(right) >= 0 ? left : right;
  }

  /// No stamp later than the given clock. Source: R23.
  public FieldStamps clampedTo(long latestHlc) {
    TreeMap<String, Stamp> copy = new TreeMap<>();
    named.forEach((field, stamp) -> copy.put(field, clamp(stamp, latestHlc)));
    return new FieldStamps(copy, clamp(rest, latestHlc));
  }

  private static Stamp clamp(Stamp stamp, long latestHlc) {
    return stamp.hlc() <= latestHlc ? stamp : new Stamp(latestHlc, stamp.base());
  }

  /// The JSON to store; always the same for the same stamps.
  public String write() {
    JsonObject object = new JsonObject();
    object.addProperty(REST, rest.write());
    for (Map.Entry<String, Stamp> entry : named.entrySet()) {
      if (!entry.getValue().equals(rest)) {
        object.addProperty(entry.getKey(), entry.getValue().write());
      }
    }
    return object.toString();
  }

  /// The latest of all stamps.
  public Stamp latest() {
    Stamp latest = rest;
    for (Stamp stamp : named.values()) {
      latest = later(latest, stamp);
    }
    return latest;
  }
}
