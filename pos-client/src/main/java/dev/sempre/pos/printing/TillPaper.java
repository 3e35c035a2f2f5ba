package dev.sempre.pos.printing;

import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.pos.device.CashDrawer;
import dev.sempre.pos.device.DeviceOutcome;
import dev.sempre.pos.device.DeviceSettings;
import dev.sempre.pos.device.Devices;
import dev.sempre.pos.device.PrinterSettings;
import dev.sempre.pos.device.ReceiptPrinter;
import dev.sempre.pos.pdf.ReceiptPdf;
import dev.sempre.pos.receipt.Copy;
import dev.sempre.pos.receipt.Receipt;
import dev.sempre.pos.receipt.TestPage;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.receipt.ReceiptJob;
import dev.sempre.replica.receipt.ReceiptJob.Channel;
import dev.sempre.replica.receipt.ReceiptJob.State;
import dev.sempre.replica.receipt.ReceiptJobStore;
import dev.sempre.replica.sale.SaleStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a till does with paper and drawer. [#paid] is the only thing that a sale ever calls, and it
/// returns before anything has been done: neither a printer nor the queue's own writing can hold a
/// sale up. The rest waits for the disk and for nothing else. Safe to call from any thread. Source:
/// T9, P5, F43.
public final class TillPaper {
  private static final Logger LOG = LoggerFactory.getLogger(TillPaper.class);

  /// Threads that are not the sale's.
  ///
  /// @param beside for what is quick and not to be waited for
  /// @param drawer for the drawer alone, so that it waits for no printer but its own
  public record Hands(Executor beside, Executor drawer) {}

  /// The two queues.
  ///
  /// @param prints delivers with [#delivery]
  /// @param mails delivers with [MailDelivery]
  public record Queues(JobQueue prints, JobQueue mails) {}

  private final Replica replica;
  private final Devices devices;
  private final StoredReceipts receipts;
  private final JobQueue prints;
  private final JobQueue mails;
  private final Path pdfs;
  private final Hands hands;
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private volatile @Nullable DeviceOutcome drawer;

  /// @param pdfs folder that receipts are put into as files
  public TillPaper(
      Replica replica,
      Devices devices,
      StoredReceipts receipts,
      Queues queues,
      Path pdfs,
      Hands hands) {
    this.replica = replica;
    this.devices = devices;
    this.receipts = receipts;
    this.prints = queues.prints();
    this.mails = queues.mails();
    this.pdfs = pdfs;
    this.hands = hands;
    replica.onCommit(committed -> {
      if (committed.touches("receipt_job")) {
        changed();
      }
    });
    devices.onChange(this.prints::wake);
  }

  /// How jobs of a till get to its printers.
  public static JobQueue.Delivery delivery(Devices devices, StoredReceipts receipts) {
    return (job, begins) -> {
      Optional<ReceiptPrinter> printer = devices.printer(job.target());
      if (printer.isEmpty()) {
        return new DeviceOutcome.NotReachable("no printer is set up as " + job.target());
      }
      Optional<Receipt> receipt = page(devices, receipts, job);
      return receipt.isEmpty()
          ? new DeviceOutcome.Refused("there is no such ticket here")
          : printer.get().print(receipt.get(), begins);
    };
  }

  private static Optional<Receipt> page(Devices devices, StoredReceipts receipts, ReceiptJob job) {
    return switch (job.kind()) {
      case RECEIPT -> receipts.receipt(job.documentId(), new Copy(job.duplicate(), false));
      case TEST_PAGE ->
          devices
              .settings()
              .printer(job.target())
              .map(printer -> TestPage.of(printer.name(), printer.paper(), receipts.language()));
    };
  }

  /// A sale is on disk. Returns at once, whatever the devices do; the drawer opens if there is cash
  /// to put in or to give back, and the receipt is printed if the till does that unasked.
  public void paid(CompletedSale sale) {
    boolean cash = sale.tenders().stream().anyMatch(tender -> tender.kind() == TenderKind.CASH);
    if (cash || sale.totals().changeMinor() != 0) {
      execute(hands.drawer, this::openDrawer);
    } else {
      drawer = null;
    }
    execute(hands.beside, () -> printUnasked(sale));
  }

  private void printUnasked(CompletedSale sale) {
    DeviceSettings settings = devices.settings();
    if (!settings.automatic() || settings.printer(settings.receiptPrinter()).isEmpty()) {
      return;
    }
    try {
      print(sale, settings.receiptPrinter());
    } catch (StoreFailure failure) {
      // The ticket is a fact and can be printed from where it is shown.
      LOG.warn("PRINT-5 The receipt could not be queued: {}", failure.getMessage());
    }
  }

  private static void execute(Executor executor, Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException closing) {
      LOG.debug("the program is closing");
    }
  }

  /// A person wants the receipt of a ticket on paper, at the printer for receipts: what waits is
  /// tried now, what may have come out comes out once more as a duplicate.
  ///
  /// @return false if no printer is set up, or there is no such ticket here
  /// @throws StoreFailure if that cannot be written down; nothing is printed then
  public boolean printAgain(String saleId) {
    DeviceSettings settings = devices.settings();
    Optional<CompletedSale> sale = replica.read(handle -> SaleStore.byId(handle, saleId));
    if (sale.isEmpty() || settings.printer(settings.receiptPrinter()).isEmpty()) {
      return false;
    }
    print(sale.get(), settings.receiptPrinter());
    return true;
  }

  private void print(CompletedSale sale, String printer) {
    replica.write(
        Priority.BACKGROUND,
        tx -> {
          Optional<ReceiptJob> waiting =
              ReceiptJobStore.ofDocument(tx.handle(), sale.id()).stream()
                  .filter(job -> job.channel() == Channel.PRINT && job.state() == State.WAITING)
                  .findFirst();
          return waiting.isPresent()
              ? ReceiptJobStore.tryNow(tx, waiting.get().id(), printer)
              : ReceiptJobStore.addReceipt(
                          tx,
                          replica.ids().next(),
                          Channel.PRINT,
                          sale.id(),
                          sale.completedAt().epochMillis(),
                          printer)
                      .duplicate()
                  >= 0;
        });
    prints.wake();
  }

  private boolean addPrint(Tx tx, CompletedSale sale, String printer) {
    ReceiptJob _ =
        ReceiptJobStore.addReceipt(
            tx,
            replica.ids().next(),
            Channel.PRINT,
            sale.id(),
            sale.completedAt().epochMillis(),
            printer);
    return true;
  }

  /// A person wants the receipt of a ticket mailed. The first copy of a ticket is the receipt, on
  /// whatever way; each further one is a duplicate.
  ///
  /// @param address checked by the caller
  /// @return false if there is no such ticket here
  /// @throws StoreFailure if that cannot be written down; nothing is sent then
  public boolean mail(String saleId, String address) {
    boolean queued = add(saleId, Channel.MAIL, address).isPresent();
    mails.wake();
    return queued;
  }

  /// A person wants the receipt of a ticket as a file. It counts as a copy like one on paper.
  ///
  /// @return the file; empty if there is no such ticket here
  /// @throws IOException if the file cannot be written
  /// @throws StoreFailure if the copy cannot be counted; there is no file then
  public Optional<Path> pdf(String saleId) throws IOException {
    Optional<ReceiptJob> job = add(saleId, Channel.PDF, "");
    if (job.isEmpty()) {
      return Optional.empty();
    }
    int duplicate = job.get().duplicate();
    String number =
        replica.read(handle -> SaleStore.byId(handle, saleId)).orElseThrow().number().printed();
    Receipt receipt = receipts.receipt(saleId, new Copy(duplicate, false)).orElseThrow();
    Path file =
        pdfs.resolve(
            number.replaceAll("[^A-Za-z0-9-]", "_")
                + (duplicate == 0 ? "" : "-" + duplicate)
                + ".pdf");
    Files.createDirectories(pdfs);
    Files.write(file, ReceiptPdf.write(receipt, number));
    replica.write(
        Priority.BACKGROUND,
        tx -> {
          ReceiptJobStore.finish(
              tx, job.get().id(), State.DONE, new DeviceOutcome.Done().name(), null);
          return null;
        });
    return Optional.of(file);
  }

  private Optional<ReceiptJob> add(String saleId, Channel channel, String target) {
    return replica.write(
        Priority.BACKGROUND,
        tx ->
            SaleStore.byId(tx.handle(), saleId)
                .map(sale ->
                    ReceiptJobStore.addReceipt(
                        tx,
                        replica.ids().next(),
                        channel,
                        saleId,
                        sale.completedAt().epochMillis(),
                        target)));
  }

  /// A person wants the test page of a printer.
  ///
  /// @throws StoreFailure if that cannot be written down
  public void testPage(String printer) {
    replica.write(
        Priority.BACKGROUND, tx -> ReceiptJobStore.addTestPage(tx, replica.ids().next(), printer));
    prints.wake();
  }

  /// A person wants what waits to be tried now, perhaps at another printer.
  ///
  /// @return false if it does not wait any more
  public boolean tryNow(String jobId, String printer) {
    boolean waits =
        replica.write(Priority.BACKGROUND, tx -> ReceiptJobStore.tryNow(tx, jobId, printer));
    prints.wake();
    return waits;
  }

  /// A person does not want what waits any more.
  public boolean drop(String jobId) {
    return replica.write(Priority.BACKGROUND, tx -> ReceiptJobStore.drop(tx, jobId));
  }

  /// Everything that was asked for of a ticket, oldest first.
  public List<ReceiptJob> of(String saleId) {
    return replica.read(handle -> ReceiptJobStore.ofDocument(handle, saleId));
  }

  /// The newest of what is printed and mailed, newest first.
  public List<ReceiptJob> newest(int limit) {
    return replica.read(handle -> ReceiptJobStore.newest(handle, limit));
  }

  /// Opens the drawer, and waits for it. Once: a drawer that does not open now must not open when
  /// nobody stands before it.
  public void openDrawer() {
    Optional<CashDrawer> there = devices.drawer();
    drawer = there.map(CashDrawer::open).orElse(null);
    DeviceOutcome outcome = drawer;
    if (outcome != null && !(outcome instanceof DeviceOutcome.Done)) {
      LOG.warn("DEV-3 The drawer did not open: {} {}", outcome.name(), outcome.more());
    }
    changed();
  }

  /// What the drawer did when it was last to open; empty if it had no reason to, or there is none.
  public Optional<DeviceOutcome> drawer() {
    return Optional.ofNullable(drawer);
  }

  /// What the printers are.
  public List<PrinterSettings> printers() {
    return devices.settings().printers();
  }

  /// Tells whenever something has changed, on whatever thread; the watcher must be quick.
  public void onChange(Runnable watcher) {
    watchers.add(watcher);
  }

  private void changed() {
    watchers.forEach(Runnable::run);
  }
}
