package dev.sempre.replica.sync;

import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.Tx;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Whether this place is *set back*: restored from an older copy, or one of two copies, so that
/// ticket numbers which it would give out may have been given out already. It knows by its own
/// words: it tells its upstream with what it sends where its feed stands, and upstream gives back
/// what was told last under this name. If that is not of this feed, somebody else has told it. A
/// place that is set back sends what it has and gives out no number until it has joined anew under
/// another one. Source: R21.
public final class SetBack {
  private SetBack() {}

  /// Whether this place may give out no number.
  public static boolean is(Handle handle) {
    return find(handle).isPresent();
  }

  /// What upstream was told that this place does not have; empty if it is not set back.
  public static Optional<String> find(Handle handle) {
    return handle
        .createQuery("select told from set_back where id = 1")
        .mapTo(String.class)
        .findOne();
  }

  /// What this place tells of its own feed with what it sends; empty while it has none, or is set
  /// back: the other copy is then the one that counts.
  public static Optional<String> words(Handle handle) {
    return is(handle) ? Optional.empty() : Optional.ofNullable(Changes.head(handle).seen());
  }

  /// Whether what upstream was told under this place's name is of this place's feed.
  public static boolean isOfThis(Replica place, String told) {
    return Lineage.holds(place, told);
  }

  /// Marks this place.
  ///
  /// @param told what is known elsewhere and not here
  /// @return false if it was marked before
  public static boolean mark(Tx tx, String told) {
    int marked =
        tx.handle()
            .createUpdate(
                """
                insert into set_back (id, since, told) values (1, :now, :told)
                on conflict (id) do nothing
                """)
            .bind("now", tx.nowMillis())
            .bind("told", told)
            .execute();
    tx.touchLocal("set_back");
    return marked == 1;
  }

  /// The place has joined anew and may give out numbers again.
  public static void clear(Tx tx) {
    tx.handle().execute("delete from set_back");
    tx.touchLocal("set_back");
  }
}
