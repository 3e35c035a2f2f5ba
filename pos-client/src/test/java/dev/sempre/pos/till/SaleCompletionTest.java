package dev.sempre.pos.till;

import static dev.sempre.pos.till.TestShop.done;
import static dev.sempre.pos.till.TestShop.inCash;
import static dev.sempre.pos.till.TestShop.paid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.pos.sell.Failure;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.till.FaultyDatabase.Commit;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.Tx;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the cashier is told when the disk fails is true. Source: R03, I17.
final class SaleCompletionTest {
  @TempDir Path folder;
  private FaultyDatabase disk;
  private TestShop shop;
  private TillDesk desk;
  private OpenSale sale;

  @BeforeEach
  void ringUp() {
    disk = new FaultyDatabase(TestShop.sqlite(folder.resolve("till.db")));
    shop = TestShop.create(disk);
    shop.product("milk", "Latte intero", 165, "08001234567897");
    desk = shop.desk("maria");
    sale = done(desk.ringUp(desk.current().sale(), "8001234567897"));
  }

  @AfterEach
  void close() {
    disk.heal();
    shop.close();
  }

  @Test
  void aCommitThatFailedIsToldAndTheSaleStaysOpen() {
    disk.nextCommit = Commit.FAILS;

    assertThat(desk.complete(inCash(sale)))
        .isEqualTo(new PaymentAnswer.NotSaved(Failure.DISK_FAULT));
    assertThat(salesStored()).isZero();
    assertThat(desk.current().sale()).isEqualTo(sale);
  }

  @Test
  void theSecondAttemptTakesTheNumberThatTheFirstGaveBack() {
    disk.nextCommit = Commit.FAILS;
    desk.complete(inCash(sale));

    CompletedSale sold = paid(desk.complete(inCash(sale)));

    assertThat(sold.number()).isEqualTo(new TicketNumber(TestShop.SERIES, 1));
    assertThat(salesStored()).isEqualTo(1);
  }

  @Test
  void aCommitWhoseAnswerWasLostIsFound() {
    disk.nextCommit = Commit.FAILS_AFTER_ALL_IS_DONE;

    CompletedSale sold = paid(desk.complete(inCash(sale)));

    assertThat(sold.number()).isEqualTo(new TicketNumber(TestShop.SERIES, 1));
    assertThat(salesStored()).isEqualTo(1);
    assertThat(shop.desk("maria").current().sale().lines()).isEmpty();
  }

  @Test
  void whileTheDiskSaysNothingTheSaleIsNeitherPaidNorOpen() {
    disk.nextCommit = Commit.FAILS_AFTER_ALL_IS_DONE;
    disk.readsFail = true;
    failAllWritesAfterThisOne();

    assertThat(desk.complete(inCash(sale)))
        .isEqualTo(new PaymentAnswer.Unknown(Failure.DISK_FAULT));

    disk.heal();
    OpenSale more = sale.withCustomer("somebody");
    assertThat(desk.keep(more)).isEqualTo(new StepAnswer.NotSaved(Failure.DISK_FAULT));
    PaymentAnswer again = desk.complete(inCash(sale));
    assertThat(paid(again).number()).isEqualTo(new TicketNumber(TestShop.SERIES, 1));
    assertThat(salesStored()).isEqualTo(1);
  }

  @Test
  void whatTurnsOutNotToBeStoredCanBeStoredThen() {
    disk.nextCommit = Commit.FAILS;
    failAllWritesAfterThisOne();

    assertThat(desk.complete(inCash(sale)))
        .isEqualTo(new PaymentAnswer.Unknown(Failure.DISK_FAULT));

    disk.heal();
    assertThat(paid(desk.complete(inCash(sale))).number())
        .isEqualTo(new TicketNumber(TestShop.SERIES, 1));
    assertThat(salesStored()).isEqualTo(1);
  }

  @Test
  void aDiskThatIsFullByNowSaysNothingOfACommitThatFailedBefore() {
    disk.nextCommit = Commit.FAILS;
    disk.newWritersFindADiskThatIsFull = true;

    assertThat(desk.complete(inCash(sale))).isEqualTo(new PaymentAnswer.Unknown(Failure.DISK_FULL));

    disk.heal();
    assertThat(paid(desk.complete(inCash(sale))).number())
        .isEqualTo(new TicketNumber(TestShop.SERIES, 1));
    assertThat(salesStored()).isEqualTo(1);
  }

  /// The connection is thrown away with the failed commit; there will be no other.
  private void failAllWritesAfterThisOne() {
    disk.failNewWriters = true;
  }

  @Test
  void aCartThatIsTakenUpIsOneCartWhateverTheDiskSays() {
    for (Commit commit : List.of(Commit.FAILS, Commit.FAILS_AFTER_ALL_IS_DONE)) {
      disk.nextCommit = commit;
      TillDesk restarted = shop.desk("maria");
      OpenSale taken = restarted.current().sale();
      assertThat(taken).isEqualTo(sale.under(taken.id()));
      assertThat(taken.id().equals(sale.id())).isEqualTo(commit == Commit.FAILS);
      if (commit == Commit.FAILS_AFTER_ALL_IS_DONE) {
        paid(restarted.complete(inCash(taken)));
      }
    }
    assertThat(salesStored()).isEqualTo(1);
    assertThat(shop.desk("maria").current().sale().lines()).isEmpty();
  }

  @Test
  void aStepThatFailsLeavesTheCartAsItWas() {
    disk.nextCommit = Commit.FAILS;

    assertThat(desk.ringUp(sale, "8001234567897"))
        .isEqualTo(new StepAnswer.NotSaved(Failure.DISK_FAULT));
    assertThat(desk.current().sale()).isEqualTo(sale);
    assertThat(done(desk.ringUp(sale, "8001234567897")).lines()).hasSize(2);
  }

  @Test
  void aStepWhoseAnswerWasLostIsDone() {
    disk.nextCommit = Commit.FAILS_AFTER_ALL_IS_DONE;

    OpenSale more = done(desk.ringUp(sale, "8001234567897"));

    assertThat(more.lines()).hasSize(2);
    assertThat(desk.current().sale()).isEqualTo(more);
  }

  @Test
  void aPaidSaleIsToldEvenIfTheNextTicketCannotBeRead() {
    disk.readsFail = true;

    PaymentAnswer answer = desk.complete(inCash(sale));

    assertThat(paid(answer).number()).isEqualTo(new TicketNumber(TestShop.SERIES, 1));
    OpenTicket next = ((PaymentAnswer.Paid) answer).next();
    assertThat(next.number()).isEqualTo(new TicketNumber(TestShop.SERIES, 2));
    disk.heal();
    assertThat(
            paid(desk.complete(inCash(done(desk.ringUp(next.sale(), "8001234567897"))))).number())
        .isEqualTo(new TicketNumber(TestShop.SERIES, 2));
  }

  @Test
  void aPaidSaleIsToldWhateverIsWrongWithTheShopMeanwhile() {
    shop.misplace("Europe/Rom");

    PaymentAnswer.Paid paid = (PaymentAnswer.Paid) desk.complete(inCash(sale));

    assertThat(paid.nextUnread()).isFalse();
    assertThat(paid.next().number()).isEqualTo(new TicketNumber(TestShop.SERIES, 2));
    OpenSale next = done(desk.ringUp(paid.next().sale(), "8001234567897"));
    assertThat(paid(desk.complete(inCash(next))).number().number()).isEqualTo(2);
  }

  @Test
  void whatIsThrownAfterTheCommitDoesNotMakeAPaidSaleUnpaid() {
    PaymentAnswer answer;
    try (Replica.Subscription _ =
        shop.replica.onCommit(committed -> {
          if (committed.touches("sale")) {
            throw new IllegalStateException("broken on purpose");
          }
        })) {
      answer = desk.complete(inCash(sale));
    }

    assertThat(paid(answer).number()).isEqualTo(new TicketNumber(TestShop.SERIES, 1));
    assertThat(((PaymentAnswer.Paid) answer).next().sale().lines()).isEmpty();
    assertThat(salesStored()).isEqualTo(1);
  }

  @Test
  void aFaultBeforeTheCommitLeavesTheSaleAsItWas() {
    shop.replica.write(
        Priority.PERSON,
        tx ->
            tx.handle()
                .execute(
                    """
                    create trigger fault before insert on sale_tender
                    begin select raise(abort, 'broken on purpose'); end
                    """));

    assertThat(desk.complete(inCash(sale))).isEqualTo(new PaymentAnswer.Broken());
    assertThat(salesStored()).isZero();
    assertThat(desk.current().sale()).isEqualTo(sale);
  }

  @Test
  void whatWasGivenBeforeTheFailedCommitStaysOnDisk() {
    PayingSale card = card(sale, 100);
    assertThat(desk.keepPayment(card)).isEmpty();
    disk.nextCommit = Commit.FAILS;

    assertThat(desk.complete(card.addTender("cash", TenderKind.CASH, 65).orElseThrow()))
        .isEqualTo(new PaymentAnswer.NotSaved(Failure.DISK_FAULT));
    assertThat(desk.current().tenders()).isEqualTo(card.tenders());
  }

  @Test
  void aTenderThatTheDiskDoesNotTakeIsSaid() {
    disk.nextCommit = Commit.FAILS;

    assertThat(desk.keepPayment(card(sale, 100))).contains(Failure.DISK_FAULT);
    assertThat(desk.current().tenders()).isEmpty();
    assertThat(desk.keepPayment(card(sale, 100))).isEmpty();
  }

  private static PayingSale card(OpenSale sale, long minor) {
    return sale.beginPayment()
        .then(paying -> paying.addTender("card", TenderKind.CARD, minor))
        .orElseThrow();
  }

  @Test
  void aFullDiskIsSaidAndTheSaleGoesThroughOnceThereIsSpace() {
    OpenSale large = sale;
    for (int i = 0; i < 120; i++) {
      large = done(desk.ringUp(large, "8001234567897"));
    }
    letTheFileGrowNoMore();

    assertThat(desk.complete(inCash(large)))
        .isEqualTo(new PaymentAnswer.NotSaved(Failure.DISK_FULL));
    assertThat(desk.current().sale()).isEqualTo(large);
    assertThat(paid(desk.complete(inCash(large))).lines()).hasSize(121);
  }

  /// Uses up what is free within the file, and then refuses to let it grow.
  private void letTheFileGrowNoMore() {
    shop.replica.write(
        Priority.PERSON,
        tx -> {
          tx.handle().execute("create table filler (content blob)");
          tx.handle()
              .execute(
                  "insert into filler values (zeroblob(?))", 4_096 * pragma(tx, "freelist_count"));
          return pragma(tx, "max_page_count = " + pragma(tx, "page_count"));
        });
  }

  private static long pragma(Tx tx, String pragma) {
    return tx.handle().createQuery("pragma " + pragma).mapTo(Long.class).one();
  }

  private long salesStored() {
    return shop.replica.read(
        handle -> handle.createQuery("select count(*) from sale").mapTo(Long.class).one());
  }
}
