package dev.sempre.model.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.model.organisation.BadgeScan.Misread;
import dev.sempre.model.organisation.BadgeScan.Whole;
import dev.sempre.model.text.Label;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BadgeCodeTest {
  private static final String ANY = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String CODE = "SMPBBHP5N40BAQPAAQSPP";

  private final Random random = new Random(7);

  @Test
  void aNewBadgeHasAFormThatEveryBarcodeCarriesAndIsNobodyElses() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      BadgeCode badge = BadgeCode.random(random);
      assertThat(badge.text()).matches("SMPB[0-9A-HJKMNP-TV-Z]{16}[0-9A-Z]");
      assertThat(BadgeScan.of(badge.text())).contains(new Whole(badge));
      assertThat(seen.add(badge.text())).isTrue();
    }
  }

  @Test
  void itsHashIsTheSha256OfWhatTheScannerReads() {
    // printf SMPBBHP5N40BAQPAAQSPP | sha256sum
    assertThat(BadgeCode.of(CODE).hash())
        .isEqualTo("ef181dc1f2a7a978b6f7d39d3538fbef56be7709d24eee105bc92ba6133c5563");
  }

  /// Source: R50. Which of both it is decides what whoever holds it is told to do.
  @Test
  void everyCharacterThatIsReadAsAnotherIsKnownForAMisreading() {
    for (int at = 0; at < CODE.length(); at++) {
      for (int i = 0; i < ANY.length(); i++) {
        String read = CODE.substring(0, at) + ANY.charAt(i) + CODE.substring(at + 1);
        if (at >= BadgeCode.MARK.length() && !read.equals(CODE)) {
          assertThat(BadgeScan.of(read)).as(read).contains(new Misread());
        }
      }
    }
  }

  @Test
  void lostAndDoubledCharactersAreKnownForAMisreading() {
    for (int at = BadgeCode.MARK.length(); at < CODE.length(); at++) {
      assertThat(BadgeScan.of(CODE.substring(0, at) + CODE.substring(at + 1)))
          .contains(new Misread());
      assertThat(BadgeScan.of(CODE.substring(0, at) + CODE.substring(at - 1)))
          .contains(new Misread());
    }
    assertThat(BadgeScan.of(CODE + CODE)).contains(new Misread());
    assertThat(BadgeScan.of(CODE.replace('5', '\u0005'))).contains(new Misread());
  }

  @Test
  void twoNeighboursThatChangedPlacesAreKnownForAMisreading() {
    int found = 0;
    int tried = 0;
    for (int i = 0; i < 500; i++) {
      String code = BadgeCode.random(random).text();
      for (int at = BadgeCode.MARK.length(); at < code.length() - 1; at++) {
        String read =
            code.substring(0, at) + code.charAt(at + 1) + code.charAt(at) + code.substring(at + 2);
        if (!read.equals(code)) {
          tried++;
          found += BadgeScan.of(read).filter(Misread.class::isInstance).isPresent() ? 1 : 0;
        }
      }
    }
    assertThat(found).as("of " + tried).isGreaterThan(tried * 99 / 100);
  }

  @Test
  void aKeyboardThatIsLockedInLowerCaseAndBlanksChangeNothing() {
    assertThat(BadgeScan.of(" smpbbhp5n40baqpaaqspp\r\n")).contains(new Whole(BadgeCode.of(CODE)));
  }

  @Test
  void codesOfArticlesAreNoBadges() {
    for (String code :
        new String[] {
          "",
          "8076802085738",
          "SMPB",
          "SMPB-4711",
          "SMPBLACKSHIRT-42",
          "SMPB" + "1".repeat(30),
          "XSMPB0123456789AB"
        }) {
      assertThat(BadgeScan.of(code)).as(code).isEmpty();
    }
  }

  @Test
  void whatIsNoBadgeCannotBeMadeOneAndNoneSaysItsCode() {
    assertThatThrownBy(() -> BadgeCode.of(CODE.substring(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(CODE.substring(1));
    assertThat(new Whole(BadgeCode.of(CODE)).toString()).doesNotContain(CODE.substring(4));
  }

  /// Source: R49.
  @Test
  void aBadgeAloneIsEnoughForWhoeverOnlySells() {
    EnumSet<Permission> alone = EnumSet.noneOf(Permission.class);
    for (Permission permission : Permission.values()) {
      if (role(EnumSet.of(permission)).badgeIsEnough()) {
        alone.add(permission);
      }
    }
    assertThat(alone)
        .containsExactly(
            Permission.SELL,
            Permission.DISCOUNT,
            Permission.VOID_LINE,
            Permission.OPEN_SHIFT,
            Permission.MANAGE_CONTACTS);
    assertThat(role(alone).badgeIsEnough()).isTrue();
    alone.add(Permission.REFUND);
    assertThat(role(alone).badgeIsEnough()).isFalse();
  }

  private static Role role(Set<Permission> permissions) {
    return new Role("R", new Label("R", Map.of()), permissions);
  }
}
