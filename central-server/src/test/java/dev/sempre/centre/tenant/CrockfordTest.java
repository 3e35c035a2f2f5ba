package dev.sempre.centre.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CrockfordTest {
  @Test
  void textsHaveNoLetterThatLooksLikeAnother() {
    Random random = new Random(7);

    for (int i = 0; i < 1_000; i++) {
      String text = Crockford.random(random, 8);
      assertThat(text).matches("[0-9A-HJKMNP-TV-Z]{8}");
      assertThat(Crockford.read(text, 8)).contains(text);
    }
  }

  @Test
  void whatPeopleTypeIsReadAsItWasMeant() {
    assertThat(Crockford.read("abcd-0123", 8)).contains("ABCD0123");
    assertThat(Crockford.read(" AB CD oIlL ", 8)).contains("ABCD0111");
    assertThat(Crockford.read("a-b-c-d-o-i-l-9", 8)).contains("ABCD0119");
  }

  @Test
  void whatCannotBeACodeIsNone() {
    assertThat(Crockford.read("", 8)).isEmpty();
    assertThat(Crockford.read("ABCD012", 8)).isEmpty();
    assertThat(Crockford.read("ABCD01234", 8)).isEmpty();
    assertThat(Crockford.read("ABCD012U", 8)).isEmpty();
    assertThat(Crockford.read("ABCD-012\u0130", 8)).isEmpty();
    assertThat(Crockford.read("-".repeat(1_000), 8)).isEmpty();
  }
}
