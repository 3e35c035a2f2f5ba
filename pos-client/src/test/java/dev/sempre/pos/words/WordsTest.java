package dev.sempre.pos.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.text.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @Test
  void aTextOnTheScreenFollowsTheLanguage() {
    Words words = new Words(Language.EN);
    SimpleStringProperty label = new SimpleStringProperty();
    label.bind(words.text(Word.SELL_TOTAL));
    List<String> shown = new ArrayList<>(List.of(label.get()));
    label.addListener((_, _, now) -> shown.add(now));
    words.speak(Language.IT);
    words.speak(Language.FR);
    assertThat(shown).containsExactly("TOTAL", "TOTALE", "TOTAL");
  }

  @Test
  void aTextFollowsItsCausesToo() {
    Words words = new Words(Language.IT);
    SimpleStringProperty code = new SimpleStringProperty("1");
    SimpleStringProperty label = new SimpleStringProperty();
    label.bind(words.text(() -> words.say(Word.SELL_TICKET, code.get()), code));
    code.set("2");
    assertThat(label.get()).isEqualTo("Scontrino 2");
  }

  @ParameterizedTest
  @CsvSource({
    "EN, 0, no items", "EN, 1, 1 item", "EN, 2, 2 items", "EN, 1234, '1,234 items'",
    "IT, 1, 1 articolo", "IT, 1234, 1.234 articoli", "PT_BR, 2, 2 itens", "FR, 1, 1 article",
  })
  void countsChooseBetweenOneAndMany(Language language, int count, String expected) {
    assertThat(new Words(language).say(Word.SELL_ITEMS, count)).isEqualTo(expected);
  }

  @Test
  void aCompanysOwnNamesAreSaidInTheLanguageIfTheyWereTranslated() {
    Label cash = new Label("Contanti", Map.of("en", "Cash", "pt-BR", "Dinheiro"));
    assertThat(new Words(Language.EN).name(cash)).isEqualTo("Cash");
    assertThat(new Words(Language.PT_BR).name(cash)).isEqualTo("Dinheiro");
    assertThat(new Words(Language.FR).name(cash)).isEqualTo("Contanti");
  }

  @ParameterizedTest
  @CsvSource({"it, IT", "it-CH, IT", "pt, PT_BR", "pt-BR, PT_BR", "fr-BE, FR", "de, EN", "'', EN"})
  void aPersonsTagFindsTheNearestLanguage(String tag, Language expected) {
    assertThat(Language.of(tag)).isEqualTo(expected);
  }
}
