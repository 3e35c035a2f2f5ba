package dev.sempre.centre.command;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.organisation.NewCompany.Market;
import dev.sempre.centre.organisation.Users;
import dev.sempre.model.money.Currency;
import dev.sempre.model.tax.TaxMode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a place sells.
final class MarketOptions {
  @Option(names = "--currency", paramLabel = "CODE", description = "What it sells in: EUR.")
  @Nullable String currency;

  @Option(names = "--country", paramLabel = "CODE", description = "ISO 3166-1 code: IT.")
  @Nullable String country;

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description = "Language of its receipts: en, it, pt-BR or fr.")
  @Nullable String language;

  @Option(names = "--time-zone", paramLabel = "ZONE", description = "As in Europe/Rome.")
  @Nullable String timeZone;

  @Option(
      names = "--tax-mode",
      paramLabel = "MODE",
      description = "INCLUSIVE if prices contain their tax, else EXCLUSIVE.")
  @Nullable String taxMode;

  /// True if none of them was given.
  boolean isEmpty() {
    return currency == null
        && country == null
        && language == null
        && timeZone == null
        && taxMode == null;
  }

  /// The place, where nothing was given as the other one.
  Answer<Market> over(Market other) {
    String tag = language == null ? other.language() : language;
    if (!Users.LANGUAGES.contains(tag)) {
      return Answer.refused("LANGUAGE", "language", "The languages are en, it, pt-BR and fr.");
    }
    String code = country == null ? other.country() : country;
    if (!Arrays.asList(Locale.getISOCountries()).contains(code)) {
      return Answer.refused(
          "COUNTRY", "country", "A country is two capital letters of ISO 3166, such as IT.");
    }
    return money(other)
        .then(money ->
            zone(other)
                .then(zone ->
                    mode(other)
                        .then(mode -> Answer.done(new Market(money, code, tag, zone, mode)))));
  }

  private Answer<Currency> money(Market other) {
    try {
      return Answer.done(currency == null ? other.currency() : Currency.of(currency));
    } catch (IllegalArgumentException e) {
      return Answer.refused(
          "CURRENCY", "currency", "A currency is three capital letters of ISO 4217, such as EUR.");
    }
  }

  private Answer<ZoneId> zone(Market other) {
    try {
      return Answer.done(timeZone == null ? other.zone() : ZoneId.of(timeZone));
    } catch (DateTimeException e) {
      return Answer.refused("TIME_ZONE", "time-zone", "A time zone is named as in Europe/Rome.");
    }
  }

  private Answer<TaxMode> mode(Market other) {
    if (taxMode == null) {
      return Answer.done(other.taxMode());
    }
    for (TaxMode mode : TaxMode.values()) {
      if (mode.name().equals(taxMode)) {
        return Answer.done(mode);
      }
    }
    return Answer.refused("TAX_MODE", "tax-mode", "The tax mode is INCLUSIVE or EXCLUSIVE.");
  }
}
