package dev.sempre.centre.tenant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The rows of one-time codes.
final class EnrolmentCodeStore {
  /// @param tenant company
  /// @param establishment establishment that a device will belong to
  /// @param forDevice id of the only device that it is for, or null
  /// @param expiresAtMillis when it is no longer good
  /// @param keyHash hash of the key of the device that used it, or null
  /// @param device id that the device was given, or null
  record Row(
      String tenant,
      String establishment,
      @Nullable String forDevice,
      long expiresAtMillis,
      @Nullable String keyHash,
      @Nullable String device) {}

  private EnrolmentCodeStore() {}

  static void insert(
      Handle handle,
      String codeHash,
      EnrolmentCodes.Offer offer,
      long nowMillis,
      long expiresAtMillis) {
    handle
        .createUpdate(
            """
            insert into enrolment_code (code_hash, tenant, establishment_id, for_device,
                                        created_at, expires_at, attempts)
            values (:hash, :tenant, :establishment, :device, :now, :expires, 0)
            """)
        .bind("hash", codeHash)
        .bind("tenant", offer.tenant())
        .bind("establishment", offer.establishment())
        .bind("device", offer.device())
        .bind("now", nowMillis)
        .bind("expires", expiresAtMillis)
        .execute();
  }

  static void purgeExpiredBefore(Handle handle, long beforeMillis) {
    handle
        .createUpdate("delete from enrolment_code where expires_at < :before")
        .bind("before", beforeMillis)
        .execute();
  }

  /// Counts an attempt, which also locks the row against a second device with the same code, and
  /// gives the row if there is one.
  static Optional<Row> attempt(Handle handle, String codeHash) {
    int known =
        handle
            .createUpdate(
                "update enrolment_code set attempts = attempts + 1 where code_hash = :hash")
            .bind("hash", codeHash)
            .execute();
    if (known == 0) {
      return Optional.empty();
    }
    return handle
        .createQuery(
            """
            select tenant, establishment_id, for_device, expires_at, key_hash, device_id
              from enrolment_code where code_hash = :hash
            """)
        .bind("hash", codeHash)
        .map(EnrolmentCodeStore::row)
        .findOne();
  }

  private static Row row(ResultSet row, StatementContext context) throws SQLException {
    return new Row(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getString(5),
        row.getString(6));
  }

  static void use(Handle handle, String codeHash, String keyHash, String device, long nowMillis) {
    handle
        .createUpdate(
            """
            update enrolment_code set used_at = :now, key_hash = :key, device_id = :device
             where code_hash = :hash
            """)
        .bind("now", nowMillis)
        .bind("key", keyHash)
        .bind("device", device)
        .bind("hash", codeHash)
        .execute();
  }
}
