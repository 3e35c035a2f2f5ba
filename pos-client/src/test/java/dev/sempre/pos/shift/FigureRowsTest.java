package dev.sempre.pos.shift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Rate;
import dev.sempre.model.shift.Takings;
import dev.sempre.model.tax.TaxLine;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Words;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FigureRowsTest {
  private static final ReportNames NAMES =
      new ReportNames(
          Map.of(),
          Map.of(
              "IT-4", "IVA 4%",
              "IT-10", "IVA 10%",
              "IT-10-BAR", "BAR 10%",
              "IT-22-MARGIN", "IVA 22% del margine",
              "IT-0", "Esente 0%"));

  private static List<String> called(Language language, TaxLine... taxes) {
    Takings takings =
        new Takings(1, null, null, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of(taxes), List.of());
    return new FigureRows(new Words(language), Currency.of("EUR"), NAMES)
        .taxes(takings).rows().stream()
            .map(FigureRows.Row::label)
            .map(label -> label.replace('\u00a0', ' '))
            .toList();
  }

  private static TaxLine at(String id, int basisPoints) {
    return new TaxLine(id, new Rate(basisPoints), 100, 0, 100);
  }

  @Test
  void aRateNamedByNothingButItsPercentageIsToldInTheLanguageOfTheReader() {
    assertThat(called(Language.EN, at("IT-4", 400), at("IT-10", 1_000)))
        .containsExactly("VAT 4%", "VAT 10%");
    assertThat(called(Language.FR, at("IT-4", 400))).containsExactly("TVA 4 %");
  }

  @Test
  void aRateWhoseNameSaysMoreKeepsIt() {
    assertThat(called(Language.EN, at("IT-0", 0), at("IT-22-MARGIN", 2_200)))
        .containsExactly("Esente 0%", "IVA 22% del margine");
  }

  @Test
  void twoRatesOfOnePercentageKeepTheNamesThatTellThemApart() {
    assertThat(called(Language.EN, at("IT-10", 1_000), at("IT-10-BAR", 1_000)))
        .containsExactly("IVA 10%", "BAR 10%");
  }

  private static String difference(Language language, long minor) {
    return new FigureRows(new Words(language), Currency.of("EUR"), NAMES)
        .difference(minor)
        .rows()
        .getFirst()
        .amount();
  }

  @Test
  void aDifferenceSaysInWordsWhichWayItGoes() {
    assertThat(difference(Language.IT, -200)).isEqualTo("2,00 in meno");
    assertThat(difference(Language.IT, 200)).isEqualTo("2,00 in più");
    assertThat(difference(Language.IT, 0)).isEqualTo("0,00");
  }

  @Test
  void aRateWithoutANameIsItsPercentage() {
    assertThat(called(Language.PT_BR, at("gone", 550))).containsExactly("5,5%");
  }
}
