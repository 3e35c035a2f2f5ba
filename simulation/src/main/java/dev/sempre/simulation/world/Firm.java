package dev.sempre.simulation.world;

import dev.sempre.model.money.Currency;
import dev.sempre.replica.db.Place;
import java.util.Arrays;

/// The companies that a world may have. Each writes its canary into its own rows: a word that
/// nobody else may ever see. Source: I10.
enum Firm {
  ROSSI("rossi", "Bottega Rossi", "EUR"),
  /// Where there is no coin of less than five.
  VERDI("verdi", "Verdi e Figli", "CHF");

  private static final long FIVE = 5;

  private final String tenant;
  private final String company;
  private final String currency;

  Firm(String tenant, String company, String currency) {
    this.tenant = tenant;
    this.company = company;
    this.currency = currency;
  }

  String tenant() {
    return tenant;
  }

  String company() {
    return company;
  }

  /// Whose a till is.
  static Firm of(Place till) {
    return Arrays.stream(values())
        .filter(firm -> firm.tenant.equals(till.tenant()))
        .findFirst()
        .orElseThrow();
  }

  Currency currency() {
    return Currency.of(currency);
  }

  /// Whether a shop rounds cash to five by itself, though there are smaller coins.
  boolean roundsCash(String shop) {
    return this == ROSSI && shop.equals("2");
  }

  /// To what cash is rounded at a till, minor units; 1 where it is not.
  static long cashUnitMinor(Place till) {
    Firm firm = of(till);
    return firm == VERDI || firm.roundsCash(String.valueOf(till.establishment())) ? FIVE : 1;
  }

  String canary() {
    return "canary-of-" + tenant;
  }
}
