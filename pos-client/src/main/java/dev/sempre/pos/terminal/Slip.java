package dev.sempre.pos.terminal;

import dev.sempre.model.money.Money;
import java.util.List;
import java.util.regex.Pattern;

/// What a terminal says of money that has moved. Whatever it says, nobody finds a whole card number
/// here: of a card only the last four digits are kept.
///
/// @param amount how much, above 0
/// @param authorisation what the bank calls it
/// @param card the card's number as far as it may be shown, such as `**** **** **** 4242`
/// @param lines what is to be said on paper; may be empty
public record Slip(Money amount, String authorisation, String card, List<String> lines) {
  private static final int LONGEST = 80;
  private static final int MOST_LINES = 60;
  private static final Pattern ALL_BUT_FOUR_DIGITS = Pattern.compile("\\d(?=(?:\\D*\\d){4})");
  private static final Pattern CARD_NUMBER =
      Pattern.compile("(?<!\\d)(?:\\d[ -]?){8,15}(?=\\d{4}(?!\\d))");

  public Slip {
    authorisation = cut(authorisation);
    card = ALL_BUT_FOUR_DIGITS.matcher(cut(card)).replaceAll("*");
    lines =
        lines.stream()
            .limit(MOST_LINES)
            .map(line -> CARD_NUMBER.matcher(cut(line)).replaceAll("**** "))
            .toList();
  }

  private static String cut(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", " ").strip();
    return plain.substring(0, Math.min(LONGEST, plain.length()));
  }
}
