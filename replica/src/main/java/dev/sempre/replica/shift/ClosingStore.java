package dev.sempre.replica.shift;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.journal.JournalEvent;
import dev.sempre.model.organisation.Establishment;
import dev.sempre.model.shift.CashCount;
import dev.sempre.model.shift.Closing;
import dev.sempre.model.shift.ClosingKind;
import dev.sempre.model.shift.Reckoning;
import dev.sempre.model.shift.ShiftFigures;
import dev.sempre.model.shift.ShiftLimits;
import dev.sempre.model.shift.ShiftRefusal;
import dev.sempre.model.shift.ShiftResult;
import dev.sempre.model.shift.UnsettledCards;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.time.BusinessTime;
import dev.sempre.replica.account.AccountDraftStore;
import dev.sempre.replica.chain.ChainStore;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.journal.JournalStore;
import dev.sempre.replica.journal.ParameterStore;
import dev.sempre.replica.sale.CartStore;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.SetBack;
import dev.sempre.replica.terminal.TerminalRequestStore;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Closings: added, sealed in the chain of the till's tickets, and never changed. Source: T8, R37.
public final class ClosingStore {
  private ClosingStore() {}

  /// What somebody says who closes a shift.
  ///
  /// @param shiftId the shift whose drawer was counted
  /// @param count what was counted
  /// @param reason why that is not what has to be there; null or blank if nobody has said
  /// @param seenMinor what had to be there when that was seen; null if nobody has looked
  public record Wish(
      String shiftId, CashCount count, @Nullable String reason, @Nullable Long seenMinor) {
    /// A closing of whatever has to be there.
    public Wish(String shiftId, CashCount count, @Nullable String reason) {
      this(shiftId, count, reason, null);
    }

    private @Nullable String said() {
      return reason == null || reason.isBlank() ? null : reason.strip();
    }
  }

  /// How a closing lies in its chain.
  ///
  /// @param series the chain
  /// @param number its place there
  /// @param hash its hash, 64 hex digits
  /// @param perpetualMinor what the till has ever sold, minor units
  /// @param signed whether the till has signed it
  /// @param pending whether upstream has not acknowledged it yet
  public record SealedAs(
      String series,
      long number,
      String hash,
      long perpetualMinor,
      boolean signed,
      boolean pending) {}

  /// Whether a shift is closed.
  public static boolean isClosed(Handle handle, String shiftId) {
    return handle
        .createQuery("select 1 from closing where shift_id = :shift and deleted = 0 limit 1")
        .bind("shift", shiftId)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /// The Z of a shift; empty while it is open.
  public static Optional<Closing> ofShift(Handle handle, String shiftId) {
    return ClosingRows.list(
            handle,
            "where shift_id = :shift and deleted = 0 order by number limit 1",
            query -> query.bind("shift", shiftId))
        .stream()
        .findFirst();
  }

  /// The closing of an id.
  public static Optional<Closing> byId(Handle handle, String id) {
    return ClosingRows.list(handle, "where id = :id and deleted = 0", query -> query.bind("id", id))
        .stream()
        .findFirst();
  }

  /// The newest closing of a kind at a till.
  public static Optional<Closing> last(Handle handle, String deviceId, ClosingKind kind) {
    return ClosingRows.list(
            handle,
            """
            where device_id = :device and kind = :kind and deleted = 0
            order by number desc limit 1
            """,
            query -> query.bind("device", deviceId).bind("kind", kind.name()))
        .stream()
        .findFirst();
  }

  /// The closings of a kind at a till behind a number, in their order.
  ///
  /// @param number 0 for all of them
  public static List<Closing> behind(
      Handle handle, String deviceId, ClosingKind kind, long number) {
    return ClosingRows.list(
        handle,
        """
        where device_id = :device and kind = :kind and number > :number and deleted = 0
        order by number
        """,
        query -> query.bind("device", deviceId).bind("kind", kind.name()).bind("number", number));
  }

  /// The days, months and years that were closed behind the Z of a shift, before the next: with it,
  /// or, as is usual, with the next opening. In the order of their seals; none if it is not sealed.
  public static List<Closing> periodsBehind(Handle handle, Closing shift) {
    return ClosingRows.list(
        handle,
        """
        where kind <> 'SHIFT' and deleted = 0
          and series = (select z.series from closing z where z.id = :id)
          and chain_number > (select z.chain_number from closing z where z.id = :id)
          and not exists (
            select 1 from closing later
             where later.kind = 'SHIFT' and later.series = closing.series
               and later.chain_number > (select z.chain_number from closing z where z.id = :id)
               and later.chain_number < closing.chain_number)
        order by chain_number
        """,
        query -> query.bind("id", shift.id()));
  }

  /// The newest closings of days, months and years of a till, the newest first.
  public static List<Closing> latestPeriods(Handle handle, String deviceId, int most) {
    return ClosingRows.list(
        handle,
        """
        where device_id = :device and kind <> 'SHIFT' and deleted = 0
        order by seq desc limit :most
        """,
        query -> query.bind("device", deviceId).bind("most", most));
  }

  /// The closings of all tills that count for some days, by till in the order of their seals.
  ///
  /// @param from null = since ever
  /// @param to null = until further notice
  public static List<Closing> between(
      Handle handle, @Nullable LocalDate from, @Nullable LocalDate to) {
    return ClosingRows.list(
        handle,
        """
        where deleted = 0 and business_date >= :from and business_date <= :to
        order by device_id, series, chain_number, id
        """,
        query ->
            query
                .bind("from", from == null ? "0000-00-00" : from.toString())
                .bind("to", to == null ? "9999-99-99" : to.toString()));
  }

  /// How a closing is sealed; empty if it is not.
  public static Optional<SealedAs> sealOf(Handle handle, String id) {
    return handle
        .createQuery(
            """
            select series, chain_number, chain_hash, perpetual_minor,
                   case when chain_signature is null then 0 else 1 end, pending
              from closing where id = :id and chain_number is not null
            """)
        .bind("id", id)
        .map((row, _) ->
            new SealedAs(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                row.getLong(4),
                row.getLong(5) == 1,
                row.getLong(6) == 1))
        .findOne();
  }

  /// What was counted against what has to be there. Nothing is stored.
  ///
  /// @param times how often the drawer was counted
  public static Reckoning reckon(Handle handle, Shift shift, CashCount count, int times) {
    long expectedMinor = FiguresStore.of(handle, shift).drawer().expectedMinor();
    return new Reckoning(count, expectedMinor, null, times);
  }

  /// Makes the Z of a shift: its number, its figures and its seal are on disk when the transaction
  /// is, and with them the closings of the periods that are over. No sale comes into the shift any
  /// more, since each looks in its own transaction which one is open. The time is that of the
  /// transaction, or that of what happened last in the shift if the clock was set back.
  ///
  /// @param establishment where this till stands
  /// @param by id of the user
  /// @param approvedBy id of whoever gave leave; null if nobody had to
  /// @return refused if it is not this till's to close, or not now; nothing was stored then
  public static ShiftResult<Closing> close(
      Tx tx, Establishment establishment, Wish wish, String by, @Nullable String approvedBy)
      throws SQLException {
    Optional<Shift> found = ShiftStore.byId(tx.handle(), wish.shiftId());
    if (found.isEmpty()) {
      return ShiftResult.refused(new ShiftRefusal.NoShiftOpen());
    }
    Shift shift = found.get();
    Optional<ShiftRefusal> refusal = mayNotClose(tx, shift);
    if (refusal.isPresent()) {
      return ShiftResult.refused(refusal.get());
    }
    ShiftFigures figures = FiguresStore.of(tx.handle(), shift);
    long expectedMinor = figures.drawer().expectedMinor();
    Long seenMinor = wish.seenMinor();
    if (seenMinor != null && seenMinor != expectedMinor) {
      return ShiftResult.refused(new ShiftRefusal.FiguresMoved(expectedMinor));
    }
    int times = Math.max(1, DrawerCountStore.times(tx.handle(), shift.id()));
    Reckoning reckoning = new Reckoning(wish.count(), expectedMinor, wish.said(), times);
    Optional<ShiftRefusal> wrong = wrongReason(reckoning);
    return wrong.isPresent()
        ? ShiftResult.refused(wrong.get())
        : ShiftResult.done(close(tx, establishment, shift, figures, reckoning, by, approvedBy));
  }

  private static Optional<ShiftRefusal> mayNotClose(Tx tx, Shift shift) {
    Optional<Closing> closed = ofShift(tx.handle(), shift.id());
    if (closed.isPresent()) {
      return Optional.of(new ShiftRefusal.AlreadyClosed(closed.get().number()));
    }
    boolean ours =
        shift.deviceId().equals(tx.place().base())
            && Objects.equals(shift.establishmentId(), tx.place().establishment());
    if (!ours) {
      return Optional.of(new ShiftRefusal.OfAnotherShop(shift.establishmentId()));
    }
    if (SetBack.is(tx.handle())) {
      return Optional.of(new ShiftRefusal.SetBack());
    }
    if (!ShiftStore.wasOpenedUnderItsNumber(tx.handle(), tx.place(), shift.id())) {
      return Optional.of(new ShiftRefusal.NoShiftOpen());
    }
    return CartStore.cashierWithMoney(tx.handle())
        .or(() -> AccountDraftStore.cashierWithMoney(tx.handle()))
        .or(() -> TerminalRequestStore.cashierWaiting(tx.handle()))
        .map(ShiftRefusal.MoneyLies::new);
  }

  private static Optional<ShiftRefusal> wrongReason(Reckoning reckoning) {
    return reckoning.reason() == null && reckoning.differenceMinor() == 0
        ? Optional.empty()
        : ShiftLimits.checkReason(reckoning.reason());
  }

  private static Closing close(
      Tx tx,
      Establishment establishment,
      Shift shift,
      ShiftFigures figures,
      Reckoning reckoning,
      String by,
      @Nullable String approvedBy)
      throws SQLException {
    BusinessTime now = closingTime(tx, establishment, shift);
    Closing closing =
        new Closing(
            tx.newId(),
            ClosingKind.SHIFT,
            nextNumber(tx.handle(), shift.deviceId(), ClosingKind.SHIFT),
            ClosingKind.SHIFT.period(shift.businessDate()),
            shift.establishmentId(),
            shift.deviceId(),
            shift.id(),
            null,
            shift.openedAtMillis(),
            new BusinessTime(now.epochMillis(), now.offsetMinutes(), shift.businessDate()),
            by,
            shift.currency(),
            shift.openedBySale(),
            figures,
            reckoning,
            reckoning.differenceMinor());
    insert(tx, closing);
    ParameterStore.noteChanges(tx);
    JournalStore.note(
        tx,
        JournalEvent.by(by, EventKind.SHIFT_CLOSED)
            .approvedBy(approvedBy)
            .about(SyncCatalogue.CLOSING.name(), closing.id())
            .of(closing.differenceMinor()));
    noteCards(tx, closing);
    PeriodClosings.follow(tx, now, by);
    return closing;
  }

  /// Cards of which the terminal has not told, or that no ticket has: no Z waits for them, and each
  /// says that they are there. Source: F43.
  private static void noteCards(Tx tx, Closing closing) throws SQLException {
    UnsettledCards cards = TerminalRequestStore.unsettled(tx.handle(), closing.currency().code());
    if (cards.isNone()) {
      return;
    }
    TerminalRequestStore.keep(tx, closing.id(), cards);
    JournalStore.note(
        tx,
        JournalEvent.by(closing.closedBy(), EventKind.CARDS_UNSETTLED)
            .about(SyncCatalogue.CLOSING.name(), closing.id())
            .of(cards.chargedMinor() - cards.refundedMinor())
            .saying(
                "charges: %d, %d; refunds: %d, %d"
                    .formatted(
                        cards.charges(),
                        cards.chargedMinor(),
                        cards.refunds(),
                        cards.refundedMinor())));
  }

  private static BusinessTime closingTime(Tx tx, Establishment establishment, Shift shift) {
    long lastMillis =
        tx.handle()
            .createQuery(
                """
                select max(at) from (
                  select max(completed_at) as at from sale where shift_id = :shift
                  union all
                  select max(received_at) as at from account_payment where shift_id = :shift
                  union all
                  select max(moved_at) as at from cash_movement where shift_id = :shift) happened
                """)
            .bind("shift", shift.id())
            .mapTo(Long.class)
            .findOne()
            .orElse(0L);
    long notBefore = Math.max(shift.openedAtMillis(), lastMillis);
    return BusinessTime.at(Math.max(tx.nowMillis(), notBefore), establishment.zone());
  }

  /// The number that the next closing of a kind gets.
  static long nextNumber(Handle handle, String deviceId, ClosingKind kind) {
    return handle
        .createQuery(
            """
            select coalesce(max(number), 0) + 1 from closing
             where device_id = :device and kind = :kind
            """)
        .bind("device", deviceId)
        .bind("kind", kind.name())
        .mapTo(Long.class)
        .one();
  }

  static void insert(Tx tx, Closing closing) throws SQLException {
    Records.create(
        tx,
        SyncCatalogue.CLOSING,
        closing.closedBy(),
        ClosingRows.draft(closing, tx.place().series()),
        record -> ChainStore.seal(tx, record));
  }
}
