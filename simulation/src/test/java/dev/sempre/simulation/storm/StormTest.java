package dev.sempre.simulation.storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sempre.simulation.program.CentreStore;
import dev.sempre.simulation.program.Programs;
import dev.sempre.simulation.shop.Assortment;
import dev.sempre.simulation.storm.Plan.Goods;
import dev.sempre.simulation.storm.Plan.Pace;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The short form of `mvn -Pstorm`: the real programs, twenty blows, under a minute on two cores.
/// Skipped where the programs are not built, but under `mvn -Pinputs`.
class StormTest {
  /// Its twenty blows are of every kind that there is on SQLite.
  private static final long SEED = 268;

  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  void everyAcknowledgedTicketIsAtTheCentreOnceAfterTwentyBlows() throws SQLException {
    assumeThatProgramsAreBuilt();
    Assortment assortment = new Assortment(5, 100, 5, 0);
    Path products = folder.resolve("products.csv");
    Path baskets = folder.resolve("all-baskets.csv");
    assortment.writeProducts(products, true);
    assortment.writeBaskets(baskets, 1, 1_000, 5);
    Goods goods = new Goods(products, 199, baskets);
    Plan plan = new Plan(CentreStore.SQLITE, 20, SEED, Pace.SHORT, goods);
    Programs programs = Programs.of(PROJECT, folder.resolve("logs")).forShortLives();
    try (Storm storm = new Storm(plan, programs, folder, line -> {})) {
      Outcome outcome = storm.run();
      assertThat(outcome.faults()).isEmpty();
      assertThat(outcome.acknowledged()).isPositive();
      assertThat(outcome.blows().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(20);
      assertThat(outcome.blows())
          .containsKeys(
              "AGENT KILLED",
              "CENTRE KILLED",
              "CLOCK ONE_HOUR_BEHIND",
              "CLOCK THREE_YEARS_AHEAD",
              "LINE FLAPPING",
              "LINE NO_ANSWERS",
              "LINE NO_REQUESTS",
              "TILL FROZEN",
              "TILL KILLED");
      assertThat(outcome.line()).as("faults of the line").hasSizeGreaterThan(5);
    }
  }

  private static void assumeThatProgramsAreBuilt() {
    boolean built = Programs.areBuilt(PROJECT);
    String why = "the programs' jars are made by the phase package";
    if (System.getProperty("sempre.tests.inputs", "optional").equals("required")) {
      assertThat(built).as(why).isTrue();
    }
    assumeTrue(built, why);
  }
}
