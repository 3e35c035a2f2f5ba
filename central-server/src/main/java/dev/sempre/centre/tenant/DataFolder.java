package dev.sempre.centre.tenant;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import dev.sempre.centre.answer.CentreFailure;
import dev.sempre.centre.answer.CentreFailure.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/// The folder that belongs to one centre: `centre.json` (which store), `keys/`, `logs/`, and with
/// SQLite the directory and the companies' files.
final class DataFolder {
  private static final String SETTINGS = "centre.json";
  private static final int FORMAT = 1;
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private final Path root;
  private final StoreChoice store;
  private final CentreKeys keys;

  private DataFolder(Path root, StoreChoice store, CentreKeys keys) {
    this.root = root;
    this.store = store;
    this.keys = keys;
  }

  /// Opens the folder, making it at the first time.
  ///
  /// @param postgresUrl store that is asked for, or null for the folder's own (SQLite in a new one)
  /// @throws CentreFailure if the folder cannot be used, or was made for another store
  static synchronized DataFolder open(
      Path root, @Nullable String postgresUrl, SecureRandom random) {
    OwnerOnly.makeFolder(root);
    // Two programs may be started on a new folder at the same time: one of them makes the keys.
    try (FileChannel channel =
            FileChannel.open(
                root.resolve("centre.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (!lock.isValid()) {
        throw new IOException("no lock");
      }
      StoreChoice store = store(root.resolve(SETTINGS), postgresUrl);
      return new DataFolder(root, store, CentreKeys.openOrCreate(root.resolve("keys"), random));
    } catch (IOException e) {
      throw new CentreFailure(
          Kind.FOLDER,
          "data",
          "The folder " + root + " cannot be written: run as the user who owns it.",
          e);
    }
  }

  Path root() {
    return root;
  }

  StoreChoice store() {
    return store;
  }

  CentreKeys keys() {
    return keys;
  }

  private static StoreChoice store(Path settings, @Nullable String postgresUrl) {
    if (postgresUrl != null && !postgresUrl.startsWith("jdbc:postgresql:")) {
      throw new CentreFailure(
          Kind.POSTGRES,
          "postgres",
          "--postgres takes a JDBC address such as jdbc:postgresql://localhost/sempre?user=sempre.",
          null);
    }
    if (!Files.exists(settings)) {
      StoreChoice fresh =
          postgresUrl == null ? new StoreChoice.Sqlite() : new StoreChoice.Postgres(postgresUrl);
      save(settings, fresh);
      return fresh;
    }
    StoreChoice stored = read(settings);
    return postgresUrl == null ? stored : agreed(settings, stored, postgresUrl);
  }

  /// The store that was asked for, if it is the one of this folder; new credentials are kept.
  private static StoreChoice agreed(Path settings, StoreChoice stored, String postgresUrl) {
    StoreChoice.Postgres asked = new StoreChoice.Postgres(postgresUrl);
    if (stored instanceof StoreChoice.Postgres here && here.location().equals(asked.location())) {
      if (!here.equals(asked)) {
        save(settings, asked);
      }
      return asked;
    }
    throw new CentreFailure(
        Kind.STORE_MISMATCH,
        "postgres",
        "This data folder keeps its companies in "
            + stored.describe()
            + ", not in "
            + asked.describe()
            + ": leave --postgres out, or name another folder with --data.",
        null);
  }

  /// What `centre.json` holds.
  private record Settings(int format, @Nullable String store, @Nullable String url) {}

  private static StoreChoice read(Path file) {
    Settings settings;
    try {
      String text = new String(OwnerOnly.read(file), StandardCharsets.UTF_8);
      settings = GSON.fromJson(text, Settings.class);
    } catch (JsonParseException e) {
      throw damaged(file, e);
    }
    if (settings == null || settings.format() != FORMAT) {
      throw damaged(file, null);
    }
    if ("sqlite".equals(settings.store())) {
      return new StoreChoice.Sqlite();
    }
    String url = settings.url();
    if ("postgres".equals(settings.store()) && url != null) {
      return new StoreChoice.Postgres(url);
    }
    throw damaged(file, null);
  }

  private static CentreFailure damaged(Path settings, @Nullable Throwable cause) {
    return new CentreFailure(
        Kind.SETTINGS,
        "data",
        settings + " is damaged or of a newer program: restore it from a backup of the folder.",
        cause);
  }

  private static void save(Path settings, StoreChoice choice) {
    Settings json =
        switch (choice) {
          case StoreChoice.Sqlite() -> new Settings(FORMAT, "sqlite", null);
          case StoreChoice.Postgres(String url) -> new Settings(FORMAT, "postgres", url);
        };
    OwnerOnly.write(settings, (GSON.toJson(json) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
