package dev.sempre.model.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Runs over lists of real products where they lie beside the project (`../shared/data` as seen
/// from its root), and is skipped elsewhere: the lists are not part of the project.
class RealProductCodesTest {

  @Test
  void everyRealCodeIsReadAndEveryMisreadDigitIsRefused() throws IOException {
    int products = 0;
    try (DirectoryStream<Path> lists = Files.newDirectoryStream(dataFolder(), "products_*.csv")) {
      for (Path list : lists) {
        for (String code : codes(list)) {
          assertThat(Gtin.parse(code)).as("%s: %s", list, code).isInstanceOf(GtinParse.Valid.class);
          assertThat(misreadingsThatPass(code)).as("%s: %s", list, code).isEmpty();
          products++;
        }
      }
    }
    assertThat(products).isPositive();
  }

  private static List<String> misreadingsThatPass(String code) {
    List<String> passing = new ArrayList<>();
    char[] digits = code.toCharArray();
    for (int i = 0; i < digits.length; i++) {
      char right = digits[i];
      for (char wrong = '0'; wrong <= '9'; wrong++) {
        digits[i] = wrong;
        String misread = new String(digits);
        if (wrong != right && !(Gtin.parse(misread) instanceof GtinParse.WrongCheckDigit)) {
          passing.add(misread);
        }
      }
      digits[i] = right;
    }
    return passing;
  }

  private static List<String> codes(Path list) throws IOException {
    try (Stream<String> lines = Files.lines(list)) {
      return lines.skip(1).map(line -> line.substring(0, line.indexOf(','))).toList();
    }
  }

  private static Path dataFolder() {
    return Stream.of("../../shared/data", "../shared/data")
        .map(Path::of)
        .filter(Files::isDirectory)
        .findFirst()
        .orElseGet(() -> abort("No lists of real products beside the project (../shared/data)"));
  }
}
