package dev.sempre.pos.terminal;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the virtual terminal and its bank remember: a file to which a line of JSON is added for
/// each thing that happens, and that is on disk before anybody is told. The last line of an id
/// counts; a line that was cut off by a crash counts for nothing. Safe to call from any thread.
public final class VirtualBook {
  private static final Logger LOG = LoggerFactory.getLogger(VirtualBook.class);

  /// What has become of a request. Stored by name.
  public enum State {
    APPROVED,
    DECLINED,
    CANCELLED,
    REVERSED,
    /// It was asked about before it came, and is not carried out any more.
    NEVER
  }

  /// A request.
  ///
  /// @param back whether the money goes back to the customer
  /// @param authorisation what the bank calls it; empty unless it was approved
  public record Entry(String id, Money amount, boolean back, State state, String authorisation) {}

  private final Path file;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private TerminalCondition condition = TerminalCondition.APPROVES;
  private boolean cutOff;

  VirtualBook(Path file) {
    this.file = file;
    read();
  }

  private void read() {
    if (!Files.exists(file)) {
      return;
    }
    try {
      String text = Files.readString(file);
      cutOff = !text.isEmpty() && !text.endsWith("\n");
      text.lines().forEach(this::read);
    } catch (IOException unreadable) {
      LOG.warn("CARD-1 The virtual terminal remembers nothing: {}", unreadable.getMessage());
    }
  }

  private void read(String line) {
    try {
      JsonObject json = JsonParser.parseString(line).getAsJsonObject();
      if (json.has("condition")) {
        condition = TerminalCondition.valueOf(json.get("condition").getAsString());
        return;
      }
      Entry entry =
          new Entry(
              json.get("id").getAsString(),
              new Money(
                  json.get("amount").getAsLong(), Currency.of(json.get("currency").getAsString())),
              json.get("back").getAsBoolean(),
              State.valueOf(json.get("state").getAsString()),
              json.get("authorisation").getAsString());
      entries.put(entry.id(), entry);
    } catch (JsonParseException
        | IllegalStateException
        | IllegalArgumentException
        | UnsupportedOperationException
        | NullPointerException damaged) {
      LOG.warn("CARD-2 The virtual terminal passes over a damaged line: {}", damaged.getMessage());
    }
  }

  synchronized Optional<Entry> find(String id) {
    return Optional.ofNullable(entries.get(id));
  }

  /// What it was asked for, the oldest first.
  synchronized List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  synchronized TerminalCondition condition() {
    return condition;
  }

  /// @throws UncheckedIOException if that cannot be stored
  synchronized void become(TerminalCondition next) {
    JsonObject json = new JsonObject();
    json.addProperty("condition", next.name());
    append(json);
    condition = next;
  }

  /// @throws UncheckedIOException if that cannot be stored
  synchronized void write(Entry entry) {
    JsonObject json = new JsonObject();
    json.addProperty("id", entry.id());
    json.addProperty("amount", entry.amount().minor());
    json.addProperty("currency", entry.amount().currency().code());
    json.addProperty("back", entry.back());
    json.addProperty("state", entry.state().name());
    json.addProperty("authorisation", entry.authorisation());
    append(json);
    entries.put(entry.id(), entry);
  }

  private void append(JsonObject json) {
    String line = (cutOff ? "\n" : "") + json + "\n";
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      cutOff = true; // Unless all of it gets there.
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      cutOff = false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
