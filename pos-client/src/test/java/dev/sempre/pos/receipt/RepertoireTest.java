package dev.sempre.pos.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RepertoireTest {
  private static Repertoire of(String charset) {
    return new Repertoire(Charset.forName(charset));
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1252", "IBM00858"})
  void whatTheThreeLanguagesWriteIsThere(String charset) {
    String letters = "àèéìíòóùúçãõâêîôûëïüÀÈÉÌÒÙÇÃÕÂÊÔ€£ºª";

    assertThat(of(charset).shown(letters)).isEqualTo(letters);
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1252, œufs, œufs",
    "IBM00858, œufs, oeufs",
    "IBM850, 5 €, 5 EUR",
    "IBM437, São João, Sao Joao",
    "IBM860, São João, São João",
    "IBM437, 2 × 3, 2 x 3",
    "windows-1252, Łódź, Lódz",
    "windows-1252, Ğöçmenoğlu, Göçmenoglu",
    "windows-1252, Ελλάδα, Ellada",
    "windows-1252, Щербаков, Shcherbakov",
    "windows-1252, ﬁn, fin"
  })
  void whatIsNotThereIsWrittenWithWhatIs(String charset, String text, String shown) {
    assertThat(of(charset).shown(text)).isEqualTo(shown);
  }

  @Test
  void whatNobodyCanWriteOtherwiseHasAMarkThatIsNoQuestion() {
    assertThat(of("windows-1252").shown("茶 🍵")).isEqualTo("* *");
  }

  @Test
  void spacesAndSignsOfAmountsAreOnesThatPrintersHave() {
    assertThat(of("IBM437").shown("\u2212\u00a01\u202f234,56\u00a0€")).isEqualTo("- 1 234,56 EUR");
  }

  @Test
  void nothingThatSteersAPrinterComesThrough() {
    assertThat(of("windows-1252").shown("Tea\u001b@\u001bp\u0000\u0019\u00fa\u001d" + "V\u0000"))
        .isEqualTo("Tea@p\u00fa V");
    assertThat(of("windows-1252").shown("a\r\nb\tc\u0085d\u009b1me")).isEqualTo("a  b cd1me");
    assertThat(of("windows-1252").shown("pay \u202eeerht\u202c\u200b\ufeff"))
        .isEqualTo("pay eerht");
  }
}
