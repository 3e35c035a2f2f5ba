package dev.sempre.simulation.week;

import dev.sempre.model.shift.Closing;
import dev.sempre.model.shift.ClosingKind;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.chain.ChainStore;
import dev.sempre.replica.chain.ChainStore.Checked;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sale.SalesReport;
import dev.sempre.replica.sale.SalesReportStore;
import dev.sempre.replica.sale.SalesReportStore.Days;
import dev.sempre.replica.shift.ClosingStore;
import dev.sempre.replica.sync.Checksums;
import dev.sempre.replica.sync.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// Whether till, centre and whoever stood beside the till say the same of a week.
final class Comparison {
  private static final List<TableSpec> FACTS =
      SyncCatalogue.TABLES.stream()
          .filter(table -> table.direction().goesUp() && !table.direction().goesDown())
          .toList();

  private final WeekCompany company;
  private final List<Ledger> ledgers;
  private final List<Closing> closings;
  private final List<String> wrong = new ArrayList<>();

  Comparison(WeekCompany company, List<Ledger> ledgers, List<Closing> closings) {
    this.company = company;
    this.ledgers = ledgers;
    this.closings = closings;
  }

  List<String> run(Consumer<String> told) {
    records(told);
    reports(told);
    zReports(told);
    chains(told);
    return List.copyOf(wrong);
  }

  /// Each record of the till is at the centre, byte by byte.
  private void records(Consumer<String> told) {
    Viewer viewer = new Viewer(company.device(), "1");
    for (TableSpec table : FACTS) {
      String till = checksum(company.till(), table, viewer);
      String centre = checksum(company.centre(), table, viewer);
      told.accept(table.name() + ": " + till);
      expect(table.name(), till, centre);
    }
  }

  private static String checksum(Replica place, TableSpec table, Viewer viewer) {
    return place.read(handle -> Checksums.of(handle, place.dialect(), table, viewer)).toString();
  }

  /// Sums by day, VAT rate and tender, each from its own rows.
  private void reports(Consumer<String> told) {
    SalesReport till = company.till().read(handle -> SalesReportStore.read(handle, Days.ALL));
    SalesReport centre = company.centre().read(handle -> SalesReportStore.read(handle, Days.ALL));
    expect("sales report", till.toJson(), centre.toJson());
    long gross = ledgers.stream().mapToLong(Ledger::grossMinor).sum();
    long tickets = ledgers.stream().mapToLong(Ledger::tickets).sum();
    expect("tickets", tickets, till.count());
    expect("gross", gross, till.totals().getFirst().grossMinor());
    told.accept("sold: " + tickets + " tickets, " + gross + " minor units");
  }

  private void zReports(Consumer<String> told) {
    for (int i = 0; i < closings.size(); i++) {
      Closing z = closings.get(i);
      expect("Z " + z.number() + " against the ledger", ledgers.get(i).text(), Ledger.textOf(z));
      Closing stored = company.till().read(h -> ClosingStore.byId(h, z.id())).orElseThrow();
      Closing arrived = company.centre().read(h -> ClosingStore.byId(h, z.id())).orElseThrow();
      expect("Z " + z.number() + " at the till", z, stored);
      expect("Z " + z.number() + " at the centre", z, arrived);
      expect("number of Z " + z.number(), i + 1L, z.number());
    }
    Closing day =
        company
            .till()
            .read(h -> ClosingStore.last(h, company.device(), ClosingKind.DAY))
            .orElseThrow();
    told.accept(
        closings.size() + " Zs as written down beside the till; last day closed: " + day.period());
  }

  private void chains(Consumer<String> told) {
    for (Replica place : List.of(company.till(), company.centre())) {
      for (String chain : place.read(ChainStore::toVerify)) {
        Checked checked =
            place.read(h -> ChainStore.check(h, place.dialect(), chain, company::hasSigned));
        told.accept(checked.line());
        expect(checked.line(), true, checked.holds());
      }
    }
    Place till = company.till().place().orElseThrow();
    long last =
        company.till().read(h -> ChainStore.head(h, till.series())).orElseThrow().perpetualMinor();
    expect("perpetual total", ledgers.stream().mapToLong(Ledger::grossMinor).sum(), last);
  }

  private void expect(String what, Object expected, Object found) {
    if (!Objects.equals(expected, found)) {
      wrong.add(what + ": expected " + expected + ", found " + found);
    }
  }
}
