package dev.sempre.pos.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.scan.ScanCatcher.Catch;
import dev.sempre.pos.scan.ScanCatcher.Catch.Scan;
import dev.sempre.pos.scan.ScanCatcher.Catch.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScanCatcherTest {
  private static final String CODE = "8076802085738";

  private final ScanCatcher catcher = new ScanCatcher();
  private final List<Catch> seen = new ArrayList<>();
  private long nowMillis = 1_000;

  private void keys(String text, long gapMillis) {
    for (int i = 0; i < text.length(); i++) {
      nowMillis += gapMillis;
      seen.addAll(catcher.key(text.charAt(i), nowMillis));
    }
  }

  private void enter(long gapMillis) {
    nowMillis += gapMillis;
    seen.addAll(catcher.end(nowMillis));
  }

  private void quiet(long millis) {
    nowMillis += millis;
    seen.addAll(catcher.quiet(nowMillis));
  }

  @Test
  void fastKeysThatEndInEnterAreAScan() {
    keys(CODE, 4);
    enter(4);
    assertThat(seen).containsExactly(new Scan(CODE, ""));
  }

  @Test
  void aSlowScannerIsStillAScanner() {
    keys(CODE, 30);
    enter(30);
    assertThat(seen).containsExactly(new Scan(CODE, ""));
  }

  @Test
  void aPersonsKeysComeOutOneByOneAndEnterFindsNothing() {
    keys("latte", 90);
    enter(200);
    assertThat(seen)
        .containsExactly(
            new Typed("l"), new Typed("a"), new Typed("t"), new Typed("t"), new Typed("e"));
  }

  @Test
  void aPersonsCodeTypedByHandIsNoScan() {
    keys(CODE, 80);
    enter(120);
    assertThat(seen).allSatisfy(one -> assertThat(one).isInstanceOf(Typed.class));
    assertThat(seen).hasSize(CODE.length());
  }

  @Test
  void twoQuickKeysAndEnterAreTyped() {
    keys("12", 30);
    enter(30);
    assertThat(seen).containsExactly(new Typed("12"));
  }

  @Test
  void whatIsHeldComesOutWhenNothingFollows() {
    keys("a", 100);
    assertThat(seen).isEmpty();
    quiet(ScanCatcher.GAP_MILLIS + 1);
    assertThat(seen).containsExactly(new Typed("a"));
  }

  @Test
  void aScannerWithoutEnterIsKnownByItsSpeed() {
    keys(CODE, 5);
    quiet(ScanCatcher.GAP_MILLIS + 1);
    assertThat(seen).containsExactly(new Scan(CODE, ""));
  }

  @Test
  void aKeyHeldDownIsNoScan() {
    keys("1111111111111111", 33);
    quiet(ScanCatcher.GAP_MILLIS + 1);
    assertThat(seen).containsExactly(new Typed("1111111111111111"));
  }

  @Test
  void aScanAfterTypingTakesNothingOfIt() {
    keys("pane", 120);
    nowMillis += 600;
    keys(CODE, 3);
    enter(3);
    assertThat(seen)
        .containsExactly(
            new Typed("p"), new Typed("a"), new Typed("n"), new Typed("e"), new Scan(CODE, ""));
  }

  @Test
  void aCodeThatAStallCutInTwoComesOutWhole() {
    keys(CODE.substring(0, 5), 4);
    quiet(ScanCatcher.GAP_MILLIS + 1);
    nowMillis += 150;
    keys(CODE.substring(5), 4);
    enter(4);
    assertThat(seen).containsExactly(new Typed("80768"), new Scan(CODE, CODE.substring(0, 5)));
  }

  @Test
  void twentyCodesASecondLoseNothing() {
    Random random = new Random(7);
    List<Catch> sent = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      String code = Long.toString(1_000_000_000_000L + random.nextLong(9_000_000_000_000L));
      sent.add(new Scan(code, ""));
      keys(code, 3);
      enter(3);
      nowMillis += 8;
    }
    assertThat(seen).isEqualTo(sent);
  }

  @Test
  void anArrowKeyLetsOutWhatIsHeld() {
    keys("ab", 10);
    assertThat(catcher.flush()).containsExactly(new Typed("ab"));
    assertThat(catcher.flush()).isEmpty();
  }
}
