package dev.sempre.replica.db;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The row that says which place this database is.
public final class Places {
  private Places() {}

  /// The place as this snapshot has it, whoever has changed it last; empty until it was created or
  /// enrolled.
  public static Optional<Place> find(Handle handle) {
    return handle
        .createQuery(
            """
            select base, tenant, company, establishment_id, number, clock_offset_millis, training
              from place where id = 1
            """)
        .map((row, context) ->
            new Place(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getLong(6),
                row.getInt(7) != 0))
        .findOne();
  }

  static void create(Tx tx, Place place) {
    Optional<Place> present = find(tx.handle());
    if (present.isPresent()) {
      throw new IllegalStateException(
          "this database already belongs to " + present.get().company());
    }
    tx.handle()
        .createUpdate(
            """
            insert into place (id, base, tenant, company, establishment_id, number, created_at,
                               clock_offset_millis, training)
            values (1, :base, :tenant, :company, :establishment, :number, :now, :offset, :training)
            """)
        .bind("base", place.base())
        .bind("tenant", place.tenant())
        .bind("company", place.company())
        .bind("establishment", place.establishment())
        .bind("number", place.number())
        .bind("now", tx.nowMillis())
        .bind("offset", place.clockOffsetMillis())
        .bind("training", place.training() ? 1 : 0)
        .execute();
    tx.touchLocal("place");
  }

  /// Gives this place another number, and so another series of tickets. Its id stays.
  public static void renumber(Tx tx, int number) {
    tx.handle()
        .createUpdate("update place set number = :number where id = 1")
        .bind("number", number)
        .execute();
    tx.touchLocal("place");
  }

  static void setClockOffset(Tx tx, long offsetMillis) {
    tx.handle()
        .createUpdate("update place set clock_offset_millis = :offset where id = 1")
        .bind("offset", offsetMillis)
        .execute();
  }
}
