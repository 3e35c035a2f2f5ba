package dev.sempre.model.catalogue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which in-store codes carry a price or a weight in this company. Where two prefixes fit, the
/// longer one decides.
///
/// The default is [#NONE]: every code that begins with 2 is a plain product code, since a shop that
/// numbers its own goods with such codes must not have its tickets filled with invented prices. A
/// shop with scales adds what its scales print, for example `21IIIIIWWWWWC,22IIIIIPPPPPC`.
///
/// @param rules one per prefix
public record EmbeddedCodeRules(List<EmbeddedCodeRule> rules) {

  /// Nothing is embedded.
  public static final EmbeddedCodeRules NONE = new EmbeddedCodeRules(List.of());

  private static final String SEPARATOR = ",";

  /// @throws IllegalArgumentException if two rules have one prefix
  public EmbeddedCodeRules {
    rules = List.copyOf(rules);
    long prefixes = rules.stream().map(EmbeddedCodeRule::prefix).distinct().count();
    if (prefixes < rules.size()) {
      throw new IllegalArgumentException("Two embedded codes with one prefix: " + rules);
    }
  }

  /// Reads a setting as [#text] writes it: patterns of [EmbeddedCodeRule] with commas between them,
  /// blanks ignored; a blank text is [#NONE].
  ///
  /// @throws IllegalArgumentException naming the pattern that is wrong
  public static EmbeddedCodeRules parse(String text) {
    List<EmbeddedCodeRule> rules =
        Arrays.stream(text.split(SEPARATOR, -1))
            .map(String::strip)
            .filter(pattern -> !pattern.isEmpty())
            .map(EmbeddedCodeRule::of)
            .toList();
    return new EmbeddedCodeRules(rules);
  }

  /// The rules as a setting.
  public String text() {
    return rules.stream().map(EmbeddedCodeRule::pattern).collect(Collectors.joining(SEPARATOR));
  }

  Optional<EmbeddedCodeRule> ruleFor(String code) {
    return rules.stream()
        .filter(rule -> code.startsWith(rule.prefix()))
        .max(Comparator.comparingInt(rule -> rule.prefix().length()));
  }
}
