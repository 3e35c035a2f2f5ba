package dev.sempre.centre.tenant;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.sempre.centre.answer.CentreFailure;
import dev.sempre.replica.db.Committed;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.sync.Changes;
import dev.sempre.replica.sync.Changes.Head;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers outside a company's database how far its feed has come, so that a database that was
/// restored from an older copy is noticed when it is opened, even if it has been written to since;
/// and while it is open, so that a database server which has fallen back behind what it had
/// committed is noticed with the next commit. The feed then begins another epoch, and every base
/// sends again what it has. What is remembered is never ahead of the database, at most a second of
/// commits behind it. Several programs may watch one database at once. Thread-safe. Source: R15,
/// R20.
final class FeedWitness {
  private static final Logger LOG = LoggerFactory.getLogger(FeedWitness.class);
  private static final Gson GSON = new Gson();
  private static final long WRITE_MILLIS = 1_000;

  /// A base whose cursors are wrong for another reason must not make all others send again and
  /// again.
  private static final long BEGIN_MILLIS = 600_000;

  /// @param epochs every epoch that the feed has had, the present one last
  /// @param head the farthest position that was seen in it
  private record Seen(List<String> epochs, long head) {
    String epoch() {
      return epochs.getLast();
    }
  }

  private final Path file;
  private final Ports ports;

  /// Held while the database is compared with what was seen, and another epoch begun.
  private final Object looking = new Object();

  /// Held while the file is written, so that no commit waits for the disk.
  private final Object storing = new Object();

  private Replica.@Nullable Subscription subscription;
  private @Nullable Replica watched;
  private @Nullable Seen seen;
  private boolean writeAsked;
  private long writtenAtMillis;
  private @Nullable Long begunAtMillis;

  FeedWitness(Path file, Ports ports) {
    this.file = file;
    this.ports = ports;
  }

  /// Holds a database that was just opened against what was seen before, and follows it from now
  /// on.
  void watch(Replica replica) {
    look(replica, read());
    store();
    synchronized (this) {
      watched = replica;
      subscription = replica.onCommit(this::committed);
    }
  }

  /// Compares the database with what was seen before; that must have been read first, or what
  /// another program commits between the two would look like a loss.
  private void look(Replica replica, @Nullable Seen before) {
    synchronized (looking) {
      Head now = new Changes(replica, 0).head();
      if (before != null && isOlder(now, before)) {
        LOG.warn(
            "{} was set back to an older state: position {} where {} was seen",
            replica.where(),
            now.head(),
            before.head());
        now = begin(replica);
      }
      keep(before, now);
    }
  }

  /// An epoch that is over, or fewer changes than there have been in this one.
  private static boolean isOlder(Head now, Seen before) {
    return before.epoch().equals(now.epoch())
        ? now.head() < before.head()
        : before.epochs().contains(now.epoch());
  }

  private Head begin(Replica replica) {
    replica.beginEpoch();
    synchronized (this) {
      begunAtMillis = ports.time().epochMillis();
    }
    return new Changes(replica, 0).head();
  }

  private synchronized void keep(@Nullable Seen before, Head now) {
    List<String> epochs = new ArrayList<>(before == null ? List.of() : before.epochs());
    if (!epochs.contains(now.epoch())) {
      epochs.add(now.epoch());
    }
    Seen last = seen;
    // A commit may have been told since the database was looked at.
    long head =
        last != null && last.epoch().equals(now.epoch())
            ? Math.max(last.head(), now.head())
            : now.head();
    seen = new Seen(List.copyOf(epochs), head);
  }

  /// Runs behind every commit, so it only takes note. Commits may be told in another order than
  /// they were made in: whether the feed has really gone back, the database says.
  private void committed(Committed committed) {
    boolean back;
    boolean due;
    synchronized (this) {
      Seen last = seen;
      if (last == null) {
        return;
      }
      back = committed.head() < last.head();
      if (committed.head() > last.head()) {
        seen = new Seen(last.epochs(), committed.head());
      }
      due = !writeAsked && ports.time().epochMillis() - writtenAtMillis >= WRITE_MILLIS;
      writeAsked |= due;
    }
    if (back) {
      ports.upkeep().execute(this::lookAgain);
    }
    if (due) {
      ports.upkeep().execute(this::store);
    }
  }

  private void lookAgain() {
    try {
      synchronized (looking) {
        Replica replica;
        Seen before;
        synchronized (this) {
          replica = watched;
          before = seen;
        }
        if (replica != null) {
          look(replica, before);
        }
      }
      store();
    } catch (StoreFailure failure) {
      LOG.warn("whether a feed was set back cannot be told: {}", failure.getMessage());
    }
  }

  /// A base has come farther in the present epoch than the feed itself: begins another one, unless
  /// that was done within ten minutes.
  void provenSetBack() {
    synchronized (looking) {
      Replica replica;
      Long before;
      Seen last;
      synchronized (this) {
        replica = watched;
        before = begunAtMillis;
        last = seen;
      }
      long now = ports.time().epochMillis();
      if (replica == null || (before != null && Math.abs(now - before) < BEGIN_MILLIS)) {
        return;
      }
      LOG.warn("{} was set back: a base has seen more of it than there is", replica.where());
      keep(last, begin(replica));
    }
    store();
  }

  /// Writes what was seen last and stops following; to be called before the database is closed.
  void close() {
    synchronized (looking) {
      synchronized (this) {
        if (subscription != null) {
          subscription.close();
        }
        subscription = null;
        watched = null;
      }
    }
    store();
  }

  private void store() {
    synchronized (storing) {
      Seen mine;
      synchronized (this) {
        mine = seen;
        writeAsked = false;
        writtenAtMillis = ports.time().epochMillis();
      }
      if (mine == null) {
        return;
      }
      try {
        String text = GSON.toJson(together(mine, read()));
        OwnerOnly.write(file, text.getBytes(StandardCharsets.UTF_8));
      } catch (CentreFailure failure) {
        // What is remembered may lag behind; a commit must not suffer from that.
        LOG.warn("{} could not be written: {}", file, failure.getMessage());
      }
    }
  }

  /// What this program and another one beside it have seen: a server and a command.
  private static Seen together(Seen mine, @Nullable Seen stored) {
    if (stored == null) {
      return mine;
    }
    boolean same = stored.epoch().equals(mine.epoch());
    if (!same && stored.epochs().contains(mine.epoch())) {
      return stored; // The other one has begun an epoch that this one has not met yet.
    }
    Set<String> epochs = new LinkedHashSet<>(stored.epochs());
    epochs.addAll(mine.epochs());
    epochs.remove(mine.epoch());
    epochs.add(mine.epoch());
    return new Seen(List.copyOf(epochs), same ? Math.max(stored.head(), mine.head()) : mine.head());
  }

  /// What the file says; nothing if it is empty, torn or cannot be read: then nothing was seen.
  private @Nullable Seen read() {
    if (!Files.exists(file)) {
      return null;
    }
    try {
      Seen stored = GSON.fromJson(Files.readString(file), Seen.class);
      boolean whole =
          stored != null
              && stored.epochs() != null
              && !stored.epochs().isEmpty()
              && stored.epochs().stream().allMatch(Objects::nonNull);
      return whole ? stored : null;
    } catch (JsonParseException | IOException e) {
      LOG.warn("{} cannot be read and is begun anew", file);
      return null;
    }
  }
}
