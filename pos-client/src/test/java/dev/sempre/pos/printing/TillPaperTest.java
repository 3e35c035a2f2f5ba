package dev.sempre.pos.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.sempre.model.sale.CompletedSale;
import dev.sempre.pos.device.DeviceOutcome;
import dev.sempre.pos.device.DeviceSettings;
import dev.sempre.pos.device.VirtualPrinter.Condition;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.journal.JournalStore;
import dev.sempre.replica.receipt.ReceiptJob;
import dev.sempre.replica.receipt.ReceiptJob.Channel;
import dev.sempre.replica.receipt.ReceiptJob.State;
import dev.sempre.replica.receipt.ReceiptJobStore;
import dev.sempre.replica.receipt.ReceiptJobStore.Begun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
final class TillPaperTest {
  @TempDir Path folder;

  private static ReceiptJob only(PaperStand till, CompletedSale sale) {
    List<ReceiptJob> jobs = till.paper.of(sale.id());
    assertThat(jobs).hasSize(1);
    return jobs.getFirst();
  }

  @Test
  void aSaleInCashOpensTheDrawerAndPrintsItsReceipt() {
    try (PaperStand till = new PaperStand(folder, false)) {
      CompletedSale sale = till.sell();
      assertThat(till.printer().papers()).as("nothing before the threads run").isEmpty();

      till.settle();

      assertThat(till.printer().drawerOpenings()).isEqualTo(1);
      assertThat(till.printer().papers()).hasSize(1);
      assertThat(till.printer().papers().getFirst().text())
          .contains("Bottega Rossi", "Latte intero 1 l", "Scontrino " + sale.number().printed())
          .doesNotContain("DUPLICATO");
      assertThat(only(till, sale).state()).isEqualTo(State.DONE);
      assertThat(only(till, sale).duplicate()).isZero();
      assertThat(till.paper.drawer()).contains(new DeviceOutcome.Done());
    }
  }

  /// As tills do: who puts a float in, takes change out or drops money into the safe does not also
  /// have to open the drawer without a sale, which the Z would count. Source: T8.
  @Test
  void moneyThatMovesOpensTheDrawerAndPrintsNothingByItself() {
    try (PaperStand till = new PaperStand(folder, false)) {
      till.paper.moneyMoves();
      till.settle();

      assertThat(till.printer().drawerOpenings()).isEqualTo(1);
      assertThat(till.printer().papers()).isEmpty();
    }
  }

  /// The one rule above all others: whatever the printer does, `complete` never meets it. Here the
  /// printer hangs for ever in real threads while ten more sales are finished.
  @Test
  void aPrinterThatHangsForEverHoldsUpNoSale() throws Exception {
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    AtomicReference<Thread> printersThread = new AtomicReference<>();
    JobQueue.Delivery dead =
        (job, begins) -> {
          printersThread.set(Thread.currentThread());
          hanging.countDown();
          await(never);
          return new DeviceOutcome.TimedOut();
        };
    try (PaperStand till = new PaperStand(folder, false, dead)) {
      till.sell();
      Thread worker =
          new Thread(() -> {
            while (!till.beside.isEmpty()) {
              till.beside.removeFirst().run();
            }
            till.worker.removeLast().run();
          });
      worker.start();
      assertThat(hanging.await(20, TimeUnit.SECONDS)).isTrue();

      for (int sale = 0; sale < 10; sale++) {
        assertThat(till.sell()).isNotNull();
      }

      assertThat(printersThread.get()).isEqualTo(worker).isNotEqualTo(Thread.currentThread());
      never.countDown();
      worker.join();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(50, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Condition.class,
      names = {"NO_PAPER", "COVER_OPEN", "UNPLUGGED"})
  void aReceiptWaitsForItsPrinterWithPausesThatGrow(Condition condition) {
    try (PaperStand till = new PaperStand(folder, false)) {
      till.printer().become(condition);
      CompletedSale sale = till.sell();
      till.settle();

      assertThat(only(till, sale).state()).isEqualTo(State.WAITING);
      assertThat(only(till, sale).outcome())
          .isEqualTo(condition == Condition.UNPLUGGED ? "NOT_REACHABLE" : condition.name());
      assertThat(till.rings.getLast().millis()).isEqualTo(5_000);
      till.ring();
      assertThat(till.rings.getLast().millis()).isEqualTo(10_000);
      till.ring();
      assertThat(till.rings.getLast().millis()).isEqualTo(20_000);

      till.printer().become(Condition.READY);
      till.ring();

      assertThat(only(till, sale).state()).isEqualTo(State.DONE);
      assertThat(only(till, sale).tries()).isEqualTo(4);
      assertThat(till.printer().papers()).hasSize(1);
    }
  }

  @Test
  void pausesGrowToFiveMinutesAndNoFurther() {
    assertThat(JobQueue.pauseMillis(0)).isEqualTo(5_000);
    assertThat(JobQueue.pauseMillis(5)).isEqualTo(160_000);
    assertThat(JobQueue.pauseMillis(6)).isEqualTo(300_000);
    assertThat(JobQueue.pauseMillis(1_000_000)).isEqualTo(300_000);
  }

  @Test
  void whenAPrinterWorksAgainWhatWaitedForItComesOutInOrder() {
    try (PaperStand till = new PaperStand(folder, false)) {
      till.printer().become(Condition.NO_PAPER);
      CompletedSale first = till.sell();
      till.settle();
      CompletedSale second = till.sell();
      till.settle();
      till.printer().become(Condition.READY);
      CompletedSale third = till.sell();
      till.settle();

      assertThat(till.printer().papers())
          .extracting(paper -> paper.text().replaceAll("(?s).*Scontrino (\\S+).*", "$1"))
          .containsExactlyInAnyOrder(
              first.number().printed(), second.number().printed(), third.number().printed());
      assertThat(
              till.shop.replica.<List<ReceiptJob>>read(
                  handle -> ReceiptJobStore.newest(handle, Channel.PRINT, 9)))
          .extracting(ReceiptJob::state)
          .hasSize(3)
          .containsOnly(State.DONE);
    }
  }

  @Test
  void theDrawerBehindAPrinterWithoutPaperOpens() {
    try (PaperStand till = new PaperStand(folder, false)) {
      till.printer().become(Condition.NO_PAPER);
      till.sell();
      till.settle();

      assertThat(till.printer().drawerOpenings()).isEqualTo(1);
    }
  }

  @Test
  void aDrawerThatDoesNotOpenIsToldAndNotTriedAgain() {
    try (PaperStand till = new PaperStand(folder, false)) {
      till.printer().become(Condition.UNPLUGGED);
      till.sell();
      till.settle();
      assertThat(till.paper.drawer())
          .hasValueSatisfying(
              outcome -> assertThat(outcome).isInstanceOf(DeviceOutcome.NotReachable.class));

      till.printer().become(Condition.READY);
      till.ring();

      assertThat(till.printer().papers()).hasSize(1);
      assertThat(till.printer().drawerOpenings()).isZero();
    }
  }

  @Test
  void whatIsPrintedAgainIsADuplicateAndCounted() {
    try (PaperStand till = new PaperStand(folder, false)) {
      CompletedSale sale = till.sell();
      till.settle();

      assertThat(till.paper.print(sale.id(), "maria")).isTrue();
      till.settle();
      assertThat(till.paper.print(sale.id(), "maria")).isTrue();
      till.settle();

      assertThat(till.paper.of(sale.id()))
          .extracting(ReceiptJob::duplicate)
          .containsExactly(0, 1, 2);
      List<JournalStore.Noted> journal =
          till.shop.replica.read(handle -> JournalStore.newest(handle, "till-2", 9));
      assertThat(journal)
          .filteredOn(noted -> noted.kind().equals("REPRINTED"))
          .extracting(JournalStore.Noted::userId, JournalStore.Noted::detail)
          .containsExactly(tuple("maria", "PRINT 2"), tuple("maria", "PRINT 1"));
      assertThat(till.printer().papers().get(1).text()).contains("DUPLICATO N. 1");
      assertThat(till.printer().papers().get(2).text()).contains("DUPLICATO N. 2");
    }
  }

  @Test
  void whatStillWaitsIsNoDuplicateWhenItIsAskedForAgain() {
    try (PaperStand till = new PaperStand(folder, false)) {
      till.printer().become(Condition.NO_PAPER);
      CompletedSale sale = till.sell();
      till.settle();
      till.printer().become(Condition.READY);

      till.paper.print(sale.id(), "maria");
      till.settle();

      assertThat(only(till, sale).state()).isEqualTo(State.DONE);
      assertThat(till.printer().papers().getFirst().text()).doesNotContain("DUPLICATO");
    }
  }

  /// Source: R40.
  @Test
  void whatWaitsIsADuplicateOnceAnotherCopyMayBeOut() throws Exception {
    try (PaperStand till = new PaperStand(folder, false)) {
      till.printer().become(Condition.NO_PAPER);
      CompletedSale sale = till.sell();
      till.settle();
      assertThat(till.paper.mail(sale.id(), "maria@example.com", "maria")).isTrue();
      assertThat(till.paper.pdf(sale.id(), "maria").orElseThrow().getFileName().toString())
          .isEqualTo(sale.number().printed() + ".pdf");
      till.printer().become(Condition.READY);

      till.ring();

      assertThat(till.printer().papers().getLast().text()).contains("DUPLICATO N. 1");
      assertThat(till.paper.of(sale.id()))
          .extracting(ReceiptJob::channel, ReceiptJob::duplicate, ReceiptJob::state)
          .containsExactlyInAnyOrder(
              tuple(Channel.PRINT, 1, State.DONE),
              tuple(Channel.MAIL, 0, State.WAITING),
              tuple(Channel.PDF, 0, State.DONE));
      assertThat(reprints(till))
          .extracting(JournalStore.Noted::subjectId, JournalStore.Noted::detail)
          .containsExactly(tuple(sale.id(), "PRINT 1"));
      String mail =
          till.paper.of(sale.id()).stream()
              .filter(job -> job.channel() == Channel.MAIL)
              .findFirst()
              .orElseThrow()
              .id();
      assertThat(begin(till, mail)).isEqualTo(Begun.DUPLICATE);
      assertThat(begin(till, mail)).isEqualTo(Begun.RUNNING);
      assertThat(begin(till, mail)).isEqualTo(Begun.NOT_WANTED);
      assertThat(reprints(till))
          .extracting(JournalStore.Noted::detail)
          .containsExactly("MAIL 2", "PRINT 1");
    }
  }

  private static Begun begin(PaperStand till, String job) {
    return till.shop.replica.write(Priority.BACKGROUND, tx -> ReceiptJobStore.begin(tx, job));
  }

  private static List<JournalStore.Noted> reprints(PaperStand till) {
    return till.shop.replica.read(handle -> JournalStore.newest(handle, "till-2", 9)).stream()
        .filter(noted -> noted.kind().equals("REPRINTED"))
        .toList();
  }

  @Test
  void aTicketWhoseFirstReceiptIsForgottenHasHadOne() {
    try (PaperStand till = new PaperStand(folder, false)) {
      CompletedSale sale = till.sell();
      till.settle();
      till.shop.advance(ReceiptJobStore.KEPT_MILLIS + 1);
      till.prints.start();
      till.settle();
      assertThat(till.paper.of(sale.id())).isEmpty();

      till.paper.print(sale.id(), "maria");
      till.settle();

      assertThat(only(till, sale).duplicate()).isEqualTo(1);
    }
  }

  @Test
  void whatMayHaveComeOutIsNotPrintedAgainByItself() {
    try (PaperStand till = new PaperStand(folder, false)) {
      till.printer().become(Condition.SILENT);
      CompletedSale sale = till.sell();
      till.settle();
      till.printer().become(Condition.READY);
      till.shop.advance(1_000_000);
      till.prints.wake();
      till.settle();

      assertThat(only(till, sale).state()).isEqualTo(State.UNKNOWN);
      assertThat(till.printer().papers()).as("it did come out, unknown to us").hasSize(1);

      till.paper.print(sale.id(), "maria");
      till.settle();
      assertThat(till.printer().papers().get(1).text()).contains("DUPLICATO N. 1");
    }
  }

  @Test
  void whoHasSeenThatItCameOutSaysSoAndNobodyIsAskedAgain() {
    try (PaperStand till = new PaperStand(folder, false)) {
      till.printer().become(Condition.SILENT);
      CompletedSale sale = till.sell();
      till.settle();
      String job = only(till, sale).id();

      assertThat(till.paper.cameOut(job)).isTrue();
      till.settle();

      assertThat(only(till, sale).state()).isEqualTo(State.DONE);
      assertThat(till.paper.cameOut(job)).as("it is known by now").isFalse();
      till.printer().become(Condition.READY);
      till.paper.print(sale.id(), "maria");
      till.settle();
      assertThat(till.printer().papers().getLast().text()).contains("DUPLICATO N. 1");
    }
  }

  @Test
  void theQueueGoesOnAfterARestart() {
    CompletedSale sale;
    try (PaperStand till = new PaperStand(folder, false)) {
      till.printer().become(Condition.UNPLUGGED);
      sale = till.sell();
      till.settle();
    }
    try (PaperStand till = new PaperStand(folder, true)) {
      till.shop.advance(60_000);
      till.settle();

      assertThat(till.printer().papers()).hasSize(1);
      assertThat(only(till, sale).state()).isEqualTo(State.DONE);
    }
  }

  @Test
  void whatAPowerCutStoppedInTheMiddleIsUnknownAfterwards() throws Exception {
    CompletedSale sale;
    CountDownLatch inTheMiddle = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    JobQueue.Delivery cut =
        (job, begins) -> {
          begins.run();
          inTheMiddle.countDown();
          await(never);
          throw new StoreFailure(
              StoreFailure.Kind.OTHER, StoreFailure.Outcome.UNKNOWN, "the till is off", null);
        };
    Thread printing;
    try (PaperStand till = new PaperStand(folder, false, cut)) {
      sale = till.sell();
      printing =
          new Thread(() -> {
            try {
              till.settle();
            } catch (IllegalStateException off) {
              // The till is off: nothing is written down any more.
            }
          });
      printing.start();
      assertThat(inTheMiddle.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(only(till, sale).state()).isEqualTo(State.RUNNING);
    }
    try (PaperStand till = new PaperStand(folder, true)) {
      till.shop.advance(60_000);
      till.settle();

      assertThat(only(till, sale).state()).isEqualTo(State.UNKNOWN);
      assertThat(till.printer().papers()).isEmpty();
    }
    never.countDown();
    printing.join();
  }

  @Test
  void whatAPersonDoesNotWantAnyMoreIsNotPrinted() {
    try (PaperStand till = new PaperStand(folder, false)) {
      till.printer().become(Condition.NO_PAPER);
      CompletedSale sale = till.sell();
      till.settle();

      assertThat(till.paper.drop(only(till, sale).id())).isTrue();
      till.printer().become(Condition.READY);
      till.ring();

      assertThat(till.printer().papers()).isEmpty();
      assertThat(only(till, sale).state()).isEqualTo(State.DROPPED);
    }
  }

  @Test
  void anErrorInOneReceiptStopsNoOther() {
    AtomicReference<String> bad = new AtomicReference<>();
    JobQueue.Delivery faulty =
        (job, begins) -> {
          if (job.documentId().equals(bad.get())) {
            throw new OutOfMemoryError("a logo of 20 000 x 20 000 dots");
          }
          begins.run();
          return new DeviceOutcome.Done();
        };
    try (PaperStand till = new PaperStand(folder, false, faulty)) {
      CompletedSale first = till.sell();
      bad.set(first.id());
      till.settle();
      CompletedSale second = till.sell();
      till.settle();

      assertThat(only(till, first).outcome()).isEqualTo("FAULTY");
      assertThat(only(till, first).state()).isEqualTo(State.WAITING);
      assertThat(only(till, second).state()).isEqualTo(State.DONE);
    }
  }

  @Test
  void howeverOftenTheQueueIsWokenThereIsOneAlarm() {
    try (PaperStand till = new PaperStand(folder, false)) {
      till.printer().become(Condition.NO_PAPER);
      till.sell();
      till.settle();
      for (int i = 0; i < 20; i++) {
        till.prints.wake();
        till.settle();
      }

      assertThat(till.rings).hasSize(1);
      till.printer().become(Condition.READY);
      till.ring();
      assertThat(till.printer().papers()).hasSize(1);
    }
  }

  @Test
  void aReceiptThatIsInNoFileWaitsForNothing() throws Exception {
    try (PaperStand till = new PaperStand(folder, false)) {
      CompletedSale sale = till.sell();
      till.settle();
      Path pdfs = Files.createFile(folder.resolve("receipts")); // No folder can be made there.

      assertThatThrownBy(() -> till.paper.pdf(sale.id(), "maria")).isInstanceOf(IOException.class);

      assertThat(till.paper.of(sale.id()))
          .extracting(ReceiptJob::channel, ReceiptJob::state)
          .containsExactly(tuple(Channel.PRINT, State.DONE), tuple(Channel.PDF, State.REFUSED));
      Files.delete(pdfs);
      assertThat(till.paper.pdf(sale.id(), "maria").orElseThrow()).isNotEmptyFile();
      assertThat(till.paper.of(sale.id()).getLast().state()).isEqualTo(State.DONE);
    }
  }

  @Test
  void aBugInThePrinterStopsNoOtherReceipt() {
    AtomicReference<String> bad = new AtomicReference<>();
    AtomicReference<String> printed = new AtomicReference<>();
    JobQueue.Delivery faulty =
        (job, begins) -> {
          if (job.documentId().equals(bad.get())) {
            throw new IllegalStateException("bug");
          }
          begins.run();
          printed.set(job.documentId());
          return new DeviceOutcome.Done();
        };
    try (PaperStand till = new PaperStand(folder, false, faulty)) {
      CompletedSale first = till.sell();
      bad.set(first.id());
      till.settle();
      CompletedSale second = till.sell();
      till.settle();

      assertThat(only(till, first).state()).isEqualTo(State.WAITING);
      assertThat(printed).hasValue(second.id());
      assertThat(only(till, second).state()).isEqualTo(State.DONE);
    }
  }

  @Test
  void whatWaitsForAPrinterThatIsGoneSaysSo() throws Exception {
    try (PaperStand till = new PaperStand(folder, false)) {
      till.printer().become(Condition.NO_PAPER);
      CompletedSale sale = till.sell();
      till.settle();
      till.devices.set(DeviceSettings.NONE);
      till.ring();

      assertThat(only(till, sale).outcome()).isEqualTo("NOT_SET_UP");
      assertThat(only(till, sale).detail()).isEqualTo("no printer is set up as 1");
    }
  }

  @Test
  void theTestPageComesOut() {
    try (PaperStand till = new PaperStand(folder, false)) {
      till.paper.testPage("1");
      till.settle();

      assertThat(till.printer().papers().getFirst().text()).contains("PROVA DI STAMPA", "Cassa");
    }
  }
}
