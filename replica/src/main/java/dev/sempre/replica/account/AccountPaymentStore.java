package dev.sempre.replica.account;

import dev.sempre.model.account.AccountDraft;
import dev.sempre.model.account.AccountEntry;
import dev.sempre.model.account.AccountPayment;
import dev.sempre.model.account.AccountPayment.Item;
import dev.sempre.model.account.AccountRefusal;
import dev.sempre.model.account.CustomerAccount;
import dev.sempre.model.account.EntryKind;
import dev.sempre.model.account.OpenItem;
import dev.sempre.model.account.Settlement;
import dev.sempre.model.chain.Seal;
import dev.sempre.model.money.Currency;
import dev.sempre.model.organisation.Establishment;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sync.ChildSpec;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.time.BusinessTime;
import dev.sempre.replica.chain.ChainStore;
import dev.sempre.replica.chain.DocumentTimeStore;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Records.Draft;
import dev.sempre.replica.sync.Values;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Money that customers have given for what they owed. Added and never changed; numbered, and
/// sealed in the chain of the till's tickets. Source: T5, M7.
public final class AccountPaymentStore {
  private static final ChildSpec TENDER = SyncCatalogue.ACCOUNT_PAYMENT.children().get(0);
  private static final ChildSpec ITEM = SyncCatalogue.ACCOUNT_PAYMENT.children().get(1);

  private AccountPaymentStore() {}

  /// What came of it.
  public sealed interface Result {
    record Done(AccountPayment payment) implements Result {}

    /// Nothing was stored.
    record Refused(AccountRefusal refusal) implements Result {}
  }

  /// Takes it: number, seal, what it is for and the entry on the customer's account are on disk
  /// when the transaction is. The time is that of the transaction, or that of the document before
  /// if the clock was set back, see [DocumentTimeStore]. From then on it is no draft any more.
  ///
  /// @param shop where this till stands
  /// @param shiftId the open shift of this till
  /// @param draft covered by its tenders
  public static Result add(Tx tx, Establishment shop, String shiftId, AccountDraft draft)
      throws SQLException {
    CustomerAccount account = account(tx.handle(), draft);
    Optional<AccountRefusal> refusal = refusal(draft, account);
    if (refusal.isPresent()) {
      return new Result.Refused(refusal.get());
    }
    long amountMinor = draft.money().amountMinor();
    List<Settlement> settlements = account.settle(amountMinor, draft.chosenEntryId());
    Map<String, String> documents =
        account.items().stream()
            .map(OpenItem::entry)
            .collect(Collectors.toMap(AccountEntry::id, AccountEntry::document));
    String series = tx.place().series();
    long notBeforeMillis = DocumentTimeStore.notBeforeMillis(tx, series, shiftId);
    AccountPayment payment =
        new AccountPayment(
            draft.id(),
            shop.id(),
            tx.place().base(),
            shiftId,
            series,
            nextNumber(tx.handle(), series),
            draft.customerId(),
            draft.cashierId(),
            BusinessTime.at(Math.max(tx.nowMillis(), notBeforeMillis), shop.zone()),
            draft.currency(),
            amountMinor,
            draft.money().changeMinor(),
            draft.money().tenders(),
            settlements.stream()
                .map(one ->
                    new Item(
                        one.entryId(),
                        documents.getOrDefault(one.entryId(), ""),
                        one.amountMinor()))
                .toList());
    insert(tx, payment);
    AccountEntryStore.add(tx, entry(tx, payment, settlements), shop.id(), draft.cashierId());
    AccountDraftStore.delete(tx, draft.id());
    return new Result.Done(payment);
  }

  /// Why [#add] would refuse it; empty if it would not.
  public static Optional<AccountRefusal> refusal(Handle handle, AccountDraft draft) {
    return refusal(draft, account(handle, draft));
  }

  private static CustomerAccount account(Handle handle, AccountDraft draft) {
    return AccountEntryStore.accountOf(handle, draft.customerId(), draft.currency());
  }

  private static Optional<AccountRefusal> refusal(AccountDraft draft, CustomerAccount account) {
    long amountMinor = draft.money().amountMinor();
    if (amountMinor <= 0) {
      return Optional.of(new AccountRefusal.NotPositive(amountMinor));
    }
    if (!draft.money().isCovered()) {
      return Optional.of(new AccountRefusal.NotCovered(draft.money().dueMinor()));
    }
    return amountMinor > account.openMinor()
        ? Optional.of(new AccountRefusal.AboveOwed(amountMinor, account.openMinor()))
        : Optional.empty();
  }

  private static AccountEntry entry(Tx tx, AccountPayment payment, List<Settlement> settlements) {
    return new AccountEntry(
        tx.newId(),
        payment.customerId(),
        EntryKind.PAYMENT,
        payment.id(),
        payment.printed(),
        payment.receivedAt(),
        payment.currency(),
        -payment.amountMinor(),
        List.of(),
        settlements);
  }

  private static long nextNumber(Handle handle, String series) {
    return handle
        .createQuery(
            "select coalesce(max(number), 0) + 1 from account_payment where series = :series")
        .bind("series", series)
        .mapTo(Long.class)
        .one();
  }

  private static void insert(Tx tx, AccountPayment payment) throws SQLException {
    Values values =
        Values.of(SyncCatalogue.ACCOUNT_PAYMENT)
            .set("establishment_id", payment.establishmentId())
            .set("device_id", payment.deviceId())
            .set("shift_id", payment.shiftId())
            .set("series", payment.series())
            .set("number", payment.number())
            .set("customer_id", payment.customerId())
            .set("user_id", payment.userId())
            .set("received_at", payment.receivedAt().epochMillis())
            .set("offset_minutes", payment.receivedAt().offsetMinutes())
            .set("business_date", payment.receivedAt().businessDate().toString())
            .set("currency", payment.currency().code())
            .set("amount_minor", payment.amountMinor())
            .set("change_minor", payment.changeMinor());
    Draft draft =
        new Draft(
            payment.id(),
            values.array(),
            List.of(
                payment.tenders().stream().map(AccountPaymentStore::tenderRow).toList(),
                payment.items().stream().map(AccountPaymentStore::itemRow).toList()));
    Records.create(
        tx,
        SyncCatalogue.ACCOUNT_PAYMENT,
        payment.userId(),
        draft,
        record -> ChainStore.seal(tx, record));
  }

  private static ChildRow tenderRow(Tender tender) {
    return Values.of(TENDER)
        .set("payment_method_id", tender.methodId())
        .set("kind", tender.kind().name())
        .set("amount_minor", tender.amountMinor())
        .row();
  }

  private static ChildRow itemRow(Item item) {
    return Values.of(ITEM)
        .set("entry_id", item.entryId())
        .set("document", item.document())
        .set("amount_minor", item.amountMinor())
        .row();
  }

  /// The payment of an id.
  public static Optional<AccountPayment> byId(Handle handle, String id) {
    return handle
        .createQuery(
            """
            select id, establishment_id, device_id, shift_id, series, number, customer_id, user_id,
                   received_at, offset_minutes, business_date, currency, amount_minor, change_minor
              from account_payment where id = :id and deleted = 0
            """)
        .bind("id", id)
        .map((row, _) -> payment(handle, row))
        .findOne();
  }

  /// The seal of a payment; empty if there is no such payment or it has none.
  public static Optional<Seal> sealOf(Handle handle, String id) {
    return handle
        .createQuery(
            """
            select chain_number, chain_previous, perpetual_minor, chain_hash, chain_signature
              from account_payment where id = :id and chain_hash is not null
            """)
        .bind("id", id)
        .map((row, _) ->
            new Seal(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5)))
        .findOne();
  }

  private static AccountPayment payment(Handle handle, ResultSet row) throws SQLException {
    String id = row.getString(1);
    return new AccountPayment(
        id,
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getLong(6),
        row.getString(7),
        row.getString(8),
        new BusinessTime(row.getLong(9), row.getInt(10), LocalDate.parse(row.getString(11))),
        Currency.of(row.getString(12)),
        row.getLong(13),
        row.getLong(14),
        TenderStore.of(handle, "account_payment_tender", "account_payment_id", id),
        items(handle, id));
  }

  private static List<Item> items(Handle handle, String id) {
    return handle
        .createQuery(
            """
            select entry_id, document, amount_minor from account_payment_item
             where account_payment_id = :payment order by position
            """)
        .bind("payment", id)
        .map((row, _) -> new Item(row.getString(1), row.getString(2), row.getLong(3)))
        .list();
  }
}
