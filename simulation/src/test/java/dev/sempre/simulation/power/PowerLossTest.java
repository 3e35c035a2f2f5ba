package dev.sempre.simulation.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sempre.simulation.power.EagerDisk.Promise;
import dev.sempre.simulation.power.PowerRun.Fault;
import dev.sempre.simulation.power.PowerRun.Outcome;
import dev.sempre.simulation.world.Ground;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The images of every build; more of them: `mvn -Ppower`. Skipped where SQLite's calls cannot be
/// logged. Source: reliability.md L2, R01.
final class PowerLossTest {
  private static final int IMAGES = 2_000;
  private static final int IMAGES_UNTIL_A_LOSS = 100;

  @SuppressWarnings("NullAway.Init")
  private static Ground ground;

  @BeforeAll
  static void found() {
    assumeTrue(FileCalls.arePossible(), "SQLite's calls can be logged on Linux only");
    ground = new Ground();
  }

  @AfterAll
  @SuppressWarnings("NullAway")
  static void clear() {
    if (ground != null) {
      ground.close();
    }
  }

  @Test
  void noPowerFailureTakesATicketThatWasPaidOrALineThatWasOnTheScreen() {
    List<String> faults = new ArrayList<>();
    long found = 0;
    long unpaid = 0;
    int images = 0;
    for (long seed = 1; images < IMAGES; seed++) {
      IntStream numbers = IntStream.range(0, PowerRun.IMAGES_PER_DAY);
      Outcome outcome = PowerRun.of(seed, numbers, ground, Promise.AS_SOLD);
      outcome.faults().stream().map(Fault::told).forEach(faults::add);
      images += outcome.images();
      found += outcome.found();
      unpaid += outcome.unpaid();
    }
    assertThat(faults).isEmpty();
    assertThat(images).isEqualTo(IMAGES);
    assertThat(found).as("tickets found, over all images").isGreaterThan(10L * IMAGES);
    assertThat(unpaid).as("images with goods that nobody has paid").isGreaterThan(IMAGES / 2L);
  }

  @Test
  void tillThatDoesNotWaitForItsDiskLosesPaidTicketsAndWhatWasRungUpAndNothingElse() {
    Outcome outcome =
        PowerRun.of(1, IntStream.range(0, IMAGES_UNTIL_A_LOSS), ground, Promise.TOO_EARLY);
    assertThat(outcome.lost()).as("paid tickets that were lost").isPositive();
    assertThat(outcome.faults())
        .flatExtracting(Fault::faults)
        .allMatch(fault -> fault.endsWith("was paid and is lost") || isOfACart(fault));
  }

  @Test
  void tillThatStoresTheCartLateLosesLinesThatWereOnTheScreenAndNothingElse() {
    Outcome outcome =
        PowerRun.of(1, IntStream.range(0, IMAGES_UNTIL_A_LOSS), ground, Promise.CART_TOO_EARLY);
    assertThat(outcome.lost()).as("paid tickets that were lost").isZero();
    assertThat(outcome.notShown()).as("carts that were not as shown").isPositive();
    assertThat(outcome.faults()).flatExtracting(Fault::faults).allMatch(PowerLossTest::isOfACart);
  }

  private static boolean isOfACart(String fault) {
    return fault.startsWith("unpaid is ");
  }
}
