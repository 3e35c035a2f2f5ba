package dev.sempre.centre.tenant;

import dev.sempre.replica.db.Database;
import dev.sempre.replica.db.SqliteDatabase;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.jdbi.v3.core.Handle;

/// One file for the directory and one per company, all inside the data folder.
final class SqliteStorage implements Storage {
  private static final String TENANTS = "tenants";

  private final Path root;
  private final Executor upkeep;

  /// @param upkeep runs checkpoints
  SqliteStorage(Path root, Executor upkeep) {
    this.root = root;
    this.upkeep = upkeep;
  }

  @Override
  public Database directory() {
    return open(root.resolve("directory.db"));
  }

  /// A writing transaction of SQLite holds the only write lock of its file anyway.
  @Override
  public void lockCreation(Handle directory) {}

  @Override
  public String makeRoom(String tenant) {
    OwnerOnly.makeFolder(root.resolve(TENANTS).resolve(tenant));
    return TENANTS + "/" + tenant + "/tenant.db";
  }

  @Override
  public Database of(Tenant tenant) {
    return open(root.resolve(tenant.place()));
  }

  private Database open(Path file) {
    return new SqliteDatabase(file, SqliteDatabase.DEFAULT_BUSY_TIMEOUT_MILLIS, upkeep);
  }

  @Override
  public String describe() {
    return "SQLite in " + root;
  }

  @Override
  public int connections() {
    return 0;
  }

  @Override
  public void close() {}
}
