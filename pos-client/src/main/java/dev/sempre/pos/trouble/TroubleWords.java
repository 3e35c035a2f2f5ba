package dev.sempre.pos.trouble;

import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a trouble is said in the one line that a screen has for it.
public final class TroubleWords {
  /// Before a code, which would say nothing alone in a line.
  private static final char NO_BREAK_SPACE = '\u00a0';

  private TroubleWords() {}

  /// What happened and what to do now. For `what` that is no trouble, only that.
  ///
  /// @param values what stands in the words' places
  public static String brief(Words words, Word what, Object... values) {
    return sentences(
        Stream.concat(Stream.of(what), Trouble.of(what).stream().map(Trouble::remedy)),
        words,
        values);
  }

  /// What happened, whether the money is safe, and what to do now: for what must not be read over.
  /// For `what` that is no trouble, only that.
  ///
  /// @param values what stands in the words' places
  public static String grave(Words words, Word what, Object... values) {
    return sentences(
        Stream.concat(
            Stream.of(what),
            Trouble.of(what).stream()
                .flatMap(trouble -> Stream.of(trouble.safety().sentence(), trouble.remedy()))),
        words,
        values);
  }

  /// Like [#brief], and the code behind it.
  ///
  /// @param values what stands in the words' places
  public static String coded(Words words, Word what, Object... values) {
    String said = brief(words, what, values);
    return Trouble.of(what)
        .map(trouble -> said + NO_BREAK_SPACE + "(" + trouble.code() + ")")
        .orElse(said);
  }

  private static String sentences(Stream<Word> parts, Words words, Object... values) {
    return parts.map(part -> words.say(part, values)).collect(Collectors.joining(" "));
  }
}
