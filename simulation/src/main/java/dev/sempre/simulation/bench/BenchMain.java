package dev.sempre.simulation.bench;

import dev.sempre.simulation.bench.Stage.Sizes;
import dev.sempre.simulation.program.CentreStore;
import dev.sempre.simulation.program.Programs;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The measurements: `mvn -Pbench`, or with `-Dbench.arguments="download commit --rounds 3"` some
/// of them. Started in the folder of the project, whose programs must be built. Ends with 1 if a
/// figure misses its aim.
@Command(
    name = "bench",
    description = "measures the programs, each figure beside a limit of the same run",
    mixinStandardHelpOptions = true)
public final class BenchMain implements Callable<Integer> {
  /// What can be measured, in the order in which it is.
  public enum Part {
    /// The first download from a centre on SQLite.
    DOWNLOAD,
    /// The same from a centre on PostgreSQL.
    DOWNLOAD_POSTGRES,
    /// Waiting tickets to a centre on PostgreSQL.
    DRAIN,
    /// Sales while a download is applied.
    COMMIT,
    /// What a cashier waits for at the screens, with very many articles.
    COUNTER,
    /// The start of the till.
    START,
    /// Resident memory.
    MEMORY
  }

  @Parameters(
      arity = "0..*",
      description = "${COMPLETION-CANDIDATES}; all of them if none is named")
  private List<Part> parts = List.of();

  @Option(names = "--rounds", defaultValue = "5", description = "rounds of each measurement")
  private int rounds;

  @Option(names = "--products", defaultValue = "100000", description = "each with one barcode")
  private int products;

  @Option(names = "--categories", defaultValue = "1000", description = "of the products")
  private int categories;

  @Option(names = "--contacts", defaultValue = "20000", description = "customers")
  private int contacts;

  @Option(names = "--tickets", defaultValue = "10000", description = "that wait at a till")
  private int tickets;

  @Option(
      names = "--commits",
      defaultValue = "1000",
      description = "sales during downloads, at least")
  private int commits;

  @Option(
      names = "--articles",
      defaultValue = "1000000",
      description = "that a cashier's till downloads and searches")
  private int articles;

  @Option(
      names = "--counter-seconds",
      defaultValue = "600",
      description = "that a cashier sells once they are there")
  private int counterSeconds;

  @Option(
      names = "--hour-minutes",
      defaultValue = "0",
      description = "a scripted hour at the counter behind it, so long; 0: none")
  private int hourMinutes;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/bench",
      description = "folder for bench.json and bench.md")
  private Path out = Path.of("");

  @Option(names = "--keep", description = "leave the folder of the run, with its databases")
  private boolean keep;

  private final PrintWriter screen = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

  private BenchMain() {}

  public static void main(String[] arguments) {
    CommandLine line = new CommandLine(new BenchMain());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    System.exit(line.execute(arguments));
  }

  @Override
  public Integer call() throws IOException, SQLException {
    Files.createDirectories(out);
    Path folder = Files.createTempDirectory(out.toAbsolutePath(), "run");
    Programs programs = Programs.of(Path.of(""), out.resolve("logs"));
    Sizes sizes =
        new Sizes(
            rounds,
            products,
            categories,
            contacts,
            tickets,
            commits,
            articles,
            counterSeconds,
            hourMinutes);
    List<Figure> figures = new ArrayList<>();
    try (Stage stage = new Stage(folder, keep, programs, sizes, screen)) {
      for (Part part : parts.isEmpty() ? List.of(Part.values()) : parts) {
        stage.say("--- " + part);
        List<Figure> measured = measure(part, stage);
        figures.addAll(measured);
        new Report(Report.machineHere(), measured)
            .print(screen); // Whatever becomes of the next part.
        new Report(Report.machineHere(), figures).write(out, "bench");
      }
    }
    Report report = new Report(Report.machineHere(), figures);
    screen.println();
    report.print(screen);
    screen.println("written to " + out.resolve("bench.json") + " and " + out.resolve("bench.md"));
    return report.isReached() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private static List<Figure> measure(Part part, Stage stage) throws SQLException {
    return switch (part) {
      case DOWNLOAD -> new DownloadBench(stage, CentreStore.SQLITE).run();
      case DOWNLOAD_POSTGRES -> new DownloadBench(stage, CentreStore.POSTGRES).run();
      case DRAIN -> new DrainBench(stage).run();
      case COMMIT -> new CommitBench(stage).run();
      case COUNTER -> new CounterBench(stage).run();
      case START -> new StartBench(stage).run();
      case MEMORY -> new MemoryBench(stage).run();
    };
  }
}
