package dev.sempre.simulation.week;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lives through a shop's week without a line: `mvn -Pweek`. Ends with 1 if till, centre and
/// whoever stood beside the till do not say the same, with 2 if it does not understand its
/// arguments or does not find the lists of real sales.
@Command(
    name = "week",
    description = "seven days of a shop without a line, and one synchronisation behind them",
    mixinStandardHelpOptions = true)
public final class WeekMain implements Callable<Integer> {
  @Option(names = "--days", defaultValue = "7", description = "days; ${DEFAULT-VALUE}")
  private int days;

  @Option(
      names = "--tickets",
      defaultValue = "300",
      description = "sales of a day; ${DEFAULT-VALUE}")
  private int tickets;

  @Option(names = "--seed", defaultValue = "1", description = "seed of the week; ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--data",
      defaultValue = "../shared/data",
      description = "folder of the lists of real sales; ${DEFAULT-VALUE}")
  private Path data = Path.of("");

  @Option(names = "--plain", description = "a shop made up, without the lists of real sales")
  private boolean plain;

  private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

  private WeekMain() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new WeekMain()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    Optional<Habits> known = plain ? Optional.of(Habits.plain()) : Habits.of(data);
    if (known.isEmpty()) {
      out.println("The lists of real sales are not in " + data + "; --plain does without them.");
      return CommandLine.ExitCode.USAGE;
    }
    Habits habits = known.get();
    Path folder = Files.createTempDirectory("sempre-week-");
    out.println("seed " + seed + ", " + habits.source());
    List<String> wrong;
    try (Week week = new Week(folder, habits, seed)) {
      week.live(days, tickets, out::println);
      wrong = week.compare(out::println);
    }
    if (wrong.isEmpty()) {
      out.println("Till, centre and who stood beside say the same, to the cent.");
    } else {
      wrong.forEach(each -> out.println("WRONG " + each));
      out.println("What they hold is kept in " + folder + ".");
    }
    return wrong.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }
}
