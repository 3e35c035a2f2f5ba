package dev.sempre.simulation.storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sempre.simulation.storm.Storm.Outcome;
import dev.sempre.simulation.storm.Storm.Plan;
import dev.sempre.simulation.program.CentreStore;
import dev.sempre.simulation.program.Programs;
import dev.sempre.simulation.shop.Assortment;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The short form of `mvn -Pstorm`: the real programs, five kills. Skipped where the programs are
/// not built, but under `mvn -Pinputs`.
class StormTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  void everyAcknowledgedTicketIsAtTheCentreOnceAfterFiveKills() throws SQLException {
    assumeThatProgramsAreBuilt();
    Assortment assortment = new Assortment(5, 100, 5, 0);
    Path products = folder.resolve("products.csv");
    Path baskets = folder.resolve("all-baskets.csv");
    assortment.writeProducts(products, true);
    assortment.writeBaskets(baskets, 1, 1_000, 5);
    Plan plan = new Plan(CentreStore.SQLITE, 5, 4, products, 199, baskets);
    try (Storm run =
        new Storm(plan, Programs.of(PROJECT, folder.resolve("logs")), folder, line -> {})) {
      Outcome outcome = run.run();
      assertThat(outcome.faults()).isEmpty();
      assertThat(outcome.acknowledged()).isPositive();
      assertThat(outcome.kills().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(5);
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
