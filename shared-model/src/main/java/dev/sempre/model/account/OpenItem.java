package dev.sempre.model.account;

import dev.sempre.model.sale.Instalment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// An entry by which a customer owes, and what of it is paid.
///
/// @param entry the entry
/// @param paidMinor what is paid of it, minor units, 0 to its amount
public record OpenItem(AccountEntry entry, long paidMinor) {

  /// What is still owed of it, minor units.
  public long openMinor() {
    return entry.amountMinor() - paidMinor;
  }

  /// The parts of which something is open, with what that is: what is paid goes to those that were
  /// due first.
  public List<Instalment> openInstalments() {
    List<Instalment> open = new ArrayList<>();
    long paid = paidMinor;
    for (Instalment part : entry.instalments()) {
      long ofPart = Math.min(paid, part.amountMinor());
      paid -= ofPart;
      if (ofPart < part.amountMinor()) {
        open.add(new Instalment(part.due(), part.amountMinor() - ofPart));
      }
    }
    return List.copyOf(open);
  }

  /// When the next part of it is due; the day on which it was booked if nobody has said that.
  public LocalDate nextDue() {
    return openInstalments().stream()
        .findFirst()
        .map(Instalment::due)
        .orElse(entry.bookedAt().businessDate());
  }

  /// What of it should have been paid by the evening of the day before, minor units.
  public long overdueMinor(LocalDate today) {
    return openInstalments().stream()
        .filter(part -> part.due().isBefore(today))
        .mapToLong(Instalment::amountMinor)
        .sum();
  }
}
