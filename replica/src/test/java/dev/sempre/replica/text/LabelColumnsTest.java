package dev.sempre.replica.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.text.Label;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelColumnsTest {
  @Test
  void aLabelComesBackFromItsColumns() {
    Label label = new Label("Latte", Map.of("pt-BR", "Leite", "en", "Milk"));
    String names = LabelColumns.names(label);

    assertThat(names).isEqualTo("{\"en\":\"Milk\",\"pt-BR\":\"Leite\"}");
    assertThat(LabelColumns.read("Latte", names)).isEqualTo(label);
  }

  @Test
  void aLabelWithoutTranslationsHasNoSecondColumn() {
    assertThat(LabelColumns.names(Label.of("Latte"))).isNull();
    assertThat(LabelColumns.read("Latte", null)).isEqualTo(Label.of("Latte"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "12",
        "{\"en\":",
        "{\"en\":null}",
        "{\"en\":[\"Milk\"]}",
        "{\"en\":\" \"}"
      })
  void whatIsNoTranslationIsPassedOver(String names) {
    assertThat(LabelColumns.read("Latte", names)).isEqualTo(Label.of("Latte"));
  }
}
