package dev.sempre.pos.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Source: WCAG 2.2, 1.4.3 (text 4.5 : 1) and 1.4.11 (what is not text 3 : 1).
class TokensTest {
  private static final double TEXT = 4.5;
  private static final Pattern TOKEN = Pattern.compile("(-s-[a-z0-9-]+):\\s*(#[0-9a-f]{6});");

  private static final List<String> SURFACES = List.of("-s-bg", "-s-surface", "-s-surface-2");
  private static final List<String> TINTS =
      List.of("-s-tint-0", "-s-tint-1", "-s-tint-2", "-s-tint-3", "-s-tint-4", "-s-tint-5");

  private static Map<String, Integer> tokens(String sheet) throws IOException {
    try (InputStream css = Objects.requireNonNull(Look.class.getResourceAsStream(sheet))) {
      Map<String, Integer> tokens = new HashMap<>();
      TOKEN
          .matcher(new String(css.readAllBytes(), StandardCharsets.UTF_8))
          .results()
          .forEach(token ->
              tokens.put(token.group(1), Integer.parseInt(token.group(2).substring(1), 16)));
      return tokens;
    }
  }

  private static List<String[]> textPairs() {
    List<String[]> pairs = new ArrayList<>();
    List<String> under = new ArrayList<>(SURFACES);
    under.add("-s-accent-soft");
    under.addAll(TINTS);
    for (String surface : under) {
      pairs.add(new String[] {"-s-text", surface});
      pairs.add(new String[] {"-s-muted", surface});
    }
    for (String tone : List.of("ok", "warn", "bad")) {
      pairs.add(new String[] {"-s-" + tone, "-s-" + tone + "-soft"});
      pairs.add(new String[] {"-s-text", "-s-" + tone + "-soft"});
      pairs.add(new String[] {"-s-" + tone, "-s-surface"});
      pairs.add(new String[] {"-s-" + tone, "-s-bg"});
    }
    pairs.add(new String[] {"-s-accent-text", "-s-accent"});
    pairs.add(new String[] {"-s-accent", "-s-accent-soft"});
    pairs.add(new String[] {"-s-surface", "-s-warn"});
    pairs.add(new String[] {"-s-ok", "-s-accent-soft"});
    pairs.add(new String[] {"-s-muted", "-s-line"});
    return pairs;
  }

  @ParameterizedTest
  @ValueSource(strings = {"light.css", "dark.css"})
  void everyTextStandsOutFromWhatItStandsOn(String sheet) throws IOException {
    assertThat(tooFaint(tokens(sheet))).isEmpty();
  }

  @Test
  void aTextThatIsTooFaintIsFound() throws IOException {
    Map<String, Integer> planted = new HashMap<>(tokens("light.css"));
    planted.put("-s-ok", 0x6fbf8f);
    assertThat(tooFaint(planted)).contains("-s-ok on -s-ok-soft");
  }

  @Test
  void bothThemesHaveTheSameTokens() throws IOException {
    assertThat(tokens("dark.css").keySet()).isEqualTo(tokens("light.css").keySet());
  }

  @Test
  void theTokensAreThoseOfTheDesign() throws IOException {
    assertThat(tokens("light.css"))
        .containsEntry("-s-bg", 0xf3f4f6)
        .containsEntry("-s-accent", 0x0b5fd3)
        .containsEntry("-s-muted", 0x5c6672);
    assertThat(tokens("dark.css"))
        .containsEntry("-s-bg", 0x0f1317)
        .containsEntry("-s-accent", 0x4f9bff)
        .containsEntry("-s-muted", 0x9aa5b1);
  }

  private static List<String> tooFaint(Map<String, Integer> tokens) {
    return textPairs().stream()
        .filter(pair -> contrast(colour(tokens, pair[0]), colour(tokens, pair[1])) < TEXT)
        .map(pair -> pair[0] + " on " + pair[1])
        .toList();
  }

  private static int colour(Map<String, Integer> tokens, String name) {
    return Objects.requireNonNull(tokens.get(name), name);
  }

  private static double contrast(int one, int other) {
    double light = Math.max(luminance(one), luminance(other));
    double dark = Math.min(luminance(one), luminance(other));
    return (light + 0.05) / (dark + 0.05);
  }

  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16 & 0xff)
        + 0.7152 * linear(rgb >> 8 & 0xff)
        + 0.0722 * linear(rgb & 0xff);
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
