package dev.sempre.centre.tenant;

import dev.sempre.centre.answer.CentreFailure;
import dev.sempre.replica.db.Release;
import dev.sempre.replica.db.StoreFailure;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// An opened data folder: its keys, its directory and its companies. Several programs may have the
/// same one open at once: a server and commands beside it, or several servers on one PostgreSQL.
/// Thread-safe.
public final class CentreStore implements AutoCloseable {
  private final Storage storage;
  private final Directory directory;
  private final CentreKeys keys;
  private final Tenants tenants;
  private final EnrolmentCodes codes;
  private final LastContacts lastContacts;
  private final Ports ports;
  private final Release release;

  private CentreStore(
      Storage storage,
      Directory directory,
      CentreKeys keys,
      Ports ports,
      Release release,
      Path witnesses) {
    this.storage = storage;
    this.directory = directory;
    this.keys = keys;
    this.ports = ports;
    this.release = release;
    this.tenants = new Tenants(directory, storage, ports, release, witnesses);
    this.codes = new EnrolmentCodes(directory, keys, ports);
    this.lastContacts = new LastContacts(directory, ports.time().epochMillis());
  }

  /// [#open(Path, String, Ports, Release)] as this program's own release.
  public static CentreStore open(Path data, @Nullable String postgresUrl, Ports ports) {
    return open(data, postgresUrl, ports, Release.CURRENT);
  }

  /// Opens a data folder, making it at the first time.
  ///
  /// @param postgresUrl JDBC address of the store to use in a new folder, or null for the folder's
  ///   own (SQLite in a new one)
  /// @param release version of the program as which the companies' databases are opened
  /// @throws CentreFailure if the folder or the store cannot be used
  /// @throws StoreFailure if the directory's database is in trouble
  public static CentreStore open(
      Path data, @Nullable String postgresUrl, Ports ports, Release release) {
    DataFolder folder = DataFolder.open(data, postgresUrl, ports.random());
    Storage storage =
        switch (folder.store()) {
          case StoreChoice.Sqlite() -> new SqliteStorage(folder.root(), ports.upkeep());
          case StoreChoice.Postgres postgres -> new PostgresStorage(postgres);
        };
    try {
      Directory directory =
          Directory.open(
              storage.directory(), folder.keys().fingerprint(), ports.time().epochMillis());
      Path witnesses = folder.root().resolve("witness");
      OwnerOnly.makeFolder(witnesses);
      return new CentreStore(storage, directory, folder.keys(), ports, release, witnesses);
    } catch (RuntimeException e) {
      storage.close();
      throw e;
    }
  }

  public Tenants tenants() {
    return tenants;
  }

  public EnrolmentCodes codes() {
    return codes;
  }

  public LastContacts lastContacts() {
    return lastContacts;
  }

  public CentreKeys keys() {
    return keys;
  }

  /// Its clock, ids and randomness.
  public Ports ports() {
    return ports;
  }

  /// Version of the program as which the companies' databases are opened.
  public Release release() {
    return release;
  }

  /// Whether the directory answers; for a health check.
  public boolean isReachable() {
    try {
      tenants.all();
      return true;
    } catch (StoreFailure e) {
      return false;
    }
  }

  /// What the store is and where, without secrets.
  public String describe() {
    return storage.describe();
  }

  /// Connections to the store that may be in use at once; 0 = no limit.
  public int connections() {
    return storage.connections();
  }

  @Override
  public void close() {
    try {
      lastContacts.close();
    } finally {
      tenants.close();
      directory.close();
      storage.close();
    }
  }
}
