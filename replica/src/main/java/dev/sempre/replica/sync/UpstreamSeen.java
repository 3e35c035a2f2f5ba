package dev.sempre.replica.sync;

import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.Tx;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What this base has seen of its upstream's feed, in upstream's own words: stored with or before
/// whatever was concluded from it, and presented with every question, so that an upstream which has
/// lost something of it says so. Source: R20.
public final class UpstreamSeen {
  /// What can be presented in a request's header; other words would keep this base from asking.
  private static final Pattern WORDS = Pattern.compile("[!-~]{1,200}");

  private UpstreamSeen() {}

  /// What was seen last; empty if upstream has never said, or everything is to be compared anew.
  public static Optional<String> find(Handle handle) {
    return handle
        .createQuery("select seen from upstream_seen where id = 1")
        .mapTo(String.class)
        .findOne();
  }

  /// Stores what an answer has shown. Does not write what is known, and forgets nothing over an
  /// answer that was long on its way: an upstream that has what was seen last says at least as
  /// much.
  ///
  /// @param seen what upstream has said of it; null if it does not say such things; words that no
  ///   header can carry are passed over
  public static void keep(Replica base, @Nullable String seen) {
    if (seen != null && base.read(handle -> isNews(handle, seen))) {
      base.write(
          Priority.BACKGROUND,
          tx -> {
            keep(tx, seen);
            return null;
          });
    }
  }

  static void keep(Tx tx, @Nullable String seen) {
    if (seen != null && isNews(tx.handle(), seen)) {
      tx.handle()
          .createUpdate(
              """
              insert into upstream_seen (id, seen) values (1, :seen)
              on conflict (id) do update set seen = excluded.seen
              """)
          .bind("seen", seen)
          .execute();
    }
  }

  private static boolean isNews(Handle handle, String seen) {
    Optional<String> before = find(handle);
    return isPresentable(seen)
        && (before.isEmpty()
            || (!seen.equals(before.get()) && !Lineage.isEarlier(seen, before.get())));
  }

  private static boolean isPresentable(String seen) {
    return WORDS.matcher(seen).matches();
  }

  static void forget(Tx tx) {
    tx.handle().execute("delete from upstream_seen");
  }
}
