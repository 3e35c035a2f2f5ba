package dev.sempre.pos.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Source: T2, R6.
final class CodeCutterTest {
  private final CodeCutter cutter = new CodeCutter();

  private List<Heard> put(String sent) {
    return put(sent, StandardCharsets.UTF_8);
  }

  private List<Heard> put(String sent, Charset charset) {
    List<Heard> heard = new ArrayList<>();
    for (byte each : sent.getBytes(charset)) {
      cutter.put(each & 0xff).ifPresent(heard::add);
    }
    return heard;
  }

  private static Heard code(String text) {
    return new Heard.Code(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r", "\n", "\r\n", "\t", "\r\r\n\n", "\u0003\r\n"})
  void whateverAScannerEndsItsCodesWithEachIsOneCode(String end) {
    assertThat(put("8076802085738" + end + "4006381333931" + end))
        .containsExactly(code("8076802085738"), code("4006381333931"));
    assertThat(cutter.isHalf()).isFalse();
  }

  @Test
  void nothingIsACodeBeforeItsEnd() {
    assertThat(put("80768020857")).isEmpty();
    assertThat(put("38")).isEmpty();
    assertThat(put("\r")).containsExactly(code("8076802085738"));
  }

  @Test
  void anEndWithNothingBeforeItIsNoCode() {
    assertThat(put("\r\n\t\r \r\u0000\u0002\u0003\r")).isEmpty();
  }

  @Test
  void controlCharactersWithinACodeAreLeftOutAsAKeyboardWouldLeaveThemOut() {
    assertThat(put("\u00028076\u0000802\u001d085\u007f738\u0003\r"))
        .containsExactly(code("8076802085738"));
  }

  @Test
  void lettersOfBothWaysToSendThemAreRead() {
    assertThat(put("Caffè 7\r")).containsExactly(code("Caffè 7"));
    assertThat(put("Caffè 7\r", StandardCharsets.ISO_8859_1)).containsExactly(code("Caffè 7"));
  }

  @Test
  void aCodeAsLongAsAnyIsIsOneAndGarbageThatIsLongerTakesOnlyItselfAway() {
    String longest = "7".repeat(CodeCutter.LONGEST);
    assertThat(put(longest + "\r")).containsExactly(code(longest));
    assertThat(put("7" + longest + "7".repeat(100_000))).isEmpty();
    assertThat(put("\r8076802085738\r"))
        .satisfiesExactly(
            first -> assertThat(first).isInstanceOf(Heard.Noise.class),
            second -> assertThat(second).isEqualTo(code("8076802085738")));
  }

  @Test
  void halfACodeThatIsDroppedIsNotTheBeginningOfTheNext() {
    put("807680");
    assertThat(cutter.isHalf()).isTrue();
    assertThat(cutter.drop()).containsInstanceOf(Heard.Noise.class);
    assertThat(cutter.drop()).isEmpty();
    assertThat(put("4006381333931\r")).containsExactly(code("4006381333931"));
  }
}
