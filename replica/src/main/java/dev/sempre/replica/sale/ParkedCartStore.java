package dev.sempre.replica.sale;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Money;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.terminal.TerminalRequestStore;
import dev.sempre.replica.text.AsideMark;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Tickets that wait for their customer, shared by all cashiers of a till: carts that lie before
/// nobody, and those that whoever has left the till left open. Each is taken by one cashier only.
/// Local: they do not travel. Source: T1, T6.
public final class ParkedCartStore {
  /// How long a cart that was recalled still says who has it.
  private static final long TRACE_MILLIS = 7 * 24 * 3_600_000L;

  private static final String WAITING =
      """
       where parked_at is not null and recalled_by is null and voided_by is null
         and substr(cashier_id, 1, :length) <> :aside
      """;

  private ParkedCartStore() {}

  /// A ticket that waits.
  ///
  /// @param id id of the sale that was parked, or left open
  /// @param name its short name; null if it has none
  /// @param by id of the user who parked it, or before whom it lies open
  /// @param atMillis when it was parked, or changed last; milliseconds since 1970-01-01T00:00Z
  /// @param total what it comes to; null if that cannot be read
  /// @param cart what was rung up: open, or damaged
  public record Parked(
      String id,
      @Nullable String name,
      String by,
      long atMillis,
      @Nullable Money total,
      CartStore.Found cart) {}

  /// What came of taking a ticket out of the list.
  public sealed interface Taken {
    /// It is the taker's. Its goods have to go on as a sale of their own: see [OpenSale#under].
    record Cart(Parked parked, OpenSale sale) implements Taken {}

    /// Somebody was faster.
    ///
    /// @param by id of the user
    record ByAnother(String by) implements Taken {}

    /// It cannot be read, and has been put aside.
    record Damaged(String reason) implements Taken {}

    /// There is no such ticket any more.
    record Gone() implements Taken {}
  }

  /// Parks a sale: from here on it lies before nobody.
  ///
  /// @param name its short name; null for none
  /// @param by id of the user
  public static void park(Tx tx, OpenSale sale, @Nullable String name, String by) {
    forgetOldTraces(tx);
    CartStore.save(tx, sale);
    tx.handle()
        .createUpdate(
            """
            update cart
               set parked_name = :name, parked_at = :now, parked_by = :by,
                   parked_total_minor = :total, parked_currency = :currency
             where id = :id
            """)
        .bind("name", name)
        .bind("now", tx.nowMillis())
        .bind("by", by)
        .bind("total", sale.totals().grossMinor())
        .bind("currency", sale.context().currency().code())
        .bind("id", sale.id())
        .execute();
  }

  private static void forgetOldTraces(Tx tx) {
    tx.handle()
        .createUpdate("delete from cart where recalled_by is not null and changed_at < :before")
        .bind("before", tx.nowMillis() - TRACE_MILLIS)
        .execute();
  }

  /// All parked tickets, the one that was parked last first.
  public static List<Parked> all(Handle handle) {
    return handle
        .createQuery(
            """
            select id, content, parked_name, parked_by, parked_at, parked_total_minor,
                   parked_currency
              from cart
            """
                + WAITING
                + " order by parked_at desc, id desc")
        .bind("aside", AsideMark.TEXT)
        .bind("length", AsideMark.TEXT.length())
        .map(ParkedCartStore::parked)
        .list();
  }

  /// The tickets that lie open before others, with goods and without money on their way: who has
  /// gone, or may not come back, left them. The one that was changed last first. Of somebody who
  /// has several nobody else can tell which one counts: they wait for him. Source: T1.
  ///
  /// @param cashierId id of the user whose own is not among them
  public static List<Parked> openBeforeOthers(Handle handle, String cashierId) {
    Map<String, List<Parked>> byCashier =
        handle
            .createQuery(
                """
                select id, content, null, cashier_id, changed_at, null, null from cart
                 where parked_at is null and cashier_id <> :cashier
                   and substr(cashier_id, 1, :length) <> :aside
                 order by changed_at desc, id desc
                """)
            .bind("cashier", cashierId)
            .bind("aside", AsideMark.TEXT)
            .bind("length", AsideMark.TEXT.length())
            .map(ParkedCartStore::parked)
            .list()
            .stream()
            .collect(groupingBy(Parked::by, LinkedHashMap::new, toList()));
    return byCashier.values().stream()
        .filter(carts -> carts.size() == 1)
        .flatMap(carts -> withoutMoney(handle, carts.getFirst()).stream())
        .toList();
  }

  private static Optional<Parked> withoutMoney(Handle handle, Parked left) {
    OpenSale sale =
        switch (left.cart()) {
          case CartStore.Found.Open(OpenSale open) -> open;
          case CartStore.Found.Paying(PayingSale paying) when paying.tenders().isEmpty() ->
              paying.cart();
          case CartStore.Found.Paying _, CartStore.Found.None _, CartStore.Found.Damaged _ -> null;
        };
    return sale == null || sale.isEmpty() || TerminalRequestStore.holdsMoney(handle, sale.id())
        ? Optional.empty()
        : Optional.of(
            new Parked(
                left.id(),
                null,
                left.by(),
                left.atMillis(),
                new Money(sale.totals().grossMinor(), sale.context().currency()),
                new CartStore.Found.Open(sale)));
  }

  /// How many are parked, whatever their content is like.
  public static int count(Handle handle) {
    return handle
        .createQuery("select count(*) from cart " + WAITING)
        .bind("aside", AsideMark.TEXT)
        .bind("length", AsideMark.TEXT.length())
        .mapTo(Integer.class)
        .one();
  }

  /// Takes a parked ticket, or one that lies open before somebody else. Of several who try, one
  /// gets it; before whom it lay, it lies no more.
  ///
  /// @param by id of the user who takes it
  public static Taken take(Tx tx, String id, String by) {
    Optional<String> taker = takerOf(tx.handle(), id);
    if (taker.isPresent()) {
      return new Taken.ByAnother(taker.get());
    }
    Parked parked =
        Stream.concat(all(tx.handle()).stream(), openBeforeOthers(tx.handle(), by).stream())
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElse(null);
    if (parked == null) {
      return new Taken.Gone();
    }
    if (SaleStore.exists(tx.handle(), id)) {
      CartStore.setAside(tx, id);
      return new Taken.Gone();
    }
    return switch (parked.cart()) {
      case CartStore.Found.Open(OpenSale sale) -> {
        markTaken(tx, id, by);
        yield new Taken.Cart(parked, sale);
      }
      case CartStore.Found.Paying(PayingSale _) -> putAside(tx, id, "money was taken for it");
      case CartStore.Found.Damaged(String _, String reason) -> putAside(tx, id, reason);
      case CartStore.Found.None() -> throw new IllegalStateException("a row is some cart: " + id);
    };
  }

  /// Whether somebody else has taken up what a cashier had left open, and he was not told yet.
  public static boolean isTakenFrom(Handle handle, String cashierId) {
    return handle
            .createQuery("select count(*) from cart where left_by = :cashier")
            .bind("cashier", cashierId)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /// A cashier is told who has taken up what he had left open.
  ///
  /// @return ids of the users
  public static List<String> tellTaken(Tx tx, String cashierId) {
    List<String> takers =
        tx.handle()
            .createQuery(
                """
                select distinct recalled_by from cart
                 where left_by = :cashier and recalled_by is not null order by recalled_by
                """)
            .bind("cashier", cashierId)
            .mapTo(String.class)
            .list();
    tx.handle()
        .createUpdate("update cart set left_by = null where left_by = :cashier")
        .bind("cashier", cashierId)
        .execute();
    return takers;
  }

  private static Taken putAside(Tx tx, String id, String reason) {
    CartStore.setAside(tx, id);
    return new Taken.Damaged(reason);
  }

  private static Optional<String> takerOf(Handle handle, String id) {
    return handle
        .createQuery("select recalled_by from cart where id = :id and recalled_by is not null")
        .bind("id", id)
        .mapTo(String.class)
        .findOne();
  }

  /// What lay open is noted as parked, so that no late step of its cashier is stored any more, and
  /// as left, so that he is told.
  private static void markTaken(Tx tx, String id, String by) {
    tx.handle()
        .createUpdate(
            """
            update cart set parked_at = :now, parked_by = cashier_id, left_by = cashier_id
             where id = :id and parked_at is null
            """)
        .bind("now", tx.nowMillis())
        .bind("id", id)
        .execute();
    CartStore.setAside(tx, id);
    tx.handle()
        .createUpdate("update cart set recalled_by = :by, changed_at = :now where id = :id")
        .bind("by", by)
        .bind("now", tx.nowMillis())
        .bind("id", id)
        .execute();
  }

  private static Parked parked(ResultSet row, StatementContext context) throws SQLException {
    long totalMinor = row.getLong(6);
    boolean known = !row.wasNull();
    return new Parked(
        row.getString(1),
        row.getString(3),
        String.valueOf(row.getString(4)),
        row.getLong(5),
        known ? money(totalMinor, row.getString(7)) : null,
        CartStore.read(row.getString(1), row.getString(2)));
  }

  private static @Nullable Money money(long minor, @Nullable String currency) {
    try {
      return currency == null ? null : new Money(minor, Currency.of(currency));
    } catch (IllegalArgumentException unreadable) {
      return null;
    }
  }
}
