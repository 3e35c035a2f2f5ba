package dev.sempre.simulation.storm;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.sempre.simulation.program.CentreStore;
import dev.sempre.simulation.program.Folders;
import dev.sempre.simulation.program.Programs;
import dev.sempre.simulation.shop.Assortment;
import dev.sempre.simulation.storm.Plan.Goods;
import dev.sempre.simulation.storm.Plan.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lets three tills, their agents and a centre live through a storm, on each kind of store, and
/// counts: `mvn -Pstorm`. Started in the folder of the project, whose programs must be built. Ends
/// with 1 if anything is missing.
@Command(
    name = "storm",
    description = "kills and freezes tills, agents and centre on a faulty line, and counts tickets",
    mixinStandardHelpOptions = true)
public final class StormMain implements Callable<Integer> {
  @Option(names = "--blows", defaultValue = "150", description = "blows on each store")
  private int blows;

  @Option(names = "--seed", defaultValue = "1", description = "seed of moments, victims and faults")
  private long seed;

  @Option(names = "--short", description = "short lives, as in a build")
  private boolean shortLives;

  @Option(
      names = "--store",
      description = "${COMPLETION-CANDIDATES}; both if none is named",
      arity = "1..*")
  private List<CentreStore> stores = List.of(CentreStore.values());

  @Option(
      names = "--products",
      paramLabel = "FILE.csv",
      description = "product list for the centre; made up if none is named")
  private @Nullable Path products;

  @Option(
      names = "--baskets",
      paramLabel = "FILE.csv",
      description = "baskets for the tills; made up if none are named")
  private @Nullable Path baskets;

  @Option(
      names = "--price",
      paramLabel = "MINOR",
      defaultValue = "199",
      description = "price of products that have none in the list")
  private long priceMinor;

  @Option(names = "--keep", description = "leave the folder of the run, with its databases")
  private boolean keep;

  private StormMain() {}

  public static void main(String[] arguments) {
    CommandLine line = new CommandLine(new StormMain());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    System.exit(line.execute(arguments));
  }

  @Override
  public Integer call() throws IOException, SQLException {
    Path out = Path.of("target", "storm").toAbsolutePath();
    Files.createDirectories(out);
    Programs programs = Programs.of(Path.of(""), out.resolve("logs"));
    boolean good = true;
    for (CentreStore store : stores) {
      Path folder = Files.createTempDirectory(out, "run");
      boolean fine = run(plan(store, folder), programs, folder);
      good &= fine;
      if (fine && !keep) {
        Folders.delete(folder);
      }
    }
    return good ? 0 : 1;
  }

  private Plan plan(CentreStore store, Path folder) {
    Goods goods = new Goods(products(folder), priceMinor, baskets(folder));
    return new Plan(store, blows, seed, shortLives ? Pace.SHORT : Pace.LONG, goods);
  }

  private boolean run(Plan plan, Programs programs, Path folder) throws SQLException {
    Programs lives = shortLives ? programs.forShortLives() : programs;
    boolean fine = false;
    try (Storm storm = new Storm(plan, lives, folder, StormMain::tell)) {
      fine = print(plan.store(), storm.run());
    } finally {
      if (!fine) {
        System.out.printf("all that is left of it is in %s; again: %s%n", folder, command(plan));
      }
    }
    return fine;
  }

  /// Brings the same storm again.
  private String command(Plan plan) {
    return "mvn -Pstorm -Dstorm.arguments=\"--store %s --seed %d --blows %d%s\""
        .formatted(plan.store(), plan.seed(), plan.blows(), shortLives ? " --short" : "");
  }

  private static void tell(String line) {
    System.out.println(LocalTime.now(ZoneId.systemDefault()).truncatedTo(SECONDS) + " " + line);
  }

  private static final Assortment MADE_UP = new Assortment(5, 500, 20, 0);

  private Path products(Path folder) {
    if (products != null) {
      return products;
    }
    Path file = folder.resolve("products.csv");
    MADE_UP.writeProducts(file, true);
    return file;
  }

  private Path baskets(Path folder) {
    if (baskets != null) {
      return baskets;
    }
    Path file = folder.resolve("all-baskets.csv");
    MADE_UP.writeBaskets(file, 1, 5_000, 5);
    return file;
  }

  private static boolean print(CentreStore store, Outcome outcome) {
    System.out.printf(
        "%s: %s; on the line %s; %,d tickets acknowledged, %,d at the centre, sum %,d minor"
            + " units%n",
        store.label(),
        outcome.blows(),
        outcome.line(),
        outcome.acknowledged(),
        outcome.atCentre(),
        outcome.totalMinor());
    outcome.faults().stream().limit(20).forEach(fault -> System.out.println("FAULT " + fault));
    System.out.println(
        outcome.faults().isEmpty()
            ? "every acknowledged ticket is at the centre once, with its total and its number"
            : outcome.faults().size() + " faults");
    return outcome.faults().isEmpty();
  }
}
