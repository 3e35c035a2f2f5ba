package dev.sempre.replica.account;

import dev.sempre.model.account.AccountEntry;
import dev.sempre.model.account.EntryKind;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.InstalmentPlan;
import dev.sempre.model.sale.LineReturn;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.replica.db.Tx;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a ticket does to the account of its customer. Source: T5.
public final class SoldOnAccount {
  private SoldOnAccount() {}

  /// Books what a ticket puts on the account, in the transaction that stores it; nothing of a
  /// ticket that puts nothing there. What is credited for goods goes to the tickets on which they
  /// were bought, as far as something is open of those.
  ///
  /// @param plan when it is due; null = at the usual time
  public static void book(Tx tx, CompletedSale sale, @Nullable InstalmentPlan plan)
      throws SQLException {
    long minor =
        sale.tenders().stream()
            .filter(tender -> tender.kind() == TenderKind.ACCOUNT)
            .mapToLong(Tender::amountMinor)
            .sum();
    String customer = sale.customerId();
    if (minor != 0 && customer != null) {
      AccountEntry entry =
          minor > 0 ? debit(tx, sale, customer, minor, plan) : credit(tx, sale, customer, minor);
      AccountEntryStore.add(
          tx, entry, sale.context().establishmentId(), sale.context().cashierId());
    }
  }

  private static AccountEntry debit(
      Tx tx, CompletedSale sale, String customer, long minor, @Nullable InstalmentPlan plan) {
    InstalmentPlan usual = InstalmentPlan.usual(sale.completedAt().businessDate());
    // A plan for another amount than the one that is owed now may have more parts than units.
    InstalmentPlan agreed = plan == null || plan.parts() > minor ? usual : plan;
    return new AccountEntry(
        tx.newId(),
        customer,
        EntryKind.SALE,
        sale.id(),
        sale.number().printed(),
        sale.completedAt(),
        sale.context().currency(),
        minor,
        agreed.split(minor),
        List.of());
  }

  private static AccountEntry credit(Tx tx, CompletedSale sale, String customer, long minor) {
    return new AccountEntry(
        tx.newId(),
        customer,
        EntryKind.REFUND,
        sale.id(),
        sale.number().printed(),
        sale.completedAt(),
        sale.context().currency(),
        minor,
        List.of(),
        AccountEntryStore.accountOf(tx.handle(), customer, sale.context().currency())
            .settleSales(-minor, broughtBack(sale.lines())));
  }

  /// Ids of the sales of which lines take something back.
  public static Set<String> broughtBack(List<SaleLine> lines) {
    return lines.stream()
        .filter(line -> !line.voided())
        .map(SaleLine::returnedLine)
        .filter(Objects::nonNull)
        .map(LineReturn.Origin::saleId)
        .collect(Collectors.toSet());
  }
}
