package dev.sempre.pos.words;

import java.util.Locale;

/// The languages of the screens (T13). A person's language is his own; the receipt's is the shop's.
public enum Language {
  /// English.
  EN("en", "English", ',', '.'),
  /// Italian.
  IT("it", "Italiano", '.', ','),
  /// Portuguese as written in Brazil.
  PT_BR("pt-BR", "Português (Brasil)", '.', ','),
  /// French. Thousands stand apart by a narrow no-break space.
  FR("fr", "Français", '\u202f', ',');

  private final String tag;
  private final String ownName;
  private final char thousands;
  private final char decimal;

  Language(String tag, String ownName, char thousands, char decimal) {
    this.tag = tag;
    this.ownName = ownName;
    this.thousands = thousands;
    this.decimal = decimal;
  }

  /// The BCP 47 tag, as stored with a person and used in the names of the word files.
  public String tag() {
    return tag;
  }

  /// The language's name in itself: what a person who reads nothing else looks for.
  public String ownName() {
    return ownName;
  }

  /// The language for a BCP 47 tag; English where the tag is of none that the screens speak.
  public static Language of(String tag) {
    String primary = Locale.forLanguageTag(tag).getLanguage();
    for (Language language : values()) {
      if (language.locale().getLanguage().equals(primary)) {
        return language;
      }
    }
    return EN;
  }

  /// The character between groups of three digits.
  char thousands() {
    return thousands;
  }

  /// The character before the fraction.
  char decimal() {
    return decimal;
  }

  Locale locale() {
    return Locale.forLanguageTag(tag);
  }
}
