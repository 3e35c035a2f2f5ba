package dev.sempre.simulation.versions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.simulation.program.CentreStore;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A company whose places are brought to the next version one after the other, in any order, while
/// they go on working: four of them in every build, one on PostgreSQL; ten with `mvn verify
/// -Dsempre.repetitions=all`. Source: O2, F28.
final class MixedVersionsTest {
  private static final boolean ALL = System.getProperty("sempre.repetitions", "").equals("all");

  @TempDir Path folder;

  static IntStream onFiles() {
    return IntStream.rangeClosed(1, ALL ? 8 : 3);
  }

  static IntStream onPostgres() {
    return IntStream.rangeClosed(101, ALL ? 102 : 101);
  }

  @ParameterizedTest
  @MethodSource("onFiles")
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
  @MethodSource("onPostgres")
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
