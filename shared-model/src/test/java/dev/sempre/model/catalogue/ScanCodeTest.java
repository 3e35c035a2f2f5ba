package dev.sempre.model.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.catalogue.ScanCode.GtinCode;
import dev.sempre.model.catalogue.ScanCode.Invalid;
import dev.sempre.model.catalogue.ScanCode.PlainCode;
import dev.sempre.model.catalogue.ScanCode.PriceEmbedded;
import dev.sempre.model.catalogue.ScanCode.ProductCode;
import dev.sempre.model.catalogue.ScanCode.Reason;
import dev.sempre.model.catalogue.ScanCode.WeightEmbedded;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanCodeTest {

  private static final EmbeddedCodeRules RULES =
      EmbeddedCodeRules.parse("21IIIIIWWWWWC,22IIIIIPPPPPC,23IIIIVPPPPPC");

  @Test
  void aTradeItemNumberIsFoundByIts14Digits() {
    assertThat(scan("4006381333931")).isEqualTo(new GtinCode(new Gtin("04006381333931")));
    assertThat(lookupKey("036000291452")).isEqualTo(lookupKey("0036000291452"));
  }

  @Test
  void lettersAndOtherLengthsArePlainCodes() {
    assertThat(scan("SKU-0042")).isEqualTo(new PlainCode("SKU-0042"));
    assertThat(scan("42")).isEqualTo(new PlainCode("42"));
    assertThat(lookupKey("aB-1")).isEqualTo("aB-1");
  }

  @Test
  void blanksAndLineEndsAroundTheCodeAreIgnored() {
    assertThat(scan("  4006381333931\r\n")).isEqualTo(scan("4006381333931"));
  }

  @Test
  void weightsAndPricesAreReadFromInStoreCodes() {
    assertThat(scan(complete("210041700482"))).isEqualTo(new WeightEmbedded("00417", 482));
    assertThat(scan(complete("220041701056"))).isEqualTo(new PriceEmbedded("00417", 1_056));
    assertThat(scan(complete("220041700000"))).isEqualTo(new PriceEmbedded("00417", 0));
  }

  @Test
  void inStoreCodesWithoutARuleArePlainNumbers() {
    String code = complete("290000000001");

    assertThat(scan(code)).isEqualTo(new GtinCode(new Gtin("0" + code)));
    assertThat(ScanCode.parse(complete("210041700482"), EmbeddedCodeRules.NONE))
        .isEqualTo(new GtinCode(new Gtin("0" + complete("210041700482"))));
  }

  @Test
  void onlyEan13CarriesAValue() {
    String carton = "21004170048";
    String code = carton + Gtin.checkDigit(carton);

    assertThat(scan(code)).isInstanceOf(GtinCode.class);
  }

  @Test
  void theLongerPrefixDecides() {
    EmbeddedCodeRules rules = EmbeddedCodeRules.parse("2IIIIIIPPPPPC,21IIIIIWWWWWC");

    assertThat(ScanCode.parse(complete("210041700482"), rules))
        .isEqualTo(new WeightEmbedded("00417", 482));
    assertThat(ScanCode.parse(complete("260041700482"), rules))
        .isEqualTo(new PriceEmbedded("600417", 482));
  }

  @Test
  void aMisreadPriceIsRefused() {
    // Item 0417, value check digit 6, price 146.85.
    assertThat(scan(complete("230417614685"))).isEqualTo(new PriceEmbedded("0417", 14_685));

    String misread = complete("230417614695");
    assertThat(scan(misread)).isEqualTo(new Invalid(misread, Reason.WRONG_VALUE_CHECK_DIGIT));
  }

  @Test
  void misreadAndImpossibleCodesSayWhy() {
    assertThat(scan("4006381333932"))
        .isEqualTo(new Invalid("4006381333932", Reason.WRONG_CHECK_DIGIT));
    assertThat(scan(" ")).isEqualTo(new Invalid("", Reason.EMPTY));
    assertThat(scan("0000000000000")).isEqualTo(new Invalid("0000000000000", Reason.ALL_ZEROS));
    assertThat(scan("0104006381333931\u001d10LOT"))
        .isEqualTo(new Invalid("0104006381333931\u001d10LOT", Reason.CONTROL_CHARACTER));
  }

  @Test
  void fourThousandCharactersAreCut() {
    assertThat(scan("x".repeat(4_000)))
        .isEqualTo(new Invalid("x".repeat(ScanCode.MAX_LENGTH), Reason.TOO_LONG));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'; drop table product; --", "=cmd|'/c calc'!A1", "٤٠٠٦٣٨١٣٣٣٩٣١", "🍎"})
  void strangeTextIsAPlainCodeThatNobodyHas(String text) {
    assertThat(scan(text)).isEqualTo(new PlainCode(text));
  }

  @Test
  void noiseNeverThrows() {
    for (long seed = 1; seed <= 20_000; seed++) {
      Random random = new Random(seed);
      StringBuilder noise = new StringBuilder();
      for (int i = random.nextInt(80); i > 0; i--) {
        noise.append(
            (char) (random.nextInt(8) == 0 ? random.nextInt(0x10000) : '0' + random.nextInt(10)));
      }
      assertThat(scan(noise.toString())).as("seed %d", seed).isNotNull();
    }
  }

  private static ScanCode scan(String text) {
    return ScanCode.parse(text, RULES);
  }

  private static String lookupKey(String text) {
    return ((ProductCode) scan(text)).lookupKey();
  }

  private static String complete(String digits) {
    return digits + Gtin.checkDigit(digits);
  }
}
