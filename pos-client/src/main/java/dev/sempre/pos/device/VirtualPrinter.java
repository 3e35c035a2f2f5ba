package dev.sempre.pos.device;

import dev.sempre.pos.receipt.PaperWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The twin of a receipt printer with a drawer behind it: it is told the same bytes as a real one
/// and keeps what it has printed. It can run out of paper, stand open, be unplugged or fall silent.
/// Safe to call from any thread.
public final class VirtualPrinter implements Wire {
  /// More papers than anybody looks at.
  private static final int KEPT = 50;

  /// How it is.
  public enum Condition {
    READY,
    NO_PAPER,
    COVER_OPEN,
    /// Nobody there.
    UNPLUGGED,
    /// It takes everything, and whether it prints it does not say.
    SILENT
  }

  private final PaperWidth paper;
  private final List<Printed> papers = new ArrayList<>();
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private Condition condition = Condition.READY;
  private int drawerOpenings;

  public VirtualPrinter(PaperWidth paper) {
    this.paper = paper;
  }

  @Override
  public DeviceOutcome send(byte[] bytes, Runnable begins) {
    EscPosDecoder.Result result = EscPosDecoder.decode(paper, bytes);
    boolean prints = !result.papers().isEmpty();
    DeviceOutcome outcome = outcome(prints);
    if (outcome.nothingDone()) {
      return outcome;
    }
    begins.run();
    synchronized (this) {
      papers.addAll(result.papers());
      while (papers.size() > KEPT) {
        papers.removeFirst();
      }
      drawerOpenings += result.pulses();
    }
    watchers.forEach(Runnable::run);
    return outcome;
  }

  private DeviceOutcome outcome(boolean prints) {
    return switch (condition()) {
      case READY -> new DeviceOutcome.Done();
      case NO_PAPER -> prints ? new DeviceOutcome.NoPaper() : new DeviceOutcome.Done();
      case COVER_OPEN -> prints ? new DeviceOutcome.CoverOpen() : new DeviceOutcome.Done();
      case UNPLUGGED -> new DeviceOutcome.NotReachable("the virtual printer is unplugged");
      case SILENT -> new DeviceOutcome.Unknown("the virtual printer says nothing");
    };
  }

  public synchronized Condition condition() {
    return condition;
  }

  /// Somebody takes out the paper, opens the cover, pulls the plug; or puts it right again.
  public void become(Condition next) {
    synchronized (this) {
      condition = next;
    }
    watchers.forEach(Runnable::run);
  }

  /// What it has printed, the newest last.
  public synchronized List<Printed> papers() {
    return List.copyOf(papers);
  }

  /// How often the drawer behind it was opened.
  public synchronized int drawerOpenings() {
    return drawerOpenings;
  }

  /// Tells whenever something of it has changed, on the thread that changed it.
  public void onChange(Runnable watcher) {
    watchers.add(watcher);
  }
}
