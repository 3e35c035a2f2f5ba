package dev.sempre.model.sale;

import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Rounding;
import java.util.Map;

/// To what cash is rounded where the smallest coins are missing. Only what is paid in cash is
/// rounded, once a ticket, to the nearest multiple, halves away from zero, for the customer and
/// against him alike; prices, tax and what the ticket comes to stay as they are. Source: T5.
///
/// A whole ticket that would be rounded to nothing is not rounded: who buys something pays
/// something. What other tenders leave is, since there is no coin for it: that pays the ticket, and
/// what was not asked for is its rounding. There is no tender of nothing.
///
/// Who puts down the exact amount in coins has paid, and so has he whose money lies between that
/// and the rounded amount: nothing more is asked of him, and nothing goes back. The same holds for
/// money that goes back to a customer.
///
/// @param unitMinor what is rounded to, minor units, 0 to [#LARGEST_UNIT_MINOR]; 0 and 1 round
///   nothing
public record CashRounding(long unitMinor) {
  /// The largest unit that any shop may set: 5 forint.
  public static final long LARGEST_UNIT_MINOR = 500;

  public static final CashRounding NONE = new CashRounding(0);

  /// The smallest coin of countries that round by law or by custom everywhere. Sources:
  /// Switzerland, 5 centimes (coinage act, WZG); Denmark, 50 ore since 2008; Sweden, 1 krona since
  /// 2010 (act 1970:1029); Norway, 1 krone since 2012; Czech Republic, 1 koruna since 2008;
  /// Hungary, 5 forint since 2008 (act III of 2008); Australia, 5 cents since 1992; Canada, 5 cents
  /// since 2013; New Zealand, 10 cents since 2006; South Africa, 10 cents since 2012. The euro has
  /// coins of 1 cent everywhere: where its cash is rounded to 5 cents (Finland, act 890/2000; the
  /// Netherlands; Ireland; Italy, decree-law 50/2017 article 13-quater; Belgium, code of economic
  /// law article VI.7/1), the establishment sets it. Brazil rounds nothing.
  private static final Map<String, Long> UNITS_MINOR =
      Map.of(
          "CHF", 5L, "DKK", 50L, "SEK", 100L, "NOK", 100L, "CZK", 100L, "HUF", 500L, "AUD", 5L,
          "CAD", 5L, "NZD", 10L, "ZAR", 10L);

  /// @throws IllegalArgumentException if the unit is out of range
  public CashRounding {
    if (unitMinor < 0 || unitMinor > LARGEST_UNIT_MINOR) {
      throw new IllegalArgumentException("Cash cannot be rounded to " + unitMinor);
    }
  }

  /// What is usual with a currency.
  public static CashRounding of(Currency currency) {
    return new CashRounding(UNITS_MINOR.getOrDefault(currency.code(), 0L));
  }

  /// A whole ticket as it is paid in cash; negative for one that goes back.
  public long roundedMinor(long exactMinor) {
    long rounded = restMinor(exactMinor);
    return rounded == 0 ? exactMinor : rounded;
  }

  /// What other tenders leave of a ticket, as it is paid in cash; 0 if there is no coin for it.
  public long restMinor(long exactMinor) {
    return unitMinor <= 1 ? exactMinor : Rounding.toMultiple(exactMinor, unitMinor);
  }

  /// What counts as owed in cash, now that so much of it has been given; negative amounts go back
  /// to the customer.
  ///
  /// @param exactMinor what is left for cash after all other tenders
  /// @param roundedMinor that as it is paid in cash
  /// @param givenMinor what was given in cash; 0 = nothing, and nothing is rounded then but what
  ///   there is no coin for
  static long owedMinor(long exactMinor, long roundedMinor, long givenMinor) {
    if (givenMinor == 0) {
      return roundedMinor == 0 ? 0 : exactMinor;
    }
    boolean between =
        givenMinor >= Math.min(exactMinor, roundedMinor)
            && givenMinor <= Math.max(exactMinor, roundedMinor);
    return between ? givenMinor : roundedMinor;
  }
}
