package dev.sempre.pos.words;

import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Currency;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.OptionalLong;

/// How one language writes and reads figures. Amounts and quantities stay whole numbers from end to
/// end; nothing here passes through floating point. Immutable.
public final class Figures {
  private static final char MINUS = '\u2212';
  private static final char NO_BREAK_SPACE = '\u00a0';
  private static final int QUANTITY_DIGITS = 3;
  private static final int PERCENT_DIGITS = 2;
  private static final int GROUP = 3;

  /// Longest entry that is read; anything longer is a mistyped code, not a figure.
  private static final int ENTRY_LIMIT = 12;

  private final Language language;

  Figures(Language language) {
    this.language = language;
  }

  /// An amount without its currency's sign, e.g. `1.234,56`.
  ///
  /// @param minor the amount in minor units; negative ones get a minus sign
  public String amount(long minor, Currency currency) {
    return sign(minor) + unsigned(Math.absExact(minor), currency.minorDigits());
  }

  /// An amount with its currency where the language puts it, e.g. `€ 1.234,56`, `1 234,56 €`.
  public String money(long minor, Currency currency) {
    String symbol = symbol(currency);
    String number = unsigned(Math.absExact(minor), currency.minorDigits());
    return switch (language) {
      case EN -> sign(minor) + symbol + (symbol.length() > 1 ? NO_BREAK_SPACE : "") + number;
      case IT, PT_BR -> sign(minor) + symbol + NO_BREAK_SPACE + number;
      case FR -> sign(minor) + number + NO_BREAK_SPACE + symbol;
    };
  }

  /// Whether the language puts the currency before the figure.
  public boolean currencyLeads() {
    return switch (language) {
      case EN, IT, PT_BR -> true;
      case FR -> false;
    };
  }

  /// The sign by which people know a currency, or its code where several share one sign.
  public String symbol(Currency currency) {
    return switch (currency.code()) {
      case "EUR" -> "€";
      case "GBP" -> "£";
      case "USD" -> "$";
      case "BRL" -> "R$";
      default -> currency.code();
    };
  }

  /// A counted quantity: as few decimals as it needs, e.g. `2` or `1,5`.
  ///
  /// @param milli thousandths
  public String count(long milli) {
    String full = unsigned(Math.absExact(milli), QUANTITY_DIGITS);
    int end = full.length();
    while (full.charAt(end - 1) == '0') {
      end--;
    }
    if (full.charAt(end - 1) == language.decimal()) {
      end--;
    }
    return sign(milli) + full.substring(0, end);
  }

  /// A weighed or measured quantity: always three decimals and its unit, e.g. `0,482 kg`.
  ///
  /// @param milli thousandths
  public String measure(long milli, ProductUnit unit) {
    return sign(milli)
        + unsigned(Math.absExact(milli), QUANTITY_DIGITS)
        + NO_BREAK_SPACE
        + symbol(unit);
  }

  /// A quantity as the unit wants it: what has no sign as a {@link #count}, the rest as a {@link
  /// #measure}.
  ///
  /// @param milli thousandths
  public String quantity(long milli, ProductUnit unit) {
    return symbol(unit).isEmpty() ? count(milli) : measure(milli, unit);
  }

  /// The sign of a unit, the same in all four languages; empty for pieces and for what this program
  /// does not know.
  public String symbol(ProductUnit unit) {
    return switch (unit) {
      case PIECE, OTHER -> "";
      case KILOGRAM -> "kg";
      case LITRE -> "l";
      case METRE -> "m";
      case SQUARE_METRE -> "m\u00b2";
      case HOUR -> "h";
    };
  }

  /// A rate in basis points (hundredths of a percent) with as few decimals as it needs, e.g. `10%`,
  /// in French `10 %`.
  public String percent(long basisPoints) {
    String full = unsigned(Math.absExact(basisPoints), PERCENT_DIGITS);
    String number =
        full.endsWith("00")
            ? full.substring(0, full.length() - PERCENT_DIGITS - 1)
            : full.endsWith("0") ? full.substring(0, full.length() - 1) : full;
    return sign(basisPoints) + number + (language == Language.FR ? NO_BREAK_SPACE + "%" : "%");
  }

  /// A whole number with its thousands apart.
  public String number(long value) {
    return sign(value) + unsigned(Math.absExact(value), 0);
  }

  /// Hours and minutes, 24 hours: `14:02`.
  public String time(LocalTime time) {
    return two(time.getHour()) + ":" + two(time.getMinute());
  }

  /// Hours, minutes and seconds: `14:02:07`.
  public String timeToTheSecond(LocalTime time) {
    return time(time) + ":" + two(time.getSecond());
  }

  /// Day and month: `07/03`. Day first in all four languages, English being the British kind.
  public String day(LocalDate date) {
    return two(date.getDayOfMonth()) + "/" + two(date.getMonthValue());
  }

  /// Day, month and year: `07/03/2026`.
  public String date(LocalDate date) {
    return day(date) + "/" + date.getYear();
  }

  /// A duration as people say it, whether it has passed or is still to come: `9 s`, `2 min 5 s`, `1
  /// h 20 min`.
  public String duration(Duration time) {
    if (time.toHours() > 0) {
      return time.toHours() + unit("h") + " " + time.toMinutesPart() + unit("min");
    }
    if (time.toMinutes() > 0) {
      String seconds = time.toSecondsPart() == 0 ? "" : " " + time.toSecondsPart() + unit("s");
      return time.toMinutes() + unit("min") + seconds;
    }
    return time.toSeconds() + unit("s");
  }

  /// A number of bytes in the unit that suits it: `830 B`, `12 kB`, `3,4 MB`; in French `12 ko`.
  public String bytes(long count) {
    String one = language == Language.FR ? "o" : "B";
    if (count < 1_000) {
      return count + unit(one);
    }
    if (count < 1_000_000) {
      return (count + 500) / 1_000 + unit("k" + one);
    }
    return unsigned((count + 50_000) / 100_000, 1) + unit("M" + one);
  }

  /// Reads what a person typed as a figure with at most `digits` decimals. Comma and point both
  /// mark the fraction, since keypads differ; thousands are not typed.
  ///
  /// @return the figure in units of `10^-digits`, or empty if it is none or has more decimals
  public OptionalLong read(String entry, int digits) {
    String text = entry.strip().replace(',', '.');
    int point = text.indexOf('.');
    String whole = point < 0 ? text : text.substring(0, point);
    String fraction = point < 0 ? "" : text.substring(point + 1);
    boolean readable =
        text.length() <= ENTRY_LIMIT
            && !(whole.isEmpty() && fraction.isEmpty())
            && fraction.length() <= digits
            && (whole + fraction).chars().allMatch(c -> c >= '0' && c <= '9');
    if (!readable) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        Long.parseLong(whole + fraction + "0".repeat(digits - fraction.length())));
  }

  /// A figure as a person would type it, without thousands apart: [#read] reads it back.
  ///
  /// @param value 0 or more, in units of `10^-digits`
  public String typed(long value, int digits) {
    return unsigned(value, digits, "");
  }

  /// The character before the fraction, as the key of the number pad shows it.
  public String decimalMark() {
    return String.valueOf(language.decimal());
  }

  private String sign(long value) {
    return value >= 0 ? "" : minus();
  }

  /// What stands before a figure below zero, with the room behind it that the language wants.
  public String minus() {
    return language == Language.EN ? String.valueOf(MINUS) : MINUS + String.valueOf(NO_BREAK_SPACE);
  }

  private String unsigned(long value, int digits) {
    return unsigned(value, digits, String.valueOf(language.thousands()));
  }

  private String unsigned(long value, int digits, String thousands) {
    String text = Long.toString(value);
    if (text.length() <= digits) {
      text = "0".repeat(digits + 1 - text.length()) + text;
    }
    int wholeLength = text.length() - digits;
    StringBuilder out = new StringBuilder(text.length() + 4);
    for (int i = 0; i < wholeLength; i++) {
      if (i > 0 && (wholeLength - i) % GROUP == 0) {
        out.append(thousands);
      }
      out.append(text.charAt(i));
    }
    if (digits > 0) {
      out.append(language.decimal()).append(text, wholeLength, text.length());
    }
    return out.toString();
  }

  private static String unit(String unit) {
    return NO_BREAK_SPACE + unit;
  }

  private static String two(int value) {
    return value < 10 ? "0" + value : Integer.toString(value);
  }
}
