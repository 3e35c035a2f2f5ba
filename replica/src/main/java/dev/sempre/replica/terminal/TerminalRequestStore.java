package dev.sempre.replica.terminal;

import dev.sempre.model.money.Currency;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.shift.UnsettledCards;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.terminal.TerminalRequest.Purpose;
import dev.sempre.replica.terminal.TerminalRequest.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// What this till has asked its payment terminal for. Source: F43.
public final class TerminalRequestStore {
  private static final String TABLE = "terminal_request";
  private static final String SELECT =
      """
      select id, purpose, document_id, cashier_id, method_id, kind, amount_minor, currency, terminal, state,
             authorisation, card, slip, detail, created_at, changed_at
        from terminal_request
      """;

  private TerminalRequestStore() {}

  /// What a request is about.
  ///
  /// @param id id that the terminal will know it by
  /// @param documentId id of the sale, or of the payment on account
  /// @param cashierId who asks
  /// @param tender the money, as it will lie on the counter
  /// @param terminal where the terminal is that is asked
  public record Wish(
      String id,
      Purpose purpose,
      String documentId,
      String cashierId,
      Tender tender,
      Currency currency,
      String terminal) {}

  /// What a terminal has said of money that has moved.
  ///
  /// @param slip what it wants said on paper; empty for nothing
  public record Proof(String authorisation, String card, List<String> slip) {
    public Proof {
      slip = List.copyOf(slip);
    }
  }

  /// Notes a request before it is sent.
  public static void note(Tx tx, Wish wish) {
    tx.handle()
        .createUpdate(
            """
            insert into terminal_request (id, purpose, document_id, cashier_id, method_id, kind,
                                          amount_minor, currency, terminal, state, created_at,
                                          changed_at)
              values (:id, :purpose, :document, :cashier, :method, :kind, :amount, :currency,
                      :terminal, :state, :now, :now)
            """)
        .bind("id", wish.id())
        .bind("purpose", wish.purpose().name())
        .bind("document", wish.documentId())
        .bind("cashier", wish.cashierId())
        .bind("method", wish.tender().methodId())
        .bind("kind", wish.tender().kind().name())
        .bind("amount", wish.tender().amountMinor())
        .bind("currency", wish.currency().code())
        .bind("terminal", wish.terminal())
        .bind("state", State.SENT.name())
        .bind("now", tx.nowMillis())
        .execute();
    tx.touchLocal(TABLE);
  }

  /// The money has moved.
  public static void approve(Tx tx, String id, Proof proof) {
    prove(tx, id, proof);
    become(tx, id, State.APPROVED, null);
  }

  /// What the terminal has said of it, whatever becomes of it now.
  public static void prove(Tx tx, String id, Proof proof) {
    tx.handle()
        .createUpdate(
            """
            update terminal_request
               set authorisation = :authorisation, card = :card, slip = :slip
             where id = :id
            """)
        .bind("id", id)
        .bind("authorisation", proof.authorisation())
        .bind("card", proof.card())
        .bind("slip", String.join("\n", proof.slip()))
        .execute();
    tx.touchLocal(TABLE);
  }

  /// It came to another state.
  ///
  /// @param detail more about it, for support; null leaves what is there
  public static void become(Tx tx, String id, State state, @Nullable String detail) {
    tx.handle()
        .createUpdate(
            """
            update terminal_request
               set state = :state, detail = coalesce(:detail, detail), changed_at = :now
             where id = :id
            """)
        .bind("id", id)
        .bind("state", state.name())
        .bind("detail", detail)
        .bind("now", tx.nowMillis())
        .execute();
    tx.touchLocal(TABLE);
  }

  /// What requests are for goes on under another id.
  public static void follow(Tx tx, String documentId, String nextId) {
    tx.handle()
        .createUpdate(
            "update terminal_request set document_id = :next where document_id = :document")
        .bind("document", documentId)
        .bind("next", nextId)
        .execute();
    tx.touchLocal(TABLE);
  }

  public static Optional<TerminalRequest> byId(Handle handle, String id) {
    return handle
        .createQuery(SELECT + " where id = :id")
        .bind("id", id)
        .map(TerminalRequestStore::request)
        .findOne();
  }

  /// Everything that was asked for of a sale or payment, oldest first.
  public static List<TerminalRequest> of(Handle handle, String documentId) {
    return handle
        .createQuery(SELECT + " where document_id = :document order by created_at, id")
        .bind("document", documentId)
        .map(TerminalRequestStore::request)
        .list();
  }

  /// Money of a sale or payment that has moved and stands, oldest first.
  public static List<TerminalRequest> approvedOf(Handle handle, String documentId) {
    return of(handle, documentId).stream()
        .filter(request -> request.state() == State.APPROVED)
        .toList();
  }

  /// The request of a sale or payment that the terminal has to be asked about before that goes on;
  /// empty if there is none.
  public static Optional<TerminalRequest> openOf(Handle handle, String documentId) {
    return of(handle, documentId).stream().filter(request -> request.state().isOpen()).findFirst();
  }

  /// Whether money of a sale or payment has moved through a terminal, or perhaps has.
  public static boolean holdsMoney(Handle handle, String documentId) {
    return of(handle, documentId).stream()
        .anyMatch(request -> request.state().isOpen() || request.state() == State.APPROVED);
  }

  /// Whether a request is one that the terminal still has to be asked about.
  public static boolean isOpen(Handle handle, String id) {
    return byId(handle, id).filter(request -> request.state().isOpen()).isPresent();
  }

  /// Whether the tenders of a sale or payment say everything that the terminal has moved for it: if
  /// not, money of the customer would be forgotten.
  public static boolean tells(Handle handle, String documentId, List<Tender> tenders) {
    List<Tender> left = new ArrayList<>(tenders);
    return of(handle, documentId).stream()
        .filter(request -> request.state() == State.APPROVED || request.state() == State.REVERSING)
        .allMatch(request -> takeOut(left, request));
  }

  private static boolean takeOut(List<Tender> tenders, TerminalRequest request) {
    return tenders.stream()
        .filter(tender -> request.isFor(tender.methodId(), tender.amountMinor()))
        .findFirst()
        .map(tenders::remove)
        .orElse(false);
  }

  /// What nobody waits for any more and the terminal has not told yet, oldest first.
  public static List<TerminalRequest> left(Handle handle) {
    return handle
        .createQuery(SELECT + " where state in ('LEFT', 'GIVING_BACK') order by created_at, id")
        .map(TerminalRequestStore::request)
        .list();
  }

  /// Whether nobody waits for a request any more, and nobody has said yet what became of it.
  public static boolean isLeft(Handle handle, String id) {
    return byId(handle, id)
        .filter(request -> request.state() == State.LEFT || request.state() == State.GIVING_BACK)
        .isPresent();
  }

  /// From here on what was left goes back through the terminal, and nobody else may put it right.
  ///
  /// @return false if it is not left any more, and nothing was changed
  public static boolean beginToGiveBack(Tx tx, String id) {
    boolean left =
        tx.handle()
                .createUpdate(
                    """
                    update terminal_request set state = 'GIVING_BACK', changed_at = :now
                     where id = :id and state in ('LEFT', 'GIVING_BACK')
                    """)
                .bind("id", id)
                .bind("now", tx.nowMillis())
                .execute()
            == 1;
    if (left) {
      tx.touchLocal(TABLE);
    }
    return left;
  }

  /// What no sale or payment accounts for and lies before no cashier, oldest first: what was left
  /// and is not going back just now, and what was for a cart or a draft that was set aside. Only a
  /// person can say what became of it.
  public static List<TerminalRequest> unclaimed(Handle handle) {
    return handle
        .createQuery(
            SELECT
                + """
                 where state = 'LEFT'
                    or (state in ('SENT', 'APPROVED', 'REVERSING')
                        and not exists
                         (select 1 from sale where sale.id = terminal_request.document_id)
                        and not exists
                         (select 1 from account_payment
                           where account_payment.id = terminal_request.document_id)
                        and not exists
                         (select 1 from cart
                           where cart.id = terminal_request.document_id
                             and cart.cashier_id = terminal_request.cashier_id)
                        and not exists
                         (select 1 from account_draft
                           where account_draft.id = terminal_request.document_id
                             and account_draft.cashier_id = terminal_request.cashier_id))
                 order by created_at, id
                """)
        .map(TerminalRequestStore::request)
        .list();
  }

  /// A cashier before whom something lies that a terminal was asked about and has not told yet;
  /// empty if there is none. Source: T8.
  public static Optional<String> cashierWaiting(Handle handle) {
    return handle
        .createQuery(
            """
            select w.cashier_id from terminal_request r
              join (select id, cashier_id from cart
                    union all select id, cashier_id from account_draft) w
                on w.id = r.document_id and w.cashier_id = r.cashier_id
             where r.state in ('SENT', 'REVERSING') order by r.created_at, r.id limit 1
            """)
        .mapTo(String.class)
        .findOne();
  }

  /// What no finished sale or payment accounts for, in a currency: who counts a drawer has to know.
  public static UnsettledCards unsettled(Handle handle, String currency) {
    return handle
        .createQuery(
            """
            select coalesce(sum(case when amount_minor > 0 then 1 else 0 end), 0),
                   coalesce(sum(case when amount_minor > 0 then amount_minor else 0 end), 0),
                   coalesce(sum(case when amount_minor < 0 then 1 else 0 end), 0),
                   coalesce(sum(case when amount_minor < 0 then -amount_minor else 0 end), 0)
              from terminal_request
             where currency = :currency
               and (state in ('SENT', 'REVERSING', 'LEFT', 'GIVING_BACK')
                    or (state = 'APPROVED' and not exists
                         (select 1 from sale where sale.id = terminal_request.document_id)
                        and not exists
                         (select 1 from account_payment
                           where account_payment.id = terminal_request.document_id)))
            """)
        .bind("currency", currency)
        .map((row, _) ->
            new UnsettledCards(row.getInt(1), row.getLong(2), row.getInt(3), row.getLong(4)))
        .one();
  }

  /// Keeps what was not settled when a shift was closed.
  public static void keep(Tx tx, String closingId, UnsettledCards cards) {
    tx.handle()
        .createUpdate(
            """
            insert into closing_cards (closing_id, charges, charged_minor, refunds, refunded_minor)
              values (:closing, :charges, :charged, :refunds, :refunded)
            """)
        .bind("closing", closingId)
        .bind("charges", cards.charges())
        .bind("charged", cards.chargedMinor())
        .bind("refunds", cards.refunds())
        .bind("refunded", cards.refundedMinor())
        .execute();
    tx.touchLocal("closing_cards");
  }

  /// What was not settled when a shift was closed.
  public static UnsettledCards ofClosing(Handle handle, String closingId) {
    return handle
        .createQuery(
            """
            select charges, charged_minor, refunds, refunded_minor from closing_cards
             where closing_id = :closing
            """)
        .bind("closing", closingId)
        .map((row, _) ->
            new UnsettledCards(row.getInt(1), row.getLong(2), row.getInt(3), row.getLong(4)))
        .findOne()
        .orElse(UnsettledCards.NONE);
  }

  private static TerminalRequest request(ResultSet row, StatementContext context)
      throws SQLException {
    String slip = row.getString(13);
    return new TerminalRequest(
        row.getString(1),
        Purpose.valueOf(row.getString(2)),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        TenderKind.named(row.getString(6)),
        row.getLong(7),
        row.getString(8),
        row.getString(9),
        State.valueOf(row.getString(10)),
        row.getString(11),
        row.getString(12),
        slip == null ? "" : slip,
        row.getString(14),
        row.getLong(15),
        row.getLong(16));
  }
}
