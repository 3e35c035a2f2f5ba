package dev.sempre.replica.organisation;

import dev.sempre.replica.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// Who has entered a wrong PIN at this place, and how often. It does not travel: another till has
/// seen nothing of it. Source: R50.
public final class WrongPinStore {
  private WrongPinStore() {}

  /// @param userId whose PIN it was to be
  /// @param times wrong PINs in a row, from 1
  /// @param waited whether what the last of them made him wait is over
  public record WrongPins(String userId, int times, boolean waited) {}

  /// What is remembered of a person; empty if his last PIN was right.
  public static Optional<WrongPins> find(Handle handle, String userId) {
    return handle
        .createQuery("select user_id, times, last_at from wrong_pin where user_id = :user")
        .bind("user", userId)
        .map(WrongPinStore::wrongPins)
        .findOne();
  }

  /// Whoever may still have to wait.
  public static List<WrongPins> waiting(Handle handle) {
    return handle
        .createQuery("select user_id, times, last_at from wrong_pin where last_at > 0")
        .map(WrongPinStore::wrongPins)
        .list();
  }

  private static WrongPins wrongPins(ResultSet row, StatementContext context) throws SQLException {
    return new WrongPins(row.getString(1), row.getInt(2), row.getLong(3) == 0);
  }

  /// What the last one made somebody wait is over. How often it was goes on counting.
  public static void waited(Tx tx, String userId) {
    tx.handle()
        .createUpdate("update wrong_pin set last_at = 0 where user_id = :user")
        .bind("user", userId)
        .execute();
    tx.touchLocal("wrong_pin");
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
