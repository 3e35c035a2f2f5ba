package dev.sempre.replica.sync;

import dev.sempre.replica.db.Tx;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What the bases below this place have told of their own feeds, each in its own words: given back
/// to whoever comes under the base's name, so that a copy of it can know that it is one. Source:
/// R21.
public final class BasesTold {
  private BasesTold() {}

  /// What a base told last, whichever copy of it that was; empty if it never has.
  public static Optional<String> find(Handle handle, String base) {
    return handle
        .createQuery("select told from base_told where base = :base")
        .bind("base", base)
        .mapTo(String.class)
        .findOne();
  }

  /// Notes what a base tells with what it sends. What arrives again and late does not take back
  /// what was told since, and what nobody can have told is passed over.
  public static void put(Tx tx, String base, String told) {
    String before = find(tx.handle(), base).orElse(null);
    if (Lineage.replace(told, before == null ? "" : before)) {
      tx.handle()
          .createUpdate(
              """
              insert into base_told (base, told) values (:base, :told)
              on conflict (base) do update set told = excluded.told
              """)
          .bind("base", base)
          .bind("told", told)
          .execute();
      tx.touchLocal("base_told");
    }
  }

  /// A base has joined anew: what was told under its name before says nothing of it any more.
  public static void forget(Tx tx, String base) {
    tx.handle()
        .createUpdate("delete from base_told where base = :base")
        .bind("base", base)
        .execute();
    tx.touchLocal("base_told");
  }
}
