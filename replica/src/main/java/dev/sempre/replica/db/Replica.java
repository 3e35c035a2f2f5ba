package dev.sempre.replica.db;

import dev.sempre.model.chain.Signer;
import dev.sempre.model.id.Ids;
import dev.sempre.model.sync.Catalogue;
import dev.sempre.model.time.TimeSource;
import dev.sempre.replica.db.StoreFailure.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The local truth: one database of one place, with one writer at a time and any number of readers.
/// Thread-safe; work runs on the caller's thread. Source: architecture section 6.
public final class Replica implements AutoCloseable {
  /// Work inside a writing transaction.
  @FunctionalInterface
  public interface Write<T extends @Nullable Object> {
    T run(Tx tx) throws SQLException;
  }

  /// Work on a snapshot.
  @FunctionalInterface
  public interface Read<T extends @Nullable Object> {
    T run(Handle handle) throws SQLException;
  }

  /// A listener that was added; closing takes it away again.
  @FunctionalInterface
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  private final Database database;
  private final Release release;
  private final TimeSource time;
  private final Ids ids;
  private final WriterGate gate = new WriterGate();
  private final List<Consumer<Committed>> listeners = new CopyOnWriteArrayList<>();
  private @Nullable WriterConnection writer;
  private volatile @Nullable Place place;
  private volatile Signer signer = Signer.NONE;
  private volatile RightOfWay rightOfWay = RightOfWay.NONE;
  private volatile boolean closed;

  /// Whether this program has begun a life of the feed. Belongs to whoever has the gate.
  private boolean lives;

  /// Where the feed stood after this program's last commit. Belongs to whoever has the gate.
  private @Nullable FeedEnd committed;

  private record FeedEnd(String epoch, long head) {}

  private record WriterConnection(Connection connection, Handle handle) {}

  private Replica(Database database, Release release, TimeSource time, Ids ids) {
    this.database = database;
    this.release = release;
    this.time = time;
    this.ids = ids;
  }

  /// [#open(Database, Release, TimeSource, Ids)] as this program's own release.
  public static Replica open(Database database, TimeSource time, Ids ids) {
    return open(database, Release.CURRENT, time, ids);
  }

  /// Opens a database, creating or migrating its schema.
  ///
  /// @param release version of the program as which it is opened
  /// @throws StoreFailure if it cannot be opened; the kind says whether trying again helps, the
  ///   message which database it is
  public static Replica open(Database database, Release release, TimeSource time, Ids ids) {
    Replica replica = new Replica(database, release, time, ids);
    try {
      replica.prepare();
      return replica;
    } catch (StoreFailure failure) {
      replica.close();
      throw failure.at(database.where());
    } catch (RuntimeException e) {
      replica.close();
      throw e;
    }
  }

  private void prepare() {
    gate.enter(Priority.PERSON);
    try {
      WriterConnection open = writer();
      release.prepare(database, open.connection());
      returnWriter();
    } catch (SQLException | RuntimeException e) {
      dropWriter();
      throw database.dialect().failure(e, Outcome.NOT_SAVED);
    } finally {
      gate.leave();
    }
    // The first transaction finds out which place this is, and makes the feed of a new one.
    write(Priority.PERSON, _ -> null);
  }

  /// From now on long work in the background gives way to whoever writes here.
  public void giveWay(RightOfWay rules) {
    rightOfWay = rules;
  }

  /// Who gives way to whom.
  public RightOfWay rightOfWay() {
    return rightOfWay;
  }

  public Dialect dialect() {
    return database.dialect();
  }

  /// The tables that travel to and from this place.
  public Catalogue catalogue() {
    return release.catalogue();
  }

  /// Where the database is, for messages and logs.
  public String where() {
    return database.where();
  }

  public Ids ids() {
    return ids;
  }

  /// Which place this is, as the newest writing transaction found it; empty until it was created or
  /// enrolled.
  public Optional<Place> place() {
    return Optional.ofNullable(place);
  }

  /// The wall clock of now, corrected by the measured offset to the centre's.
  public long nowMillis() {
    Place here = place;
    return time.epochMillis() + (here == null ? 0 : here.clockOffsetMillis());
  }

  /// Runs work in a writing transaction and commits it. Everything that the work did is on disk
  /// when this returns. What comes behind the commit cannot fail it any more: trouble of a listener
  /// or of the upkeep is logged and nothing else. Source: I17.
  ///
  /// @throws StoreFailure if it is not; see [StoreFailure#outcome()]
  public <T extends @Nullable Object> T write(Priority priority, Write<T> work) {
    Result<T> result;
    gate.enter(priority);
    try {
      result = inTransaction(priority, work);
    } finally {
      gate.leave();
    }
    afterCommit(priority, result.committed());
    if (priority == Priority.PERSON) {
      rightOfWay.personWorked();
    }
    return result.value();
  }

  private void afterCommit(Priority priority, Committed committed) {
    guarded("the upkeep of the database", database::afterCommit);
    if (priority == Priority.BACKGROUND) {
      guarded("the upkeep of the database", database::catchUp);
    }
    if (!committed.ids().isEmpty()) {
      for (Consumer<Committed> listener : listeners) {
        guarded("a listener", () -> listener.accept(committed));
      }
    }
  }

  private static void guarded(String what, Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      System.getLogger(Replica.class.getName())
          .log(System.Logger.Level.ERROR, what + " failed after a commit, which stands", e);
    }
  }

  private record Result<T extends @Nullable Object>(T value, Committed committed) {}

  private <T extends @Nullable Object> Result<T> inTransaction(Priority priority, Write<T> work) {
    Connection connection = null;
    boolean committing = false;
    try {
      WriterConnection open = writer();
      connection = open.connection();
      database.beginWrite(connection);
      Tx tx = begin(open.handle());
      T value = work.run(tx);
      boolean firstChange = tx.headMoved() && !lives;
      if (firstChange) {
        Feed.beginLife(tx, ids.next());
      }
      Feed.store(tx);
      database.requirePresent();
      committing = true;
      database.commit(connection);
      lives |= firstChange;
      committed = new FeedEnd(tx.epoch(), tx.head());
      database.requirePresent();
      returnWriter();
      return new Result<>(value, tx.committed(priority));
    } catch (SQLException | RuntimeException | Error e) {
      throw failed(connection, e, committing);
    }
  }

  private Tx begin(Handle handle) throws SQLException {
    Tx tx = Feed.begin(handle, database.dialect(), place, time.epochMillis(), ids);
    FeedEnd last = committed;
    if (last != null && last.epoch().equals(tx.epoch()) && tx.headBefore() < last.head()) {
      // An older copy of the database has taken its place, as a standby that was behind does:
      // whoever has seen what is lost has to hear of it. Source: F11, R15, R20.
      Feed.renew(tx, ids.next());
      lives = false;
      tx = Feed.begin(handle, database.dialect(), place, time.epochMillis(), ids);
    }
    place = tx.placeIfAny();
    tx.signWith(signer);
    return tx;
  }

  /// Takes the failed transaction back. A bug or a refusal inside the work goes on as it came; a
  /// failure of the database becomes a [StoreFailure].
  private RuntimeException failed(
      @Nullable Connection connection, Throwable failure, boolean committing) {
    boolean fromDatabase = failure instanceof StoreFailure || Dialect.sqlCause(failure) != null;
    StoreFailure mapped =
        fromDatabase
            ? database.dialect().failure(failure, committing ? Outcome.UNKNOWN : Outcome.NOT_SAVED)
            : null;
    boolean usable = connection != null && !(mapped != null && mapped.poisonsConnection());
    if (usable && connection != null) {
      try {
        database.rollback(connection);
      } catch (SQLException e) {
        failure.addSuppressed(e);
        usable = false;
      }
    }
    if (usable) {
      returnWriter();
    } else {
      dropWriter();
    }
    if (mapped != null) {
      return mapped;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure;
  }

  private WriterConnection writer() throws SQLException {
    if (closed) {
      throw new IllegalStateException("the database is closed");
    }
    WriterConnection open = writer;
    if (open == null) {
      Connection connection = database.openWriter();
      open = new WriterConnection(connection, Handles.on(connection));
      writer = open;
    }
    return open;
  }

  private void returnWriter() {
    WriterConnection open = writer;
    if (open != null && !database.keepsWriter()) {
      writer = null;
      database.giveBack(open.connection(), false);
    }
  }

  private void dropWriter() {
    WriterConnection open = writer;
    writer = null;
    if (open != null) {
      database.giveBack(open.connection(), true);
    }
  }

  /// Runs work on a read-only snapshot.
  ///
  /// @throws StoreFailure if the database cannot be read
  public <T extends @Nullable Object> T read(Read<T> work) {
    Connection reader = null;
    boolean broken = true;
    try {
      reader = database.borrowReader();
      database.beginRead(reader);
      T value = work.run(Handles.on(reader));
      database.commit(reader);
      broken = false;
      return value;
    } catch (SQLException e) {
      throw database.dialect().failure(e, Outcome.NOT_SAVED);
    } catch (RuntimeException e) {
      if (Dialect.sqlCause(e) != null) {
        throw database.dialect().failure(e, Outcome.NOT_SAVED);
      }
      throw e;
    } finally {
      if (reader != null) {
        database.giveBack(reader, broken);
      }
    }
  }

  /// Tells the listener after each commit that changed something, on the committing thread. The
  /// listener must be quick and must not write.
  ///
  /// @return takes the listener away again
  public Subscription onCommit(Consumer<Committed> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /// Makes this database a place of a company, once.
  ///
  /// @throws IllegalStateException if it is another place already
  public void become(Place newPlace) {
    write(
        Priority.PERSON,
        tx -> {
          Places.create(tx, newPlace);
          return null;
        });
    place = newPlace;
  }

  /// What this place's records are signed with from now on. Source: R35.
  public void signWith(Signer key) {
    signer = key;
  }

  /// Begins another life of the feed: its numbers may mean something else than they did, since the
  /// database was restored or rebuilt. Bases notice by the epoch and reconcile. Source: R15, R20.
  public void beginEpoch() {
    write(
        Priority.PERSON,
        tx -> {
          Feed.renew(tx, ids.next());
          return null;
        });
  }

  /// [#correctClock(long, Write)], alone.
  public void correctClock(long offsetMillis) {
    correctClock(offsetMillis, _ -> null);
  }

  /// Stores how far this machine's clock is off the centre's, and something that belongs to it,
  /// unless it is stored already. Source: S9.
  public void correctClock(long offsetMillis, Write<?> beside) {
    // Another program may have stored another correction since.
    Place here = read(Places::find).orElse(null);
    if (here != null && here.clockOffsetMillis() != offsetMillis) {
      write(
          Priority.BACKGROUND,
          tx -> {
            Places.setClockOffset(tx, offsetMillis);
            return beside.run(tx);
          });
      place = here.withClockOffset(offsetMillis);
    }
  }

  @Override
  public void close() {
    gate.enter(Priority.BACKGROUND);
    try {
      closed = true;
      WriterConnection open = writer;
      writer = null;
      if (open != null) {
        database.giveBack(open.connection(), true);
      }
    } finally {
      gate.leave();
    }
    database.close();
  }
}
