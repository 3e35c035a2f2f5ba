package dev.sempre.replica.sync;

import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.Tx;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Whether this place is *set back*: restored from an older copy, or one of two copies, so that
/// ticket numbers which it would give out may have been given out already. It knows by its own
/// words: it tells its upstream with what it sends where its feed stands, and upstream gives back
/// what was told last under this name. If that is not of this feed, somebody else has told it. A
/// place that is set back sends what it has and gives out no number until it has joined anew under
/// another one. Source: R21.
public final class SetBack {
  private static final System.Logger LOG = System.getLogger(SetBack.class.getName());

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

  /// Compares what upstream was told last under this place's name with this place.
  ///
  /// @param told what upstream says; null if it was never told, or does not say
  /// @return true if this place is set back
  public static boolean look(Replica place, @Nullable String told) {
    boolean before = place.read(SetBack::is);
    if (before || told == null || Lineage.holds(place, told)) {
      return before;
    }
    LOG.log(
        System.Logger.Level.ERROR,
        "upstream was told {0} of this place, which does not know it: it is an older or another"
            + " copy, and gives out no number until it has joined anew",
        told);
    mark(place, told);
    return true;
  }

  /// Marks this place, by whatever it was recognised.
  ///
  /// @param told what is known elsewhere and not here
  public static void mark(Replica place, String told) {
    place.write(
        Priority.PERSON,
        tx -> {
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
          return null;
        });
  }

  /// The place has joined anew and may give out numbers again.
  public static void clear(Tx tx) {
    tx.handle().execute("delete from set_back");
    tx.touchLocal("set_back");
  }
}
