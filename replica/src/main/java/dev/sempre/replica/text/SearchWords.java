package dev.sempre.replica.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A text as its words, without case and accents, as people mean them when they search: `Crème
/// brûlée 2x90 g` is `creme`, `brulee`, `2x90`, `g`. Whatever is neither letter nor digit stands
/// between words.
///
/// @param words in the order of the text, none empty
public record SearchWords(List<String> words) {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  public SearchWords {
    words = List.copyOf(words);
  }

  /// The words of a text.
  public static SearchWords of(String text) {
    return new SearchWords(
        Arrays.stream(BETWEEN_WORDS.split(folded(text))).filter(word -> !word.isEmpty()).toList());
  }

  private static String folded(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
    return MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /// True if each of these words is the beginning of a word of one of the texts.
  public boolean allBeginWordsOf(List<String> texts) {
    return words.isEmpty() || allBegin(of(String.join(" ", texts)));
  }

  /// True if each of these words is the beginning of one of the others.
  public boolean allBegin(SearchWords others) {
    return words.stream().allMatch(word -> others.words.stream().anyMatch(o -> o.startsWith(word)));
  }

  /// True if the text begins with these words, the last of them perhaps not yet finished.
  public boolean begin(String text) {
    List<String> others = of(text).words;
    if (words.isEmpty() || words.size() > others.size()) {
      return words.isEmpty();
    }
    int last = words.size() - 1;
    return others.subList(0, last).equals(words.subList(0, last))
        && others.get(last).startsWith(words.get(last));
  }
}
