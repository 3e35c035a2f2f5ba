package dev.sempre.replica.db;

import dev.sempre.replica.db.StoreFailure.Kind;
import dev.sempre.replica.db.StoreFailure.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteOpenMode;

/// One SQLite file in WAL mode with `synchronous=FULL`. Several programs may have it open at once.
/// Source: architecture section 6.
public final class SqliteDatabase implements Database {
  /// Older versions can corrupt a WAL that two connections use. Source: R02.
  static final int[] OLDEST_SQLITE = {3, 51, 3};

  /// How long a writer waits for another program's transaction before it says so.
  public static final int DEFAULT_BUSY_TIMEOUT_MILLIS = 10_000;

  private static final int PAGE_BYTES = 4_096;

  /// Pages in the WAL after which it is copied into the database file: 8 MB.
  private static final int CHECKPOINT_PAGES = 2_000;

  /// Pages in the WAL after which background work waits until they are copied: 32 MB. While it
  /// writes on, the WAL cannot begin anew, however often it is copied.
  private static final int FULL_PAGES = 8_000;

  /// The WAL file is cut back to this after it was emptied. Source: I20. It is twice what the WAL
  /// comes to, since whoever commits next does the cutting: a quarter of a second on some disks.
  private static final long WAL_LIMIT_BYTES = 64L << 20;

  private static final int KEPT_READERS = 4;

  private final Path file;
  private final int busyTimeoutMillis;
  private final Executor upkeep;
  private final boolean mayCreate;
  private final ConcurrentLinkedDeque<Connection> readers = new ConcurrentLinkedDeque<>();
  private final AtomicInteger commits = new AtomicInteger();
  private final AtomicBoolean checkpointing = new AtomicBoolean();
  private volatile boolean closed;
  private @Nullable Connection checkpointer;

  /// Which file the first writer opened; null before.
  private volatile @Nullable Object opened;

  /// True once that file was found gone or replaced. It stays so: what took its place may even bear
  /// the same number once nobody holds the old file open any more.
  private volatile boolean lost;

  /// A database that is made at the first opening.
  ///
  /// @param upkeep runs checkpoints, so that no commit has to wait for one; may be a direct
  ///   executor
  public SqliteDatabase(Path file, int busyTimeoutMillis, Executor upkeep) {
    this(file, busyTimeoutMillis, upkeep, true);
  }

  private SqliteDatabase(Path file, int busyTimeoutMillis, Executor upkeep, boolean mayCreate) {
    this.file = file;
    this.busyTimeoutMillis = busyTimeoutMillis;
    this.upkeep = upkeep;
    this.mayCreate = mayCreate;
    SqliteLibrary.locate();
  }

  /// A database that was made before and must be there still: opening it fails with
  /// [StoreFailure.Kind#MISSING], and makes no file, if it is gone or empty.
  ///
  /// @param upkeep as in the constructor
  public static SqliteDatabase existing(Path file, int busyTimeoutMillis, Executor upkeep) {
    return new SqliteDatabase(file, busyTimeoutMillis, upkeep, false);
  }

  @Override
  public Dialect dialect() {
    return Dialect.SQLITE;
  }

  @Override
  public Connection openWriter() throws SQLException {
    Connection connection = open(false);
    try {
      requireRecentLibrary(connection);
      execute(connection, "pragma journal_mode = wal");
      execute(connection, "pragma synchronous = full");
      execute(connection, "pragma foreign_keys = on");
      execute(connection, "pragma wal_autocheckpoint = 0");
      execute(connection, "pragma journal_size_limit = " + WAL_LIMIT_BYTES);
      execute(connection, "pragma cache_size = -16000");
      execute(connection, "pragma temp_store = memory");
      if (opened == null) {
        opened = whichFile();
      }
      return connection;
    } catch (SQLException | StoreFailure e) {
      closeAfter(e, connection);
      throw e;
    }
  }

  @Override
  public boolean keepsWriter() {
    return true;
  }

  private Connection open(boolean readOnly) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("busy_timeout", Integer.toString(busyTimeoutMillis));
    if (mayCreate && opened == null) {
      makeFolder();
    } else {
      requirePresent();
      properties.setProperty("open_mode", Integer.toString(SQLiteOpenMode.READWRITE.flag));
    }
    Connection connection = new SqliteConnection(file.toString(), properties);
    if (readOnly) {
      execute(connection, "pragma query_only = on");
      execute(connection, "pragma cache_size = -8000");
      execute(connection, "pragma temp_store = memory");
    }
    return connection;
  }

  private void makeFolder() {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new StoreFailure(
          Kind.READ_ONLY, Outcome.NOT_SAVED, "cannot make the folder of " + file, e);
    }
  }

  /// SQLite itself would go on with a file that no longer has a name, or with two files at once.
  @Override
  public void requirePresent() {
    requireNotLost();
    Object now = whichFile();
    if (opened != null && !now.equals(opened)) {
      lost = true;
      requireNotLost();
    }
  }

  private void requireNotLost() {
    if (lost) {
      throw missing(null);
    }
  }

  /// What tells the file from any other that takes its name.
  private Object whichFile() {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (attributes.size() == 0) {
        throw missing(null);
      }
      Object key = attributes.fileKey();
      return key != null ? key : attributes.creationTime();
    } catch (NoSuchFileException e) {
      lost = opened != null;
      throw missing(e);
    } catch (IOException e) {
      throw new StoreFailure(Kind.DISK, Outcome.NOT_SAVED, "cannot look at " + file, e);
    }
  }

  private StoreFailure missing(@Nullable Throwable cause) {
    return new StoreFailure(
        Kind.MISSING,
        Outcome.NOT_SAVED,
        "The database "
            + file
            + " is gone, or another file lies in its place. Put it back, or the whole data folder"
            + " from a backup, and start again.",
        cause);
  }

  @Override
  public Connection borrowReader() throws SQLException {
    requireNotLost();
    Connection reader = readers.pollFirst();
    return reader != null ? reader : open(true);
  }

  @Override
  public void giveBack(Connection connection, boolean broken) {
    if (broken || closed || readers.size() >= KEPT_READERS) {
      closeQuietly(connection);
    } else {
      readers.addFirst(connection);
    }
  }

  @Override
  public void beginWrite(Connection writer) throws SQLException {
    requireNotLost();
    run(writer, "begin immediate");
  }

  @Override
  public void beginRead(Connection reader) throws SQLException {
    run(reader, "begin");
  }

  @Override
  public void commit(Connection connection) throws SQLException {
    run(connection, "commit");
  }

  @Override
  public void rollback(Connection connection) throws SQLException {
    run(connection, "rollback");
  }

  /// Every few commits the WAL is copied into the database file on another connection, which does
  /// not block the writer.
  @Override
  public void afterCommit() {
    if (commits.incrementAndGet() % 32 == 0 && checkpointing.compareAndSet(false, true)) {
      try {
        upkeep.execute(this::checkpointIfLong);
      } catch (RejectedExecutionException e) {
        checkpointing.set(false);
        throw e;
      }
    }
  }

  @Override
  public void catchUp() {
    try {
      if (!closed && walFilePages() >= FULL_PAGES && walPages() >= FULL_PAGES) {
        checkpoint();
      }
    } catch (SQLException | IOException | StoreFailure e) {
      // As in checkpointIfLong.
      closeCheckpointer();
    }
  }

  private void checkpointIfLong() {
    try {
      if (!closed && walFilePages() >= CHECKPOINT_PAGES) {
        checkpoint();
      }
    } catch (SQLException | IOException | StoreFailure e) {
      // The WAL simply stays longer until the next attempt; nothing depends on this one.
      closeCheckpointer();
    } finally {
      checkpointing.set(false);
    }
  }

  private long walFilePages() throws IOException {
    Path wal = file.resolveSibling(file.getFileName() + "-wal");
    return Files.exists(wal) ? Files.size(wal) / PAGE_BYTES : 0;
  }

  /// Pages that were written since the WAL began anew; its file does not shrink by that.
  private long walPages() throws SQLException {
    Connection reader = borrowReader();
    boolean broken = true;
    try (Statement statement = reader.createStatement();
        ResultSet row = statement.executeQuery("pragma wal_checkpoint(noop)")) {
      row.next();
      long pages = row.getLong(2);
      broken = false;
      return pages;
    } finally {
      giveBack(reader, broken);
    }
  }

  private synchronized void checkpoint() throws SQLException {
    if (closed) {
      return;
    }
    if (checkpointer == null) {
      checkpointer = open(false);
      execute(checkpointer, "pragma synchronous = full");
    }
    execute(checkpointer, "pragma wal_checkpoint(passive)");
  }

  private synchronized void closeCheckpointer() {
    if (checkpointer != null) {
      closeQuietly(checkpointer);
      checkpointer = null;
    }
  }

  @Override
  public String where() {
    return file.toString();
  }

  @Override
  public void close() {
    closed = true;
    closeCheckpointer();
    for (Connection reader = readers.pollFirst(); reader != null; reader = readers.pollFirst()) {
      closeQuietly(reader);
    }
  }

  private static void requireRecentLibrary(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select sqlite_version()")) {
      row.next();
      String version = row.getString(1);
      if (!isRecent(version)) {
        throw new StoreFailure(
            Kind.TOO_OLD,
            Outcome.NOT_SAVED,
            "SQLite " + version + " can damage a database; 3.51.3 or newer is needed",
            null);
      }
    }
  }

  static boolean isRecent(String version) {
    String[] parts = version.split("\\.");
    for (int i = 0; i < OLDEST_SQLITE.length; i++) {
      int part = i < parts.length ? Integer.parseInt(parts[i]) : 0;
      if (part != OLDEST_SQLITE[i]) {
        return part > OLDEST_SQLITE[i];
      }
    }
    return true;
  }

  /// Runs what is run all day, and so is compiled once.
  private static void run(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void closeAfter(Throwable failure, Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      System.getLogger(SqliteDatabase.class.getName())
          .log(System.Logger.Level.DEBUG, "a connection did not close cleanly", e);
    }
  }
}
