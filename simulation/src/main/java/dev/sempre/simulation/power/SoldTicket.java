package dev.sempre.simulation.power;

import dev.sempre.model.sale.CompletedSale;

/// What has to be there of a ticket.
///
/// @param grossMinor its total, minor units
record SoldTicket(
    String id, String series, long number, long grossMinor, Part lines, Part tenders, Part taxes) {

  /// Rows that belong to a ticket.
  ///
  /// @param sumMinor of their amounts, minor units
  record Part(long rows, long sumMinor) {}

  static SoldTicket of(CompletedSale sale) {
    return new SoldTicket(
        sale.id(),
        sale.number().series(),
        sale.number().number(),
        sale.totals().grossMinor(),
        new Part(
            sale.lines().size(),
            sale.lines().stream().mapToLong(line -> line.amounts().grossMinor()).sum()),
        new Part(
            sale.tenders().size(),
            sale.tenders().stream().mapToLong(tender -> tender.amountMinor()).sum()),
        new Part(
            sale.taxes().size(), sale.taxes().stream().mapToLong(tax -> tax.grossMinor()).sum()));
  }
}
