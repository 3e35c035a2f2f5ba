package dev.sempre.simulation.versions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.simulation.program.CentreStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A company whose places are brought to the next version one after the other, in any order, while
/// they go on working. Source: O2, F28.
final class MixedVersionsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void nothingIsLostWhicheverPlaceIsUpgradedFirst(int seed) {
    try (MixedCompany company = MixedCompany.found(CentreStore.SQLITE, folder, seed)) {
      for (int step = 0; step < 60; step++) {
        company.step();
      }
      company.end();
      assertThat(company.wrong()).as("seed %d: %s", seed, company.history()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 102})
  void norAtCentreOnPostgres(int seed) {
    try (MixedCompany company = MixedCompany.found(CentreStore.POSTGRES, folder, seed)) {
      for (int step = 0; step < 60; step++) {
        company.step();
      }
      company.end();
      assertThat(company.wrong()).as("seed %d: %s", seed, company.history()).isEmpty();
    }
  }
}
