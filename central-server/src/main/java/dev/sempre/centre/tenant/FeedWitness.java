package dev.sempre.centre.tenant;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.sempre.centre.answer.CentreFailure;
import dev.sempre.model.time.TimeSource;
import dev.sempre.replica.db.Committed;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Changes;
import dev.sempre.replica.sync.Changes.Head;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers outside a company's database how far its feed has come, so that a database that was
/// restored from an older copy is noticed when it is opened, even if it has been written to since.
/// It then begins another epoch, and every base sends again what it has. What is remembered is
/// never ahead of the database, at most a second behind it. Source: R15, R20.
final class FeedWitness {
  private static final Logger LOG = LoggerFactory.getLogger(FeedWitness.class);
  private static final Gson GSON = new Gson();
  private static final long WRITE_MILLIS = 1_000;

  /// @param epochs every epoch that the feed has had, the present one last
  /// @param head the farthest position that was seen in it
  private record Seen(List<String> epochs, long head) {}

  private final Path file;
  private final TimeSource time;
  private long writtenAtMillis;
  private @Nullable Seen seen;

  FeedWitness(Path file, TimeSource time) {
    this.file = file;
    this.time = time;
  }

  /// Holds a database that was just opened against what was seen before, and follows it from now
  /// on.
  void watch(Replica replica) {
    Changes changes = new Changes(replica, 0);
    Head now = changes.head();
    Seen before = read();
    if (before != null && isOlder(now, before)) {
      LOG.warn(
          "{} was restored from an older copy: position {} where {} was seen",
          replica.where(),
          now.head(),
          before.head());
      replica.beginEpoch();
      now = changes.head();
    }
    List<String> epochs = new ArrayList<>(before == null ? List.of() : before.epochs());
    if (!epochs.contains(now.epoch())) {
      epochs.add(now.epoch());
    }
    write(new Seen(epochs, now.head()));
    Replica.Subscription _ = replica.onCommit(this::committed);
  }

  /// An epoch that is over, or fewer changes than there have been in this one.
  private static boolean isOlder(Head now, Seen before) {
    return before.epochs().getLast().equals(now.epoch())
        ? now.head() < before.head()
        : before.epochs().contains(now.epoch());
  }

  private synchronized void committed(Committed committed) {
    Seen last = seen;
    if (last == null || committed.head() <= last.head()) {
      return;
    }
    Seen next = new Seen(last.epochs(), committed.head());
    if (time.epochMillis() - writtenAtMillis >= WRITE_MILLIS) {
      write(next);
    } else {
      seen = next;
    }
  }

  /// Writes what was seen last; to be called before the database is closed.
  synchronized void close() {
    Seen last = seen;
    if (last != null) {
      write(last);
    }
  }

  private synchronized void write(Seen next) {
    seen = next;
    writtenAtMillis = time.epochMillis();
    try {
      OwnerOnly.write(file, GSON.toJson(next).getBytes(StandardCharsets.UTF_8));
    } catch (CentreFailure failure) {
      // What is remembered may lag behind; a commit must not suffer from that.
      LOG.warn("{} could not be written: {}", file, failure.getMessage());
    }
  }

  private @Nullable Seen read() {
    if (!Files.exists(file)) {
      return null;
    }
    try {
      String text = new String(OwnerOnly.read(file), StandardCharsets.UTF_8);
      Seen stored = GSON.fromJson(text, Seen.class);
      return stored == null || stored.epochs() == null || stored.epochs().isEmpty() ? null : stored;
    } catch (JsonParseException e) {
      LOG.warn("{} cannot be read and is begun anew", file);
      return null;
    }
  }
}
