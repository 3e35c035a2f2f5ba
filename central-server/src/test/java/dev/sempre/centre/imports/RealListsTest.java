package dev.sempre.centre.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sempre.centre.testing.StoreKind;
import dev.sempre.centre.testing.TestCentre;
import dev.sempre.model.sync.SyncCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Real lists, where the folder with them lies beside the project; it is not part of it. Skipped
/// without, but under `mvn -Pinputs`.
class RealListsTest {
  @TempDir Path folder;

  private static Path list(String name) {
    Path file = Path.of("..", "..", "shared", "data", name).toAbsolutePath().normalize();
    String why = "there is no list " + name + " here";
    if (System.getProperty("sempre.tests.inputs", "optional").equals("required")) {
      assertThat(file).as(why).exists();
    }
    assumeTrue(Files.exists(file), why);
    return file;
  }

  private static ImportResult products(ImportStand stand, Path file) {
    return TestCentre.value(
        ProductImport.run(
            stand.replica(),
            file,
            new ProductImport.Options(null, null, null),
            ImportWatch.NOBODY));
  }

  @ParameterizedTest
  @EnumSource
  void tenThousandRealProductsAreImportedAndKnownAgain(StoreKind kind) {
    Path file = list("products_it.csv");
    try (ImportStand stand = ImportStand.open(folder, kind)) {
      ImportResult first = products(stand, file);
      ImportResult again = products(stand, file);

      assertThat(first)
          .extracting(
              ImportResult::lines,
              ImportResult::created,
              ImportResult::changed,
              ImportResult::rejected)
          .containsExactly(10_672L, 10_672L, 0L, 0L);
      assertThat(again)
          .extracting(
              ImportResult::created,
              ImportResult::changed,
              ImportResult::unchanged,
              ImportResult::rejected)
          .containsExactly(0L, 0L, 10_672L, 0L);
    }
  }

  @Test
  void realListsOfCitiesAndOperationCodesAreImportedWhole() {
    Path comuni = list("it_comuni.csv");
    Path communes = list("fr_communes.csv");
    Path municipalities = list("br_municipalities.csv");
    Path cfop = list("br_cfop.csv");
    try (ImportStand stand = ImportStand.open(folder, StoreKind.SQLITE)) {
      assertThat(imported(stand, "city", comuni)).isEqualTo(7_896);
      assertThat(imported(stand, "city", communes)).isEqualTo(35_014);
      assertThat(imported(stand, "city", municipalities)).isEqualTo(5_571);
      assertThat(imported(stand, "cfop", cfop)).isEqualTo(686);
      assertThat(stand.record(SyncCatalogue.CFOP, "5102").text("direction")).isEqualTo("out");
    }
  }

  private static long imported(ImportStand stand, String table, Path file) {
    ImportResult result =
        TestCentre.value(TableImport.run(stand.replica(), table, file, ImportWatch.NOBODY));
    assertThat(result.bad()).isEmpty();
    return result.created();
  }
}
