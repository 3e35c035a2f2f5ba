package dev.sempre.pos.terminal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The lines that till and terminal say to each other: one JSON object each. What is described in
/// `docs/TERMINAL.md` is what is written and read here.
final class TerminalLine {
  /// What a till may say.
  enum Verb {
    CHARGE,
    REFUND,
    ASK,
    REVERSE,
    CANCEL
  }

  /// What a terminal may say.
  enum State {
    APPROVED,
    DECLINED,
    CANCELLED,
    NOT_TAKEN,
    REVERSED,
    /// Not the last word: it waits for the customer.
    WAITING,
    /// It cannot be undone.
    REFUSED
  }

  /// @param amount null unless money is to move
  record Request(Verb verb, String id, @Nullable Money amount) {}

  /// @param slip null unless it was approved
  /// @param reason what is to be told of it; may be empty
  record Answer(String id, State state, @Nullable Slip slip, String reason) {}

  private TerminalLine() {}

  static String write(Request request) {
    JsonObject json = new JsonObject();
    json.addProperty("do", request.verb().name());
    json.addProperty("id", request.id());
    put(json, request.amount());
    return json + "\n";
  }

  static String write(Answer answer) {
    JsonObject json = new JsonObject();
    json.addProperty("id", answer.id());
    json.addProperty("state", answer.state().name());
    if (!answer.reason().isEmpty()) {
      json.addProperty("reason", answer.reason());
    }
    Slip slip = answer.slip();
    if (slip != null) {
      put(json, slip.amount());
      json.addProperty("authorisation", slip.authorisation());
      json.addProperty("card", slip.card());
      JsonArray lines = new JsonArray();
      slip.lines().forEach(lines::add);
      json.add("slip", lines);
    }
    return json + "\n";
  }

  private static void put(JsonObject json, @Nullable Money amount) {
    if (amount != null) {
      json.addProperty("amount", amount.minor());
      json.addProperty("currency", amount.currency().code());
    }
  }

  /// A till's line; empty if it is none.
  static Optional<Request> request(String line) {
    return read(
        line,
        json -> {
          Verb verb = Verb.valueOf(text(json, "do"));
          boolean moves = verb == Verb.CHARGE || verb == Verb.REFUND;
          return new Request(verb, text(json, "id"), moves ? amount(json) : null);
        });
  }

  /// A terminal's line; empty if it is none.
  static Optional<Answer> answer(String line) {
    return read(
        line,
        json -> {
          State state = State.valueOf(text(json, "state"));
          return new Answer(
              text(json, "id"),
              state,
              state == State.APPROVED ? slip(json) : null,
              json.has("reason") ? text(json, "reason") : "");
        });
  }

  private static Slip slip(JsonObject json) {
    List<String> lines = new ArrayList<>();
    if (json.has("slip")) {
      for (JsonElement line : json.getAsJsonArray("slip")) {
        lines.add(line.getAsString());
      }
    }
    return new Slip(amount(json), text(json, "authorisation"), text(json, "card"), lines);
  }

  /// @throws IllegalArgumentException if it is no amount above 0
  private static Money amount(JsonObject json) {
    long minor = json.get("amount").getAsBigDecimal().longValueExact();
    if (minor <= 0) {
      throw new IllegalArgumentException("no amount: " + minor);
    }
    return new Money(minor, Currency.of(text(json, "currency")));
  }

  private static String text(JsonObject json, String name) {
    JsonElement value = json.get(name);
    if (value == null || !value.isJsonPrimitive()) {
      throw new IllegalArgumentException("no " + name);
    }
    return value.getAsString();
  }

  private interface Reader<T> {
    T read(JsonObject json);
  }

  private static <T> Optional<T> read(String line, Reader<T> reader) {
    try {
      return Optional.of(reader.read(JsonParser.parseString(line).getAsJsonObject()));
    } catch (JsonParseException
        | IllegalStateException
        | IllegalArgumentException
        | UnsupportedOperationException
        | ArithmeticException
        | NullPointerException
        | StackOverflowError notOurs) {
      return Optional.empty();
    }
  }
}
