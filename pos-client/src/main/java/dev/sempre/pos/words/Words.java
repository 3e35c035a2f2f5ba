package dev.sempre.pos.words;

import dev.sempre.model.text.Label;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the screens say, in the language of the person who stands before them. Texts taken with
/// {@link #text} follow a change of language at once. UI thread only.
public final class Words {
  private final ReadOnlyObjectWrapper<Language> language;
  private final Map<Language, Map<Word, String>> bundles = new EnumMap<>(Language.class);
  private Figures figures;

  /// Words that start out in `language`.
  public Words(Language language) {
    this.language = new ReadOnlyObjectWrapper<>(language);
    this.figures = new Figures(language);
  }

  /// The language in use.
  public ReadOnlyObjectProperty<Language> languageProperty() {
    return language.getReadOnlyProperty();
  }

  /// The language in use.
  public Language language() {
    return language.get();
  }

  /// Changes the language of every text that was taken with {@link #text}.
  public void speak(Language next) {
    figures = new Figures(next);
    language.set(next);
  }

  /// How the language in use writes figures.
  public Figures figures() {
    return figures;
  }

  /// `word` in the language in use. Numbers among `values` choose between singular and plural where
  /// the word has them.
  public String say(Word word, Object... values) {
    String pattern = bundle().get(word);
    if (pattern == null) {
      throw new IllegalStateException("no text for " + word + " in " + language().tag());
    }
    return values.length == 0
        ? pattern
        : new MessageFormat(pattern, language().locale()).format(values);
  }

  /// A name of the company's own in the language in use, as far as it was given one.
  public String name(Label name) {
    return name.in(language().tag());
  }

  /// `word` as a text that follows the language.
  public StringBinding text(Word word, Object... values) {
    return text(() -> say(word, values));
  }

  /// Any text made of words as one that follows the language and each of `causes`.
  public StringBinding text(Supplier<String> sentence, Observable... causes) {
    Observable[] all =
        Stream.concat(Stream.of(language), Arrays.stream(causes)).toArray(Observable[]::new);
    return Bindings.createStringBinding(sentence::get, all);
  }

  private Map<Word, String> bundle() {
    return bundles.computeIfAbsent(language(), Bundle::load);
  }
}
