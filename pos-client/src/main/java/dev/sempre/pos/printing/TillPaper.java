package dev.sempre.pos.printing;

import dev.sempre.model.account.AccountPayment;
import dev.sempre.model.journal.EventKind;
import dev.sempre.model.journal.JournalEvent;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.pos.device.CashDrawer;
import dev.sempre.pos.device.DeviceOutcome;
import dev.sempre.pos.device.DeviceSettings;
import dev.sempre.pos.device.Devices;
import dev.sempre.pos.device.ReceiptPrinter;
import dev.sempre.pos.mail.SmtpSender;
import dev.sempre.pos.pdf.ReceiptPdf;
import dev.sempre.pos.receipt.Copy;
import dev.sempre.pos.receipt.Receipt;
import dev.sempre.pos.receipt.TestPage;
import dev.sempre.pos.sell.TicketPaper;
import dev.sempre.replica.account.AccountPaymentStore;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.journal.JournalStore;
import dev.sempre.replica.party.ContactStore;
import dev.sempre.replica.receipt.ReceiptJob;
import dev.sempre.replica.receipt.ReceiptJob.Channel;
import dev.sempre.replica.receipt.ReceiptJob.State;
import dev.sempre.replica.receipt.ReceiptJobStore;
import dev.sempre.replica.sale.SaleStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a till does with paper and drawer. [#paid] is the only thing that a sale ever calls, and it
/// returns before anything has been done: neither a printer nor the queue's own writing can hold a
/// sale up. The rest waits for the disk and for nothing else. Safe to call from any thread. Source:
/// T9, P5, F43.
public final class TillPaper implements TicketPaper {
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

  /// Something of which receipts are made.
  ///
  /// @param table where it is stored
  /// @param number what people call it
  /// @param atMillis when it happened
  /// @param by id of who was at the till
  private record Document(String id, String table, String number, long atMillis, String by) {
    static Document of(CompletedSale sale) {
      return new Document(
          sale.id(),
          SyncCatalogue.SALE.name(),
          sale.number().printed(),
          sale.completedAt().epochMillis(),
          sale.context().cashierId());
    }

    static Document of(AccountPayment payment) {
      return new Document(
          payment.id(),
          SyncCatalogue.ACCOUNT_PAYMENT.name(),
          payment.printed(),
          payment.receivedAt().epochMillis(),
          payment.userId());
    }

    static Optional<Document> find(Handle handle, String id) {
      return SaleStore.byId(handle, id)
          .map(Document::of)
          .or(() -> AccountPaymentStore.byId(handle, id).map(Document::of));
    }
  }

  /// How jobs of a till get to its printers.
  public static JobQueue.Delivery delivery(
      Devices devices, StoredReceipts receipts, StoredShiftPapers shifts) {
    return (job, begins) -> {
      Optional<ReceiptPrinter> printer = devices.printer(job.target());
      if (printer.isEmpty()) {
        return new DeviceOutcome.NotSetUp("no printer is set up as " + job.target());
      }
      Optional<Receipt> receipt = page(devices, receipts, shifts, job);
      return receipt.isEmpty()
          ? new DeviceOutcome.Refused("there is no such document here")
          : printer.get().print(receipt.get(), begins);
    };
  }

  private static Optional<Receipt> page(
      Devices devices, StoredReceipts receipts, StoredShiftPapers shifts, ReceiptJob job) {
    return switch (job.kind()) {
      case RECEIPT -> receipts.receipt(job.documentId(), new Copy(job.duplicate(), false));
      case CLOSING -> shifts.closing(job.documentId(), new Copy(job.duplicate(), false));
      case READING -> shifts.reading(job.documentId());
      case MOVEMENT -> shifts.slip(job.documentId());
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
      execute(hands.drawer, () -> openDrawer());
    } else {
      drawer = null;
    }
    execute(hands.beside, () -> printUnasked(Document.of(sale)));
  }

  /// As [#paid], of money that a customer has given for what he owed.
  public void received(AccountPayment payment) {
    if (payment.tenders().stream().anyMatch(tender -> tender.kind() == TenderKind.CASH)) {
      execute(hands.drawer, () -> openDrawer());
    } else {
      drawer = null;
    }
    execute(hands.beside, () -> printUnasked(Document.of(payment)));
  }

  /// Cash goes into the drawer or out of it beside all selling, which the shift has written down:
  /// the drawer opens. Returns at once. Source: T8.
  public void moneyMoves() {
    execute(hands.drawer, () -> openDrawer());
  }

  private void printUnasked(Document document) {
    DeviceSettings settings = devices.settings();
    if (!settings.automatic() || settings.printer(settings.receiptPrinter()).isEmpty()) {
      return;
    }
    try {
      if (!of(document.id()).isEmpty()) {
        return; // It was paid before, and told once more since nobody knew.
      }
      print(document, settings.receiptPrinter(), document.by());
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

  @Override
  public boolean canPrint() {
    DeviceSettings settings = devices.settings();
    return settings.printer(settings.receiptPrinter()).isPresent();
  }

  /// @throws StoreFailure if that cannot be written down; nothing is printed then
  @Override
  public boolean print(String documentId, String by) {
    Optional<Document> document = replica.read(handle -> Document.find(handle, documentId));
    if (document.isEmpty() || !canPrint()) {
      return false;
    }
    print(document.get(), devices.settings().receiptPrinter(), by);
    return true;
  }

  private void print(Document document, String printer, String by) {
    replica.write(
        Priority.BACKGROUND,
        tx -> {
          Optional<ReceiptJob> waiting =
              ReceiptJobStore.ofDocument(tx.handle(), document.id()).stream()
                  .filter(job -> job.channel() == Channel.PRINT && job.state() == State.WAITING)
                  .findFirst();
          return waiting.isPresent()
              ? ReceiptJobStore.tryNow(tx, waiting.get().id(), printer)
              : add(tx, document, Channel.PRINT, printer, by).state() == State.WAITING;
        });
    prints.wake();
  }

  /// Counts a copy, and notes in the journal each one that is a duplicate. Source: R39, R40.
  private ReceiptJob add(Tx tx, Document document, Channel channel, String target, String by)
      throws SQLException {
    ReceiptJob job =
        ReceiptJobStore.addReceipt(
            tx, replica.ids().next(), channel, document.id(), document.atMillis(), target);
    if (job.duplicate() > 0) {
      JournalStore.note(
          tx,
          JournalEvent.by(by, EventKind.REPRINTED)
              .about(document.table(), document.id())
              .saying(channel.name() + " " + job.duplicate()));
    }
    if (channel == Channel.PDF) {
      // No queue begins it: it is out from here on.
      var _ = ReceiptJobStore.begin(tx, job.id());
    }
    return job;
  }

  /// @throws StoreFailure if that cannot be written down; nothing is sent then
  @Override
  public boolean mail(String documentId, String address, String by) {
    boolean queued =
        SmtpSender.address(address)
            .flatMap(to -> add(documentId, Channel.MAIL, to, by))
            .isPresent();
    mails.wake();
    return queued;
  }

  @Override
  public Optional<String> addressOf(String customerId) {
    return replica
        .read(handle -> ContactStore.byId(handle, customerId))
        .flatMap(contact -> Optional.ofNullable(contact.email()))
        .flatMap(SmtpSender::address);
  }

  /// @throws IOException if the file cannot be written; the copy was given out to nobody then, and
  ///   its job says so
  /// @throws StoreFailure if the copy cannot be counted; there is no file then
  @Override
  public Optional<Path> pdf(String documentId, String by) throws IOException {
    Optional<ReceiptJob> job = add(documentId, Channel.PDF, "", by);
    if (job.isEmpty()) {
      return Optional.empty();
    }
    Path file;
    try {
      file = write(documentId, job.get().duplicate());
    } catch (IOException | RuntimeException failed) {
      LOG.warn("PRINT-8 The receipt is in no file", failed);
      // No queue would ever take it up: it waits for nothing.
      finish(job.get(), State.REFUSED, new DeviceOutcome.Refused(String.valueOf(failed)));
      throw failed;
    }
    finish(job.get(), State.DONE, new DeviceOutcome.Done());
    return Optional.of(file);
  }

  private Path write(String documentId, int duplicate) throws IOException {
    String number =
        replica.read(handle -> Document.find(handle, documentId)).orElseThrow().number();
    Receipt receipt = receipts.receipt(documentId, new Copy(duplicate, false)).orElseThrow();
    Path file =
        pdfs.resolve(
            number.replaceAll("[^A-Za-z0-9-]", "_")
                + (duplicate == 0 ? "" : "-" + duplicate)
                + ".pdf");
    Files.createDirectories(pdfs);
    Files.write(file, ReceiptPdf.write(receipt, number));
    return file;
  }

  private void finish(ReceiptJob job, State state, DeviceOutcome outcome) {
    replica.write(
        Priority.BACKGROUND,
        tx -> {
          ReceiptJobStore.finish(tx, job.id(), state, outcome.name(), outcome.more());
          return null;
        });
  }

  private Optional<ReceiptJob> add(String documentId, Channel channel, String target, String by) {
    return replica.write(
        Priority.BACKGROUND,
        tx -> {
          Optional<Document> document = Document.find(tx.handle(), documentId);
          return document.isEmpty()
              ? Optional.empty()
              : Optional.of(add(tx, document.get(), channel, target, by));
        });
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
    mails.wake();
    return waits;
  }

  /// The mail server is set up otherwise: what waits for one is tried with it. Returns at once.
  public void mailIsSetUp() {
    execute(
        hands.beside,
        () -> {
          try {
            replica.write(
                Priority.BACKGROUND,
                tx -> {
                  ReceiptJobStore.allDue(tx, Channel.MAIL);
                  return null;
                });
          } catch (StoreFailure failure) {
            LOG.warn("MAIL-2 What waits is tried at its time: {}", failure.getMessage());
          }
          mails.wake();
        });
  }

  /// A person does not want what waits any more.
  public boolean drop(String jobId) {
    return replica.write(Priority.BACKGROUND, tx -> ReceiptJobStore.drop(tx, jobId));
  }

  /// Somebody has seen that it came out, of which nobody knew.
  ///
  /// @return false if that is known meanwhile
  public boolean cameOut(String jobId) {
    return replica.write(Priority.BACKGROUND, tx -> ReceiptJobStore.cameOut(tx, jobId));
  }

  @Override
  public List<ReceiptJob> of(String documentId) {
    return replica.read(handle -> ReceiptJobStore.ofDocument(handle, documentId));
  }

  /// A person wants all that waits to be printed now, at another printer.
  public void allTo(String printer) {
    replica.write(Priority.BACKGROUND, tx -> ReceiptJobStore.allTo(tx, printer));
    prints.wake();
  }

  /// A person wants nothing any more of what waits to be printed.
  public void dropAllPrints() {
    replica.write(Priority.BACKGROUND, tx -> ReceiptJobStore.dropAllPrints(tx));
  }

  /// Once: a drawer that does not open now must not open when nobody stands before it.
  @Override
  public Optional<DeviceOutcome> openDrawer() {
    Optional<DeviceOutcome> outcome = devices.drawer().map(CashDrawer::open);
    drawer = outcome.orElse(null);
    outcome
        .filter(what -> !what.wentWell())
        .ifPresent(
            what -> LOG.warn("DEV-3 The drawer did not open: {} {}", what.name(), what.more()));
    changed();
    return outcome;
  }

  @Override
  public Optional<DeviceOutcome> drawer() {
    return Optional.ofNullable(drawer);
  }

  @Override
  public void onChange(Runnable watcher) {
    watchers.add(watcher);
  }

  private void changed() {
    watchers.forEach(Runnable::run);
  }
}
