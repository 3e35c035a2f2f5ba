package dev.sempre.pos.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinkChipTest {
  private static final Instant NOW = Instant.parse("2026-05-28T12:02:00Z");
  private static final ZoneId ROME = ZoneId.of("Europe/Rome");

  private static LinkChip chip(LinkState state, Language language) {
    return LinkChip.of(state, new Words(language), NOW, ROME);
  }

  private static String english(LinkState state) {
    return chip(state, Language.EN).sentence(new Words(Language.EN)).replace('\u00a0', ' ');
  }

  @Test
  void eachStateSaysWhatIsTrue() {
    assertThat(english(new LinkState.Connected(0))).isEqualTo("Connected: all at head office");
    assertThat(english(new LinkState.Connected(3))).isEqualTo("Connected: 3 waiting");
    assertThat(english(new LinkState.Syncing(62, 3))).isEqualTo("Connected: syncing 62%");
    assertThat(english(new LinkState.Reconnecting(4, NOW.plusSeconds(21), 3)))
        .isEqualTo("Reconnecting: attempt 4 in 21 s · 3 waiting");
    assertThat(english(new LinkState.Reconnecting(5, NOW, 0)))
        .isEqualTo("Reconnecting: attempt 5 now");
    assertThat(english(new LinkState.Disconnected(Instant.parse("2026-05-28T08:42:00Z"), 37)))
        .isEqualTo("Disconnected: since 10:42 · selling goes on · 37 waiting");
    assertThat(english(new LinkState.Disconnected(null, 0)))
        .isEqualTo("Not connected yet: selling goes on");
    assertThat(chip(new LinkState.Connected(0), Language.FR).sentence(new Words(Language.FR)))
        .startsWith("Connecté\u00a0: ");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void allAtHeadOfficeIsNeverSaidWhileSomethingWaits(Language language) {
    LinkChip proven = chip(new LinkState.Connected(0), language);
    List<LinkState> waiting =
        List.of(
            new LinkState.Connected(1),
            new LinkState.Syncing(99, 1),
            new LinkState.Reconnecting(1, NOW, 1),
            new LinkState.Disconnected(NOW, 1));
    for (LinkState state : waiting) {
      LinkChip chip = chip(state, language);
      assertThat(chip.sentence(new Words(language))).doesNotContain(proven.detail());
      assertThat(chip.shape()).isNotEqualTo(proven.shape());
    }
  }

  @Test
  void eachStateHasAShapeOfItsOwn() {
    Set<LinkChip.Shape> shapes = new HashSet<>();
    for (LinkState state :
        List.of(
            new LinkState.Connected(0),
            new LinkState.Connected(3),
            new LinkState.Syncing(10, 3),
            new LinkState.Reconnecting(1, NOW, 3),
            new LinkState.Disconnected(NOW, 3))) {
      shapes.add(chip(state, Language.EN).shape());
    }
    assertThat(shapes).hasSize(5);
  }
}
