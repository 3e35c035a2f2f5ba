package dev.sempre.model.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a till tells of its chains, as it goes over the line.
final class ChainHeadTest {
  private static final String HASH = "0123456789abcdef".repeat(4);

  @Test
  void headsComeBackAsTheyWereTold() {
    List<ChainHead> heads =
        List.of(
            new ChainHead("1-2", 120, HASH),
            new ChainHead("1-2/journal", 7, HASH, 5),
            new ChainHead("Città, 4:5 %-1", 0, Seal.NOTHING_BEFORE));

    String told = ChainHead.write(heads);

    assertThat(told).matches("[!-~]+");
    assertThat(ChainHead.read(told)).isEqualTo(heads);
  }

  @Test
  void whatANewerTillSaysBesidesIsPassedOver() {
    assertThat(ChainHead.read("1-2:3:" + HASH + ":0:new,other words,1-3:4:" + HASH))
        .containsExactly(new ChainHead("1-2", 3, HASH), new ChainHead("1-3", 4, HASH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "1-2",
        "1-2:3",
        "1-2:3:hash",
        "1-2:x:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "1-2:-1:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "1-2:99999999999999999999:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "1-2:3:0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef",
        "1-2:3:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef:-4",
        ":3:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "%zz:3:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
      })
  void whatIsNoHeadIsPassedOver(String told) {
    assertThat(ChainHead.read(told)).isEmpty();
  }

  @Test
  void nobodyIsReadToForEver() {
    String told = String.join(",", Collections.nCopies(100_000, "1-2:3:" + HASH));

    assertThat(ChainHead.read(told)).hasSizeLessThan(100);
    assertThat(ChainHead.read("1".repeat(1_000) + ":3:" + HASH)).isEmpty();
  }
}
