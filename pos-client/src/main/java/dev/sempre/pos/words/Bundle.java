package dev.sempre.pos.words;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/// One language's words as they lie in `words-TAG.properties` (UTF-8), keyed by the names of {@link
/// Word}. BundlesTest holds the four files complete, so that loading need not look.
final class Bundle {
  private Bundle() {}

  static Map<Word, String> load(Language language) {
    Properties texts = read(Words.class, fileName(language));
    Map<Word, String> words = new EnumMap<>(Word.class);
    for (Word word : Word.values()) {
      String text = texts.getProperty(word.name());
      if (text != null) {
        words.put(word, text);
      }
    }
    return words;
  }

  static String fileName(Language language) {
    return "words-" + language.tag() + ".properties";
  }

  static Properties read(Class<?> beside, String name) {
    Properties texts = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(beside.getResourceAsStream(name), name),
            StandardCharsets.UTF_8)) {
      texts.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
