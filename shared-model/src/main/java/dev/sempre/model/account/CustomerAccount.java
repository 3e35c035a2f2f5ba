package dev.sempre.model.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a customer owes in one currency, as far as the place knows that reads it: the sum of his
/// entries, and which of them are open. Nothing of it is stored. Source: M4, T5.
///
/// A credit goes to the entries that it was meant for. What more was paid for one than is owed of
/// it, as when two tills without a line have taken the same money, and what was meant for none, is
/// a credit of the account: it goes to what is open, the oldest first, and what is left of it to
/// what he buys next. So no credit is ever lost, in whatever order entries arrive.
///
/// @param balanceMinor what he owes, minor units; negative: what is owed to him
/// @param items the entries of which something is open, oldest first
/// @param creditMinor what is left of his credits; above 0 only if nothing is open
public record CustomerAccount(long balanceMinor, List<OpenItem> items, long creditMinor) {
  private static final Comparator<AccountEntry> OLDEST_FIRST =
      Comparator.comparingLong((AccountEntry entry) -> entry.bookedAt().epochMillis())
          .thenComparing(AccountEntry::id);

  public CustomerAccount {
    items = List.copyOf(items);
  }

  /// The account that entries come to.
  ///
  /// @param entries of one customer in one currency, in any order
  /// @throws ArithmeticException if a sum does not fit in a `long`
  public static CustomerAccount of(List<AccountEntry> entries) {
    Map<String, Long> openById = new LinkedHashMap<>();
    List<AccountEntry> debits =
        entries.stream().filter(AccountEntry::isDebit).sorted(OLDEST_FIRST).toList();
    debits.forEach(entry -> openById.put(entry.id(), entry.amountMinor()));
    long credit = 0;
    long balance = 0;
    for (AccountEntry entry : entries) {
      balance = Math.addExact(balance, entry.amountMinor());
      if (!entry.isDebit()) {
        credit = Math.addExact(credit, afterSettling(entry, openById));
      }
    }
    List<OpenItem> items = new ArrayList<>();
    for (AccountEntry entry : debits) {
      long open = openById.getOrDefault(entry.id(), 0L);
      long used = Math.min(open, credit);
      credit -= used;
      if (open > used) {
        items.add(new OpenItem(entry, entry.amountMinor() - open + used));
      }
    }
    return new CustomerAccount(balance, items, credit);
  }

  /// What of a credit was meant for nothing that is open.
  private static long afterSettling(AccountEntry entry, Map<String, Long> openById) {
    long left = -entry.amountMinor();
    for (Settlement settlement : entry.settlements()) {
      long open = openById.getOrDefault(settlement.entryId(), 0L);
      long used = Math.min(open, Math.min(left, settlement.amountMinor()));
      if (used > 0) {
        openById.put(settlement.entryId(), open - used);
        left -= used;
      }
    }
    return left;
  }

  /// What all open items come to, minor units.
  public long openMinor() {
    return items.stream().mapToLong(OpenItem::openMinor).reduce(0, Math::addExact);
  }

  /// What a payment is for: the item that was chosen, then the others, oldest first.
  ///
  /// @param amountMinor what is paid, minor units
  /// @param chosen id of the entry that it is meant for; null = the oldest
  /// @return adds up to the amount, or to less if less is open
  public List<Settlement> settle(long amountMinor, @Nullable String chosen) {
    List<OpenItem> order = new ArrayList<>(items);
    order.sort(Comparator.comparing((OpenItem item) -> !item.entry().id().equals(chosen)));
    return settle(amountMinor, order);
  }

  /// What a credit for goods of some sales is for: those sales alone.
  ///
  /// @param saleIds ids of the sales
  public List<Settlement> settleSales(long amountMinor, Set<String> saleIds) {
    return settle(amountMinor, ofSales(saleIds));
  }

  /// What is open of some sales, minor units.
  public long openOfSalesMinor(Set<String> saleIds) {
    return ofSales(saleIds).stream().mapToLong(OpenItem::openMinor).reduce(0, Math::addExact);
  }

  private List<OpenItem> ofSales(Set<String> saleIds) {
    return items.stream().filter(item -> saleIds.contains(item.entry().documentId())).toList();
  }

  private static List<Settlement> settle(long amountMinor, List<OpenItem> order) {
    List<Settlement> settlements = new ArrayList<>();
    long left = amountMinor;
    for (OpenItem item : order) {
      long part = Math.min(left, item.openMinor());
      if (part > 0) {
        settlements.add(new Settlement(item.entry().id(), part));
        left -= part;
      }
    }
    return List.copyOf(settlements);
  }
}
