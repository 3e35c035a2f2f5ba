package dev.sempre.replica.sync;

import dev.sempre.replica.db.Replica;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Tells whether what somebody has seen of this place's feed is still in it. Every program that
/// opens the database begins a *life* of the feed with its first change; a restored copy goes on in
/// a life of its own from where it was taken. Whoever has seen a life that is not known here, or a
/// life beyond its end, has seen what is lost. Exact, whatever was restored and however far the
/// feed has come since. Source: R15, R20.
public final class Lineage {
  private static final char BETWEEN = ':';

  /// More than any life and position.
  private static final int MOST_LENGTH = 200;

  private Lineage() {}

  /// What somebody who is told everything up to `head` has seen: to be kept by him and presented
  /// with whatever he asks next. Null while the feed has no life yet.
  ///
  /// @param life the newest life, or null
  static @Nullable String seen(@Nullable String life, long head) {
    return life == null ? null : life + BETWEEN + head;
  }

  /// Whether what was seen is still here.
  ///
  /// @param seen what [Changes.Head#seen()] has been to somebody; anything else is not here
  public static boolean holds(Replica place, String seen) {
    Optional<Words> words = Words.read(seen);
    return words.isPresent()
        && place
            .read(handle -> end(handle, words.get().life()))
            .filter(end -> words.get().position() <= end)
            .isPresent();
  }

  /// Whether a text is what somebody can have seen of a feed.
  public static boolean isWords(String text) {
    return Words.read(text).isPresent();
  }

  /// Whether words replace those that came before: of the same life only if they say more of it.
  static boolean replace(String words, String before) {
    Optional<Words> now = Words.read(words);
    Optional<Words> then = Words.read(before);
    return now.isPresent()
        && (then.isEmpty()
            || !now.get().life().equals(then.get().life())
            || now.get().position() > then.get().position());
  }

  /// Whether words say less of one feed than others do, of whichever of its lives: its positions
  /// only grow as long as nothing of it is lost.
  static boolean isEarlier(String words, String others) {
    Optional<Words> one = Words.read(words);
    Optional<Words> other = Words.read(others);
    return one.isPresent() && other.isPresent() && one.get().position() < other.get().position();
  }

  /// What somebody has seen of a feed.
  private record Words(String life, long position) {
    static Optional<Words> read(String text) {
      int between = text.lastIndexOf(BETWEEN);
      if (between < 1 || text.length() > MOST_LENGTH) {
        return Optional.empty();
      }
      try {
        return Optional.of(
            new Words(text.substring(0, between), Long.parseLong(text.substring(between + 1))));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
  }

  /// The last position of a life: where the next one begins, or the head.
  private static Optional<Long> end(Handle handle, String life) {
    return handle
        .createQuery(
            """
            select coalesce((select min(later.from_seq) from feed_life later
                              where later.from_seq > asked.from_seq),
                            (select head from feed where id = 1))
              from feed_life asked where asked.life = :life
            """)
        .bind("life", life)
        .mapTo(Long.class)
        .findOne();
  }
}
