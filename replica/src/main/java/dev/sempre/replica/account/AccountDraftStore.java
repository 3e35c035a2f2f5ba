package dev.sempre.replica.account;

import dev.sempre.model.account.AccountDraft;
import dev.sempre.model.account.ReceivedMoney;
import dev.sempre.model.money.Currency;
import dev.sempre.model.sale.Tender;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.text.AsideMark;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Money that comes in for what customers owe, until it is a payment: stored at every tender, as a
/// cart is at every step. Local: it never travels. Source: T5, T6.
public final class AccountDraftStore {
  private static final String TABLE = "account_draft";
  private static final String SELECT =
      """
      select id, cashier_id, customer_id, chosen_entry_id, currency, amount_minor
        from account_draft
      """;

  private static final String WITH_TIME =
      """
      select id, cashier_id, customer_id, chosen_entry_id, currency, amount_minor, changed_at
        from account_draft
      """;

  private AccountDraftStore() {}

  /// Stores it as it is now.
  public static void save(Tx tx, AccountDraft draft) {
    deleteTenders(tx, draft.id());
    tx.handle()
        .createUpdate(
            """
            insert into account_draft (id, cashier_id, customer_id, chosen_entry_id, currency,
                                       amount_minor, changed_at)
              values (:id, :cashier, :customer, :chosen, :currency, :amount, :now)
              on conflict (id) do update set changed_at = excluded.changed_at
            """)
        .bind("id", draft.id())
        .bind("cashier", draft.cashierId())
        .bind("customer", draft.customerId())
        .bind("chosen", draft.chosenEntryId())
        .bind("currency", draft.currency().code())
        .bind("amount", draft.money().amountMinor())
        .bind("now", tx.nowMillis())
        .execute();
    for (Tender tender : draft.money().tenders()) {
      tx.handle()
          .createUpdate(
              """
              insert into account_draft_tender (account_draft_id, position, payment_method_id, kind,
                                                amount_minor)
                values (:draft, :position, :method, :kind, :amount)
              """)
          .bind("draft", draft.id())
          .bind("position", tender.position())
          .bind("method", tender.methodId())
          .bind("kind", tender.kind().name())
          .bind("amount", tender.amountMinor())
          .execute();
    }
    tx.touchLocal(TABLE);
  }

  /// Drops it: it is a payment, or everything was given back. Nothing happens if there is none.
  public static void delete(Tx tx, String id) {
    deleteTenders(tx, id);
    tx.handle().createUpdate("delete from account_draft where id = :id").bind("id", id).execute();
    tx.touchLocal(TABLE);
  }

  private static void deleteTenders(Tx tx, String id) {
    tx.handle()
        .createUpdate("delete from account_draft_tender where account_draft_id = :id")
        .bind("id", id)
        .execute();
  }

  /// What lies before a cashier. Should there be several, the one that was changed last.
  public static Optional<AccountDraft> of(Handle handle, String cashierId) {
    return handle
        .createQuery(
            SELECT + " where cashier_id = :cashier order by changed_at desc, id desc limit 1")
        .bind("cashier", cashierId)
        .map((row, _) -> draft(handle, row))
        .findOne();
  }

  /// The one of an id.
  public static Optional<AccountDraft> byId(Handle handle, String id) {
    return handle
        .createQuery(SELECT + " where id = :id")
        .bind("id", id)
        .map((row, _) -> draft(handle, row))
        .findOne();
  }

  /// A cashier before whom such money lies; empty if none does. Source: T8.
  public static Optional<String> cashierWithMoney(Handle handle) {
    return handle
        .createQuery(
            """
            select cashier_id from account_draft d
             where substr(cashier_id, 1, :length) <> :aside
               and exists (select 1 from account_draft_tender t where t.account_draft_id = d.id)
             order by cashier_id limit 1
            """)
        .bind("aside", AsideMark.TEXT)
        .bind("length", AsideMark.TEXT.length())
        .mapTo(String.class)
        .findOne();
  }

  /// One that lies, or lay, before a cashier.
  ///
  /// @param changedAtMillis when it was changed last
  public record Before(AccountDraft draft, long changedAtMillis) {}

  /// Everything that lies before a cashier, by their ids.
  public static List<Before> beforeCashiers(Handle handle) {
    return handle
        .createQuery(
            WITH_TIME
                + """
                 where substr(cashier_id, 1, :length) <> :aside order by cashier_id, changed_at, id
                """)
        .bind("aside", AsideMark.TEXT)
        .bind("length", AsideMark.TEXT.length())
        .map((row, _) -> new Before(draft(handle, row), row.getLong(7)))
        .list();
  }

  /// One that was set aside, under the name of the cashier before whom it lay; empty if there is
  /// none of that id, or it still lies before somebody.
  public static Optional<Before> setAsideOf(Handle handle, String id) {
    return handle
        .createQuery(WITH_TIME + " where id = :id and substr(cashier_id, 1, :length) = :aside")
        .bind("id", id)
        .bind("aside", AsideMark.TEXT)
        .bind("length", AsideMark.TEXT.length())
        .map((row, _) -> new Before(lain(draft(handle, row)), row.getLong(7)))
        .findOne();
  }

  private static AccountDraft lain(AccountDraft aside) {
    return new AccountDraft(
        aside.id(),
        AsideMark.without(aside.cashierId()),
        aside.customerId(),
        aside.chosenEntryId(),
        aside.currency(),
        aside.money());
  }

  /// Keeps one where no cashier finds it, since nobody goes on with it.
  public static void setAside(Tx tx, String id) {
    tx.handle()
        .createUpdate("update account_draft set cashier_id = :aside || cashier_id where id = :id")
        .bind("aside", AsideMark.TEXT)
        .bind("id", id)
        .execute();
    tx.touchLocal(TABLE);
  }

  /// Keeps all of them where no cashier finds them: another copy of this till may have stored the
  /// payments, under the same ids. Source: R21.
  public static void setAllAside(Tx tx) {
    tx.handle()
        .createUpdate(
            """
            update account_draft set cashier_id = :aside || cashier_id
             where substr(cashier_id, 1, :length) <> :aside
            """)
        .bind("aside", AsideMark.TEXT)
        .bind("length", AsideMark.TEXT.length())
        .execute();
    tx.touchLocal(TABLE);
  }

  /// Whether one was set aside: nobody goes on with it.
  public static boolean isAside(Handle handle, String id) {
    return byId(handle, id).filter(draft -> AsideMark.isOn(draft.cashierId())).isPresent();
  }

  private static AccountDraft draft(Handle handle, ResultSet row) throws SQLException {
    String id = row.getString(1);
    return new AccountDraft(
        id,
        row.getString(2),
        row.getString(3),
        row.getString(4),
        Currency.of(row.getString(5)),
        new ReceivedMoney(
            row.getLong(6),
            TenderStore.of(handle, "account_draft_tender", "account_draft_id", id)));
  }
}
