package dev.sempre.simulation.storm;

import dev.sempre.simulation.storm.Storm.Outcome;
import dev.sempre.simulation.storm.Storm.Plan;
import dev.sempre.simulation.program.CentreStore;
import dev.sempre.simulation.program.Folders;
import dev.sempre.simulation.program.Programs;
import dev.sempre.simulation.shop.Assortment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Kills the programs while they work, on each kind of store, and counts: `mvn -Pstorm`. Started in
/// the folder of the project, whose programs must be built. Ends with 1 if anything is missing.
@Command(
    name = "storm",
    description = "kills till, agent and centre while they work, and counts the tickets afterwards",
    mixinStandardHelpOptions = true)
public final class StormMain implements Callable<Integer> {
  @Option(names = "--kills", defaultValue = "30", description = "programs to kill on each store")
  private int kills;

  @Option(names = "--seed", defaultValue = "1", description = "seed of moments and victims")
  private long seed;

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
      description = "baskets for the till; made up if none are named")
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
      Plan plan = new Plan(store, kills, seed, products(folder), priceMinor, baskets(folder));
      try (Storm run = new Storm(plan, programs, folder, line -> System.out.println(line))) {
        good &= print(store, run.run());
      }
      if (!keep) {
        Folders.delete(folder);
      }
    }
    return good ? 0 : 1;
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
        "%s: killed %s; %,d tickets acknowledged, %,d at the centre, sum %,d minor units%n",
        store.label(),
        outcome.kills(),
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
