package dev.sempre.simulation.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.catalogue.Gtin;
import dev.sempre.model.catalogue.GtinParse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssortmentTest {
  private static final Assortment SMALL = new Assortment(1, 20, 3, 4);

  @TempDir Path folder;

  @Test
  void everyBarcodeHasItsCheckDigit() {
    for (int product = 0; product < 1_000; product++) {
      assertThat(Gtin.parse(Assortment.gtin(product))).isInstanceOf(GtinParse.Valid.class);
    }
  }

  @Test
  void theSameSeedMakesTheSameFiles() throws IOException {
    Path first = folder.resolve("first.csv");
    Path again = folder.resolve("again.csv");
    SMALL.writeProducts(first, true);
    SMALL.writeProducts(again, true);
    assertThat(Files.readAllLines(again)).isEqualTo(Files.readAllLines(first)).hasSize(21);
  }

  @Test
  void anotherFileOfBasketsHoldsOthers() throws IOException {
    Path first = folder.resolve("first.csv");
    Path next = folder.resolve("next.csv");
    SMALL.writeBaskets(first, 1, 2, 5);
    SMALL.writeBaskets(next, 3, 2, 5);
    assertThat(Files.readAllLines(first)).hasSize(11).anyMatch(line -> line.startsWith("B000002,"));
    assertThat(Files.readAllLines(next)).noneMatch(line -> line.startsWith("B000002,"));
  }
}
