package dev.sempre.pos.app;

import dev.sempre.agent.AgentWiring;
import dev.sempre.agent.identity.DataFolder;
import dev.sempre.agent.identity.Enrolment;
import dev.sempre.agent.identity.FolderLock;
import dev.sempre.agent.identity.Identity;
import dev.sempre.agent.identity.NumberWitness;
import dev.sempre.agent.identity.TrainingIdentity;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.SqliteDatabase;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.training.TrainingStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The opened folder of one installation: its place as the only program that sells from it, its
/// database, and who it is.
public final class Installation implements AutoCloseable {
  private static final String PROGRAM = "till";

  /// Folder of the practice ground, within the till's.
  private static final String TRAINING = "training";

  /// Derived from the database and made anew if it is missing.
  private static final String INDEX = "search.db";

  /// What came of opening.
  public sealed interface Opened {
    record Ready(Installation installation) implements Opened {}

    /// @param detail more about it, for support
    record Blocked(Obstruction why, String detail) implements Opened {}
  }

  /// Why an installation cannot be opened. Nothing has been changed by the attempt.
  public enum Obstruction {
    /// Another program sells from this folder.
    OPEN_ELSEWHERE,
    /// The folder is on a network drive.
    ON_NETWORK_DRIVE,
    /// The folder cannot be written.
    FOLDER_UNUSABLE,
    /// No room on the disk.
    DISK_FULL,
    /// The database or the identity is damaged.
    DAMAGED,
    /// The database was made by a newer program.
    NEEDS_NEWER_PROGRAM,
    /// Another program holds the database.
    BUSY,
    /// The disk does not read or write as it should.
    DISK_FAULT
  }

  private final DataFolder folder;
  private final FolderLock lock;
  private final Replica replica;
  private volatile @Nullable Identity identity;
  private volatile @Nullable NumberWitness witness;

  private Installation(
      DataFolder folder, FolderLock lock, Replica replica, @Nullable Identity identity) {
    this.folder = folder;
    this.lock = lock;
    this.replica = replica;
    this.identity = identity;
    if (identity != null) {
      replica.signWith(identity.key()::sign);
    }
    this.witness =
        identity == null || isTraining()
            ? null
            : NumberWitness.of(NumberWitness.folderOfUser(), replica);
  }

  /// Opens a folder, making it at the first time.
  public static Opened open(Path path) {
    return switch (DataFolder.open(path)) {
      case DataFolder.Opened.Bad bad ->
          new Opened.Blocked(
              bad.code().equals("FOLDER_ON_NETWORK")
                  ? Obstruction.ON_NETWORK_DRIVE
                  : Obstruction.FOLDER_UNUSABLE,
              bad.message());
      case DataFolder.Opened.Good good -> open(good.folder());
    };
  }

  private static Opened open(DataFolder folder) {
    try {
      return switch (folder.lockTill(PROGRAM)) {
        case FolderLock.Taken.Busy busy ->
            new Opened.Blocked(Obstruction.OPEN_ELSEWHERE, String.valueOf(busy.holder()));
        case FolderLock.Taken.Mine mine -> open(folder, mine.lock());
      };
    } catch (UncheckedIOException e) {
      return new Opened.Blocked(Obstruction.FOLDER_UNUSABLE, String.valueOf(e.getMessage()));
    }
  }

  private static Opened open(DataFolder folder, FolderLock lock) {
    Replica replica = null;
    try {
      replica = AgentWiring.openReplica(folder);
      Identity identity = folder.deviceFile().identity().orElse(null);
      if (identity != null) {
        Enrolment.settle(replica, identity);
      }
      return new Opened.Ready(new Installation(folder, lock, replica, identity));
    } catch (StoreFailure failure) {
      release(lock, replica);
      return new Opened.Blocked(obstruction(failure), String.valueOf(failure.getMessage()));
    } catch (UncheckedIOException | IllegalStateException e) {
      release(lock, replica);
      return new Opened.Blocked(Obstruction.DAMAGED, String.valueOf(e.getMessage()));
    }
  }

  /// Opens the practice ground of a till, making it at the first time, and brings to it what head
  /// office has laid down since. Takes some seconds with a million articles: not for the UI thread.
  ///
  /// @param till an installation that has joined a company; it stays open and goes on
  /// @throws StoreFailure if a database cannot be read or written; the till's is not changed
  /// @throws UncheckedIOException if the folder cannot be used
  public static Installation forTraining(Installation till, SecureRandom random) {
    DataFolder folder = trainingFolder(till.folder());
    FolderLock lock = trainingLock(folder);
    Replica replica = null;
    try {
      Identity identity = TrainingIdentity.in(folder, till.identity().orElseThrow(), random);
      Place place = till.replica().place().orElseThrow().forTraining();
      beginAt(folder, place);
      bring(till, folder);
      replica = AgentWiring.openReplica(folder);
      return new Installation(folder, lock, replica, identity);
    } catch (RuntimeException e) {
      release(lock, replica);
      throw e;
    }
  }

  private static DataFolder trainingFolder(DataFolder till) {
    return switch (DataFolder.open(till.path().resolve(TRAINING))) {
      case DataFolder.Opened.Good good -> good.folder();
      case DataFolder.Opened.Bad bad ->
          throw new UncheckedIOException(new IOException(bad.message()));
    };
  }

  private static FolderLock trainingLock(DataFolder folder) {
    return switch (folder.lockTill(PROGRAM)) {
      case FolderLock.Taken.Mine mine -> mine.lock();
      case FolderLock.Taken.Busy busy ->
          throw new UncheckedIOException(
              new IOException("somebody practises here already: " + busy.holder()));
    };
  }

  /// What was practised as another till, or under another number, is put away.
  private static void beginAt(DataFolder folder, Place place) {
    Optional<Place> standing;
    try (Replica replica = AgentWiring.openReplica(folder)) {
      if (replica.place().isEmpty()) {
        replica.become(place);
      }
      standing = replica.place();
    }
    boolean same =
        standing
            .filter(
                there -> there.base().equals(place.base()) && there.series().equals(place.series()))
            .isPresent();
    if (!same) {
      delete(folder.database());
      try (Replica replica = AgentWiring.openReplica(folder)) {
        replica.become(place);
      }
    }
  }

  private static void bring(Installation till, DataFolder folder) {
    try (SqliteDatabase database =
        SqliteDatabase.existing(
            folder.database(), SqliteDatabase.DEFAULT_BUSY_TIMEOUT_MILLIS, Runnable::run)) {
      if (new TrainingStore(database, till.folder().database()).bring()) {
        // Articles of the till keep their positions, which the index may have passed long ago.
        delete(folder.path().resolve(INDEX));
      }
    }
  }

  /// Deletes a database that nobody has open.
  private static void delete(Path database) {
    try {
      for (String suffix : List.of("", "-wal", "-shm")) {
        Files.deleteIfExists(database.resolveSibling(database.getFileName() + suffix));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void release(FolderLock lock, @Nullable Replica replica) {
    try (lock) {
      if (replica != null) {
        replica.close();
      }
    }
  }

  private static Obstruction obstruction(StoreFailure failure) {
    return switch (failure.kind()) {
      case DISK_FULL -> Obstruction.DISK_FULL;
      case BUSY -> Obstruction.BUSY;
      case DAMAGED, MISSING, CONSTRAINT -> Obstruction.DAMAGED;
      case READ_ONLY -> Obstruction.FOLDER_UNUSABLE;
      case NEWER_SCHEMA -> Obstruction.NEEDS_NEWER_PROGRAM;
      case DISK, UNREACHABLE, TOO_OLD, OTHER -> Obstruction.DISK_FAULT;
    };
  }

  /// Version of this program, as its jar says; "development" where it does not run from one.
  public static String version() {
    return Optional.ofNullable(Installation.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  public DataFolder folder() {
    return folder;
  }

  public Replica replica() {
    return replica;
  }

  /// Whether it is a till's practice ground, of which nothing is ever counted or sent.
  public boolean isTraining() {
    return replica.place().filter(Place::training).isPresent();
  }

  /// File of the product search.
  Path searchIndex() {
    return folder.path().resolve(INDEX);
  }

  /// Who this installation is; empty until it has joined a company.
  public Optional<Identity> identity() {
    return Optional.ofNullable(identity);
  }

  /// This installation has joined a company.
  void joined(Identity joined) {
    identity = joined;
    replica.signWith(joined.key()::sign);
    closeWitness();
    witness = NumberWitness.of(NumberWitness.folderOfUser(), replica);
  }

  private void closeWitness() {
    NumberWitness before = witness;
    if (before != null) {
      before.close();
    }
  }

  @Override
  public void close() {
    closeWitness();
    release(lock, replica);
  }
}
