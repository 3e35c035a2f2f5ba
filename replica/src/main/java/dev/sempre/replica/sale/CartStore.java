package dev.sempre.replica.sale;

import com.google.gson.JsonParseException;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.Sale;
import dev.sempre.model.sale.Tender;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.text.AsideMark;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The unfinished sale of each cashier, stored at every step, so that a power cut or a switch of
/// cashier loses nothing. Local: it never travels. Source: T1, T6.
public final class CartStore {
  private CartStore() {}

  /// What is stored for a cashier.
  public sealed interface Found {
    /// Nothing.
    record None() implements Found {}

    /// A sale while goods are rung up.
    record Open(OpenSale sale) implements Found {}

    /// A sale while it is being paid.
    record Paying(PayingSale sale) implements Found {}

    /// Something that cannot be read as a sale; [CartStore#setAside] keeps it out of the way.
    ///
    /// @param id id of the sale that it was
    /// @param reason what is wrong with it, for the log
    record Damaged(String id, String reason) implements Found {}
  }

  private record Row(String id, String content) {}

  /// The cart of a cashier. Should there be several, the one that was changed last.
  public static Found find(Handle handle, String cashierId) {
    return handle
        .createQuery(
            """
            select id, content from cart
             where cashier_id = :cashier and parked_at is null order by changed_at desc, id desc limit 1
            """)
        .bind("cashier", cashierId)
        .map((row, _) -> new Row(row.getString(1), row.getString(2)))
        .findOne()
        .map(CartStore::read)
        .orElseGet(Found.None::new);
  }

  private static Found read(Row row) {
    return read(row.id, row.content);
  }

  static Found read(String rowId, String text) {
    try {
      CartJson.Content content = CartJson.read(text);
      String id = content.cart().id();
      if (!id.equals(rowId)) {
        return new Found.Damaged(rowId, "it says that it is sale " + id);
      }
      return content.tenders() == null
          ? new Found.Open(content.cart())
          : new Found.Paying(
              new PayingSale(
                  content.cart(), content.tenders(), content.rounding(), content.plan()));
    } catch (JsonParseException | IllegalArgumentException | ArithmeticException damaged) {
      return new Found.Damaged(rowId, String.valueOf(damaged.getMessage()));
    }
  }

  /// Stores the cart of the sale's cashier as it is now.
  public static void save(Tx tx, OpenSale sale) {
    save(tx, sale, CartJson.write(sale));
  }

  /// Stores a cart that is being paid.
  public static void save(Tx tx, PayingSale sale) {
    save(tx, sale, CartJson.write(sale));
  }

  private static void save(Tx tx, Sale sale, String content) {
    tx.handle()
        .createUpdate(
            """
            insert into cart (id, cashier_id, content, changed_at)
            values (:id, :cashier, :content, :now)
              on conflict (id) do update
                set cashier_id = excluded.cashier_id, content = excluded.content,
                    changed_at = excluded.changed_at
            """)
        .bind("id", sale.id())
        .bind("cashier", sale.context().cashierId())
        .bind("content", content)
        .bind("now", tx.nowMillis())
        .execute();
    tx.touchLocal("cart");
  }

  /// Drops a cart; nothing happens if there is none.
  public static void delete(Tx tx, String saleId) {
    tx.handle().createUpdate("delete from cart where id = :id").bind("id", saleId).execute();
    tx.touchLocal("cart");
  }

  /// Keeps a cart where no cashier finds it, since it cannot be read or nobody goes on with it.
  public static void setAside(Tx tx, String saleId) {
    tx.handle()
        .createUpdate("update cart set cashier_id = :aside || cashier_id where id = :id")
        .bind("aside", AsideMark.TEXT)
        .bind("id", saleId)
        .execute();
    tx.touchLocal("cart");
  }

  /// A cashier whose open sale has been paid in part; empty if no money lies on the counter. A cart
  /// that cannot be read says nothing of money. Source: T8.
  public static Optional<String> cashierWithMoney(Handle handle) {
    record Owned(String cashier, Row row) {}
    return handle
        .createQuery(
            """
            select cashier_id, id, content from cart
             where substr(cashier_id, 1, :length) <> :aside order by cashier_id
            """)
        .bind("aside", AsideMark.TEXT)
        .bind("length", AsideMark.TEXT.length())
        .map((row, _) -> new Owned(row.getString(1), new Row(row.getString(2), row.getString(3))))
        .list()
        .stream()
        .filter(owned ->
            read(owned.row) instanceof Found.Paying(PayingSale paying)
                && !paying.tenders().isEmpty())
        .map(Owned::cashier)
        .findFirst();
  }

  /// A cart that lies, or lay, before a cashier.
  ///
  /// @param id id of the sale
  /// @param tenders what has been given for it; empty also if that cannot be read
  /// @param changedAtMillis when it was changed last
  public record Before(String id, String cashierId, List<Tender> tenders, long changedAtMillis) {}

  /// Every cart that lies before a cashier, by their ids.
  public static List<Before> beforeCashiers(Handle handle) {
    return handle
        .createQuery(
            """
            select id, cashier_id, content, changed_at from cart
             where substr(cashier_id, 1, :length) <> :aside and parked_at is null
             order by cashier_id, changed_at, id
            """)
        .bind("aside", AsideMark.TEXT)
        .bind("length", AsideMark.TEXT.length())
        .map((row, _) ->
            before(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)))
        .list();
  }

  /// A cart that was set aside; empty if there is none of that id, or it still lies before
  /// somebody.
  public static Optional<Before> setAsideOf(Handle handle, String saleId) {
    return handle
        .createQuery(
            """
            select id, cashier_id, content, changed_at from cart
             where id = :id and substr(cashier_id, 1, :length) = :aside
            """)
        .bind("id", saleId)
        .bind("aside", AsideMark.TEXT)
        .bind("length", AsideMark.TEXT.length())
        .map((row, _) ->
            before(
                row.getString(1),
                AsideMark.without(row.getString(2)),
                row.getString(3),
                row.getLong(4)))
        .findOne();
  }

  private static Before before(String id, String cashierId, String content, long changedAtMillis) {
    List<Tender> tenders =
        read(id, content) instanceof Found.Paying(PayingSale paying) ? paying.tenders() : List.of();
    return new Before(id, cashierId, tenders, changedAtMillis);
  }

  /// As [#setAside], with every cart that lies before a cashier. A parked one stays in the list:
  /// who recalls it begins a sale of its own with its goods.
  static void setAllAside(Tx tx) {
    tx.handle()
        .createUpdate(
            """
            update cart set cashier_id = :aside || cashier_id
             where substr(cashier_id, 1, :length) <> :aside and parked_at is null
            """)
        .bind("aside", AsideMark.TEXT)
        .bind("length", AsideMark.TEXT.length())
        .execute();
    tx.touchLocal("cart");
  }

  /// Gives up a whole ticket: as [#setAside], with who did it.
  ///
  /// @param by id of the user
  public static void giveUp(Tx tx, OpenSale sale, String by) {
    save(tx, sale);
    setAside(tx, sale.id());
    tx.handle()
        .createUpdate("update cart set voided_by = :by where id = :id")
        .bind("by", by)
        .bind("id", sale.id())
        .execute();
  }

  /// Whether a cart lies before nobody any more since somebody has parked it, taken it up as a sale
  /// of his own, or given it up: no step on it may be stored, nor may it be paid. Source: T6.
  public static boolean isLetGo(Handle handle, String saleId) {
    return handle
        .createQuery(
            """
            select 1 from cart
             where id = :id and (parked_at is not null or voided_by is not null)
            """)
        .bind("id", saleId)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /// Whether a cart was set aside: nobody goes on with it.
  public static boolean isAside(Handle handle, String saleId) {
    return handle
        .createQuery("select cashier_id from cart where id = :id")
        .bind("id", saleId)
        .mapTo(String.class)
        .findOne()
        .filter(cashier -> AsideMark.isOn(cashier))
        .isPresent();
  }
}
