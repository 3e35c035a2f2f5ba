package dev.sempre.replica.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PinHashTest {
  private static final byte[] SECRET = "secret of the company".getBytes(StandardCharsets.UTF_8);

  @Test
  void pinMatchesWhatWasStoredForItAndNoOther() {
    String stored = PinHash.of("246810", SECRET, new Random(1));

    assertThat(PinHash.fits("246810", SECRET, stored)).isTrue();
    assertThat(PinHash.fits("246811", SECRET, stored)).isFalse();
    assertThat(PinHash.fits("", SECRET, stored)).isFalse();
  }

  @Test
  void storedTextIsInTheUsualForm() {
    assertThat(PinHash.of("2580", SECRET, new Random(2)))
        .matches("\\$argon2id\\$v=19\\$m=47104,t=1,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
  }

  @Test
  void samePinTwiceGivesTwoTexts() {
    Random random = new Random(3);

    assertThat(PinHash.of("2580", SECRET, random)).isNotEqualTo(PinHash.of("2580", SECRET, random));
  }

  @Test
  void memoryThatIsKeptChangesNothingForWhomeverItServesNextOrAtOnce() throws Exception {
    PinHash.Memory memory = new PinHash.Memory();
    String maria = PinHash.of("246810", SECRET, new Random(6));
    String joao = PinHash.of("135790", SECRET, new Random(7));

    for (int round = 0; round < 2; round++) {
      assertThat(PinHash.fits("246810", SECRET, maria, memory)).isTrue();
      assertThat(PinHash.fits("135790", SECRET, maria, memory)).isFalse();
      assertThat(PinHash.fits("135790", SECRET, joao, memory)).isTrue();
    }
    try (var hands = Executors.newFixedThreadPool(2)) {
      Future<Boolean> other = hands.submit(() -> PinHash.fits("246810", SECRET, maria, memory));
      assertThat(PinHash.fits("135790", SECRET, joao, memory)).isTrue();
      assertThat(other.get()).isTrue();
    }
  }

  @Test
  void withoutTheSecretNoPinMatches() {
    String stored = PinHash.of("246810", SECRET, new Random(4));

    assertThat(PinHash.fits("246810", new byte[0], stored)).isFalse();
    assertThat(PinHash.fits("246810", new byte[] {1}, stored)).isFalse();
  }

  @Test
  void whoHasNoPinCannotBeMatched() {
    assertThat(PinHash.fits("", SECRET, null)).isFalse();
    assertThat(PinHash.fits("2580", SECRET, null)).isFalse();
  }

  @Test
  void textsOfAnotherFormMatchNothing() {
    String good = PinHash.of("2580", SECRET, new Random(5));

    assertThat(PinHash.fits("2580", SECRET, "")).isFalse();
    assertThat(PinHash.fits("2580", SECRET, "2580")).isFalse();
    assertThat(PinHash.fits("2580", SECRET, good.replace("argon2id", "argon2i"))).isFalse();
    assertThat(PinHash.fits("2580", SECRET, good.replace("m=47104", "m=9999999"))).isFalse();
    assertThat(PinHash.fits("2580", SECRET, good.replace("p=1", "p=0"))).isFalse();
    assertThat(PinHash.fits("2580", SECRET, good.substring(0, good.length() - 1))).isFalse();
  }
}
