package dev.sempre.model.shift;

import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.shift.Takings.Paid;
import java.util.ArrayList;
import java.util.List;

/// What customers have paid of what they owed: money that came in and is no part of what was sold.
/// Source: T5, T8.
///
/// @param payments how many payments
/// @param tenders what each way of paying has brought, change taken off; in any order, a way that
///   stands there twice is added up
public record AccountReceipts(long payments, List<Paid> tenders) {
  public static final AccountReceipts NONE = new AccountReceipts(0, List.of());

  public AccountReceipts {
    tenders = Takings.joinedTenders(tenders);
  }

  /// All of it, minor units.
  public long totalMinor() {
    return tenders.stream().mapToLong(Paid::amountMinor).reduce(0, Math::addExact);
  }

  /// What of it is cash, minor units.
  public long cashMinor() {
    return tenders.stream()
        .filter(paid -> paid.kind() == TenderKind.CASH)
        .mapToLong(Paid::amountMinor)
        .reduce(0, Math::addExact);
  }

  /// These and later ones.
  public AccountReceipts plus(AccountReceipts later) {
    List<Paid> both = new ArrayList<>(tenders);
    both.addAll(later.tenders);
    return new AccountReceipts(payments + later.payments, both);
  }
}
