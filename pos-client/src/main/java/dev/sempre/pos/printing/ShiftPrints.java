package dev.sempre.pos.printing;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.journal.JournalEvent;
import dev.sempre.model.shift.Closing;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.pos.device.DeviceSettings;
import dev.sempre.pos.device.Devices;
import dev.sempre.pos.shift.ShiftPaper;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.journal.JournalStore;
import dev.sempre.replica.receipt.ReceiptJob;
import dev.sempre.replica.receipt.ReceiptJob.State;
import dev.sempre.replica.receipt.ReceiptJobStore;
import dev.sempre.replica.shift.ClosingStore;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a till prints of its shifts: each Z and each slip unasked if there is a printer, an X and
/// duplicates when somebody wants them. [#closed] and [#moved] return before anything has been
/// done: no printer, and not the queue's own writing either, holds up a closing. Safe to call from
/// any thread. Source: T8, T9, P5.
public final class ShiftPrints implements ShiftPaper {
  private static final Logger LOG = LoggerFactory.getLogger(ShiftPrints.class);

  private final Replica replica;
  private final Devices devices;
  private final TillPaper paper;
  private final JobQueue prints;
  private final Executor beside;

  /// @param paper hears of what becomes of jobs
  /// @param prints the queue of what is printed
  /// @param beside for what is quick and not to be waited for
  public ShiftPrints(
      Replica replica, Devices devices, TillPaper paper, JobQueue prints, Executor beside) {
    this.replica = replica;
    this.devices = devices;
    this.paper = paper;
    this.prints = prints;
    this.beside = beside;
  }

  /// A Z is on disk. Returns at once.
  public void closed(Closing closing) {
    unasked(
        "Z",
        printer -> {
          boolean told =
              replica.write(
                  Priority.BACKGROUND,
                  tx ->
                      // It may be told once more, since nobody knew whether it was on disk.
                      ReceiptJobStore.ofDocument(tx.handle(), closing.id()).isEmpty()
                          && add(tx, closing, printer, closing.closedBy()));
          if (told) {
            prints.wake();
          }
        });
  }

  /// A movement is on disk. Returns at once.
  ///
  /// @param movementId its id
  public void moved(String movementId) {
    unasked(
        "slip",
        printer -> {
          replica.write(
              Priority.BACKGROUND,
              tx -> ReceiptJobStore.addSlip(tx, replica.ids().next(), movementId, printer));
          prints.wake();
        });
  }

  private interface Asking {
    void of(String printer);
  }

  private void unasked(String what, Asking asking) {
    try {
      beside.execute(() -> {
        try {
          printer().ifPresent(asking::of);
        } catch (StoreFailure failure) {
          // What was done is a fact, and a Z can be printed from where it is shown.
          LOG.warn("PRINT-6 The {} could not be queued: {}", what, failure.getMessage());
        }
      });
    } catch (RejectedExecutionException closing) {
      LOG.debug("the program is closing");
    }
  }

  private Optional<String> printer() {
    DeviceSettings settings = devices.settings();
    return settings.printer(settings.receiptPrinter()).map(_ -> settings.receiptPrinter());
  }

  @Override
  public boolean canPrint() {
    return printer().isPresent();
  }

  @Override
  public List<ReceiptJob> of(String closingId) {
    return replica.read(handle -> ReceiptJobStore.ofDocument(handle, closingId));
  }

  @Override
  public boolean print(String closingId, String by) {
    Optional<String> printer = printer();
    Optional<Closing> closing = replica.read(handle -> ClosingStore.byId(handle, closingId));
    if (printer.isEmpty() || closing.isEmpty()) {
      return false;
    }
    boolean asked =
        replica.write(
            Priority.BACKGROUND,
            tx -> {
              Optional<ReceiptJob> waiting =
                  ReceiptJobStore.ofDocument(tx.handle(), closingId).stream()
                      .filter(job -> job.state() == State.WAITING)
                      .findFirst();
              return waiting.isPresent()
                  ? ReceiptJobStore.tryNow(tx, waiting.get().id(), printer.get())
                  : add(tx, closing.get(), printer.get(), by);
            });
    prints.wake();
    return asked;
  }

  /// Counts a copy, and notes in the journal each one that is a duplicate. Source: R39, R40.
  ///
  /// @return true: it waits from now on
  private boolean add(Tx tx, Closing closing, String printer, String by) throws SQLException {
    ReceiptJob job =
        ReceiptJobStore.addClosing(
            tx, replica.ids().next(), closing.id(), closing.closedAt().epochMillis(), printer);
    if (job.duplicate() > 0) {
      JournalStore.note(
          tx,
          JournalEvent.by(by, EventKind.REPRINTED)
              .about(SyncCatalogue.CLOSING.name(), closing.id())
              .saying(job.channel().name() + " " + job.duplicate()));
    }
    return true;
  }

  @Override
  public boolean printReading(String shiftId) {
    Optional<String> printer = printer();
    printer.ifPresent(target -> {
      replica.write(
          Priority.BACKGROUND,
          tx -> ReceiptJobStore.addReading(tx, replica.ids().next(), shiftId, target));
      prints.wake();
    });
    return printer.isPresent();
  }

  @Override
  public void onChange(Runnable watcher) {
    paper.onChange(watcher);
  }
}
