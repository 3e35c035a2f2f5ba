package dev.sempre.simulation.world;

import dev.sempre.model.account.AccountPayment;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.tax.TaxLine;
import dev.sempre.replica.account.AccountPaymentStore;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sale.SaleStore;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// What was sold adds up to the same everywhere: per till, day and VAT rate, per till, day and kind
/// of payment, also of what came in for accounts, and per product in the stock, each ticket once:
/// I4, I14. All in minor units or thousandths.
final class Totals {
  private static final String TAXES =
      """
      select s.device_id || ' ' || s.business_date || ' ' || t.vat_rate_id as k,
             sum(t.net_minor) || ' ' || sum(t.tax_minor) || ' ' || sum(t.gross_minor) as v
        from sale s join sale_tax t on t.sale_id = s.id group by 1
      """;
  private static final String TENDERS =
      """
      select s.device_id || ' ' || s.business_date || ' ' || t.kind as k, sum(t.amount_minor) as v
        from sale s join sale_tender t on t.sale_id = s.id group by 1
      """;
  private static final String RECEIVED =
      """
      select p.device_id || ' ' || p.business_date || ' ' || t.kind as k, sum(t.amount_minor) as v
        from account_payment p join account_payment_tender t on t.account_payment_id = p.id
       group by 1
      """;
  private static final String STOCK =
      "select product_id as k, sum(quantity_milli) as v from stock_ledger group by 1";

  private final Setting setting;
  private final Company company;

  Totals(Setting setting, Company company) {
    this.setting = setting;
    this.company = company;
  }

  void mustBeEqual() {
    Sums all = new Sums();
    for (SimTill till : company.tills()) {
      Sums its = new Sums();
      Set<String> told = new HashSet<>();
      for (CompletedSale sale : setting.oracle().paidAt(till.name())) {
        told.add(sale.id());
        its.add(sale);
        if (isAtCentre(sale.id())) {
          all.add(sale);
        }
      }
      // Nobody was told of these; here they are read from where they are.
      Set<String> untold = new HashSet<>();
      for (CompletedSale sale : others(till.replica(), till, told)) {
        untold.add(sale.id());
        its.add(sale);
        if (isAtCentre(sale.id())) {
          all.add(sale);
        }
      }
      if (setting.oracle().wasRestored(till.name())) {
        // And these are nowhere else any more.
        told.addAll(untold);
        others(company.centre().replica(), till, told).forEach(all::add);
      }
      brought(till).forEach(its::add);
      payments(till, all, its);
      its.mustBeAt(till.name(), till.replica());
    }
    all.mustBeAt(HeadOffice.CENTRE, company.centre().replica());
  }

  /// What a till has told of money for accounts; of what nobody was told, as it lies there.
  private void payments(SimTill till, Sums all, Sums its) {
    AccountBook book = setting.oracle().book(till.name()).accounts();
    book.told().forEach(its::add);
    payments(till.replica(), till, book).forEach(its::add);
    book.told().forEach(all::add);
    payments(company.centre().replica(), till, book).forEach(all::add);
  }

  private static List<AccountPayment> payments(Replica place, SimTill till, AccountBook known) {
    return place.read(handle ->
        handle
            .createQuery("select id from account_payment where device_id = :device")
            .bind("device", till.name())
            .mapTo(String.class)
            .list()
            .stream()
            .filter(id -> !known.wasTold(id))
            .map(id -> AccountPaymentStore.byId(handle, id).orElseThrow())
            .toList());
  }

  /// Tickets of other tills, as those have told of them.
  private List<CompletedSale> brought(SimTill till) {
    return till.replica()
        .read(handle ->
            handle
                .createQuery("select id from sale where device_id <> :device")
                .bind("device", till.name())
                .mapTo(String.class)
                .list()
                .stream()
                .map(id ->
                    company.tills().stream()
                        .flatMap(other -> setting.oracle().paidAt(other.name()).stream())
                        .filter(sale -> sale.id().equals(id))
                        .findFirst()
                        .orElseGet(() -> SaleStore.byId(handle, id).orElseThrow()))
                .toList());
  }

  private boolean isAtCentre(String id) {
    return company.centre().replica().<Boolean>read(handle -> SaleStore.exists(handle, id));
  }

  /// The tickets of a till at a place beside those that are known.
  private static List<CompletedSale> others(Replica place, SimTill till, Set<String> known) {
    return place.read(handle ->
        handle
            .createQuery("select id from sale where device_id = :device")
            .bind("device", till.name())
            .mapTo(String.class)
            .list()
            .stream()
            .filter(id -> !known.contains(id))
            .map(id -> SaleStore.byId(handle, id).orElseThrow())
            .toList());
  }

  /// What sales add up to.
  private static final class Sums {
    private final Map<String, TaxSum> taxes = new TreeMap<>();
    private final Map<String, Long> tenders = new TreeMap<>();
    private final Map<String, Long> received = new TreeMap<>();
    private final Map<String, Long> stock = new TreeMap<>();

    private record TaxSum(long netMinor, long taxMinor, long grossMinor) {
      TaxSum plus(TaxSum other) {
        return new TaxSum(
            netMinor + other.netMinor, taxMinor + other.taxMinor, grossMinor + other.grossMinor);
      }

      @Override
      public String toString() {
        return netMinor + " " + taxMinor + " " + grossMinor;
      }
    }

    void add(CompletedSale sale) {
      String day = sale.context().deviceId() + " " + sale.completedAt().businessDate() + " ";
      for (TaxLine tax : sale.taxes()) {
        TaxSum sum = new TaxSum(tax.netMinor(), tax.taxMinor(), tax.grossMinor());
        taxes.merge(day + tax.vatRateId(), sum, TaxSum::plus);
      }
      for (Tender tender : sale.tenders()) {
        tenders.merge(day + tender.kind(), tender.amountMinor(), Long::sum);
      }
      for (SaleLine line : sale.lines()) {
        if (!line.voided() && line.item().productId() != null) {
          String product = Objects.requireNonNull(line.item().productId());
          stock.merge(product, -line.quantityMilli(), Long::sum);
        }
      }
    }

    void add(AccountPayment payment) {
      String day = payment.deviceId() + " " + payment.receivedAt().businessDate() + " ";
      for (Tender tender : payment.tenders()) {
        received.merge(day + tender.kind(), tender.amountMinor(), Long::sum);
      }
    }

    void mustBeAt(String name, Replica place) {
      same("I4", name + ", taxes", taxes, read(place, TAXES));
      same("I4", name + ", tenders", tenders, read(place, TENDERS));
      same("I4", name + ", paid for accounts", received, read(place, RECEIVED));
      same("I14", name + ", stock", stock, read(place, STOCK));
    }

    private static Map<String, String> read(Replica place, String query) {
      return place.read(handle ->
          handle
              .createQuery(query)
              .reduceRows(
                  new TreeMap<String, String>(),
                  (all, row) -> {
                    all.put(row.getColumn("k", String.class), row.getColumn("v", String.class));
                    return all;
                  }));
    }

    private static void same(
        String invariant, String what, Map<String, ?> due, Map<String, String> found) {
      Map<String, String> told = new TreeMap<>();
      due.forEach((key, value) -> told.put(key, String.valueOf(value)));
      if (!told.equals(found)) {
        throw new Broken(invariant, "%s: %s is due, %s found".formatted(what, told, found));
      }
    }
  }
}
