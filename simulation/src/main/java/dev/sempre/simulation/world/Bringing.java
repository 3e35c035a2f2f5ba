package dev.sempre.simulation.world;

/// What a customer brings back.
sealed interface Bringing {
  /// Something of a ticket that is at the till.
  ///
  /// @param saleId the ticket
  /// @param lines of how many lines at most
  /// @param milli how much of each at most, thousandths of its unit
  record OfTicket(String saleId, int lines, long milli) implements Bringing {}

  /// One of a product, without a ticket.
  record WithoutTicket(int product) implements Bringing {}
}
