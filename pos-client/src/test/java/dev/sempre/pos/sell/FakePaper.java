package dev.sempre.pos.sell;

import dev.sempre.pos.device.DeviceOutcome;
import dev.sempre.replica.receipt.ReceiptJob;
import dev.sempre.replica.receipt.ReceiptJob.Channel;
import dev.sempre.replica.receipt.ReceiptJob.Kind;
import dev.sempre.replica.receipt.ReceiptJob.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Paper in memory: every receipt is as far as the test says.
public final class FakePaper implements TicketPaper {
  /// Where every file goes.
  public static final Path PDF = Path.of("receipts", "1-2-00458.pdf");

  private final List<ReceiptJob> asked = new CopyOnWriteArrayList<>();
  private final List<Runnable> watchers = new ArrayList<>();
  private volatile boolean printer = true;
  private volatile boolean full;
  private volatile @Nullable DeviceOutcome drawer;

  /// What was asked for so far.
  public List<ReceiptJob> asked() {
    return asked;
  }

  /// Nobody has set a printer up, or somebody has.
  public void printer(boolean there) {
    printer = there;
  }

  /// Files cannot be written from here on.
  public void fullDisk() {
    full = true;
  }

  /// What the drawer does; null = there is none.
  public void drawer(@Nullable DeviceOutcome next) {
    drawer = next;
  }

  /// The newest job of a sale is as far as that.
  public void comeTo(String saleId, Channel channel, State state, @Nullable String outcome) {
    int duplicate = of(saleId).size();
    asked.removeIf(job -> job.documentId().equals(saleId) && job.channel() == channel && open(job));
    add(saleId, channel, "anna@example.org", duplicate == 0 ? 0 : duplicate - 1, state, outcome);
  }

  private static boolean open(ReceiptJob job) {
    return job.state() == State.WAITING;
  }

  private void add(
      String saleId,
      Channel channel,
      String target,
      int duplicate,
      State state,
      @Nullable String outcome) {
    asked.add(
        new ReceiptJob(
            "job-" + asked.size(),
            channel,
            Kind.RECEIPT,
            saleId,
            target,
            duplicate,
            state,
            outcome == null ? 0 : 1,
            0,
            outcome,
            null,
            0,
            0));
    watchers.forEach(Runnable::run);
  }

  @Override
  public List<ReceiptJob> of(String saleId) {
    return asked.stream().filter(job -> job.documentId().equals(saleId)).toList();
  }

  @Override
  public boolean canPrint() {
    return printer;
  }

  @Override
  public boolean print(String saleId, String by) {
    if (printer) {
      add(saleId, Channel.PRINT, "1", of(saleId).size(), State.WAITING, null);
    }
    return printer;
  }

  @Override
  public boolean mail(String saleId, String address, String by) {
    boolean good = address.contains("@");
    if (good) {
      add(saleId, Channel.MAIL, address, of(saleId).size(), State.WAITING, null);
    }
    return good;
  }

  @Override
  public Optional<String> addressOf(String customerId) {
    return Optional.of(customerId + "@example.org");
  }

  @Override
  public Optional<Path> pdf(String saleId, String by) throws IOException {
    if (full) {
      throw new IOException("disk full");
    }
    add(saleId, Channel.PDF, "", of(saleId).size(), State.DONE, "DONE");
    return Optional.of(PDF);
  }

  @Override
  public Optional<DeviceOutcome> openDrawer() {
    return Optional.ofNullable(drawer);
  }

  @Override
  public Optional<DeviceOutcome> drawer() {
    return Optional.ofNullable(drawer);
  }

  @Override
  public void onChange(Runnable watcher) {
    watchers.add(watcher);
  }
}
