package dev.sempre.simulation.week;

import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.LineReturn;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.tax.TaxLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// What a customer has put on the counter, and what was taken off for him, as somebody writes it
/// down who stands beside the till. He reckons for himself what the ticket has to come to: nothing
/// of the program's arithmetic is used here.
final class Basket {
  private static final long MILLI = 1_000;
  private static final long WHOLE_PERCENT = 100;
  private static final long WHOLE_BASIS_POINTS = 10_000;

  private final List<Goods> goods = new ArrayList<>();
  private final List<Back> back = new ArrayList<>();
  private int percentOffAll;

  /// Goods that are sold: a line of the ticket.
  ///
  /// @param priceMinor what one piece costs, as it stood on the screen when it was rung up
  /// @param percentOff what was taken off the line
  private record Goods(long priceMinor, long pieces, int percentOff, boolean voided) {
    long leftMinor() {
      long minor = priceMinor * pieces;
      return minor - part(minor, percentOff, WHOLE_PERCENT);
    }
  }

  /// Goods that come back.
  ///
  /// @param of the line of the ticket that they were on
  private record Back(SaleLine of, long milli) {}

  void add(long priceMinor, long pieces) {
    goods.add(new Goods(priceMinor, pieces, 0, false));
  }

  /// So much is taken off what was added last.
  void takeOffLast(int percent) {
    Goods last = goods.removeLast();
    goods.add(new Goods(last.priceMinor, last.pieces, percent, last.voided));
  }

  /// So much is taken off everything.
  void takeOffAll(int percent) {
    percentOffAll = percent;
  }

  /// What was added last is put back.
  void voidLast() {
    Goods last = goods.removeLast();
    goods.add(new Goods(last.priceMinor, last.pieces, last.percentOff, true));
  }

  void bringBack(SaleLine of, long milli) {
    back.add(new Back(of, milli));
  }

  boolean isBroughtBack() {
    return !back.isEmpty();
  }

  /// Holds a ticket against what was written down.
  ///
  /// @return what it has to come to, line by line; of goods that come back the ticket's word is
  ///   taken, which is within half a cent of their part of what was paid
  /// @throws IllegalStateException if the ticket says anything else
  Due mustBe(CompletedSale sale) {
    List<SaleLine> returned = sale.lines().stream().filter(SaleLine::isReturn).toList();
    List<SaleLine> sold = sale.lines().stream().filter(line -> !line.isReturn()).toList();
    require(sold.size() == goods.size() && returned.size() == back.size(), sale, "lines");
    long beforeMinor =
        goods.stream().filter(each -> !each.voided).mapToLong(Goods::leftMinor).sum();
    long offMinor = part(beforeMinor, percentOffAll, WHOLE_PERCENT);
    long soldMinor = 0;
    for (int i = 0; i < sold.size(); i++) {
      soldMinor += sold(sale, sold.get(i), goods.get(i), offMinor, beforeMinor);
    }
    require(soldMinor == beforeMinor - offMinor, sale, "sold for " + (beforeMinor - offMinor));
    long backMinor = 0;
    for (int i = 0; i < returned.size(); i++) {
      backMinor += returned(sale, returned.get(i), back.get(i));
    }
    require(sale.totals().grossMinor() == soldMinor + backMinor, sale, "sum of its lines");
    return new Due(soldMinor + backMinor, rates(sale), returned.size());
  }

  private long sold(CompletedSale sale, SaleLine line, Goods due, long offMinor, long beforeMinor) {
    boolean same =
        line.unitPriceMinor() == due.priceMinor
            && line.quantityMilli() == due.pieces * MILLI
            && line.voided() == due.voided;
    require(same, sale, "line " + due);
    if (due.voided) {
      return 0;
    }
    long grossMinor = line.amounts().grossMinor();
    long shareMinor = due.leftMinor() - grossMinor;
    boolean fair =
        offMinor == 0
            ? shareMinor == 0
            : Math.abs(shareMinor * beforeMinor - due.leftMinor() * offMinor) < beforeMinor;
    require(fair, sale, "line " + due + " of " + grossMinor);
    return grossMinor;
  }

  /// What was paid for it, of a part of it that part.
  private static long returned(CompletedSale sale, SaleLine line, Back due) {
    LineReturn.Origin origin = line.returnedLine();
    require(
        origin != null && line.quantityMilli() == -due.milli && !line.voided(),
        sale,
        "back " + due.milli);
    long grossMinor = -line.amounts().grossMinor();
    long wholeMilli = due.of.quantityMilli();
    long wholeMinor = due.of.amounts().grossMinor();
    long offMilli = Math.abs(grossMinor * wholeMilli - wholeMinor * due.milli);
    require(offMilli <= wholeMilli, sale, "back " + due.milli + " of " + due.of);
    return -grossMinor;
  }

  /// Gross as its lines have it, and the tax that is in that.
  private Map<String, Rate> rates(CompletedSale sale) {
    Map<String, Rate> rates = new TreeMap<>();
    for (SaleLine line : sale.lines()) {
      if (!line.voided()) {
        long basisPoints = line.item().vatRate().basisPoints();
        long grossMinor = line.amounts().grossMinor();
        rates.merge(
            line.item().vatRateId(),
            new Rate(grossMinor, taxIn(grossMinor, basisPoints), basisPoints),
            (one, other) -> one.plus(other.grossMinor));
      }
    }
    Map<String, Rate> told = new TreeMap<>();
    for (TaxLine tax : sale.taxes()) {
      told.put(
          tax.vatRateId(), new Rate(tax.grossMinor(), tax.taxMinor(), tax.rate().basisPoints()));
    }
    require(told.keySet().equals(rates.keySet()), sale, "rates " + rates);
    told.forEach((id, rate) -> {
      Rate due = Objects.requireNonNull(rates.get(id));
      // What comes back has the tax that it had, which was rounded with that ticket.
      long most = back.isEmpty() ? 0 : 1 + back.size();
      boolean right =
          rate.grossMinor == due.grossMinor && Math.abs(rate.taxMinor - due.taxMinor) <= most;
      require(right, sale, "tax " + due);
    });
    return told;
  }

  /// What a ticket has to come to, in minor units.
  ///
  /// @param rates by the id of the VAT rate
  record Due(long grossMinor, Map<String, Rate> rates, long returnedLines) {}

  /// What a VAT rate comes to, in minor units.
  record Rate(long grossMinor, long taxMinor, long basisPoints) {
    private Rate plus(long moreMinor) {
      long minor = grossMinor + moreMinor;
      return new Rate(minor, taxIn(minor, basisPoints), basisPoints);
    }
  }

  private static long taxIn(long grossMinor, long basisPoints) {
    return part(grossMinor, basisPoints, WHOLE_BASIS_POINTS + basisPoints);
  }

  /// Half a cent is a cent.
  private static long part(long minor, long part, long whole) {
    return BigDecimal.valueOf(minor)
        .multiply(BigDecimal.valueOf(part))
        .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  private static void require(boolean right, CompletedSale sale, String due) {
    if (!right) {
      throw new IllegalStateException("%s is not due, but %s".formatted(sale, due));
    }
  }
}
