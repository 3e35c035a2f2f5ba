package dev.sempre.pos.sell;

import dev.sempre.model.account.AccountDraft;
import dev.sempre.model.account.AccountEntry;
import dev.sempre.model.account.AccountPayment;
import dev.sempre.model.account.AccountRefusal;
import dev.sempre.model.account.CustomerAccount;
import dev.sempre.model.account.EntryKind;
import dev.sempre.model.account.Settlement;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.Instalment;
import dev.sempre.model.sale.InstalmentPlan;
import dev.sempre.model.sale.LineReturn;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.time.BusinessTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Customers' accounts in memory, with the real rules of what is open.
public final class FakeAccounts {
  public static final LocalDate TODAY = LocalDate.of(2026, 5, 28);

  private static final BusinessTime NOW = new BusinessTime(1_780_000_000_000L, 60, TODAY);

  private final List<AccountEntry> entries = new ArrayList<>();
  private final Map<String, ReceiveAnswer.Received> received = new HashMap<>();
  private final Map<String, Long> limits = new HashMap<>();
  private int ids;

  /// So much may a customer owe.
  public void limit(String customerId, long minor) {
    limits.put(customerId, minor);
  }

  /// A customer has bought on account before.
  public void owe(
      String customerId, String document, LocalDate day, InstalmentPlan plan, long minor) {
    BusinessTime then =
        new BusinessTime(
            NOW.epochMillis() - (TODAY.toEpochDay() - day.toEpochDay()) * 86_400_000L, 60, day);
    add(customerId, EntryKind.SALE, document, document, then, minor, plan.split(minor), List.of());
  }

  private void add(
      String customerId,
      EntryKind kind,
      String documentId,
      String document,
      BusinessTime at,
      long minor,
      List<Instalment> parts,
      List<Settlement> settlements) {
    entries.add(
        new AccountEntry(
            "entry-" + ++ids,
            customerId,
            kind,
            documentId,
            document,
            at,
            FakeShop.EUR,
            minor,
            parts,
            settlements));
  }

  /// What a customer owes.
  public CustomerAccount of(String customerId) {
    return CustomerAccount.of(
        entries.stream().filter(entry -> entry.customerId().equals(customerId)).toList());
  }

  /// What was paid.
  public List<AccountPayment> payments() {
    return received.values().stream().map(ReceiveAnswer.Received::payment).toList();
  }

  /// A ticket is finished.
  void book(CompletedSale sale, @Nullable InstalmentPlan plan) {
    long minor =
        sale.tenders().stream()
            .filter(tender -> tender.kind() == TenderKind.ACCOUNT)
            .mapToLong(Tender::amountMinor)
            .sum();
    String customer = sale.customerId();
    if (minor == 0 || customer == null) {
      return;
    }
    InstalmentPlan agreed = plan == null ? InstalmentPlan.usual(TODAY) : plan;
    add(
        customer,
        minor > 0 ? EntryKind.SALE : EntryKind.REFUND,
        sale.id(),
        sale.number().printed(),
        NOW,
        minor,
        minor > 0 ? agreed.split(minor) : List.of(),
        minor > 0 ? List.of() : of(customer).settleSales(-minor, broughtBack(sale.lines())));
  }

  private static Set<String> broughtBack(List<SaleLine> lines) {
    return lines.stream()
        .map(SaleLine::returnedLine)
        .filter(Objects::nonNull)
        .map(LineReturn.Origin::saleId)
        .collect(Collectors.toSet());
  }

  AccountStanding standing(Customer customer, long toCreditMinor) {
    return new AccountStanding(
        customer,
        FakeShop.EUR,
        of(customer.id()),
        limits.get(customer.id()),
        toCreditMinor,
        TODAY,
        TODAY.plusDays(InstalmentPlan.USUAL_DAYS));
  }

  AccountStanding standing(Customer customer, PayingSale sale) {
    return standing(
        customer,
        sale.isRefund()
            ? Math.min(
                -sale.totals().grossMinor(),
                of(customer.id()).openOfSalesMinor(broughtBack(sale.lines())))
            : 0);
  }

  ReceiveAnswer receive(AccountDraft draft) {
    ReceiveAnswer.Received before = received.get(draft.id());
    if (before != null) {
      return before;
    }
    CustomerAccount account = of(draft.customerId());
    long minor = draft.money().amountMinor();
    if (minor > account.openMinor()) {
      return new ReceiveAnswer.Refused(new AccountRefusal.AboveOwed(minor, account.openMinor()));
    }
    AccountPayment payment =
        new AccountPayment(
            draft.id(),
            "shop",
            "till",
            "shift",
            "1-2",
            received.size() + 1,
            draft.customerId(),
            "maria",
            NOW,
            FakeShop.EUR,
            minor,
            draft.money().changeMinor(),
            draft.money().tenders(),
            List.of());
    List<Settlement> settlements = account.settle(minor, draft.chosenEntryId());
    add(
        draft.customerId(),
        EntryKind.PAYMENT,
        draft.id(),
        payment.printed(),
        NOW,
        -minor,
        List.of(),
        settlements);
    ReceiveAnswer.Received answer =
        new ReceiveAnswer.Received(payment, of(draft.customerId()).balanceMinor());
    received.put(draft.id(), answer);
    return answer;
  }
}
