package dev.sempre.pos.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Currency;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FiguresTest {
  private static final Currency EUR = Currency.of("EUR");
  private static final Currency BRL = Currency.of("BRL");
  private static final Currency JPY = Currency.of("JPY");
  private static final Currency KWD = Currency.of("KWD");

  private static String plain(String text) {
    return text.replace('\u00a0', '_').replace('\u202f', '~').replace('\u2212', '-');
  }

  private static Figures figures(Language language) {
    return new Figures(language);
  }

  @ParameterizedTest
  @CsvSource({
    "EN, '€1,234.56'",
    "IT, '€_1.234,56'",
    "PT_BR, '€_1.234,56'",
    "FR, '1~234,56_€'",
  })
  void anAmountIsWrittenAsTheLanguageDoes(Language language, String expected) {
    assertThat(plain(figures(language).money(123_456, EUR))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"EN, 'R$_0.05'", "PT_BR, 'R$_0,05'", "FR, '0,05_R$'"})
  void cents(Language language, String expected) {
    assertThat(plain(figures(language).money(5, BRL))).isEqualTo(expected);
  }

  @Test
  void currenciesKeepTheirOwnDigits() {
    assertThat(plain(figures(Language.IT).money(1_234, JPY))).isEqualTo("JPY_1.234");
    assertThat(plain(figures(Language.IT).money(1_234, KWD))).isEqualTo("KWD_1,234");
  }

  @Test
  void whatIsTakenOffHasAMinusSign() {
    assertThat(plain(figures(Language.IT).amount(-106, EUR))).isEqualTo("-_1,06");
  }

  @Test
  void theLargestAmountsAreExact() {
    assertThat(figures(Language.EN).amount(Long.MAX_VALUE, EUR))
        .isEqualTo("92,233,720,368,547,758.07");
  }

  @Test
  void piecesAreCountedAndWeightIsMeasured() {
    Figures figures = figures(Language.IT);
    assertThat(figures.quantity(2_000, ProductUnit.PIECE)).isEqualTo("2");
    assertThat(figures.quantity(1_500, ProductUnit.PIECE)).isEqualTo("1,5");
    assertThat(plain(figures.quantity(482, ProductUnit.KILOGRAM))).isEqualTo("0,482_kg");
    assertThat(plain(figures.quantity(1_000_000, ProductUnit.LITRE))).isEqualTo("1.000,000_l");
  }

  @Test
  void percentagesShowNoIdleDecimals() {
    assertThat(plain(figures(Language.FR).percent(550))).isEqualTo("5,5_%");
    assertThat(plain(figures(Language.FR).percent(2_200))).isEqualTo("22_%");
    assertThat(figures(Language.EN).percent(1_000)).isEqualTo("10%");
    assertThat(figures(Language.EN).percent(0)).isEqualTo("0%");
    assertThat(figures(Language.PT_BR).percent(550)).isEqualTo("5,5%");
  }

  @Test
  void timesAndDurations() {
    Figures figures = figures(Language.EN);
    assertThat(figures.time(LocalTime.of(9, 5))).isEqualTo("09:05");
    assertThat(figures.timeToTheSecond(LocalTime.of(14, 0, 7))).isEqualTo("14:00:07");
    assertThat(figures.day(LocalDate.of(2026, 3, 7))).isEqualTo("07/03");
    assertThat(plain(figures.duration(Duration.ofSeconds(9)))).isEqualTo("9_s");
    assertThat(plain(figures.duration(Duration.ofSeconds(125)))).isEqualTo("2_min 5_s");
    assertThat(plain(figures.duration(Duration.ofMinutes(80)))).isEqualTo("1_h 20_min");
  }

  @Test
  void bytes() {
    Figures figures = figures(Language.FR);
    assertThat(plain(figures.bytes(830))).isEqualTo("830_o");
    assertThat(plain(figures.bytes(12_400))).isEqualTo("12_ko");
    assertThat(plain(figures.bytes(3_440_000))).isEqualTo("3,4_Mo");
    assertThat(plain(figures(Language.IT).bytes(12_400))).isEqualTo("12_kB");
  }

  @ParameterizedTest
  @CsvSource({"12.5, 1250", "'12,5', 1250", "7, 700", "'0,05', 5", "'.5', 50", "' 3 ', 300"})
  void commaAndPointBothMarkTheFraction(String typed, long minor) {
    assertThat(figures(Language.EN).read(typed, 2)).hasValue(minor);
    assertThat(figures(Language.IT).read(typed, 2)).hasValue(minor);
  }

  @ParameterizedTest
  @CsvSource({"''", "'.'", "'1.234'", "'1,2,3'", "abc", "-5", "'1 2'", "8076802085738", "٣"})
  void whatIsNoFigureIsNotRead(String typed) {
    assertThat(figures(Language.EN).read(typed, 2)).isEqualTo(OptionalLong.empty());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whatIsWrittenCanBeReadBack(Language language) {
    Figures figures = figures(language);
    for (long minor : new long[] {0, 1, 99, 100, 12_345}) {
      assertThat(figures.read(figures.amount(minor, EUR), 2)).hasValue(minor);
    }
  }
}
