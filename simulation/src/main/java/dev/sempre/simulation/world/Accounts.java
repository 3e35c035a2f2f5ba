package dev.sempre.simulation.world;

import dev.sempre.model.account.AccountPayment;
import dev.sempre.model.account.CustomerAccount;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.replica.account.AccountEntryStore;
import dev.sempre.replica.account.AccountPaymentStore;
import dev.sempre.replica.db.Replica;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What customers owe in the end: at the centre and at each till what cashiers were told that was
/// put on an account, less what they were told that was paid, each once, also where two tills have
/// taken the same money. Payments are at the centre what they are at their till. Source: T5, M7,
/// I3, I4, I14.
final class Accounts {
  private final Setting setting;
  private final Company company;

  Accounts(Setting setting, Company company) {
    this.setting = setting;
    this.company = company;
  }

  /// By how much whose account has changed.
  private record Change(String customer, long minor) {}

  void mustBeRight() {
    Map<String, Change> due = due();
    Replica centre = company.centre().replica();
    Map<String, Change> standing = standing(HeadOffice.CENTRE, centre, due);
    for (SimTill till : company.tills()) {
      Map<String, Change> here = standing(till.name(), till.replica(), due);
      if (!here.equals(standing)) {
        throw new Broken(
            "T5", "accounts at %s: %s, at the centre: %s".formatted(till.name(), here, standing));
      }
      paymentsMustBeTheSame(till, centre);
    }
    balancesMustBe(HeadOffice.CENTRE, centre, standing);
    company.tills().forEach(till -> balancesMustBe(till.name(), till.replica(), standing));
  }

  /// What was told, by document.
  private Map<String, Change> due() {
    Map<String, Change> due = new TreeMap<>();
    for (SimTill till : company.tills()) {
      for (CompletedSale sale : setting.oracle().paidAt(till.name())) {
        long minor =
            sale.tenders().stream()
                .filter(tender -> tender.kind() == TenderKind.ACCOUNT)
                .mapToLong(Tender::amountMinor)
                .sum();
        if (minor != 0) {
          due.put(sale.id(), new Change(String.valueOf(sale.customerId()), minor));
        }
      }
      for (AccountPayment payment : setting.oracle().book(till.name()).accounts().told()) {
        due.put(payment.id(), new Change(payment.customerId(), -payment.amountMinor()));
      }
    }
    return due;
  }

  /// What stands on accounts at a place, by document: what was told, and what may be there though
  /// nobody was told of it.
  private Map<String, Change> standing(String name, Replica place, Map<String, Change> due) {
    record Entry(String document, Change change) {}
    List<Entry> entries =
        place.read(handle ->
            handle
                .createQuery(
                    "select document_id, customer_id, amount_minor from account_entry"
                        + " where deleted = 0")
                .map((row, _) ->
                    new Entry(row.getString(1), new Change(row.getString(2), row.getLong(3))))
                .list());
    Map<String, Change> standing = new TreeMap<>();
    for (Entry entry : entries) {
      if (standing.put(entry.document, entry.change) != null) {
        throw new Broken("T5", name + " has booked twice: " + entry);
      }
      Change told = due.get(entry.document);
      if (told == null ? !mayBe(entry.document) : !told.equals(entry.change)) {
        throw new Broken("T5", "%s has booked %s, due is %s".formatted(name, entry, told));
      }
    }
    due.forEach((document, change) -> {
      if (!standing.containsKey(document)) {
        throw new Broken("T5", "%s has not booked %s of %s".formatted(name, change, document));
      }
    });
    return standing;
  }

  private boolean mayBe(String document) {
    return company.tills().stream()
        .map(SimTill::name)
        .anyMatch(till ->
            setting.oracle().mayBe(till, document)
                || setting.oracle().book(till).accounts().mayBe(document));
  }

  private void paymentsMustBeTheSame(SimTill till, Replica centre) {
    for (AccountPayment told : setting.oracle().book(till.name()).accounts().told()) {
      Optional<AccountPayment> here = find(till.replica(), told.id());
      Optional<AccountPayment> there = find(centre, told.id());
      if (!here.equals(Optional.of(told)) || !there.equals(here)) {
        throw new Broken(
            "I3",
            "%s has told %s, has %s, the centre %s".formatted(till.name(), told, here, there));
      }
    }
  }

  private static Optional<AccountPayment> find(Replica place, String id) {
    return place.read(handle -> AccountPaymentStore.byId(handle, id));
  }

  /// What a place says that somebody owes is the sum of what stands.
  private void balancesMustBe(String name, Replica place, Map<String, Change> standing) {
    Map<String, Long> sums = new HashMap<>();
    standing.values().forEach(each -> sums.merge(each.customer, each.minor, Long::sum));
    sums.forEach((customer, sum) -> {
      CustomerAccount account =
          place.read(
              handle -> AccountEntryStore.accountOf(handle, customer, company.firm().currency()));
      if (account.balanceMinor() != sum || account.openMinor() - account.creditMinor() != sum) {
        throw new Broken(
            "T5", "%s says that %s owes %s, not %d".formatted(name, customer, account, sum));
      }
    });
  }
}
