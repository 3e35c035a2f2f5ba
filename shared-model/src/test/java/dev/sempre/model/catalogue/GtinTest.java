package dev.sempre.model.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.model.catalogue.GtinParse.AllZeros;
import dev.sempre.model.catalogue.GtinParse.NotDigits;
import dev.sempre.model.catalogue.GtinParse.Valid;
import dev.sempre.model.catalogue.GtinParse.WrongCheckDigit;
import dev.sempre.model.catalogue.GtinParse.WrongLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GtinTest {

  @ParameterizedTest
  @CsvSource({
    "96385074, 00000096385074, 96385074", // GTIN-8
    "73513537, 00000073513537, 73513537",
    "036000291452, 00036000291452, 036000291452", // GTIN-12
    "4006381333931, 04006381333931, 4006381333931", // GTIN-13
    "0036000291452, 00036000291452, 036000291452", // the same article as UPC-A and as EAN-13
    "10036000291459, 10036000291459, 10036000291459", // GTIN-14: its carton
  })
  void readsAllFourLengths(String text, String gtin14, String shortest) {
    Gtin gtin = new Gtin(gtin14);

    assertThat(Gtin.parse(text)).isEqualTo(new Valid(gtin));
    assertThat(gtin.shortest()).isEqualTo(shortest);
    assertThat(gtin).hasToString(shortest);
  }

  @Test
  void saysWhichCheckDigitWouldFit() {
    assertThat(Gtin.parse("4006381333932")).isEqualTo(new WrongCheckDigit(1, 2));
    assertThat(Gtin.parse("4006318333931")).isEqualTo(new WrongCheckDigit(5, 1));
    assertThat(Gtin.parse("96385070")).isEqualTo(new WrongCheckDigit(4, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "123456789", "12345678901", "123456789012345"})
  void saysThatTheLengthIsWrong(String text) {
    assertThat(Gtin.parse(text)).isEqualTo(new WrongLength(text.length()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "4006381A33931",
        " 4006381333931",
        "4006381333931\n",
        "٤٠٠٦٣٨١٣٣٣٩٣١",
        "-1234567"
      })
  void saysThatItIsNotDigits(String text) {
    assertThat(Gtin.parse(text)).isEqualTo(new NotDigits());
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000000", "000000000000", "0000000000000", "00000000000000"})
  void zerosAloneAreNoNumber(String text) {
    assertThat(Gtin.parse(text)).isEqualTo(new AllZeros());
  }

  @Test
  void aWrongNumberCannotBeMade() {
    assertThatThrownBy(() -> new Gtin("04006381333932"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Not a GTIN in 14 digits: '04006381333932'");
    assertThatThrownBy(() -> new Gtin("4006381333931"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void completesDigitsToANumber() {
    assertThat(Gtin.checkDigit("400638133393")).isEqualTo(1);
    assertThat(Gtin.checkDigit("290000000001")).isEqualTo(8);
  }
}
