package dev.sempre.replica.sale;

import com.google.gson.Gson;
import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Money;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.time.BusinessTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Finding finished tickets by what people know of them; at tills, so on SQLite. Source: T7.
public final class TicketSearchStore {
  private static final Gson GSON = new Gson();

  private static final String SELECT =
      """
      select s.id, s.series, s.number, s.completed_at, s.offset_minutes, s.business_date,
             s.gross_minor, s.currency, c.name
        from sale s left join contact c on c.id = s.customer_id
       where s.deleted = 0
      """;

  private static final String LAST_FIRST =
      " order by s.business_date desc, s.completed_at desc, s.number desc, s.id limit :limit";

  private TicketSearchStore() {}

  /// What a ticket is looked for by: one of these is enough.
  ///
  /// @param number its number in whatever series
  /// @param ticket its number
  /// @param day its business day
  /// @param grossMinor what it came to, or what was given back on it, minor units
  /// @param customers ids of customers
  /// @param products ids of products that stand on it, in whatever way
  public record Criteria(
      OptionalLong number,
      @Nullable TicketNumber ticket,
      @Nullable LocalDate day,
      OptionalLong grossMinor,
      List<String> customers,
      List<String> products) {

    private List<String> conditions() {
      List<String> all = new ArrayList<>();
      if (number.isPresent()) {
        all.add("s.number = :bare");
      }
      if (ticket != null) {
        all.add("(s.series = :series and s.number = :number)");
      }
      if (day != null) {
        all.add("s.business_date = :day");
      }
      if (grossMinor.isPresent()) {
        all.add("s.gross_minor in (:gross, -:gross)");
      }
      if (!customers.isEmpty()) {
        all.add("s.customer_id in (select value from json_each(:customers))");
      }
      if (!products.isEmpty()) {
        all.add(
            """
            s.id in (select l.sale_id from sale_line l
                      where l.product_id in (select value from json_each(:products)))
            """);
      }
      return all;
    }

    private void bind(Query query) {
      number.ifPresent(value -> query.bind("bare", value));
      TicketNumber its = ticket;
      if (its != null) {
        query.bind("series", its.series()).bind("number", its.number());
      }
      LocalDate on = day;
      if (on != null) {
        query.bind("day", on.toString());
      }
      grossMinor.ifPresent(value -> query.bind("gross", value));
      if (!customers.isEmpty()) {
        query.bind("customers", GSON.toJson(customers));
      }
      if (!products.isEmpty()) {
        query.bind("products", GSON.toJson(products));
      }
    }
  }

  /// A ticket, as a list shows it.
  ///
  /// @param customer name of the customer; null if nobody in particular, or if he is not here
  public record Hit(
      String saleId,
      TicketNumber number,
      BusinessTime completedAt,
      Money total,
      @Nullable String customer) {}

  /// The last tickets that are here, last first.
  public static List<Hit> last(Handle handle, int limit) {
    return handle
        .createQuery(SELECT + LAST_FIRST)
        .bind("limit", limit)
        .map(TicketSearchStore::hit)
        .list();
  }

  /// The tickets that are here and fit, last first; none if there is nothing to look for.
  public static List<Hit> find(Handle handle, Criteria criteria, int limit) {
    List<String> conditions = criteria.conditions();
    if (conditions.isEmpty()) {
      return List.of();
    }
    Query query =
        handle.createQuery(SELECT + " and (" + String.join(" or ", conditions) + ")" + LAST_FIRST);
    criteria.bind(query);
    return query.bind("limit", limit).map(TicketSearchStore::hit).list();
  }

  private static Hit hit(ResultSet row, StatementContext context) throws SQLException {
    return new Hit(
        row.getString(1),
        new TicketNumber(row.getString(2), row.getLong(3)),
        new BusinessTime(row.getLong(4), row.getInt(5), LocalDate.parse(row.getString(6))),
        new Money(row.getLong(7), Currency.of(row.getString(8))),
        row.getString(9));
  }
}
