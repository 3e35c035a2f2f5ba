package dev.sempre.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelTest {

  private static final Label MILK = new Label("Latte", Map.of("en", "Milk", "pt", "Leite"));

  @Test
  void speaksTheLanguageOfTheReader() {
    assertThat(MILK.in("en")).isEqualTo("Milk");
    assertThat(new Label("Latte", Map.of("pt", "Leite", "pt-BR", "Leite UHT")).in("pt-BR"))
        .isEqualTo("Leite UHT");
  }

  @Test
  void speaksTheLanguageOfAnotherCountryRatherThanNone() {
    assertThat(MILK.in("pt-BR")).isEqualTo("Leite");
  }

  @Test
  void speaksAsTheCompanyDoesWhereNothingElseFits() {
    assertThat(MILK.in("fr")).isEqualTo("Latte");
    assertThat(Label.of("Latte").in("en")).isEqualTo("Latte");
  }
}
