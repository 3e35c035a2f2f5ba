package dev.sempre.replica.organisation;

import dev.sempre.replica.db.Tx;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Who has entered a wrong PIN at this place, and how often. It does not travel: another till has
/// seen nothing of it. Source: R50.
public final class WrongPinStore {
  private WrongPinStore() {}

  /// @param times wrong PINs in a row, from 1
  /// @param lastAtMillis when the last of them was entered, corrected time of this place in
  ///   milliseconds since 1970-01-01T00:00Z
  public record WrongPins(int times, long lastAtMillis) {}

  /// What is remembered of a person; empty if his last PIN was right.
  public static Optional<WrongPins> find(Handle handle, String userId) {
    return handle
        .createQuery("select times, last_at from wrong_pin where user_id = :user")
        .bind("user", userId)
        .map((row, _) -> new WrongPins(row.getInt(1), row.getLong(2)))
        .findOne();
  }

  /// Remembers how many there were by now.
  public static void put(Tx tx, String userId, int times) {
    tx.handle()
        .createUpdate(
            """
            insert into wrong_pin (user_id, times, last_at) values (:user, :times, :now)
              on conflict (user_id) do update set times = excluded.times, last_at = excluded.last_at
            """)
        .bind("user", userId)
        .bind("times", times)
        .bind("now", tx.nowMillis())
        .execute();
    tx.touchLocal("wrong_pin");
  }

  /// The right PIN was entered, or somebody who may has lifted the wait.
  public static void forget(Tx tx, String userId) {
    tx.handle()
        .createUpdate("delete from wrong_pin where user_id = :user")
        .bind("user", userId)
        .execute();
    tx.touchLocal("wrong_pin");
  }
}
