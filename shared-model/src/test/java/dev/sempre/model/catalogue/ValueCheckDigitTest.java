package dev.sempre.model.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueCheckDigitTest {

  // The worked examples of the standard: prices 28.75 and 146.85.
  @ParameterizedTest
  @CsvSource({"2875, 9", "14685, 6", "0000, 0", "00000, 0"})
  void followsTheExamplesOfTheStandard(String value, int expected) {
    assertThat(ValueCheckDigit.of(value)).isEqualTo(expected);
  }

  @Test
  void noticesEveryMisreadDigit() {
    for (int length : new int[] {4, 5}) {
      int values = length == 4 ? 10_000 : 100_000;
      for (int value = 0; value < values; value++) {
        String digits = String.valueOf(values + value).substring(1);
        int right = ValueCheckDigit.of(digits);
        for (int i = 0; i < length; i++) {
          char next = digits.charAt(i) == '9' ? '0' : (char) (digits.charAt(i) + 1);
          String misread = digits.substring(0, i) + next + digits.substring(i + 1);
          assertThat(ValueCheckDigit.of(misread)).as(misread).isNotEqualTo(right);
        }
      }
    }
  }
}
