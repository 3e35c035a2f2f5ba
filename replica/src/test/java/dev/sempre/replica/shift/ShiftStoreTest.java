package dev.sempre.replica.shift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.shift.CashCount;
import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.model.shift.Closing;
import dev.sempre.model.shift.ShiftLimits;
import dev.sempre.model.shift.ShiftRefusal;
import dev.sempre.model.shift.ShiftResult;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.journal.PlaceSetBack;
import dev.sempre.replica.sale.NewSeries;
import dev.sempre.replica.sale.TestTill;
import dev.sempre.replica.sync.Values;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShiftStoreTest {
  @TempDir Path folder;
  private TestTill till;

  @BeforeEach
  void open() {
    till = TestTill.open(folder.resolve("till.db"));
  }

  @AfterEach
  void close() {
    till.close();
  }

  @Test
  void theFirstSaleOpensAShiftOnTheShopsOwnDay() {
    till.clock.set(Instant.parse("2026-11-21T23:30:00Z").toEpochMilli());

    Shift opened = openOrBegin();

    assertThat(opened)
        .isEqualTo(
            new Shift(
                opened.id(),
                "1",
                "till-2",
                1,
                till.clock.epochMillis(),
                "maria",
                LocalDate.of(2026, 11, 22),
                TestTill.EUR,
                0,
                true));
    assertThat(ShiftStore.openOf(till.handle, place("till-2", "1"))).contains(opened);
    assertThat(ShiftStore.openOf(till.handle, place("till-3", "1"))).isEmpty();
  }

  @Test
  void anOpenShiftStaysTheOne() {
    Shift first = openOrBegin();

    assertThat(openOrBegin()).isEqualTo(first);
    assertThat(open(5_000)).isEqualTo(ShiftResult.refused(new ShiftRefusal.AlreadyOpen(1)));
  }

  @Test
  void aShiftThatWasOpenedElsewhereIsNoneOfThisShops() {
    openOrBegin();

    assertThat(ShiftStore.openOf(till.handle, place("till-2", "2"))).isEmpty();
  }

  @Test
  void aShiftIsOpenedWithWhatWasCountedAndTheJournalNotesIt() {
    Shift opened = open(15_000).orElseThrow();

    assertThat(opened.floatMinor()).isEqualTo(15_000);
    assertThat(opened.openedBySale()).isFalse();
    assertThat(ShiftStore.byId(till.handle, opened.id())).contains(opened);
    assertThat(openOrBegin()).isEqualTo(opened);
    assertThat(noted()).containsExactly("SHIFT_OPENED " + opened.id() + " 15000");
  }

  /// R39: that what is sold by has changed; once for all that came since the last time, with the
  /// beginning or the end of a shift.
  @Test
  void theJournalSaysBeforeAShiftThatPricesAndSettingsHaveChangedSinceTheLastOne() {
    setting("receipt_footer", "Grazie");
    setting("discount_limit", "10");
    Shift first = open(0).orElseThrow();
    assertThat(parameters()).containsExactly("account_setting 2");

    setting("discount_limit", "15");
    assertThat(parameters()).as("not while it sells").hasSize(1);
    ShiftResult<Closing> _ = close(first);
    assertThat(parameters()).containsExactly("account_setting 2", "account_setting 1");

    Shift _ = open(0).orElseThrow();
    assertThat(parameters()).as("nothing has changed since").hasSize(2);
  }

  private void setting(String name, String value) {
    till.put(
        SyncCatalogue.ACCOUNT_SETTING,
        name,
        Values.of(SyncCatalogue.ACCOUNT_SETTING).set("name", name).set("value", value),
        List.of());
  }

  private List<String> parameters() {
    return till.handle
        .createQuery("select detail from journal_event where kind = :kind order by seq")
        .bind("kind", EventKind.PARAMETERS_CHANGED.name())
        .mapTo(String.class)
        .list();
  }

  @Test
  void aFloatThatNoDrawerHoldsIsRefused() {
    ShiftResult<Shift> refused =
        ShiftResult.refused(new ShiftRefusal.AmountOutOfRange(0, ShiftLimits.MAX_AMOUNT_MINOR));

    assertThat(open(-1)).isEqualTo(refused);
    assertThat(open(8_001_234_567_897L)).isEqualTo(refused);
    assertThat(ShiftStore.openOf(till.handle, place("till-2", "1"))).isEmpty();
  }

  /// A shift from before anybody could open one was opened by its first sale.
  @Test
  void aShiftOfAnOlderProgramWasOpenedByASale() {
    Shift opened = open(0).orElseThrow();
    till.execute("update shift set opened_by_sale = null");

    assertThat(ShiftStore.byId(till.handle, opened.id()).orElseThrow().openedBySale()).isTrue();
  }

  @Test
  void moneyIsMovedWithAReasonInAnOpenShiftOnly() {
    assertThat(move(CashMovementKind.CASH_IN, 100, "change"))
        .isEqualTo(ShiftResult.refused(new ShiftRefusal.NoShiftOpen()));
    Shift shift = open(0).orElseThrow();
    assertThat(move(CashMovementKind.CASH_IN, 0, "change"))
        .isEqualTo(
            ShiftResult.refused(
                new ShiftRefusal.AmountOutOfRange(1, ShiftLimits.MAX_AMOUNT_MINOR)));
    assertThat(move(CashMovementKind.CASH_OUT, 100, "  "))
        .isEqualTo(ShiftResult.refused(new ShiftRefusal.ReasonMissing()));
    assertThat(move(CashMovementKind.CASH_OUT, 100, "x".repeat(401)))
        .isEqualTo(ShiftResult.refused(new ShiftRefusal.ReasonUnusable(400)));
    assertThat(move(CashMovementKind.CASH_OUT, 100, "nul \0"))
        .isEqualTo(ShiftResult.refused(new ShiftRefusal.ReasonUnusable(400)));

    CashMovement moved = move(CashMovementKind.SAFE_DROP, 20_000, " to the safe ").orElseThrow();

    assertThat(moved.reason()).isEqualTo("to the safe");
    assertThat(CashMovementStore.of(till.handle, shift.id())).containsExactly(moved);
    assertThat(noted()).contains("CASH_MOVED " + moved.id() + " -20000");
  }

  @Test
  void aTillThatIsSetBackOpensNothingAndMovesNothing() {
    open(0);
    PlaceSetBack.mark(till.replica, "another life");

    assertThat(move(CashMovementKind.CASH_IN, 1, "change"))
        .isEqualTo(ShiftResult.refused(new ShiftRefusal.SetBack()));
    assertThat(open(0)).isEqualTo(ShiftResult.refused(new ShiftRefusal.SetBack()));
  }

  /// Its Z would be the second one of that shift, and a hole in the chain at the centre.
  @Test
  void aTillThatHasJoinedAnewLeavesItsOpenShiftToTheCopyThatWentOn() {
    Shift before = open(15_000).orElseThrow();
    PlaceSetBack.mark(till.replica, "another life");
    NewSeries.begin(till.replica, 7);

    assertThat(ShiftStore.openOf(till.handle, till.replica.place().orElseThrow())).isEmpty();
    assertThat(close(before)).isEqualTo(ShiftResult.refused(new ShiftRefusal.NoShiftOpen()));
    assertThat(move(CashMovementKind.CASH_IN, 100, "change"))
        .isEqualTo(ShiftResult.refused(new ShiftRefusal.NoShiftOpen()));

    Shift after = open(14_000).orElseThrow();

    assertThat(after.number()).isEqualTo(2);
    assertThat(openOrBegin()).isEqualTo(after);
    assertThat(close(after)).isInstanceOf(ShiftResult.Done.class);
  }

  private ShiftResult<Closing> close(Shift shift) {
    return till.replica.write(
        Priority.PERSON,
        tx ->
            ClosingStore.close(
                tx,
                TestTill.establishment(),
                new ClosingStore.Wish(shift.id(), CashCount.NOTHING, "it was not counted"),
                "maria",
                null));
  }

  private List<String> noted() {
    return till.handle
        .createQuery("select kind || ' ' || subject_id || ' ' || amount_minor from journal_event")
        .mapTo(String.class)
        .list();
  }

  private static Place place(String device, String establishment) {
    return new Place(device, "rossi", "Bottega Rossi", establishment, 2, 0);
  }

  private Shift openOrBegin() {
    return till.replica.write(
        Priority.PERSON, tx -> ShiftStore.openOrBegin(tx, TestTill.establishment(), "maria"));
  }

  private ShiftResult<Shift> open(long floatMinor) {
    return till.replica.write(
        Priority.PERSON,
        tx -> ShiftStore.open(tx, TestTill.establishment(), floatMinor, "maria", null));
  }

  private ShiftResult<CashMovement> move(CashMovementKind kind, long minor, String reason) {
    return till.replica.write(
        Priority.PERSON,
        tx ->
            CashMovementStore.add(
                tx,
                TestTill.establishment(),
                new CashMovementStore.Wish(till.newId(), kind, minor, reason),
                "maria",
                null));
  }
}
