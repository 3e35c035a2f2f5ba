package dev.sempre.replica.sale;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.List;

/// What the finished sales of a place come to: at a till its own, at the centre everybody's. Plain
/// sums over the stored rows, so that two places that hold the same sales report the same to the
/// cent. Amounts are minor units of the currency beside them; every list is in a fixed order.
///
/// @param count how many sales
/// @param totals per currency
/// @param days per till, series and business day
/// @param vat per VAT rate
/// @param tenders per way to pay
public record SalesReport(
    long count, List<Total> totals, List<Day> days, List<Vat> vat, List<Tender> tenders) {

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  public SalesReport {
    totals = List.copyOf(totals);
    days = List.copyOf(days);
    vat = List.copyOf(vat);
    tenders = List.copyOf(tenders);
  }

  /// One currency.
  public record Total(
      String currency,
      long count,
      long grossMinor,
      long netMinor,
      long taxMinor,
      long discountMinor,
      long changeMinor) {}

  /// One business day of one series of one till.
  ///
  /// @param businessDate ISO 8601
  /// @param firstNumber lowest ticket number
  /// @param lastNumber highest ticket number; without a gap it is `firstNumber + count - 1`
  public record Day(
      String establishment,
      String device,
      String series,
      String businessDate,
      String currency,
      long count,
      long grossMinor,
      long firstNumber,
      long lastNumber) {}

  /// One VAT rate.
  ///
  /// @param rateBp its percentage when it was used, hundredths of a percent
  public record Vat(
      String vatRate,
      long rateBp,
      String currency,
      long netMinor,
      long taxMinor,
      long grossMinor) {}

  /// One way to pay.
  ///
  /// @param count how many tenders
  /// @param tenderedMinor what was handed over, change not taken off
  public record Tender(
      String paymentMethod, String kind, String currency, long count, long tenderedMinor) {}

  /// As JSON, with the names of the components.
  public String toJson() {
    return GSON.toJson(this);
  }
}
