package dev.sempre.replica.organisation;

import dev.sempre.model.money.Currency;
import dev.sempre.model.organisation.Establishment;
import dev.sempre.model.organisation.EstablishmentKind;
import dev.sempre.model.tax.TaxMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The company's places. A place whose currency, tax mode or time zone this program does not know
/// is a mistake of the set-up and throws `IllegalArgumentException` or `DateTimeException`: it must
/// not sell in another one.
public final class EstablishmentStore {
  private EstablishmentStore() {}

  public static Optional<Establishment> byId(Handle handle, String id) {
    return handle
        .createQuery(
            """
            select id, name, kind, country, currency, tax_mode, language, time_zone, address, active
              from establishment where id = :id and deleted = 0
            """)
        .bind("id", id)
        .map(EstablishmentStore::establishment)
        .findOne();
  }

  private static Establishment establishment(ResultSet row, StatementContext context)
      throws SQLException {
    return new Establishment(
        row.getString(1),
        row.getString(2),
        EstablishmentKind.named(row.getString(3)),
        row.getString(4),
        Currency.of(row.getString(5)),
        TaxMode.valueOf(row.getString(6)),
        row.getString(7),
        ZoneId.of(row.getString(8)),
        row.getString(9),
        row.getLong(10) == 1);
  }
}
