package dev.sempre.model.shift;

import dev.sempre.model.money.Rounding;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.SaleTotals;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.tax.RateKey;
import dev.sempre.model.tax.TaxLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What was sold: the sums of tickets, in minor units of one currency. Goods that were taken back
/// are in all of them with their minus. Change that was given is in none. Source: T8, R37.
///
/// @param tickets how many tickets
/// @param first the first of them; null if there is none
/// @param last the last of them; null if there is none
/// @param grossMinor with tax
/// @param netMinor without tax
/// @param taxMinor the tax
/// @param discountMinor all discounts, as far as they were given on goods that were sold
/// @param returnedLines how many lines took goods back
/// @param returnedMinor what those come to with tax, 0 or less
/// @param voidedLines how many lines, or parts of lines, were taken off a ticket that was finished
///   all the same
/// @param voidedMinor quantity times price of those
/// @param roundingMinor what was paid in cash beyond what the tickets come to, since there are no
///   smaller coins; negative: less than that. So tenders = gross + rounding
/// @param taxes what each VAT rate comes to, lowest percentage first
/// @param tenders what each way of paying has brought
public record Takings(
    long tickets,
    @Nullable TicketNumber first,
    @Nullable TicketNumber last,
    long grossMinor,
    long netMinor,
    long taxMinor,
    long discountMinor,
    long returnedLines,
    long returnedMinor,
    long voidedLines,
    long voidedMinor,
    long roundingMinor,
    List<TaxLine> taxes,
    List<Paid> tenders) {
  public static final Takings NONE =
      new Takings(0, null, null, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of(), List.of());

  /// What one way of paying has brought.
  ///
  /// @param methodId id of the way to pay
  /// @param kind its kind
  /// @param count how often it was used
  /// @param amountMinor what it has brought, change taken off
  public record Paid(String methodId, TenderKind kind, long count, long amountMinor) {}

  private record PaidKey(TenderKind kind, String methodId) {
    static final Comparator<PaidKey> ORDER =
        Comparator.comparing(PaidKey::kind).thenComparing(PaidKey::methodId);
  }

  /// Lists in any order; a rate or a way to pay that stands there twice is added up.
  public Takings {
    taxes = joinedTaxes(taxes);
    tenders = joinedTenders(tenders);
  }

  /// What one ticket brings.
  public static Takings of(CompletedSale sale) {
    SaleTotals totals = sale.totals();
    List<SaleLine> returned =
        sale.lines().stream().filter(line -> !line.voided() && line.quantityMilli() < 0).toList();
    List<SaleLine> voided = sale.lines().stream().filter(SaleLine::voided).toList();
    return new Takings(
        1,
        sale.number(),
        sale.number(),
        totals.grossMinor(),
        totals.netMinor(),
        totals.taxMinor(),
        totals.discountMinor(),
        returned.size(),
        returned.stream().mapToLong(line -> line.amounts().grossMinor()).sum(),
        voided.size(),
        voided.stream()
            .mapToLong(line -> Rounding.extend(line.unitPriceMinor(), line.quantityMilli()))
            .sum(),
        totals.roundingMinor(),
        sale.taxes(),
        paid(sale.tenders(), totals.changeMinor()));
  }

  /// Change comes out of the cash that was given last.
  private static List<Paid> paid(List<Tender> tenders, long changeMinor) {
    int lastCash = 0;
    for (Tender tender : tenders) {
      if (tender.kind().givesChange()) {
        lastCash = tender.position();
      }
    }
    List<Paid> paid = new ArrayList<>();
    for (Tender tender : tenders) {
      long back = tender.position() == lastCash ? changeMinor : 0;
      paid.add(new Paid(tender.methodId(), tender.kind(), 1, tender.amountMinor() - back));
    }
    return paid;
  }

  /// These and those of later tickets.
  ///
  /// @throws ArithmeticException if a sum does not fit in a `long`
  public Takings plus(Takings later) {
    return new Takings(
        tickets + later.tickets,
        first != null ? first : later.first,
        later.last != null ? later.last : last,
        Math.addExact(grossMinor, later.grossMinor),
        Math.addExact(netMinor, later.netMinor),
        Math.addExact(taxMinor, later.taxMinor),
        Math.addExact(discountMinor, later.discountMinor),
        returnedLines + later.returnedLines,
        Math.addExact(returnedMinor, later.returnedMinor),
        voidedLines + later.voidedLines,
        Math.addExact(voidedMinor, later.voidedMinor),
        Math.addExact(roundingMinor, later.roundingMinor),
        both(taxes, later.taxes),
        both(tenders, later.tenders));
  }

  /// What was taken in cash, change taken off.
  public long cashMinor() {
    return tenders.stream()
        .filter(paid -> paid.kind() == TenderKind.CASH)
        .mapToLong(Paid::amountMinor)
        .reduce(0, Math::addExact);
  }

  /// What of it customers owe: nobody has it in his hands. Negative: what was credited to them.
  public long onAccountMinor() {
    return tenders.stream()
        .filter(paid -> paid.kind() == TenderKind.ACCOUNT)
        .mapToLong(Paid::amountMinor)
        .reduce(0, Math::addExact);
  }

  private static <T> List<T> both(List<T> one, List<T> other) {
    List<T> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  private static List<TaxLine> joinedTaxes(List<TaxLine> taxes) {
    Map<RateKey, TaxLine> byRate = new TreeMap<>(RateKey.ORDER);
    for (TaxLine tax : taxes) {
      byRate.merge(new RateKey(tax.vatRateId(), tax.rate()), tax, Takings::sum);
    }
    return List.copyOf(byRate.values());
  }

  private static TaxLine sum(TaxLine one, TaxLine other) {
    return new TaxLine(
        one.vatRateId(),
        one.rate(),
        Math.addExact(one.netMinor(), other.netMinor()),
        Math.addExact(one.taxMinor(), other.taxMinor()),
        Math.addExact(one.grossMinor(), other.grossMinor()));
  }

  static List<Paid> joinedTenders(List<Paid> tenders) {
    Map<PaidKey, Paid> byMethod = new TreeMap<>(PaidKey.ORDER);
    for (Paid paid : tenders) {
      byMethod.merge(new PaidKey(paid.kind(), paid.methodId()), paid, Takings::sum);
    }
    return List.copyOf(byMethod.values());
  }

  private static Paid sum(Paid one, Paid other) {
    return new Paid(
        one.methodId(),
        one.kind(),
        one.count() + other.count(),
        Math.addExact(one.amountMinor(), other.amountMinor()));
  }
}
