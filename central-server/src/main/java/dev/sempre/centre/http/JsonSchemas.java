package dev.sempre.centre.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// JSON schemas of the messages, read off their records, so that they cannot fall behind.
final class JsonSchemas {
  private static final String REFERENCE = "#/components/schemas/";

  private final Map<String, JsonObject> byName = new TreeMap<>();

  /// A reference to the schema of a record, which is added with those that it uses.
  JsonObject reference(Class<?> type) {
    String name = type.getSimpleName();
    if (!byName.containsKey(name)) {
      byName.put(name, new JsonObject()); // Holds the place while its parts are read.
      byName.put(name, ofRecord(type));
    }
    return reference(name);
  }

  static JsonObject reference(String name) {
    JsonObject reference = new JsonObject();
    reference.addProperty("$ref", REFERENCE + name);
    return reference;
  }

  void add(String name, JsonObject schema) {
    byName.put(name, schema);
  }

  JsonObject all() {
    JsonObject all = new JsonObject();
    byName.forEach(all::add);
    return all;
  }

  private JsonObject ofRecord(Class<?> type) {
    JsonObject schema = ofType("object");
    JsonObject properties = new JsonObject();
    JsonArray required = new JsonArray();
    for (RecordComponent component : type.getRecordComponents()) {
      properties.add(component.getName(), of(component.getGenericType()));
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        required.add(component.getName());
      }
    }
    schema.add("properties", properties);
    schema.add("required", required);
    return schema;
  }

  private JsonObject of(Type type) {
    if (type == String.class) {
      return ofType("string");
    }
    if (type == long.class || type == Long.class || type == int.class || type == Integer.class) {
      JsonObject integer = ofType("integer");
      boolean isLong = type == long.class || type == Long.class;
      integer.addProperty("format", isLong ? "int64" : "int32");
      return integer;
    }
    if (type == boolean.class) {
      return ofType("boolean");
    }
    if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
      JsonObject array = ofType("array");
      array.add("items", of(generic.getActualTypeArguments()[0]));
      return array;
    }
    if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
      JsonObject map = ofType("object");
      map.add("additionalProperties", of(generic.getActualTypeArguments()[1]));
      return map;
    }
    if (type instanceof Class<?> record && record.isRecord()) {
      return reference(record);
    }
    throw new IllegalArgumentException("no JSON schema for " + type);
  }

  static JsonObject ofType(String type) {
    JsonObject schema = new JsonObject();
    schema.addProperty("type", type);
    return schema;
  }
}
