package dev.sempre.simulation.world;

import dev.sempre.simulation.world.CatchTable.Caught;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Lives the stories of many seeds: `mvn -Pworld`. One seed with its history: `mvn -Pworld
/// -Dworld.arguments="--seed 4711 --history"`. What catches planted bugs: `--planted`. Ends with 1
/// if a seed breaks, or if a planted bug is not caught.
@Command(
    name = "world",
    description = "lives seeded stories of a company, with everything that can go wrong",
    mixinStandardHelpOptions = true)
public final class WorldMain implements Callable<Integer> {
  /// Steps of a story if nothing else is said.
  static final int STEPS = 50;

  private static final int DAYS_OF_BACKLOG = 30;
  private static final int PROGRESS_EVERY = 100;

  @Option(names = "--from", defaultValue = "1", description = "first seed")
  private long from;

  @Option(names = "--seeds", defaultValue = "2000", description = "how many seeds")
  private long seeds;

  @Option(names = "--seed", defaultValue = "-1", description = "this seed alone")
  private long only;

  @Option(names = "--steps", defaultValue = "" + STEPS, description = "steps of each story")
  private int steps;

  @Option(
      names = "--backlog",
      defaultValue = "0",
      description = "tickets that a till sells in thirty days without a line; 0 = any days")
  private int backlog;

  @Option(names = "--history", description = "print what happens")
  private boolean withHistory;

  @Option(names = "--planted", description = "plant each bug and print which seed catches it")
  private boolean planted;

  @Option(
      names = "--plant",
      split = ",",
      description = "plant this bug alone; with --planted also several")
  private List<Planted> plant = List.of();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

  private WorldMain() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new WorldMain()).execute(arguments));
  }

  @Override
  public Integer call() {
    if (plant.size() > 1 && !planted) {
      throw new ParameterException(
          command.commandLine(), "A world has one bug: several are for --planted.");
    }
    if (planted) {
      try (Ground ground = new Ground()) {
        Set<Planted> bugs =
            plant.isEmpty()
                ? EnumSet.complementOf(EnumSet.of(Planted.NONE))
                : EnumSet.copyOf(plant);
        return CatchTable.print(out, ground, bugs).stream().allMatch(Caught::isCaught) ? 0 : 1;
      }
    }
    return live();
  }

  private Plot plot() {
    return backlog > 0 ? new Plot.Backlog(backlog, DAYS_OF_BACKLOG) : new Plot.AnyDays(steps);
  }

  private int live() {
    long first = only >= 0 ? only : from;
    long count = only >= 0 ? 1 : seeds;
    Planted bug = plant.isEmpty() ? Planted.NONE : plant.getFirst();
    long began = System.nanoTime();
    int broken = 0;
    long paid = 0;
    try (Ground ground = new Ground()) {
      for (long seed = first; seed < first + count; seed++) {
        Story story = Story.of(seed, plot(), ground, bug);
        paid += story.paid();
        if (withHistory) {
          story.history().forEach(out::println);
        }
        if (story.failure() != null) {
          broken++;
          out.printf("seed %d: %s%n", seed, story.failure());
          out.printf(
              "  again: mvn -Pworld -Dworld.arguments=\"--seed %d%s --history\"%n",
              seed, backlog > 0 ? " --backlog " + backlog : "");
          if (withHistory) {
            story.failure().printStackTrace(out);
          }
        }
        long done = seed - first + 1;
        if (done % PROGRESS_EVERY == 0) {
          out.printf(
              "%,d of %,d seeds, %d broken, %.0f s%n",
              done, count, broken, (System.nanoTime() - began) / 1e9);
        }
      }
    }
    out.printf(
        "%,d seeds, %d broken, %,d tickets paid, %.0f s%n",
        count, broken, paid, (System.nanoTime() - began) / 1e9);
    return broken == 0 ? 0 : 1;
  }
}
