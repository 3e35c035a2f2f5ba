package dev.sempre.simulation.bench;

import dev.sempre.replica.sync.SyncRuns.Run;
import dev.sempre.simulation.bench.Stage.Company;
import dev.sempre.simulation.program.CentreStore;
import dev.sempre.simulation.program.Memory;
import dev.sempre.simulation.program.Programs.Jar;
import dev.sempre.simulation.program.Running;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the programs hold of the machine's memory after the work of this run.
final class MemoryBench {
  private static final Duration LONGEST_ROUND = Duration.ofMinutes(5);

  /// Time in which a program that has opened comes to rest.
  private static final long REST_MILLIS = 10_000;

  private static final long LOOK_MILLIS = 200;

  private final Stage stage;
  private final Company company;

  MemoryBench(Stage stage) {
    this.stage = stage;
    this.company = stage.company(CentreStore.SQLITE);
  }

  List<Figure> run() {
    Path folder = stage.file("resident");
    List<Figure> figures = new ArrayList<>();
    try (HouseBase base = HouseBase.open(folder)) {
      base.enrol(company.centre().url(), company.centre().deviceCode());
    }
    stage.say("an agent of its own downloads everything");
    try (Running agent =
        stage
            .programs()
            .start(Jar.AGENT, line -> {}, List.of("run", "--data", folder.toString()))) {
      awaitFirstRound(folder);
      figure("memory of the agent after the first download", agent).ifPresent(figures::add);
      agent.stop();
    }
    figure("memory of the centre (SQLite) after all of this run", company.centre().server())
        .ifPresent(figures::add);
    stage.say("the till opens with all products");
    try (Running till = startTill(folder)) {
      rest(REST_MILLIS);
      figure("memory of the till at rest, without a display", till).ifPresent(figures::add);
    }
    return figures;
  }

  private Running startTill(Path folder) {
    return stage
        .programs()
        .java(
            "resident-till",
            line -> {},
            List.of(
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-jar",
                stage.programs().path(Jar.TILL).toString()),
            List.of("--data", folder.toString()));
  }

  /// Another process writes: there is nothing to listen to.
  private static void awaitFirstRound(Path folder) {
    long until = System.nanoTime() + LONGEST_ROUND.toNanos();
    try (HouseBase watcher = HouseBase.open(folder)) {
      Optional<Run> run = watcher.lastRun();
      while (run.isEmpty() && System.nanoTime() < until) {
        rest(LOOK_MILLIS);
        run = watcher.lastRun();
      }
      if (run.isEmpty() || run.get().recordsDown() == 0) {
        throw new IllegalStateException("nothing came down within " + LONGEST_ROUND + ": " + run);
      }
    }
  }

  private static Optional<Figure> figure(String name, Running running) {
    return Memory.of(running.pid())
        .map(memory ->
            Figure.plain(
                name,
                "MB resident",
                List.of(memory.residentKilobytes() / 1_024.0),
                List.of("at most " + memory.highestKilobytes() / 1_024 + " MB")));
  }

  private static void rest(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
