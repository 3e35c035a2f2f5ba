package dev.sempre.pos.shift;

import dev.sempre.replica.receipt.ReceiptJob;
import dev.sempre.replica.receipt.ReceiptJob.Channel;
import dev.sempre.replica.receipt.ReceiptJob.Kind;
import dev.sempre.replica.receipt.ReceiptJob.State;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The paper of a shift in memory: what is asked for comes out at once.
public final class FakeShiftPaper implements ShiftPaper {
  public final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<ReceiptJob> jobs = new CopyOnWriteArrayList<>();
  private final List<Runnable> watchers = new ArrayList<>();
  private volatile boolean printer = true;
  private volatile boolean full;

  /// There is no printer from here on.
  public void noPrinter() {
    printer = false;
  }

  /// The disk takes nothing from here on.
  public void fullDisk() {
    full = true;
  }

  /// A copy of a closing has come to something.
  public void comeTo(String closingId, State state, String outcome) {
    jobs.add(
        new ReceiptJob(
            "job-" + jobs.size(),
            Channel.PRINT,
            Kind.CLOSING,
            closingId,
            "1",
            Math.toIntExact(jobs.stream().filter(job -> job.state().mayBeOut()).count()),
            state,
            1,
            0,
            outcome,
            null,
            jobs.size(),
            jobs.size()));
    watchers.forEach(Runnable::run);
  }

  private void check() {
    if (full) {
      throw new IllegalStateException("disk full");
    }
  }

  @Override
  public boolean canPrint() {
    return printer;
  }

  @Override
  public List<ReceiptJob> of(String closingId) {
    return jobs.stream().filter(job -> job.documentId().equals(closingId)).toList();
  }

  @Override
  public boolean print(String closingId, String by) {
    check();
    if (printer) {
      asked.add(closingId + " by " + by);
      comeTo(closingId, State.DONE, "DONE");
    }
    return printer;
  }

  @Override
  public boolean printReading(String shiftId) {
    check();
    return printer && asked.add("reading " + shiftId);
  }

  @Override
  public void onChange(Runnable watcher) {
    watchers.add(watcher);
  }
}
