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
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Source: WCAG 2.2, 1.4.3 (text 4.5 : 1) and 1.4.11 (what is not text 3 : 1).
class TokensTest {
  private static final Pattern TOKEN = Pattern.compile("(-s-[a-z0-9-]+):\\s*(#[0-9a-f]{6});");

  private static final List<String> SURFACES = List.of("-s-bg", "-s-surface", "-s-surface-2");
  private static final List<String> TINTS =
      List.of("-s-tint-0", "-s-tint-1", "-s-tint-2", "-s-tint-3", "-s-tint-4", "-s-tint-5");

  private static Map<String, Color> tokens(String sheet) throws IOException {
    try (InputStream css = Objects.requireNonNull(Look.class.getResourceAsStream(sheet))) {
      Map<String, Color> tokens = new HashMap<>();
      TOKEN
          .matcher(new String(css.readAllBytes(), StandardCharsets.UTF_8))
          .results()
          .forEach(token -> tokens.put(token.group(1), Color.web(token.group(2))));
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

  /// What shows where one is, what is chosen and where one may type: rings, bars and edges. A ring
  /// around a key that is filled has the surface between the two.
  private static List<String[]> markPairs() {
    List<String[]> pairs = new ArrayList<>();
    for (String surface : SURFACES) {
      pairs.add(new String[] {"-s-accent", surface});
      pairs.add(new String[] {"-s-field-edge", surface});
      pairs.add(new String[] {"-s-bad", surface});
    }
    for (String soft : List.of("accent", "ok", "warn", "bad")) {
      pairs.add(new String[] {"-s-accent", "-s-" + soft + "-soft"});
    }
    for (String tint : TINTS) {
      pairs.add(new String[] {"-s-accent", tint});
    }
    pairs.add(new String[] {"-s-warn", "-s-warn-soft"});
    return pairs;
  }

  @ParameterizedTest
  @ValueSource(strings = {"light.css", "dark.css"})
  void everyTextStandsOutFromWhatItStandsOn(String sheet) throws IOException {
    assertThat(tooFaint(tokens(sheet))).isEmpty();
  }

  @Test
  void aTextThatIsTooFaintIsFound() throws IOException {
    Map<String, Color> planted = new HashMap<>(tokens("light.css"));
    planted.put("-s-ok", Color.web("#6fbf8f"));
    assertThat(tooFaint(planted)).contains("-s-ok on -s-ok-soft");
  }

  @Test
  void aRingThatIsTooFaintIsFound() throws IOException {
    Map<String, Color> planted = new HashMap<>(tokens("dark.css"));
    planted.put("-s-accent", Color.web("#2b4a73"));
    assertThat(tooFaint(planted)).contains("-s-accent on -s-surface");
  }

  @Test
  void bothThemesHaveTheSameTokens() throws IOException {
    assertThat(tokens("dark.css").keySet()).isEqualTo(tokens("light.css").keySet());
  }

  @Test
  void theTokensAreThoseOfTheDesign() throws IOException {
    assertThat(tokens("light.css"))
        .containsEntry("-s-bg", Color.web("#f3f4f6"))
        .containsEntry("-s-accent", Color.web("#0b5fd3"))
        .containsEntry("-s-muted", Color.web("#5c6672"));
    assertThat(tokens("dark.css"))
        .containsEntry("-s-bg", Color.web("#0f1317"))
        .containsEntry("-s-accent", Color.web("#4f9bff"))
        .containsEntry("-s-muted", Color.web("#9aa5b1"));
  }

  private static List<String> tooFaint(Map<String, Color> tokens) {
    return Stream.concat(
            tooFaint(tokens, textPairs(), Wcag.TEXT), tooFaint(tokens, markPairs(), Wcag.MARK))
        .toList();
  }

  private static Stream<String> tooFaint(
      Map<String, Color> tokens, List<String[]> pairs, double needed) {
    return pairs.stream()
        .filter(pair -> Wcag.contrast(colour(tokens, pair[0]), colour(tokens, pair[1])) < needed)
        .map(pair -> pair[0] + " on " + pair[1]);
  }

  private static Color colour(Map<String, Color> tokens, String name) {
    return Objects.requireNonNull(tokens.get(name), name);
  }
}
