package dev.sempre.simulation.scale;

import dev.sempre.simulation.bench.Figure;
import dev.sempre.simulation.bench.Report;
import dev.sempre.simulation.program.Programs;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// One centre on PostgreSQL with up to 200 bases and up to a million tickets stored: `mvn -Pscale`.
/// Started in the folder of the project, whose programs must be built. Ends with 1 if a ticket is
/// missing.
@Command(
    name = "scale",
    description = "measures one centre on PostgreSQL with many bases and many tickets stored",
    mixinStandardHelpOptions = true)
public final class ScaleMain implements Callable<Integer> {
  @Option(
      names = "--bases",
      split = ",",
      defaultValue = "10,50,200",
      description = "numbers of bases")
  private List<Integer> bases = List.of();

  @Option(
      names = "--stored",
      split = ",",
      defaultValue = "10000,100000,1000000",
      description = "numbers of tickets that the centre holds before")
  private List<Long> stored = List.of();

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "how long each busy hour is watched")
  private int seconds;

  @Option(
      names = "--faster",
      defaultValue = "5",
      description = "how many times faster than in a shop time goes by in a busy hour")
  private int timesFaster;

  @Option(
      names = "--routine",
      paramLabel = "MINUTES",
      defaultValue = "5",
      description = "routine of the bases, in their time")
  private int routineMinutes;

  @Option(
      names = "--waiting",
      defaultValue = "5",
      description = "tickets that wait at a base before it catches up")
  private int waiting;

  @Option(
      names = "--tickets",
      defaultValue = "1000",
      description = "tickets that are measured in each catching up, at least")
  private int tickets;

  @Option(names = "--quick", description = "the small form of a build, whatever else is said")
  private boolean quick;

  @Option(
      names = "--profile",
      paramLabel = "FILE.csv",
      defaultValue = "../shared/data/sales_profile.csv",
      description = "counts of real sales; a plain shop stands in if it is not there")
  private Path profile = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/scale",
      description = "folder for scale.json and scale.md")
  private Path out = Path.of("");

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final PrintWriter screen = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

  private ScaleMain() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ScaleMain()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, SQLException {
    Programs programs = Programs.of(Path.of(""), out.resolve("logs"));
    Plan plan =
        quick
            ? Plan.quick()
            : new Plan(
                bases, stored, seconds * 1_000L, timesFaster, routineMinutes, waiting, tickets, 8);
    Trade trade = Trade.of(profile);
    words(plan, trade).forEach(screen::println);
    Outcome outcome = ScaleRun.of(plan, trade, programs, this::tell);
    screen.println();
    new ScaleTable(outcome.measured()).print(screen);
    screen.println();
    List<Figure> figures = new ArrayList<>(Growth.withStored(outcome.measured()));
    figures.addAll(Growth.withBases(outcome.measured()));
    Report report = new Report(Report.machineHere(), figures);
    report.print(screen);
    report.write(out, "scale");
    words(plan, trade).forEach(screen::println);
    screen.printf(
        Locale.ROOT,
        "%,d tickets acknowledged by the tills, %,d copied, %,d at the centre%n",
        outcome.acknowledged(),
        outcome.copied(),
        outcome.stored());
    outcome.faults().stream().limit(20).forEach(fault -> screen.println("FAULT " + fault));
    screen.println(
        outcome.faults().isEmpty()
            ? "every acknowledged ticket is at the centre once, with its number, lines and total"
            : outcome.faults().size() + " faults");
    return outcome.faults().isEmpty() ? 0 : 1;
  }

  private void tell(String line) {
    screen.println(LocalTime.now(ZoneId.systemDefault()).format(CLOCK) + " " + line);
  }

  /// What the figures are to be read with.
  private static List<String> words(Plan plan, Trade trade) {
    return List.of(
        trade.source(),
        String.format(
            Locale.ROOT,
            "tickets of %.1f lines on average; a till has %d on a day, and a customer every %.0f s"
                + " in its busiest hour",
            trade.basketLines().mean(),
            Trade.TICKETS_A_DAY,
            trade.secondsBetweenCustomers()),
        String.format(
            Locale.ROOT,
            "busy hour: time goes by %d times as fast, so a base counts for %d; routine every %d"
                + " min, pulse every %d s, in the bases' time; a ticket's cost includes the pulses",
            plan.timesFaster(),
            plan.timesFaster(),
            plan.routineMinutes(),
            Plan.PULSE_SECONDS),
        String.format(
            Locale.ROOT,
            "catching up: %d tickets wait at each base, %d bases at once; all at once: the same,"
                + " all bases in one moment",
            plan.waiting(),
            Plan.AT_ONCE),
        "stored tickets are copies of tickets that have really arrived, made in the centre's"
            + " database with lines, tenders, taxes, feed and journal",
        "centre, PostgreSQL and all bases share this machine: times are upper bounds");
  }
}
