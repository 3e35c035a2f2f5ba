package dev.sempre.pos.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.sempre.model.money.Currency;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.shift.CashCount;
import dev.sempre.model.shift.CashCount.Counted;
import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.pos.device.DeviceSettings;
import dev.sempre.pos.device.Printed;
import dev.sempre.pos.device.VirtualPrinter.Condition;
import dev.sempre.pos.sell.NoSaleAnswer;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.sell.TicketAnswer;
import dev.sempre.pos.shift.ShiftAnswer;
import dev.sempre.pos.shift.ZReport;
import dev.sempre.pos.till.ShiftDesk;
import dev.sempre.pos.till.TillDesk;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.journal.JournalStore;
import dev.sempre.replica.receipt.ReceiptJob;
import dev.sempre.replica.receipt.ReceiptJob.State;
import dev.sempre.replica.receipt.ReceiptJobStore;
import dev.sempre.replica.terminal.TerminalRequest;
import dev.sempre.replica.terminal.TerminalRequest.Purpose;
import dev.sempre.replica.terminal.TerminalRequestStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ShiftPrintsTest {
  private static final CashCount COUNT = new CashCount(List.of(new Counted(5_000, 1)));

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private PaperStand till;

  @SuppressWarnings("NullAway.Init")
  private ShiftDesk lucia;

  @BeforeEach
  void open() {
    till = new PaperStand(folder, false);
    lucia = till.shop.shiftDesk("lucia");
  }

  private static <T> T value(ShiftAnswer<T> answer) {
    return ((ShiftAnswer.Done<T>) answer).value();
  }

  private ZReport close() {
    String shift = value(lucia.open(5_000));
    till.sell();
    till.settle();
    return value(lucia.close(shift, COUNT, "Manca la vendita"));
  }

  private static OpenSale done(StepAnswer answer) {
    assertThat(answer).isInstanceOf(StepAnswer.Done.class);
    return ((StepAnswer.Done) answer).sale();
  }

  private String newestPaper() {
    return till.printer().papers().getLast().text().replaceAll("\\s+", " ");
  }

  /// Source: T8, T13, R36.
  @Test
  void aZComesOutByItselfInTheLanguageOfTheShopWithItsWholeHash() {
    ZReport z = close();
    till.shifts.closed(z.closing());
    assertThat(till.printer().papers()).as("the receipt alone: nobody has waited").hasSize(1);

    till.settle();

    String hash = Objects.requireNonNull(z.seal()).hash().toUpperCase(Locale.ROOT);
    assertThat(newestPaper())
        .contains(
            "Bottega Rossi", "Z 1", "chiuso da Lucia R.", "Dovrebbe esserci", "Manca la vendita")
        .doesNotContain("DUPLICATO");
    assertThat(newestPaper().replace(" ", "")).contains(hash);
    assertThat(till.shifts.of(z.closing().id()))
        .extracting(ReceiptJob::state, ReceiptJob::duplicate)
        .containsExactly(tuple(State.DONE, 0));
  }

  /// Source: T8. Told twice since the disk had not said whether it was closed.
  @Test
  void aZThatIsToldTwiceComesOutOnce() {
    ZReport z = close();
    till.shifts.closed(z.closing());
    till.shifts.closed(z.closing());
    till.settle();

    assertThat(till.shifts.of(z.closing().id())).hasSize(1);
    assertThat(till.printer().papers()).hasSize(2);
  }

  /// Source: R40, R39.
  @Test
  void eachFurtherCopyOfAZIsMarkedCountedAndInTheJournal() {
    ZReport z = close();
    till.shifts.closed(z.closing());
    till.settle();
    assertThat(till.shifts.print(z.closing().id(), "lucia")).isTrue();
    till.settle();
    assertThat(till.shifts.print(z.closing().id(), "maria")).isTrue();
    till.settle();

    assertThat(till.printer().papers())
        .extracting(Printed::text)
        .filteredOn(text -> text.contains("DUPLICATO N. 1"))
        .hasSize(1);
    assertThat(newestPaper()).contains("DUPLICATO N. 2");
    List<JournalStore.Noted> journal =
        till.shop.replica.read(handle -> JournalStore.newest(handle, "till-2", 9));
    assertThat(journal)
        .filteredOn(noted -> noted.kind().equals("REPRINTED"))
        .extracting(JournalStore.Noted::userId, JournalStore.Noted::detail)
        .containsExactlyInAnyOrder(tuple("lucia", "PRINT 1"), tuple("maria", "PRINT 2"));
  }

  /// Source: P5, F43. The till is closed while the printer has no paper; the Z waits for it.
  @Test
  void aZWaitsForItsPrinterAndComesOutAsTheFirstCopyHoweverOftenItIsAskedFor() {
    till.printer().become(Condition.NO_PAPER);
    ZReport z = close();
    till.shifts.closed(z.closing());
    till.settle();
    assertThat(till.shifts.of(z.closing().id()))
        .extracting(ReceiptJob::state, ReceiptJob::outcome)
        .containsExactly(tuple(State.WAITING, "NO_PAPER"));

    assertThat(till.shifts.print(z.closing().id(), "lucia")).isTrue();
    till.printer().become(Condition.READY);
    till.settle();
    till.ring();

    assertThat(till.shifts.of(z.closing().id()))
        .extracting(ReceiptJob::state, ReceiptJob::duplicate)
        .containsExactly(tuple(State.DONE, 0));
  }

  @Test
  void anXSaysHowTheOpenShiftStandsAndIsNeverADuplicate() {
    String shift = value(lucia.open(5_000));
    till.sell();
    till.settle();
    assertThat(till.shifts.printReading(shift)).isTrue();
    till.settle();
    till.sell();
    till.settle();
    assertThat(till.shifts.printReading(shift)).isTrue();
    till.settle();

    assertThat(newestPaper())
        .contains("LETTURA X", "aperto", "Lucia R.")
        .contains("Totale vendite 3,30")
        .doesNotContain("DUPLICATO");
  }

  /// Source: F43. On paper as on the screen, on the reading and on the Z that stays.
  @Test
  void whatATerminalWasAskedForAndNoTicketHasIsNamedOnXAndZ() {
    String shift = value(lucia.open(5_000));
    till.sell();
    till.settle();
    till.shop.replica.write(
        Priority.PERSON,
        tx -> {
          TerminalRequestStore.note(
              tx,
              new TerminalRequestStore.Wish(
                  "r-1",
                  Purpose.TICKET,
                  "t-1",
                  "maria",
                  new Tender(1, "card", TenderKind.CARD, 1_250),
                  Currency.of("EUR"),
                  "pos-1"));
          TerminalRequestStore.become(tx, "r-1", TerminalRequest.State.LEFT, null);
          return null;
        });
    assertThat(till.shifts.printReading(shift)).isTrue();
    till.settle();
    assertThat(newestPaper()).contains("LETTURA X", "12,50");

    ZReport z = value(lucia.close(shift, COUNT, "Manca la vendita"));
    till.shifts.closed(z.closing());
    till.settle();
    assertThat(newestPaper()).contains("Z 1", "12,50");
  }

  /// Source: T8, R39. What was given up and what the drawer was opened for without a sale.
  @Test
  void whatWasVoidedAndEachOpeningWithoutASaleStandsOnTheZ() {
    String shift = value(lucia.open(5_000));
    till.shop.product("q", "Pane", 250);
    TillDesk desk = till.shop.desk("lucia");
    OpenSale two =
        done(desk.ringUp(done(desk.ringUp(desk.current().sale(), "p")), "q"))
            .voidLine(2)
            .orElseThrow();
    PayingSale paying = done(desk.keep(two)).beginPayment().orElseThrow();
    assertThat(desk.complete(paying.addTender("cash", TenderKind.CASH, 165).orElseThrow()))
        .isInstanceOf(PaymentAnswer.Paid.class);
    OpenSale givenUp = done(desk.ringUp(desk.current().sale(), "q"));
    assertThat(desk.voidTicket(givenUp, "Il cliente è andato via", null))
        .isInstanceOf(TicketAnswer.Next.class);
    for (int opening = 0; opening < 3; opening++) {
      assertThat(desk.noSale(null)).isEqualTo(new NoSaleAnswer.Noted());
    }
    till.settle();

    ZReport z = value(lucia.close(shift, COUNT, "Manca la vendita"));
    till.shifts.closed(z.closing());
    till.settle();

    assertThat(newestPaper())
        .contains(
            "Righe annullate - 2,50 1 volta",
            "Scontrini annullati 1",
            "Cassetto aperto senza vendita 3");
  }

  @Test
  void moneyThatGoesToTheSafeHasASlipToSign() {
    value(lucia.open(50_000));
    String moved = value(lucia.move(CashMovementKind.SAFE_DROP, 40_000, "Busta 12"));
    till.shifts.moved(moved);
    till.settle();

    assertThat(newestPaper()).contains("In cassaforte", "Busta 12", "400,00", "Lucia R.", "Firma:");
    List<ReceiptJob> jobs =
        till.shop.replica.read(handle -> ReceiptJobStore.ofDocument(handle, moved));
    assertThat(jobs).extracting(ReceiptJob::state).containsExactly(State.DONE);
  }

  @Test
  void withoutAPrinterNothingIsAskedForAndNothingFails() throws Exception {
    till.devices.set(DeviceSettings.NONE);
    ZReport z = close();
    till.shifts.closed(z.closing());
    till.settle();

    assertThat(till.shifts.canPrint()).isFalse();
    assertThat(till.shifts.print(z.closing().id(), "lucia")).isFalse();
    assertThat(till.shifts.printReading("any")).isFalse();
    assertThat(till.shifts.of(z.closing().id())).isEmpty();
  }
}
