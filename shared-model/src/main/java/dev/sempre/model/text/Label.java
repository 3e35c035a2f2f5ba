package dev.sempre.model.text;

import java.util.Map;

/// A name as the company gave it, with its translations where there are any.
///
/// @param text the name in the company's own language, shown where no translation fits
/// @param translations name by BCP 47 language tag (`en`, `it`, `pt-BR`, `fr`); may be empty
public record Label(String text, Map<String, String> translations) {

  public Label {
    translations = Map.copyOf(translations);
  }

  /// A name without translations.
  public static Label of(String text) {
    return new Label(text, Map.of());
  }

  /// The name for a reader: in exactly that language, else in the language without its country
  /// (`pt` for `pt-BR`), else as the company gave it.
  public String in(String language) {
    String exact = translations.get(language);
    if (exact != null) {
      return exact;
    }
    String anywhere = translations.get(withoutCountry(language));
    return anywhere != null ? anywhere : text;
  }

  private static String withoutCountry(String language) {
    int dash = language.indexOf('-');
    return dash < 0 ? language : language.substring(0, dash);
  }
}
