package dev.sempre.centre.organisation;

import dev.sempre.model.money.Rate;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.sync.Records.Draft;
import dev.sempre.replica.sync.Values;
import java.util.List;
import java.util.Map;

/// The VAT rates that a new company begins with, by country. The highest is the usual one. What a
/// company needs beyond these it imports (`import table vat_rate`).
///
/// Source: rates in force in 2026; European Union: European Commission, Taxes in Europe Database;
/// Brazil: internal ICMS rates that most states use, the company's accountant sets its own.
final class CountryRates {
  private record Tax(String word, List<Integer> basisPoints) {}

  private static final Map<String, Tax> TAXES =
      Map.of(
          "IT", new Tax("IVA", List.of(2_200, 1_000, 500, 400, 0)),
          "FR", new Tax("TVA", List.of(2_000, 1_000, 550, 210, 0)),
          "PT", new Tax("IVA", List.of(2_300, 1_300, 600, 0)),
          "ES", new Tax("IVA", List.of(2_100, 1_000, 400, 0)),
          "DE", new Tax("MwSt", List.of(1_900, 700, 0)),
          "GB", new Tax("VAT", List.of(2_000, 500, 0)),
          "CH", new Tax("MWST", List.of(810, 380, 260, 0)),
          "BR", new Tax("ICMS", List.of(1_800, 1_200, 700, 0)));

  /// A country that is not listed begins with one rate of nothing, so that a till can sell.
  private static final Tax UNKNOWN = new Tax("VAT", List.of(0));

  private CountryRates() {}

  static List<Draft> of(String country) {
    Tax tax = TAXES.getOrDefault(country, UNKNOWN);
    return tax.basisPoints().stream().map(rate -> draft(country, tax.word(), rate)).toList();
  }

  /// Id `IT-22`, `FR-5.5`: stable, and readable in a report.
  private static Draft draft(String country, String word, int basisPoints) {
    String percent = new Rate(basisPoints).toString();
    String number = percent.substring(0, percent.length() - 1);
    return new Draft(
        country + "-" + number,
        Values.of(SyncCatalogue.VAT_RATE)
            .set("label", word + " " + percent)
            .set("country", country)
            .set("rate_bp", (long) basisPoints)
            .set("active", true)
            .array(),
        List.of());
  }
}
