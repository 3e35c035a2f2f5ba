package dev.sempre.replica.text;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.sempre.model.text.Label;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The columns `name` (the company's own words) and `names` (a JSON object of language tag >
/// translation, keys sorted, null if there are none).
public final class LabelColumns {
  private LabelColumns() {}

  /// The label of two columns. What is not a translation in `names` is passed over: a name must be
  /// readable whatever a newer program wrote there.
  public static Label read(String name, @Nullable String names) {
    if (names == null) {
      return Label.of(name);
    }
    Map<String, String> translations = new HashMap<>();
    if (parse(names) instanceof JsonObject object) {
      for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
        if (entry.getValue().isJsonPrimitive() && !entry.getValue().getAsString().isBlank()) {
          translations.put(entry.getKey(), entry.getValue().getAsString());
        }
      }
    }
    return new Label(name, translations);
  }

  /// What goes into `names`; into `name` goes [Label#text].
  public static @Nullable String names(Label label) {
    if (label.translations().isEmpty()) {
      return null;
    }
    JsonObject object = new JsonObject();
    new TreeMap<>(label.translations()).forEach(object::addProperty);
    return object.toString();
  }

  private static @Nullable JsonElement parse(String json) {
    try {
      return JsonParser.parseString(json);
    } catch (JsonParseException notJson) {
      return null;
    }
  }
}
