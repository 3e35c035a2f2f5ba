package dev.sempre.pos.receipt;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/// The characters that a printer has. Whatever it lacks is written with what it has, one to several
/// characters for one, and never as a question mark: a name stays readable. What steers a printer
/// or turns the direction of writing is no character at all and is left out, so that no name of an
/// article or a customer ever gives a command to a printer. Source: T9, C5.
///
/// @param charset what the printer's code page holds, one byte a character
public record Repertoire(Charset charset) {
  private static final String UNKNOWN = "*";
  private static final Map<Integer, String> OTHERWISE = new HashMap<>();

  static {
    write("‘’‚‛′`", "'");
    write("“”„‟″«»", "\"");
    write("‹", "<");
    write("›", ">");
    write("‐‑‒–—―−", "-");
    write("•·∙", "*");
    write("×✕", "x");
    for (String pair :
        ("… ...|€ EUR|£ GBP|¥ JPY|œ oe|Œ OE|æ ae|Æ AE|ß ss|ẞ SS|ø o|Ø O|đ d|Đ D|ł l|Ł L|ı i|ð d|Ð"
             + " D|þ th|Þ Th|ŋ ng|Ŋ Ng|ñ n|Ñ N|© (c)|® (r)|™ (tm)|№ No|ª a|º o|° o|¿ |¡ |½ 1/2|¼"
             + " 1/4|¾ 3/4|÷ :|± +/-|≈ ~|≤ <=|≥ >=|µ u|² 2|³ 3|¹ 1|α a|β v|γ g|δ d|ε e|ζ z|η i|θ"
             + " th|ι i|κ k|λ l|μ m|ν n|ξ x|ο o|π p|ρ r|σ s|ς s|τ t|υ y|φ f|χ ch|ψ ps|ω o|Α A|Β V|Γ"
             + " G|Δ D|Ε E|Ζ Z|Η I|Θ Th|Ι I|Κ K|Λ L|Μ M|Ν N|Ξ X|Ο O|Π P|Ρ R|Σ S|Τ T|Υ Y|Φ F|Χ Ch|Ψ"
             + " Ps|Ω O|а a|б b|в v|г g|д d|е e|ё yo|ж zh|з z|и i|й y|к k|л l|м m|н n|о o|п p|р r|с"
             + " s|т t|у u|ф f|х kh|ц ts|ч ch|ш sh|щ shch|ъ |ы y|ь |э e|ю yu|я ya|і i|ї yi|є ye|ґ"
             + " g|А A|Б B|В V|Г G|Д D|Е E|Ё Yo|Ж Zh|З Z|И I|Й Y|К K|Л L|М M|Н N|О O|П P|Р R|С S|Т"
             + " T|У U|Ф F|Х Kh|Ц Ts|Ч Ch|Ш Sh|Щ Shch|Ъ |Ы Y|Ь |Э E|Ю Yu|Я Ya|І I|Ї Yi|Є Ye|Ґ G")
            .split("\\|")) {
      OTHERWISE.put(pair.codePointAt(0), pair.substring(pair.indexOf(' ') + 1));
    }
  }

  private static void write(String characters, String as) {
    characters.codePoints().forEach(character -> OTHERWISE.put(character, as));
  }

  /// The text as this printer can show it: one line, without anything that could steer it.
  public String shown(String text) {
    CharsetEncoder encoder = charset.newEncoder();
    StringBuilder shown = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .forEach(character -> shown.append(shown(character, encoder)));
    return shown.toString();
  }

  private static String shown(int character, CharsetEncoder encoder) {
    return switch (Character.getType(character)) {
      case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          " ";
      case Character.CONTROL -> Character.isWhitespace(character) ? " " : "";
      case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> "";
      default -> visible(character, encoder);
    };
  }

  private static String visible(int character, CharsetEncoder encoder) {
    String itself = Character.toString(character);
    if (has(encoder, itself)) {
      return itself;
    }
    String otherwise = OTHERWISE.get(character);
    return otherwise == null ? withoutAccents(itself, encoder) : otherwise;
  }

  private static String withoutAccents(String itself, CharsetEncoder encoder) {
    StringBuilder bare = new StringBuilder();
    Normalizer.normalize(itself, Normalizer.Form.NFKD)
        .codePoints()
        .filter(part -> Character.getType(part) != Character.NON_SPACING_MARK)
        .forEach(part -> bare.append(bare(part, encoder)));
    return bare.toString();
  }

  private static String bare(int part, CharsetEncoder encoder) {
    String letter = Character.toString(part);
    return has(encoder, letter) ? letter : OTHERWISE.getOrDefault(part, UNKNOWN);
  }

  private static boolean has(CharsetEncoder encoder, String character) {
    return character.length() == 1 && encoder.canEncode(character);
  }
}
