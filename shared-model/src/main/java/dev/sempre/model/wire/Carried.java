package dev.sempre.model.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import java.io.IOException;

/// Reads values that this version does not know and carries as they are. No deeper than the reader
/// goes, and no more of them than there may be.
final class Carried {
  private final JsonReader json;
  private final Pieces pieces;

  Carried(JsonReader json, Pieces pieces) {
    this.json = json;
    this.pieces = pieces;
  }

  /// @throws IOException if the stream is cut or there are too many values
  JsonElement next() throws IOException {
    pieces.take();
    return switch (json.peek()) {
      case BEGIN_ARRAY -> array();
      case BEGIN_OBJECT -> object();
      case STRING, NUMBER, BOOLEAN, NULL -> JsonParser.parseReader(json);
      case END_ARRAY, END_OBJECT, NAME, END_DOCUMENT -> throw new IOException("a value is missing");
    };
  }

  private JsonArray array() throws IOException {
    JsonArray array = new JsonArray();
    json.beginArray();
    while (json.hasNext()) {
      array.add(next());
    }
    json.endArray();
    return array;
  }

  private JsonObject object() throws IOException {
    JsonObject object = new JsonObject();
    json.beginObject();
    while (json.hasNext()) {
      object.add(json.nextName(), next());
    }
    json.endObject();
    return object;
  }
}
