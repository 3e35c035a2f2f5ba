package dev.sempre.model.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.model.catalogue.EmbeddedCodeRule.Kind;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedCodeRuleTest {

  @ParameterizedTest
  @CsvSource({
    "21IIIIIWWWWWC, 21, WEIGHT, 5, false, 5, 1",
    "22IIIIIPPPPPC, 22, PRICE, 5, false, 5, 1",
    "2IIIIIIPPPPPC, 2, PRICE, 6, false, 5, 1", // Italian scales
    "23IIIIVPPPPPC, 23, PRICE, 4, true, 5, 1",
    "24IIIIIVPPPPC*100, 24, PRICE, 5, true, 4, 100",
    "250IIIIWWWWWC*10, 250, WEIGHT, 4, false, 5, 10",
  })
  void isWrittenAsAPattern(
      String pattern,
      String prefix,
      Kind kind,
      int itemDigits,
      boolean valueCheckDigit,
      int valueDigits,
      int step) {
    EmbeddedCodeRule rule =
        new EmbeddedCodeRule(prefix, kind, itemDigits, valueCheckDigit, valueDigits, step);

    assertThat(EmbeddedCodeRule.of(pattern)).isEqualTo(rule);
    assertThat(rule.pattern()).isEqualTo(pattern);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "21",
        "21IIIIIWWWWW",
        "11IIIIIWWWWWC",
        "IIIIIIIWWWWWC",
        "21IIIIIWPWPWC",
        "21IIIIIWWWWWC*5",
        "21IIIIIWWWWWC*",
        "21iiiiiwwwwwc"
      })
  void whatIsNoPatternIsRefusedByName(String pattern) {
    assertThatThrownBy(() -> EmbeddedCodeRule.of(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + pattern + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"21IIIIWWWWWC", "21IIIIIIWWWWWC", "21IIIVPPPPPPC", "21IIIIIIVPPPC"})
  void aPatternThatDoesNotMake13DigitsOrCannotBeVerifiedIsRefused(String pattern) {
    assertThatThrownBy(() -> EmbeddedCodeRule.of(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Impossible embedded code: prefix '21'");
  }

  @Test
  void whatAScalePrintsIsReadBack() {
    String[] patterns = {
      "21IIIIIWWWWWC", "22IIIIIPPPPPC", "2IIIIIIPPPPPC", "23IIIIVPPPPPC", "24IIIIIVPPPPC*100"
    };
    for (long seed = 1; seed <= 500; seed++) {
      Random random = new Random(seed);
      EmbeddedCodeRule rule = EmbeddedCodeRule.of(patterns[random.nextInt(patterns.length)]);
      String item =
          String.valueOf((long) Math.pow(10, rule.itemDigits()) + random.nextInt(1_000))
              .substring(1);
      long value = (long) random.nextInt((int) Math.pow(10, rule.valueDigits())) * rule.step();

      String code = label(rule, item, value);

      assertThat(ScanCode.parse(code, EmbeddedCodeRules.parse(rule.pattern())))
          .as("seed %d: %s by %s", seed, code, rule.pattern())
          .isEqualTo(
              switch (rule.kind()) {
                case PRICE -> new ScanCode.PriceEmbedded(item, value);
                case WEIGHT -> new ScanCode.WeightEmbedded(item, value);
              });
    }
  }

  @Test
  void rulesAreReadFromASettingAndWrittenBack() {
    EmbeddedCodeRules rules = EmbeddedCodeRules.parse(" 21IIIIIWWWWWC , 22IIIIIPPPPPC ");

    assertThat(rules.text()).isEqualTo("21IIIIIWWWWWC,22IIIIIPPPPPC");
    assertThat(EmbeddedCodeRules.parse(rules.text())).isEqualTo(rules);
    assertThat(EmbeddedCodeRules.parse("  ")).isEqualTo(EmbeddedCodeRules.NONE);
  }

  @Test
  void onePrefixCannotMeanTwoThings() {
    assertThatThrownBy(() -> EmbeddedCodeRules.parse("21IIIIIWWWWWC,21IIIIIPPPPPC"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Two embedded codes with one prefix");
  }

  /// The code that a scale would print for an item and so many minor units or grams.
  private static String label(EmbeddedCodeRule rule, String item, long value) {
    String padded = ("%0" + rule.valueDigits() + "d").formatted(value / rule.step());
    String check = rule.valueCheckDigit() ? "" + ValueCheckDigit.of(padded) : "";
    String digits = rule.prefix() + item + check + padded;
    return digits + Gtin.checkDigit(digits);
  }
}
