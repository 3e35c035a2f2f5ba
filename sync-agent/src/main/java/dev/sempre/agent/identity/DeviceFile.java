package dev.sempre.agent.identity;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import dev.sempre.agent.transport.DeviceKey;
import dev.sempre.agent.transport.ServerAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The file that says who this device is. Readable by its owner only, since it holds the private
/// key. Source: R56.
public final class DeviceFile {
  /// What the file says.
  public sealed interface Content {
    /// The device has asked to join and does not know the answer: the same key may ask again.
    record Applying(DeviceKey key) implements Content {}

    record Enrolled(Identity identity) implements Content {}

    /// The device asks to join again with another key and does not know the answer: the same key
    /// may ask again. Until it is accepted the device is who it was.
    ///
    /// @param key the other key
    record Rejoining(Identity identity, DeviceKey key) implements Content {}
  }

  /// The file as JSON; everything but the keys is null while the device applies. The next keys are
  /// there while it asks to join again.
  private record Stored(
      String privateKey,
      String publicKey,
      @Nullable String server,
      @Nullable String tenant,
      @Nullable String company,
      @Nullable String establishment,
      @Nullable String device,
      int number,
      @Nullable String serverKey,
      @Nullable String pinSecret,
      @Nullable String nextPrivateKey,
      @Nullable String nextPublicKey) {}

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private final Path file;

  DeviceFile(Path file) {
    this.file = file;
  }

  /// What the file says, or empty if there is none.
  ///
  /// @throws UncheckedIOException if it cannot be read, or is damaged: restore it, or delete it and
  ///   enrol the folder with a code that was made for its device
  public Optional<Content> read() {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      return Optional.of(content(GSON.fromJson(Files.readString(file), Stored.class)));
    } catch (JsonParseException | IllegalArgumentException e) {
      // Without the cause: it may quote the file, which holds secrets.
      throw new UncheckedIOException(new IOException(file + " is damaged"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The identity of an enrolled device, or empty if it has not joined a company yet.
  public Optional<Identity> identity() {
    return read()
        .flatMap(content ->
            switch (content) {
              case Content.Enrolled enrolled -> Optional.of(enrolled.identity());
              case Content.Rejoining rejoining -> Optional.of(rejoining.identity());
              case Content.Applying _ -> Optional.empty();
            });
  }

  void write(Content content) {
    try {
      OwnerOnly.write(file, GSON.toJson(stored(content)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Content content(@Nullable Stored stored) {
    if (stored == null || stored.privateKey() == null || stored.publicKey() == null) {
      throw new IllegalArgumentException("no key");
    }
    DeviceKey key = DeviceKey.read(stored.privateKey(), stored.publicKey());
    if (stored.device() == null) {
      return new Content.Applying(key);
    }
    Identity identity =
        new Identity(
            address(stored.server()),
            required(stored.tenant()),
            required(stored.company()),
            required(stored.establishment()),
            stored.device(),
            stored.number(),
            key,
            required(stored.serverKey()),
            required(stored.pinSecret()));
    return stored.nextPrivateKey() == null
        ? new Content.Enrolled(identity)
        : new Content.Rejoining(
            identity, DeviceKey.read(stored.nextPrivateKey(), required(stored.nextPublicKey())));
  }

  private static ServerAddress address(@Nullable String text) {
    return switch (ServerAddress.parse(required(text))) {
      case ServerAddress.Parsed.Good good -> good.address();
      case ServerAddress.Parsed.Bad bad -> throw new IllegalArgumentException(bad.message());
    };
  }

  private static String required(@Nullable String text) {
    if (text == null) {
      throw new IllegalArgumentException("incomplete");
    }
    return text;
  }

  private static Stored stored(Content content) {
    return switch (content) {
      case Content.Applying(DeviceKey key) ->
          new Stored(
              key.privateBase64(),
              key.publicBase64(),
              null,
              null,
              null,
              null,
              null,
              0,
              null,
              null,
              null,
              null);
      case Content.Enrolled(Identity identity) -> stored(identity, null);
      case Content.Rejoining(Identity identity, DeviceKey key) -> stored(identity, key);
    };
  }

  private static Stored stored(Identity identity, @Nullable DeviceKey next) {
    return new Stored(
        identity.key().privateBase64(),
        identity.key().publicBase64(),
        identity.address().toString(),
        identity.tenant(),
        identity.company(),
        identity.establishment(),
        identity.device(),
        identity.number(),
        identity.serverKey(),
        identity.pinSecret(),
        next == null ? null : next.privateBase64(),
        next == null ? null : next.publicBase64());
  }
}
