package dev.sempre.model.sale;

import dev.sempre.model.sale.SaleViolation.Code;
import dev.sempre.model.tax.RateKey;
import dev.sempre.model.tax.TaxAmounts;
import dev.sempre.model.tax.TaxLine;
import dev.sempre.model.tax.TaxMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whether a completed sale adds up, judged from its stored parts alone. Asked where a till is
/// about to make a sale a fact: one that contradicts itself is malformed, all others are facts,
/// whatever one thinks of them. Source: P1, bad-input corpus 2.
///
/// Strict about sums. Lenient where honest systems differ: a rate's tax may have been rounded once,
/// as here, or line by line; a discount in percent may have been rounded either way, only its
/// amount is looked at. What a line of a ticket that comes back is worth follows from that ticket,
/// which need not be here: its amounts may be as far from its own price and rate as the parts of
/// one sold line can be.
public final class SaleCheck {

  private static final int MAX_OFFSET_MINUTES = 18 * 60;

  /// How far the tax of a part of a line is from that of its amount, at most: less than one unit as
  /// a share of its ticket, less than one more as the difference of two rounded parts.
  private static final int TAX_OF_PART_OFF_MINOR = 2;

  /// How far a part of what is weighed is from its quantity times its price: three rounded parts
  /// and two rounded prices.
  private static final int WEIGHED_PART_OFF_MINOR = 3;

  private static final long MOST_ROUNDING_MINOR = CashRounding.LARGEST_UNIT_MINOR / 2;

  private final CompletedSale sale;
  private final TaxMode taxMode;
  private final long leastAmountMinor;
  private final List<SaleViolation> violations = new ArrayList<>();

  private SaleCheck(CompletedSale sale) {
    this.sale = sale;
    this.taxMode = sale.context().taxMode();
    boolean anythingComesBack = sale.lines().stream().anyMatch(SaleLine::isReturn);
    this.leastAmountMinor = anythingComesBack ? -SaleLimits.MAX_TOTAL_MINOR : 0;
  }

  /// Everything that does not add up, in the order of the ticket; empty if it is sound. Values out
  /// of range are told alone, since sums of them would mean nothing. Never throws.
  public static List<SaleViolation> violations(CompletedSale sale) {
    SaleCheck check = new SaleCheck(sale);
    check.ranges();
    if (check.violations.isEmpty()) {
      check.lines();
      check.taxes();
      check.totals();
      check.payment();
    }
    return List.copyOf(check.violations);
  }

  private void ranges() {
    range("number", sale.number().number(), 1, Long.MAX_VALUE);
    range(
        "offset_minutes",
        sale.completedAt().offsetMinutes(),
        -MAX_OFFSET_MINUTES,
        MAX_OFFSET_MINUTES);
    range("sale_line", sale.lines().size(), 0, SaleLimits.MAX_LINES);
    range("sale_tender", sale.tenders().size(), 0, SaleLimits.MAX_TENDERS);
    for (int i = 0; i < sale.lines().size(); i++) {
      lineRanges("sale_line[" + (i + 1) + "].", sale.lines().get(i));
    }
    for (int i = 0; i < sale.tenders().size(); i++) {
      tenderRange("sale_tender[" + (i + 1) + "].amount_minor", sale.tenders().get(i).amountMinor());
    }
    for (int i = 0; i < sale.taxes().size(); i++) {
      amountRanges("sale_tax[" + (i + 1) + "].", sale.taxes().get(i).amounts(), leastAmountMinor);
    }
    SaleTotals totals = sale.totals();
    amountRanges(
        "",
        new TaxAmounts(totals.netMinor(), totals.taxMinor(), totals.grossMinor()),
        leastAmountMinor);
    amountRange("discount_minor", totals.discountMinor(), leastAmountMinor);
    amountRange("tendered_minor", totals.tenderedMinor(), leastAmountMinor);
    amountRange("change_minor", totals.changeMinor(), 0);
    amountRange("rounding_minor", totals.roundingMinor(), -SaleLimits.MAX_TOTAL_MINOR);
  }

  /// Money goes one way on one ticket: back to the customer if that is what it comes to.
  private void tenderRange(String field, long amountMinor) {
    if (sale.totals().grossMinor() < 0) {
      range(field, amountMinor, -SaleLimits.MAX_TOTAL_MINOR, -1);
    } else {
      range(field, amountMinor, 1, SaleLimits.MAX_TOTAL_MINOR);
    }
  }

  private void lineRanges(String at, SaleLine line) {
    LineAmounts amounts = line.amounts();
    LineReturn back = line.takesBack();
    if (back == null) {
      range(at + "quantity_milli", line.quantityMilli(), 1, SaleLimits.MAX_QUANTITY_MILLI);
    } else {
      range(at + "quantity_milli", line.quantityMilli(), -SaleLimits.MAX_QUANTITY_MILLI, -1);
      require(!back.reason().isBlank(), Code.RETURN_UNCLEAR, at + "return_reason");
    }
    range(at + "unit_price_minor", line.unitPriceMinor(), 0, SaleLimits.MAX_PRICE_MINOR);
    range(at + "list_price_minor", line.item().listPriceMinor(), 0, SaleLimits.MAX_PRICE_MINOR);
    long least = back == null ? 0 : -SaleLimits.MAX_TOTAL_MINOR;
    long most = back == null ? SaleLimits.MAX_TOTAL_MINOR : 0;
    range(at + "line_discount_minor", amounts.discountMinor(), least, most);
    range(at + "ticket_discount_minor", amounts.ticketDiscountMinor(), least, most);
    range(at + "net_minor", amounts.netMinor(), least, most);
    range(at + "tax_minor", amounts.taxMinor(), least, most);
    range(at + "gross_minor", amounts.grossMinor(), least, most);
  }

  private void amountRanges(String at, TaxAmounts amounts, long least) {
    amountRange(at + "net_minor", amounts.netMinor(), least);
    amountRange(at + "tax_minor", amounts.taxMinor(), least);
    amountRange(at + "gross_minor", amounts.grossMinor(), least);
  }

  private void amountRange(String field, long amountMinor, long least) {
    range(field, amountMinor, least, SaleLimits.MAX_TOTAL_MINOR);
  }

  private void range(String field, long value, long least, long most) {
    require(value >= least && value <= most, Code.OUT_OF_RANGE, field);
  }

  private void lines() {
    for (int i = 0; i < sale.lines().size(); i++) {
      SaleLine line = sale.lines().get(i);
      String at = "sale_line[" + (i + 1) + "].";
      require(line.position() == i + 1, Code.WRONG_POSITION, at + "position");
      if (line.voided()) {
        require(
            line.amounts().equals(LineAmounts.ZERO), Code.VOIDED_LINE_COUNTS, at + "gross_minor");
      } else {
        countingLine(at, line);
      }
    }
    boolean anythingSold = sale.lines().stream().anyMatch(line -> !line.voided());
    require(anythingSold, Code.NOTHING_SOLD, "sale_line");
  }

  private void countingLine(String at, SaleLine line) {
    LineAmounts amounts = line.amounts();
    long expected = line.extendedMinor() - amounts.discountMinor() - amounts.ticketDiscountMinor();
    long taxed = SaleCalculation.taxedMinor(taxMode, line);
    boolean isPart = line.returnedLine() != null;
    boolean weighedPart = isPart && line.item().unit().isDivisible();
    require(
        Math.abs(taxed - expected) <= (weighedPart ? WEIGHED_PART_OFF_MINOR : 0),
        Code.LINE_AMOUNT,
        at + (taxMode == TaxMode.INCLUSIVE ? "gross_minor" : "net_minor"));
    // A line's share of its rate's tax is less than one minor unit from its own exact tax.
    long tax = amounts.taxMinor();
    boolean ofItsRate =
        Math.abs(tax - taxMode.taxMinor(taxed, line.item().vatRate()))
            <= (isPart ? TAX_OF_PART_OFF_MINOR : 1);
    require(
        ofItsRate && amounts.netMinor() + tax == amounts.grossMinor(),
        Code.LINE_TAX,
        at + "tax_minor");
  }

  private void taxes() {
    Map<RateKey, RateSum> sums = new LinkedHashMap<>();
    for (SaleLine line : sale.lines()) {
      if (!line.voided()) {
        sums.merge(
            new RateKey(line.item().vatRateId(), line.item().vatRate()),
            RateSum.of(line),
            RateSum::plus);
      }
    }
    Set<RateKey> seen = new HashSet<>();
    for (int i = 0; i < sale.taxes().size(); i++) {
      TaxLine tax = sale.taxes().get(i);
      String at = "sale_tax[" + (i + 1) + "].";
      RateKey key = new RateKey(tax.vatRateId(), tax.rate());
      RateSum sum = sums.get(key);
      if (sum == null || !seen.add(key)) {
        violations.add(new SaleViolation(Code.TAX_RATES, at + "vat_rate_id"));
      } else {
        taxSums(at, tax, sum);
      }
    }
    require(seen.size() == sums.size(), Code.TAX_RATES, "sale_tax");
  }

  private void taxSums(String at, TaxLine tax, RateSum sum) {
    require(tax.netMinor() == sum.amounts.netMinor(), Code.TAX_SUM, at + "net_minor");
    require(tax.taxMinor() == sum.amounts.taxMinor(), Code.TAX_SUM, at + "tax_minor");
    require(tax.grossMinor() == sum.amounts.grossMinor(), Code.TAX_SUM, at + "gross_minor");
    long taxed =
        switch (taxMode) {
          case INCLUSIVE -> tax.grossMinor();
          case EXCLUSIVE -> tax.netMinor();
        };
    // Rounded line by line, the tax is at most half a minor unit per line away from what it is when
    // rounded once.
    long off = Math.abs(tax.taxMinor() - taxMode.taxMinor(taxed, tax.rate()));
    require(
        off <= sum.lines / 2 + (long) TAX_OF_PART_OFF_MINOR * sum.parts,
        Code.TAX_ROUNDING,
        at + "tax_minor");
  }

  private void totals() {
    SaleTotals stored = sale.totals();
    SaleTotals summed = SaleTotals.of(sale.lines(), sale.tenders(), CashRounding.NONE);
    require(stored.grossMinor() == summed.grossMinor(), Code.TOTAL_SUM, "gross_minor");
    require(stored.netMinor() == summed.netMinor(), Code.TOTAL_SUM, "net_minor");
    require(stored.taxMinor() == summed.taxMinor(), Code.TOTAL_SUM, "tax_minor");
    require(stored.discountMinor() == summed.discountMinor(), Code.TOTAL_SUM, "discount_minor");
    require(stored.tenderedMinor() == summed.tenderedMinor(), Code.TENDER_SUM, "tendered_minor");
  }

  private void payment() {
    SaleTotals totals = sale.totals();
    boolean anyCash = false;
    long cash = 0;
    for (int i = 0; i < sale.tenders().size(); i++) {
      Tender tender = sale.tenders().get(i);
      require(
          tender.position() == i + 1, Code.WRONG_POSITION, "sale_tender[" + (i + 1) + "].position");
      anyCash |= tender.kind() == TenderKind.CASH;
      cash += tender.kind().givesChange() ? tender.amountMinor() : 0;
    }
    require(
        totals.tenderedMinor() - totals.changeMinor()
            == totals.grossMinor() + totals.roundingMinor(),
        Code.CHANGE,
        "change_minor");
    require(totals.changeMinor() <= Math.max(0, cash), Code.CHANGE_ABOVE_CASH, "change_minor");
    long rounding = totals.roundingMinor();
    // Without cash only what other tenders left, and there is no coin for, is rounded away.
    boolean left =
        !sale.tenders().isEmpty()
            && Long.signum(rounding) == -Long.signum(totals.grossMinor())
            && Math.abs(rounding) < Math.abs(totals.grossMinor());
    require(
        rounding == 0 || ((anyCash || left) && Math.abs(rounding) <= MOST_ROUNDING_MINOR),
        Code.ROUNDING,
        "rounding_minor");
  }

  private void require(boolean holds, Code code, String field) {
    if (!holds) {
      violations.add(new SaleViolation(code, field));
    }
  }

  /// @param lines how many lines were taxed here
  /// @param parts how many take back a part of one that was taxed on another ticket
  private record RateSum(int lines, int parts, TaxAmounts amounts) {
    static RateSum of(SaleLine line) {
      LineAmounts of = line.amounts();
      int parts = line.returnedLine() == null ? 0 : 1;
      return new RateSum(
          1 - parts, parts, new TaxAmounts(of.netMinor(), of.taxMinor(), of.grossMinor()));
    }

    RateSum plus(RateSum other) {
      return new RateSum(lines + other.lines, parts + other.parts, amounts.plus(other.amounts));
    }
  }
}
