package dev.sempre.centre.report;

import dev.sempre.replica.db.Replica;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sales of a company as they lie in its database: nothing is remembered, every figure is added
/// up from the tickets.
///
/// @param tenant company
/// @param from first business day, or null for all
/// @param to last business day, or null for all
/// @param count tickets
/// @param totals per currency
/// @param days per till and business day
/// @param vat per VAT rate
/// @param tenders per payment method
public record SalesReport(
    String tenant,
    @Nullable String from,
    @Nullable String to,
    long count,
    List<Total> totals,
    List<Day> days,
    List<Vat> vat,
    List<Tender> tenders) {

  /// @param currency ISO 4217 code
  /// @param count tickets
  /// @param grossMinor what customers had to pay, minor units
  /// @param netMinor of it without tax
  /// @param taxMinor of it tax
  /// @param discountMinor what was taken off
  /// @param changeMinor change that was given
  public record Total(
      String currency,
      long count,
      long grossMinor,
      long netMinor,
      long taxMinor,
      long discountMinor,
      long changeMinor) {}

  /// @param establishment establishment
  /// @param device till
  /// @param series series of its tickets
  /// @param businessDate day
  /// @param currency ISO 4217 code
  /// @param count tickets
  /// @param grossMinor what customers had to pay, minor units
  /// @param firstNumber lowest ticket number
  /// @param lastNumber highest ticket number
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

  /// @param vatRate id of the rate
  /// @param rateBp its percentage when it was used, basis points
  /// @param currency ISO 4217 code
  /// @param netMinor without tax
  /// @param taxMinor tax
  /// @param grossMinor with tax
  public record Vat(
      String vatRate,
      long rateBp,
      String currency,
      long netMinor,
      long taxMinor,
      long grossMinor) {}

  /// @param paymentMethod id of the method
  /// @param kind kind of money
  /// @param currency ISO 4217 code
  /// @param count tenders
  /// @param tenderedMinor what was given, change not taken off
  public record Tender(
      String paymentMethod, String kind, String currency, long count, long tenderedMinor) {}

  /// Adds everything up on one snapshot.
  ///
  /// @param from first business day, or null for all
  /// @param to last business day, or null for all
  public static SalesReport of(
      String tenant, Replica replica, @Nullable LocalDate from, @Nullable LocalDate to) {
    SalesStore.Days days = new SalesStore.Days(from, to);
    return replica.read(handle -> {
      List<Total> totals = SalesStore.totals(handle, days);
      return new SalesReport(
          tenant,
          from == null ? null : from.toString(),
          to == null ? null : to.toString(),
          totals.stream().mapToLong(Total::count).sum(),
          totals,
          SalesStore.days(handle, days),
          SalesStore.vat(handle, days),
          SalesStore.tenders(handle, days));
    });
  }
}
