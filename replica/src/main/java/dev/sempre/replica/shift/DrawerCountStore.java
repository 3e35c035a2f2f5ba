package dev.sempre.replica.shift;

import dev.sempre.replica.db.Tx;
import org.jdbi.v3.core.Handle;

/// How often somebody has counted a drawer and said so. What has to be in it is shown after that,
/// so whoever counts once more knows what should come out. Local: the Z says how often. Source: T8.
public final class DrawerCountStore {
  private DrawerCountStore() {}

  /// Notes that a drawer was counted.
  ///
  /// @param countedMinor what was counted, minor units
  /// @param by id of the user
  /// @return how often it was counted by now, from 1
  public static int add(Tx tx, String shiftId, long countedMinor, String by) {
    int position = times(tx.handle(), shiftId) + 1;
    tx.handle()
        .createUpdate(
            """
            insert into drawer_count (shift_id, position, counted_at, counted_by, counted_minor)
            values (:shift, :position, :now, :by, :minor)
            """)
        .bind("shift", shiftId)
        .bind("position", position)
        .bind("now", tx.nowMillis())
        .bind("by", by)
        .bind("minor", countedMinor)
        .execute();
    tx.touchLocal("drawer_count");
    return position;
  }

  /// How often a drawer was counted.
  public static int times(Handle handle, String shiftId) {
    return handle
        .createQuery("select count(*) from drawer_count where shift_id = :shift")
        .bind("shift", shiftId)
        .mapTo(Integer.class)
        .one();
  }

  /// Whether a count is stored.
  ///
  /// @param times how often the drawer was counted with it
  /// @param countedMinor what was counted, minor units
  public static boolean has(Handle handle, String shiftId, int times, long countedMinor) {
    return handle
        .createQuery(
            """
            select 1 from drawer_count
             where shift_id = :shift and position = :position and counted_minor = :minor
            """)
        .bind("shift", shiftId)
        .bind("position", times)
        .bind("minor", countedMinor)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }
}
