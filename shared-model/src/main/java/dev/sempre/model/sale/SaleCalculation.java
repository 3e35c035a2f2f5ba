package dev.sempre.model.sale;

import dev.sempre.model.money.Allocation;
import dev.sempre.model.tax.RateKey;
import dev.sempre.model.tax.TaxAmounts;
import dev.sempre.model.tax.TaxBreakdown;
import dev.sempre.model.tax.TaxLine;
import dev.sempre.model.tax.TaxMode;
import dev.sempre.model.tax.TaxableAmount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// From what was rung up to what it comes to: quantity times price, less the line's discount, less
/// its share of the ticket discount, split into net and tax. The ticket discount is split by what
/// the lines come to after their own discounts, whatever their VAT rates, so that each rate bears
/// its part. Everything is done anew on every change; there is no running total to go wrong.
///
/// What comes back bears nothing of the ticket discount. Of a line of a ticket it is worth its part
/// of what was paid, also in tax, whatever else is on the new ticket; without a ticket it is
/// reckoned like what is sold, with the sign turned.
final class SaleCalculation {

  private SaleCalculation() {}

  /// The lines with their amounts.
  ///
  /// @param sold the whole of what goods come back of, as far as it is known
  /// @throws IllegalArgumentException if a discount is more than what it is taken off, or negative,
  ///   or if more comes back than was sold
  static List<SaleLine> withAmounts(
      TaxMode taxMode,
      List<SaleLine> lines,
      Discount ticketDiscount,
      Map<LineReturn.Origin, LineReturn.Sold> sold) {
    long[] discounts = lines.stream().mapToLong(SaleCalculation::lineDiscountMinor).toArray();
    long[] discounted = new long[discounts.length];
    long subtotal = 0;
    for (int i = 0; i < discounted.length; i++) {
      discounted[i] = soldMinor(lines.get(i), discounts[i]);
      subtotal = Math.addExact(subtotal, discounted[i]);
    }
    long[] ticketShares =
        Allocation.byWeight(ticketDiscountMinor(ticketDiscount, subtotal), discounted);

    List<TaxableAmount> reckoned = new ArrayList<>(lines.size());
    for (int i = 0; i < discounted.length; i++) {
      SaleLine line = lines.get(i);
      if (isReckoned(line)) {
        reckoned.add(taxable(line, line.extendedMinor() - discounts[i] - ticketShares[i]));
      }
    }
    Iterator<TaxAmounts> taxed = TaxBreakdown.of(taxMode, reckoned).shares().iterator();

    Map<LineReturn.Origin, Long> backMilli = new HashMap<>();
    List<SaleLine> result = new ArrayList<>(lines.size());
    for (int i = 0; i < discounted.length; i++) {
      SaleLine line = lines.get(i);
      LineReturn.Origin origin = line.returnedLine();
      if (line.voided()) {
        result.add(line.withAmounts(LineAmounts.ZERO));
      } else if (origin == null) {
        result.add(line.withAmounts(amounts(discounts[i], ticketShares[i], taxed.next())));
      } else {
        long aheadMilli = backMilli.getOrDefault(origin, 0L);
        backMilli.put(origin, aheadMilli - line.quantityMilli());
        result.add(takenBack(taxMode, line, sold.get(origin), aheadMilli));
      }
    }
    return List.copyOf(result);
  }

  /// What comes back is worth its part behind what lines ahead take back of the same: if one of
  /// those is voided, this one's part is another.
  private static SaleLine takenBack(
      TaxMode taxMode, SaleLine line, LineReturn.@Nullable Sold sold, long aheadMilli) {
    return sold == null ? line : SoldWhole.priced(taxMode, line, sold, aheadMilli);
  }

  private static boolean isReckoned(SaleLine line) {
    return !line.voided() && line.returnedLine() == null;
  }

  /// What each VAT rate comes to, lowest percentage first, then by id; voided lines left out.
  static List<TaxLine> taxes(List<SaleLine> lines) {
    Map<RateKey, TaxAmounts> sums = new TreeMap<>(RateKey.ORDER);
    for (SaleLine line : lines) {
      if (!line.voided()) {
        LineAmounts of = line.amounts();
        sums.merge(
            new RateKey(line.item().vatRateId(), line.item().vatRate()),
            new TaxAmounts(of.netMinor(), of.taxMinor(), of.grossMinor()),
            TaxAmounts::plus);
      }
    }
    List<TaxLine> rates = new ArrayList<>(sums.size());
    sums.forEach((key, sum) ->
        rates.add(
            new TaxLine(key.id(), key.rate(), sum.netMinor(), sum.taxMinor(), sum.grossMinor())));
    return rates;
  }

  /// What the lines that sell come to after their own discounts, before the ticket discount.
  static long subtotalMinor(List<SaleLine> lines) {
    long subtotal = 0;
    for (SaleLine line : lines) {
      subtotal = Math.addExact(subtotal, soldMinor(line, lineDiscountMinor(line)));
    }
    return subtotal;
  }

  private static long soldMinor(SaleLine line, long discountMinor) {
    return line.isReturn() ? 0 : line.extendedMinor() - discountMinor;
  }

  /// The amount of a line that its tax is reckoned on.
  static long taxedMinor(TaxMode taxMode, SaleLine line) {
    return switch (taxMode) {
      case INCLUSIVE -> line.amounts().grossMinor();
      case EXCLUSIVE -> line.amounts().netMinor();
    };
  }

  private static long lineDiscountMinor(SaleLine line) {
    return line.voided() || line.isReturn()
        ? 0
        : line.discount().takenOffMinor(line.extendedMinor());
  }

  private static long ticketDiscountMinor(Discount ticketDiscount, long subtotalMinor) {
    long takenOff = ticketDiscount.takenOffMinor(subtotalMinor);
    if (takenOff < 0 || takenOff > subtotalMinor) {
      throw new IllegalArgumentException(
          "Ticket discount of " + takenOff + " on a total of " + subtotalMinor);
    }
    return takenOff;
  }

  private static TaxableAmount taxable(SaleLine line, long amountMinor) {
    return new TaxableAmount(line.item().vatRateId(), line.item().vatRate(), amountMinor);
  }

  private static LineAmounts amounts(long discount, long ticketDiscount, TaxAmounts taxed) {
    return new LineAmounts(
        discount, ticketDiscount, taxed.netMinor(), taxed.taxMinor(), taxed.grossMinor());
  }
}
