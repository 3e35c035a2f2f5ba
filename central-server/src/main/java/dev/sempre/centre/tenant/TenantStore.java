package dev.sempre.centre.tenant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The rows that name the companies.
final class TenantStore {
  private static final String SELECT = "select name, company, created_at, place from tenant ";

  private TenantStore() {}

  static List<Tenant> all(Handle handle) {
    return handle.createQuery(SELECT + "order by name").map(TenantStore::tenant).list();
  }

  static Optional<Tenant> find(Handle handle, String name) {
    return handle
        .createQuery(SELECT + "where name = :name")
        .bind("name", name)
        .map(TenantStore::tenant)
        .findOne();
  }

  static void insert(Handle handle, Tenant tenant) {
    handle
        .createUpdate(
            """
            insert into tenant (name, company, created_at, place)
            values (:name, :company, :createdAt, :place)
            """)
        .bind("name", tenant.name())
        .bind("company", tenant.company())
        .bind("createdAt", tenant.createdAtMillis())
        .bind("place", tenant.place())
        .execute();
  }

  /// Notes whose directory this is, unless it is noted already.
  ///
  /// @return whose it is
  static String claim(Handle handle, String fingerprint, long nowMillis) {
    handle
        .createUpdate(
            """
            insert into centre (id, fingerprint, created_at) values (1, :fingerprint, :now)
            on conflict (id) do nothing
            """)
        .bind("fingerprint", fingerprint)
        .bind("now", nowMillis)
        .execute();
    return handle
        .createQuery("select fingerprint from centre where id = 1")
        .mapTo(String.class)
        .one();
  }

  /// Whether a company's own database has anything of a company in it.
  static boolean isFilled(Handle ofTenant) {
    return ofTenant.createQuery("select count(*) from establishment").mapTo(Long.class).one() > 0;
  }

  /// Keeps others from adding a company until the end of the transaction. PostgreSQL only.
  static void lock(Handle handle) {
    handle.execute("lock table tenant in share row exclusive mode");
  }

  private static Tenant tenant(ResultSet row, StatementContext context) throws SQLException {
    return new Tenant(row.getString(1), row.getString(2), row.getLong(3), row.getString(4));
  }
}
