package dev.sempre.simulation.versions;

import static dev.sempre.simulation.versions.ShopRecords.sale;
import static dev.sempre.simulation.versions.ShopRecords.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.machine.State;
import dev.sempre.model.wire.Messages.Problem;
import dev.sempre.replica.db.Release;
import dev.sempre.replica.sync.Issues;
import dev.sempre.replica.sync.SyncLinks;
import dev.sempre.simulation.program.CentreStore;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two versions apart is too far: the answer says who is to be updated, and nothing is lost until
/// then. Source: O2.
final class FarApartTest {
  @TempDir Path folder;
  private final ShopClock clock = new ShopClock();

  @Test
  void tillThatIsTooOldIsToldToUpdateSellsOnAndSendsEverythingThen() {
    try (VersionedCentre centre = centre(Release.CURRENT);
        VersionedTill till = till(centre, Release.CURRENT)) {
      till.sync();
      centre.restartAs(NextRelease.AFTER_NEXT);

      sellAndBeRefused(till, centre, Problem.PROGRAM_TOO_OLD);

      till.restartAs(NextRelease.NEXT);
      assertArrives(till, centre);
    }
  }

  @Test
  void tillThatIsTooNewWaitsForTheCentreSellsOnAndSendsEverythingThen() {
    try (VersionedCentre centre = centre(Release.CURRENT);
        VersionedTill till = till(centre, NextRelease.AFTER_NEXT)) {
      sellAndBeRefused(till, centre, Problem.CENTRE_TOO_OLD);

      centre.restartAs(NextRelease.NEXT);
      assertArrives(till, centre);
    }
  }

  private VersionedCentre centre(Release release) {
    return VersionedCentre.start(CentreStore.SQLITE, folder.resolve("centre"), clock, release);
  }

  private VersionedTill till(VersionedCentre centre, Release release) {
    return VersionedTill.join(centre, folder.resolve("till"), clock, release);
  }

  private static void sellAndBeRefused(VersionedTill till, VersionedCentre centre, String code) {
    sale(till, "s1", 1, "CASH", v -> v, v -> v);
    for (int i = 0; i < 5; i++) {
      assertThat(till.sync()).as("asks again when it is told to").isInstanceOf(State.Barred.class);
    }
    sale(till, "s2", 2, "CASH", v -> v, v -> v);

    assertThat(till.waiting()).as("two tickets, and a word that the line is lost").isEqualTo(3);
    assertThat(till.replica().read(Issues::open)).isEmpty();
    assertThat(till.replica().read(SyncLinks::find).orElseThrow().failureCode()).isEqualTo(code);
    assertThat(text(centre.replica(), "select id from sale")).isEmpty();
  }

  private static void assertArrives(VersionedTill till, VersionedCentre centre) {
    assertThat(till.sync()).isInstanceOf(State.Resting.class);
    assertThat(till.waiting()).isZero();
    assertThat(text(centre.replica(), "select count(*) from sale")).contains("2");
  }
}
