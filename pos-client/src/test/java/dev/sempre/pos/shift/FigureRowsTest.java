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
    return new FigureRows(new Words(language), Currency.of("EUR"), NAMES)
        .taxes(takings(taxes)).rows().stream()
            .map(FigureRows.Row::label)
            .map(label -> label.replace('\u00a0', ' '))
            .toList();
  }

  private static Takings takings(TaxLine... taxes) {
    return new Takings(1, null, null, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of(taxes), List.of());
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
    FigureRows.Row row =
        new FigureRows(new Words(language), Currency.of("EUR"), NAMES)
            .difference(minor)
            .rows()
            .getFirst();
    return row.label() + " " + row.amount();
  }

  /// The tax stands where amounts stand: they add up to that of the shift.
  @Test
  void aRateSaysItsTaxAndOfWhatItIs() {
    Takings takings = takings(new TaxLine("IT-4", new Rate(400), 61_250, 2_450, 63_700));
    FigureRows.Row row =
        new FigureRows(new Words(Language.EN), Currency.of("EUR"), NAMES)
            .taxes(takings)
            .rows()
            .getFirst();
    assertThat(row.amount()).isEqualTo("24.50");
    assertThat(row.detail()).isEqualTo("on 612.50, gross 637.00");
  }

  @Test
  void aDifferenceSaysInWordsWhichWayItGoes() {
    assertThat(difference(Language.IT, -200)).isEqualTo("Differenza in meno 2,00");
    assertThat(difference(Language.IT, 200)).isEqualTo("Differenza in più 2,00");
    assertThat(difference(Language.IT, 0)).isEqualTo("Differenza 0,00");
  }

  @Test
  void aRateWithoutANameIsItsPercentage() {
    assertThat(called(Language.PT_BR, at("gone", 550))).containsExactly("5,5%");
  }
}
