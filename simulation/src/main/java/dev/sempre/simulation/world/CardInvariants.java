package dev.sempre.simulation.world;

import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.shift.UnsettledCards;
import dev.sempre.replica.account.AccountDraftStore;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sale.CartStore;
import dev.sempre.replica.terminal.TerminalRequest;
import dev.sempre.simulation.world.SimTerminal.Booked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What must hold of the cards at one till, the bank's ledger being right. After every step: money
/// that has moved has a tender or is still asked about, and no tender has money that has not moved,
/// or money twice. At the end: nothing is open, and tickets and payments for accounts come to what
/// the bank has booked. Source: F43, I1, I2, I4, I18.
final class CardInvariants {
  private static final String FAULT = "F43";

  /// What was finished with a card here, tickets and payments for accounts.
  private static final String TENDERED =
      """
      select t.sale_id, t.payment_method_id, t.amount_minor
        from sale_tender t join sale s on s.id = t.sale_id
       where t.kind = 'CARD' and s.device_id = :device
      union all
      select t.account_payment_id, t.payment_method_id, t.amount_minor
        from account_payment_tender t join account_payment p on p.id = t.account_payment_id
       where t.kind = 'CARD' and p.device_id = :device
      """;

  private final Setting setting;
  private final SimTill till;

  CardInvariants(Setting setting, SimTill till) {
    this.setting = setting;
    this.till = till;
  }

  /// What the till has noted of a request.
  ///
  /// @param documentId id of the sale, or of the payment for an account
  /// @param finished whether that is finished
  /// @param bySlip whether somebody has said what became of it
  private record Noted(
      String id,
      String documentId,
      TerminalRequest.State state,
      String methodId,
      long minor,
      boolean finished,
      boolean bySlip) {
    Money money() {
      return new Money(documentId, methodId, minor);
    }
  }

  /// Money of a sale, or of a payment for an account.
  private record Money(String documentId, String methodId, long minor) {
    static Money of(String documentId, Tender tender) {
      return new Money(documentId, tender.methodId(), tender.amountMinor());
    }
  }

  void afterStep() {
    Map<String, Booked> ledger = till.terminal().ledger();
    if (till.isAlive() && !ledger.isEmpty()) {
      Map<String, Noted> noted = noted();
      ledger.forEach((id, booked) -> mustBeKnown(id, booked, noted.get(id)));
      noted.values().forEach(each -> mustHaveMoved(each, ledger.get(each.id)));
      ticketsMustBeCharged(noted.values());
      cartsMustTell(noted.values());
    }
  }

  private Map<String, Noted> noted() {
    Map<String, Noted> all = new HashMap<>();
    till.replica()
        .read(handle ->
            handle
                .createQuery(
                    """
                    select r.id, r.document_id, r.state, r.method_id, r.amount_minor,
                           case r.purpose
                             when 'TICKET'
                             then exists (select 1 from sale s where s.id = r.document_id)
                             else exists
                               (select 1 from account_payment p where p.id = r.document_id)
                           end,
                           coalesce(r.detail, '')
                      from terminal_request r
                    """)
                .map((row, _) ->
                    new Noted(
                        row.getString(1),
                        row.getString(2),
                        TerminalRequest.State.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getLong(5),
                        row.getLong(6) == 1,
                        row.getString(7).equals("by its slip")))
                .list())
        .forEach(each -> all.put(each.id, each));
    return all;
  }

  /// Money that has moved is in a tender, or is going to be asked about.
  private void mustBeKnown(String id, Booked booked, @Nullable Noted noted) {
    if (booked.state() != SimTerminal.State.APPROVED || till.terminal().wasLost(id)) {
      return;
    }
    boolean known =
        noted != null
            && noted.minor == booked.minor()
            && switch (noted.state) {
              case SENT, APPROVED, REVERSING, LEFT, GIVING_BACK -> true;
              case DECLINED, CANCELLED, NOT_TAKEN, REVERSED -> false;
            };
    if (!known) {
      throw new Broken(
          FAULT, "the bank has booked %s, %s knows %s".formatted(booked, till.name(), noted));
    }
  }

  /// A tender's money has moved and stands. An older copy of the till may not know that it has gone
  /// back since.
  private void mustHaveMoved(Noted noted, @Nullable Booked booked) {
    boolean stands = booked != null && booked.state() == SimTerminal.State.APPROVED;
    if (noted.state == TerminalRequest.State.APPROVED && !stands && !isOld(noted.id)) {
      throw new Broken(
          FAULT, "%s has %s for charged, the bank has %s".formatted(till.name(), noted, booked));
    }
  }

  private boolean isOld(String request) {
    return till.terminal().isOlderThanRestore(request);
  }

  private boolean wasRestored() {
    return setting.oracle().wasRestored(till.name());
  }

  /// Card tenders of finished tickets and payments and what was approved for them are the same,
  /// each once.
  private void ticketsMustBeCharged(Iterable<Noted> noted) {
    Map<Money, Integer> charged = new HashMap<>();
    for (Noted each : noted) {
      if (each.state == TerminalRequest.State.APPROVED && each.finished) {
        charged.merge(each.money(), 1, Integer::sum);
      }
    }
    Map<Money, Integer> tendered = new HashMap<>();
    till.replica()
        .read(handle ->
            handle
                .createQuery(TENDERED)
                .bind("device", till.name())
                .map((row, _) -> new Money(row.getString(1), row.getString(2), row.getLong(3)))
                .list())
        .forEach(each -> tendered.merge(each, 1, Integer::sum));
    if (!charged.equals(tendered)) {
      throw new Broken(
          FAULT,
          "%s has charged %s, and tickets with %s".formatted(till.name(), charged, tendered));
    }
  }

  /// What was charged for an open sale or for an account lies there, unless that was set aside when
  /// its till joined anew: then the closings name it.
  private void cartsMustTell(Iterable<Noted> noted) {
    @Nullable List<Money> lying = null;
    for (Noted each : noted) {
      if (each.state == TerminalRequest.State.APPROVED && !each.finished) {
        lying = lying == null ? lying() : lying;
        if (!lying.remove(each.money()) && !isAside(each.documentId)) {
          throw new Broken(FAULT, till.name() + " has charged a card and forgotten it: " + each);
        }
      }
    }
  }

  private List<Money> lying() {
    List<Money> all = new ArrayList<>();
    for (String who : List.of(Cashier.NAME, Cashier.COLLEAGUE)) {
      CartStore.Found found = till.replica().read(handle -> CartStore.find(handle, who));
      if (found instanceof CartStore.Found.Paying(PayingSale paying)) {
        paying.tenders().forEach(tender -> all.add(Money.of(paying.id(), tender)));
      }
      till.replica()
          .read(handle -> AccountDraftStore.of(handle, who))
          .ifPresent(draft ->
              draft.money().tenders().forEach(tender -> all.add(Money.of(draft.id(), tender))));
    }
    return all;
  }

  /// Whether nobody goes on with a sale or with money for an account since its till has joined
  /// anew.
  private boolean isAside(String id) {
    return wasRestored()
        && till.replica()
            .<Boolean>read(
                handle -> CartStore.isAside(handle, id) || AccountDraftStore.isAside(handle, id));
  }

  /// A Z names what the bank has booked and no ticket has.
  void mustName(UnsettledCards told) {
    Map<String, Noted> noted = noted();
    long charged = 0;
    long refunded = 0;
    for (Map.Entry<String, Booked> each : till.terminal().ledger().entrySet()) {
      Noted its = noted.get(each.getKey());
      boolean counts =
          each.getValue().state() == SimTerminal.State.APPROVED && its != null && !its.finished;
      if (counts) {
        charged += Math.max(0, each.getValue().minor());
        refunded += Math.max(0, -each.getValue().minor());
      }
    }
    if (told.chargedMinor() < charged || told.refundedMinor() < refunded) {
      throw new Broken(
          FAULT,
          "a Z of %s names %s, the bank has %d and %d beside its tickets"
              .formatted(till.name(), told, charged, refunded));
    }
  }

  void atTheEnd() {
    Map<String, Noted> noted = noted();
    long aside = 0;
    for (Noted each : noted.values()) {
      boolean open =
          switch (each.state) {
            case SENT, REVERSING, LEFT, GIVING_BACK -> true;
            case APPROVED -> !each.finished;
            case DECLINED, CANCELLED, NOT_TAKEN, REVERSED -> false;
          };
      if (open && !isAside(each.documentId)) {
        throw new Broken(FAULT, till.name() + " leaves a card open: " + each);
      }
      aside += open ? moved(each.id) : 0;
    }
    long booked = till.terminal().ledger().keySet().stream().mapToLong(this::moved).sum();
    long tendered = tendered();
    if (!wasRestored() && booked != tendered + aside) {
      throw new Broken(
          "I4",
          "the bank has booked %d at %s, its tickets have %d, %d was set aside"
              .formatted(booked, till.name(), tendered, aside));
    }
    journalMustTell(noted);
  }

  private long moved(String id) {
    Booked booked = till.terminal().ledger().get(id);
    return booked != null && booked.state() == SimTerminal.State.APPROVED ? booked.minor() : 0;
  }

  private long tendered() {
    return till.replica()
        .<Long>read(handle ->
            handle
                .createQuery("select coalesce(sum(amount_minor), 0) from (" + TENDERED + ")")
                .bind("device", till.name())
                .mapTo(Long.class)
                .one());
  }

  /// A reversal is in the journal once, and so is what a closing had to name.
  private void journalMustTell(Map<String, Noted> noted) {
    Replica place = till.replica();
    List<String> reversed =
        place.read(handle ->
            handle
                .createQuery(
                    "select detail from journal_event where kind = 'CARD_REVERSED'"
                        + " and device_id = :device")
                .bind("device", till.name())
                .mapTo(String.class)
                .list()
                .stream()
                .map(detail -> detail.substring(0, detail.indexOf(':')))
                .filter(id -> !isOld(id))
                .toList());
    Set<String> due = new HashSet<>();
    noted.values().stream()
        .filter(each -> each.state == TerminalRequest.State.REVERSED && !each.bySlip)
        .filter(each -> !isOld(each.id))
        .forEach(each -> due.add(each.id));
    if (reversed.size() != due.size() || !due.containsAll(reversed)) {
      throw new Broken(
          "I18", "%s has reversed %s, its journal %s".formatted(till.name(), due, reversed));
    }
    List<String> named = ids("select closing_id from closing_cards order by 1");
    List<String> told =
        ids("select subject_id from journal_event where kind = 'CARDS_UNSETTLED' order by 1");
    if (!named.equals(told)) {
      throw new Broken(
          "I18", "closings of %s name cards: %s, journal: %s".formatted(till.name(), named, told));
    }
  }

  private List<String> ids(String query) {
    return till.replica().read(handle -> handle.createQuery(query).mapTo(String.class).list());
  }
}
