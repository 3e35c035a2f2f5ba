package dev.sempre.replica.catalogue;

import dev.sempre.model.money.Rate;
import dev.sempre.model.tax.VatRate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// VAT rates of the company.
public final class VatRateStore {
  private static final String SELECT =
      "select id, label, rate_bp, valid_from, valid_to from vat_rate ";

  private VatRateStore() {}

  public static Optional<VatRate> byId(Handle handle, String id) {
    return handle
        .createQuery(SELECT + "where id = :id and deleted = 0")
        .bind("id", id)
        .map(VatRateStore::rate)
        .findOne();
  }

  /// The rate of what has no other: the highest of the country that may be used on a day, which is
  /// its standard rate everywhere that the project serves.
  ///
  /// @param country ISO 3166-1 code; rates without a country belong to every one
  /// @return empty if the company has no VAT rate for that country and day
  public static Optional<VatRate> standard(Handle handle, String country, LocalDate day) {
    return handle
        .createQuery(
            SELECT
                + """
                where active = 1 and deleted = 0 and (country is null or country = :country)
                """)
        .bind("country", country)
        .map(VatRateStore::rate)
        .list()
        .stream()
        .filter(rate -> rate.isValidOn(day))
        .max(Comparator.comparing(VatRate::rate).thenComparing(VatRate::id));
  }

  private static VatRate rate(ResultSet row, StatementContext context) throws SQLException {
    return new VatRate(
        row.getString(1),
        row.getString(2),
        new Rate(row.getInt(3)),
        day(row.getString(4)),
        day(row.getString(5)));
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }
}
