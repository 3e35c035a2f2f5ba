package dev.sempre.simulation.week;

import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.shift.Closing;
import dev.sempre.model.shift.ClosingKind;
import dev.sempre.model.shift.Reckoning;
import dev.sempre.model.shift.ShiftFigures;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Whether till, centre and whoever stood beside the till say the same of a week.
final class Comparison {
  private static final List<TableSpec> FACTS =
      SyncCatalogue.TABLES.stream()
          .filter(table -> table.direction().goesUp() && !table.direction().goesDown())
          .toList();

  private final WeekCompany company;
  private final List<Ledger> ledgers;
  private final List<Closing> closings;
  private final List<Week.Missing> missing;
  private final long bookedMinor;
  private final List<String> wrong = new ArrayList<>();

  /// @param missing what was missing in each shift's drawer
  /// @param bookedMinor what the bank has booked for cards, minor units
  Comparison(
      WeekCompany company,
      List<Ledger> ledgers,
      List<Closing> closings,
      List<Week.Missing> missing,
      long bookedMinor) {
    this.company = company;
    this.ledgers = ledgers;
    this.closings = closings;
    this.missing = missing;
    this.bookedMinor = bookedMinor;
  }

  List<String> run(Consumer<String> told) {
    records(told);
    reports(told);
    numbers(told);
    cards(told);
    zReports(told);
    periods(told);
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

  /// Each series runs from 1 without a gap, here and there.
  private void numbers(Consumer<String> told) {
    long tickets = ledgers.stream().mapToLong(Ledger::tickets).sum();
    List<Long> due = LongStream.rangeClosed(1, tickets).boxed().toList();
    for (Replica place : List.of(company.till(), company.centre())) {
      List<Long> found =
          place.read(handle ->
              handle
                  .createQuery("select number from sale order by series, number")
                  .mapTo(Long.class)
                  .list());
      expect("numbers of tickets", due, found);
    }
    told.accept("numbers: 1 to " + tickets + " without a gap");
  }

  /// What went through the terminal is what its bank has booked.
  private void cards(Consumer<String> told) {
    long due = ledgers.stream().mapToLong(ledger -> ledger.minor(TenderKind.CARD)).sum();
    expect("booked by the bank", due, bookedMinor);
    told.accept("cards: " + due + " minor units, booked by the bank");
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
      reckoning(z, ledgers.get(i).drawerMinor(), missing.get(i));
    }
    told.accept(
        closings.size()
            + " Zs as written down beside the till; missing from the drawers, as counted: "
            + missing.stream().mapToLong(Week.Missing::minor).sum());
  }

  /// What was counted is what somebody has counted there, and what is missing has its reason.
  private void reckoning(Closing z, long drawerMinor, Week.Missing gone) {
    Reckoning reckoning = z.reckoning();
    expect("difference of Z " + z.number(), -gone.minor(), z.differenceMinor());
    expect(
        "count of Z " + z.number(),
        drawerMinor - gone.minor(),
        reckoning == null ? null : reckoning.countedMinor());
    expect(
        "reason of Z " + z.number(), gone.reason(), reckoning == null ? null : reckoning.reason());
  }

  /// Each day that is over is what its shift was, and each month what its days were.
  private void periods(Consumer<String> told) {
    List<Closing> days = periods(ClosingKind.DAY);
    List<Closing> months = periods(ClosingKind.MONTH);
    expect("days closed", ledgers.size() - 1, days.size());
    for (int i = 0; i < days.size(); i++) {
      Closing day = days.get(i);
      expect("day " + day.period(), ledgers.get(i).dayText(), Ledger.textOf(day));
      expect("period of day " + (i + 1), closings.get(i).period(), day.period());
      expect("difference of " + day.period(), -missing.get(i).minor(), day.differenceMinor());
    }
    String now = month(closings.getLast());
    List<String> over =
        days.stream().map(Comparison::month).filter(one -> !one.equals(now)).distinct().toList();
    expect("months closed", over, months.stream().map(Closing::period).toList());
    for (Closing month : months) {
      List<Closing> its = days.stream().filter(day -> month(day).equals(month.period())).toList();
      ShiftFigures sum =
          its.stream().map(Closing::figures).reduce(ShiftFigures.NONE, ShiftFigures::plus);
      expect("month " + month.period(), sum, month.figures());
    }
    told.accept(days.size() + " days and " + months.size() + " month(s) closed as they were");
  }

  private static String month(Closing day) {
    return ClosingKind.MONTH.period(LocalDate.parse(day.period()));
  }

  private List<Closing> periods(ClosingKind kind) {
    List<Closing> here =
        company.till().read(h -> ClosingStore.behind(h, company.device(), kind, 0));
    List<Closing> there =
        company.centre().read(h -> ClosingStore.behind(h, company.device(), kind, 0));
    expect(kind + " at the centre", here, there);
    return here;
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

  private void expect(String what, @Nullable Object expected, @Nullable Object found) {
    if (!Objects.equals(expected, found)) {
      wrong.add(what + ": expected " + expected + ", found " + found);
    }
  }
}
