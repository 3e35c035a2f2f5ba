package dev.sempre.replica.account;

import dev.sempre.model.account.AccountEntry;
import dev.sempre.model.account.CustomerAccount;
import dev.sempre.model.account.EntryKind;
import dev.sempre.model.account.Settlement;
import dev.sempre.model.money.Currency;
import dev.sempre.model.sale.Instalment;
import dev.sempre.model.sync.ChildSpec;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.time.BusinessTime;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Records.Draft;
import dev.sempre.replica.sync.Values;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/// By how much customers owe more or less, as far as this place knows: of its own tickets and
/// payments at once, of all others once they have come down. Added and never changed. Source: M4,
/// T5.
public final class AccountEntryStore {
  private static final ChildSpec PART = SyncCatalogue.ACCOUNT_ENTRY.children().get(0);
  private static final ChildSpec SETTLED = SyncCatalogue.ACCOUNT_ENTRY.children().get(1);

  private static final String SELECT =
      """
      select id, customer_id, kind, document_id, document, booked_at, offset_minutes,
             business_date, currency, amount_minor
        from account_entry
      """;

  private AccountEntryStore() {}

  /// Stores an entry, in the transaction that stores the document behind it.
  ///
  /// @param establishmentId where that happened
  /// @param by id of the user
  public static void add(Tx tx, AccountEntry entry, String establishmentId, String by)
      throws SQLException {
    Values values =
        Values.of(SyncCatalogue.ACCOUNT_ENTRY)
            .set("establishment_id", establishmentId)
            .set("customer_id", entry.customerId())
            .set("kind", entry.kind().name())
            .set("document_id", entry.documentId())
            .set("document", entry.document())
            .set("booked_at", entry.bookedAt().epochMillis())
            .set("offset_minutes", entry.bookedAt().offsetMinutes())
            .set("business_date", entry.bookedAt().businessDate().toString())
            .set("currency", entry.currency().code())
            .set("amount_minor", entry.amountMinor());
    Draft draft =
        new Draft(
            entry.id(),
            values.array(),
            List.of(
                entry.instalments().stream().map(AccountEntryStore::partRow).toList(),
                entry.settlements().stream().map(AccountEntryStore::settledRow).toList()));
    Records.create(tx, SyncCatalogue.ACCOUNT_ENTRY, by, draft, UnaryOperator.identity());
  }

  private static ChildRow partRow(Instalment part) {
    return Values.of(PART)
        .set("due", part.due().toString())
        .set("amount_minor", part.amountMinor())
        .row();
  }

  private static ChildRow settledRow(Settlement settlement) {
    return Values.of(SETTLED)
        .set("entry_id", settlement.entryId())
        .set("amount_minor", settlement.amountMinor())
        .row();
  }

  /// What a customer owes in a currency, and which of it is open.
  public static CustomerAccount accountOf(Handle handle, String customerId, Currency currency) {
    return CustomerAccount.of(entriesOf(handle, customerId, currency));
  }

  /// The entries of a customer in a currency, oldest first.
  public static List<AccountEntry> entriesOf(Handle handle, String customerId, Currency currency) {
    return handle
        .createQuery(
            SELECT
                + """
                 where customer_id = :customer and currency = :currency and deleted = 0
                 order by booked_at, id
                """)
        .bind("customer", customerId)
        .bind("currency", currency.code())
        .map((row, _) -> entry(handle, row))
        .list();
  }

  /// What a customer owes in a currency, minor units; negative: what is owed to him.
  public static long owedMinor(Handle handle, String customerId, Currency currency) {
    return handle
        .createQuery(
            """
            select coalesce(sum(amount_minor), 0) from account_entry
             where customer_id = :customer and currency = :currency and deleted = 0
            """)
        .bind("customer", customerId)
        .bind("currency", currency.code())
        .mapTo(Long.class)
        .one();
  }

  /// What a customer owed when a document of this place was booked, with it, minor units: as far as
  /// was known here then, so that every copy of its receipt says the same. Empty if the document
  /// has nothing to do with an account.
  public static Optional<Long> owedAfterMinor(Handle handle, String documentId) {
    return handle
        .createQuery(
            """
            select (select sum(e.amount_minor) from account_entry e
                     where e.customer_id = d.customer_id and e.currency = d.currency
                       and e.deleted = 0 and e.seq <= d.seq)
              from account_entry d where d.document_id = :document order by d.seq limit 1
            """)
        .bind("document", documentId)
        .mapTo(Long.class)
        .findOne();
  }

  private static AccountEntry entry(Handle handle, ResultSet row) throws SQLException {
    String id = row.getString(1);
    return new AccountEntry(
        id,
        row.getString(2),
        EntryKind.named(row.getString(3)),
        row.getString(4),
        row.getString(5),
        new BusinessTime(row.getLong(6), row.getInt(7), LocalDate.parse(row.getString(8))),
        Currency.of(row.getString(9)),
        row.getLong(10),
        parts(handle, id),
        settlements(handle, id));
  }

  private static List<Instalment> parts(Handle handle, String id) {
    return handle
        .createQuery(
            """
            select due, amount_minor from account_entry_part
             where account_entry_id = :entry order by position
            """)
        .bind("entry", id)
        .map((row, _) -> new Instalment(LocalDate.parse(row.getString(1)), row.getLong(2)))
        .list();
  }

  private static List<Settlement> settlements(Handle handle, String id) {
    return handle
        .createQuery(
            """
            select entry_id, amount_minor from account_entry_settled
             where account_entry_id = :entry order by position
            """)
        .bind("entry", id)
        .map((row, _) -> new Settlement(row.getString(1), row.getLong(2)))
        .list();
  }
}
