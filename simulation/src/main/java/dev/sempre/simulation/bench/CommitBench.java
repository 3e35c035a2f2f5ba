package dev.sempre.simulation.bench;

import dev.sempre.agent.AgentWiring;
import dev.sempre.agent.schedule.SyncAgent;
import dev.sempre.replica.sync.SyncRuns.Run;
import dev.sempre.simulation.bench.Figure.Aim;
import dev.sempre.simulation.bench.Stage.Company;
import dev.sempre.simulation.program.CentreStore;
import dev.sempre.simulation.program.Folders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// How long a cashier waits for the disk while nothing else happens, and while the agent of the
/// same process applies the large download. Idle and loaded tickets take turns, download by
/// download.
final class CommitBench {
  private static final double MOST_MILLIS = 20;
  private static final int IDLE_BEFORE_EACH_DOWNLOAD = 100;

  /// Longest thinking time between two tickets. Shorter ones keep the agent waiting, longer ones
  /// meet it in the middle of a batch.
  private static final int THINKING_MILLIS = 120;

  private static final int MOST_DOWNLOADS = 60;

  private final Stage stage;
  private final Company company;

  CommitBench(Stage stage) {
    this.stage = stage;
    this.company = stage.company(CentreStore.SQLITE);
  }

  private static final class Latencies {
    private final List<Double> payments = new ArrayList<>();
    private final List<Double> steps = new ArrayList<>();

    void add(Tickets.Times times) {
      payments.add(times.paymentNanos() / 1e6);
      steps.add(times.longestStepNanos() / 1e6);
    }
  }

  List<Figure> run() {
    Latencies idle = new Latencies();
    Latencies loaded = new Latencies();
    List<Double> downloads = new ArrayList<>();
    Random thinking = new Random(11);
    for (int round = 0;
        loaded.payments.size() < stage.sizes().commits() && round < MOST_DOWNLOADS;
        round++) {
      Path folder = stage.file("till");
      Folders.copy(company.template(), folder);
      try (HouseBase base = HouseBase.open(folder)) {
        Tickets tickets = new Tickets(base.replica(), AgentWiring.CLOCK, round, 200);
        boolean isWarmUp = round == 0;
        for (int i = 0; i < IDLE_BEFORE_EACH_DOWNLOAD; i++) {
          think(thinking);
          Tickets.Times times = tickets.ringUp();
          if (!isWarmUp) {
            idle.add(times);
          }
        }
        double millis =
            sellThroughDownload(base, tickets, thinking, isWarmUp ? new Latencies() : loaded);
        if (!isWarmUp) {
          downloads.add(millis);
        }
        stage.say(
            "selling through download %d: %.0f ms, %d tickets so far"
                .formatted(round, millis, loaded.payments.size()));
      }
      Folders.delete(folder);
    }
    return List.of(
        figure(
            idle.payments,
            loaded.payments,
            "commit of a sale of five lines",
            List.of(
                "idle " + text(idle.payments) + "; loaded " + text(loaded.payments),
                "longest of the five scans of a ticket, each a commit: idle "
                    + text(idle.steps)
                    + "; loaded "
                    + text(loaded.steps),
                "the download took " + Spread.of(downloads).text(0) + " ms while it was sold")));
  }

  private static double sellThroughDownload(
      HouseBase base, Tickets tickets, Random thinking, Latencies latencies) {
    String before = base.lastRun().map(Run::id).orElse("");
    try (SyncAgent agent = base.agent()) {
      long begin = System.nanoTime();
      agent.start();
      while (base.lastRun().map(Run::id).orElse("").equals(before)) {
        think(thinking);
        Tickets.Times times = tickets.ringUp();
        if (base.lastRun().map(Run::id).orElse("").equals(before)) {
          latencies.add(times);
        }
      }
      return (System.nanoTime() - begin) / 1e6;
    }
  }

  private static void think(Random thinking) {
    try {
      Thread.sleep(thinking.nextInt(THINKING_MILLIS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static Figure figure(
      List<Double> idle, List<Double> loaded, String name, List<String> notes) {
    double idleP99 = Spread.percentile(idle, 99);
    double most = Math.min(MOST_MILLIS, 2 * idleP99 + 5);
    return new Figure(
        name + ", p99 while the download is applied",
        "ms",
        Spread.of(List.of(Spread.percentile(loaded, 99))),
        "p99 idle",
        Spread.of(List.of(idleP99)),
        Spread.of(List.of(Spread.percentile(loaded, 99) / idleP99)),
        new Aim(
            String.format(Locale.ROOT, "under 20 ms and 2 x idle + 5 ms (%.1f ms)", most),
            most,
            Spread.percentile(loaded, 99)),
        notes);
  }

  private static String text(List<Double> millis) {
    return String.format(
        Locale.ROOT,
        "p50 %.1f, p99 %.1f, longest %.1f ms of %d",
        Spread.percentile(millis, 50),
        Spread.percentile(millis, 99),
        Spread.percentile(millis, 100),
        millis.size());
  }
}
