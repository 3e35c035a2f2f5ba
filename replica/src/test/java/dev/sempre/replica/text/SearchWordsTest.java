package dev.sempre.replica.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SearchWordsTest {
  @Test
  void caseAccentsAndPunctuationDoNotCount() {
    assertThat(SearchWords.of("  Crème brûlée, 2x90 g (ÇÃO) "))
        .isEqualTo(new SearchWords(List.of("creme", "brulee", "2x90", "g", "cao")));
    assertThat(SearchWords.of(" -*\"' ")).isEqualTo(new SearchWords(List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "c,true",
    "creme,true",
    "creme b,true",
    "crem b,false",
    "brulee,false",
    "'',true",
    "creme brulee x y,false"
  })
  void aTextBeginsWithItsFirstWordsTheLastOnePerhapsCut(String typed, boolean begins) {
    assertThat(SearchWords.of(typed).begin("Crème brûlée")).isEqualTo(begins);
  }

  @ParameterizedTest
  @CsvSource({"bru cre,true", "cre 12,true", "13,false", "'',true"})
  void eachWordMayBeginAnyWordOfAnyText(String typed, boolean fits) {
    assertThat(SearchWords.of(typed).allBeginWordsOf(List.of("Crème brûlée", "no. 12")))
        .isEqualTo(fits);
  }
}
