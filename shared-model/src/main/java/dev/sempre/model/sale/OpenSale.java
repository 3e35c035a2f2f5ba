package dev.sempre.model.sale;

import dev.sempre.model.sale.SaleRefusal.LineIsVoided;
import dev.sempre.model.sale.SaleRefusal.MoreThanSold;
import dev.sempre.model.sale.SaleRefusal.NoSuchLine;
import dev.sempre.model.sale.SaleRefusal.NothingToPay;
import dev.sempre.model.sale.SaleRefusal.QuantityNotPositive;
import dev.sempre.model.sale.SaleRefusal.ReturnIsFixed;
import dev.sempre.model.sale.SaleRefusal.TicketOfOtherMoney;
import dev.sempre.model.sale.SaleRefusal.TooManyLines;
import dev.sempre.model.sale.SaleRefusal.TotalTooLarge;
import dev.sempre.model.tax.TaxLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A sale while goods are rung up: the cart.
///
/// The constructor reckons the amounts of all lines, so an open sale can be kept and brought back
/// (parked, power cut) from what was rung up alone, and is never out of step with its lines.
///
/// @param id UUIDv7
/// @param context where, by whom and in which money
/// @param lines lines in the order of their positions 1, 2, 3, ...; whatever amounts they come with
///   are replaced, except of those that take back a line of a ticket of which `sold` says nothing
/// @param ticketDiscount discount on the whole ticket, split over the lines
/// @param customerId id of the customer; null if nobody in particular
/// @param note note on the ticket; null if none
/// @param sold the whole of what was sold on each line of a ticket of which goods come back;
///   nothing of those that a version has taken back which did not keep it
public record OpenSale(
    String id,
    SaleContext context,
    List<SaleLine> lines,
    Discount ticketDiscount,
    @Nullable String customerId,
    @Nullable String note,
    Map<LineReturn.Origin, LineReturn.Sold> sold)
    implements Sale {

  /// @throws IllegalArgumentException if positions are not 1, 2, 3, ..., a discount is more than
  ///   what it is taken off, or more would come back than was sold: not made by the operations
  ///   below
  public OpenSale {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).position() != i + 1) {
        throw new IllegalArgumentException(
            "Position " + lines.get(i).position() + " stands at place " + (i + 1));
      }
    }
    sold = Map.copyOf(sold);
    lines = SaleCalculation.withAmounts(context.taxMode(), lines, ticketDiscount, sold);
  }

  /// A sale whose lines take nothing back, or are worth what they say.
  public OpenSale(
      String id,
      SaleContext context,
      List<SaleLine> lines,
      Discount ticketDiscount,
      @Nullable String customerId,
      @Nullable String note) {
    this(id, context, lines, ticketDiscount, customerId, note, Map.of());
  }

  /// A sale with nothing in it.
  public static OpenSale begin(String id, SaleContext context) {
    return new OpenSale(id, context, List.of(), Discount.none(), null, null);
  }

  @Override
  public SaleTotals totals() {
    return SaleTotals.of(lines, List.of(), CashRounding.NONE);
  }

  @Override
  public List<TaxLine> taxes() {
    return SaleCalculation.taxes(lines);
  }

  /// True if no line counts.
  public boolean isEmpty() {
    return lines.stream().allMatch(SaleLine::voided);
  }

  /// Rings up goods as a new line at the end.
  public SaleResult<OpenSale> addLine(LineItem item, long quantityMilli) {
    return addLine(item, quantityMilli, null);
  }

  /// Rings up goods as a new line at the end, of which a scale was to tell how much there is.
  ///
  /// @param weighedBy where the quantity comes from; null if no scale was asked for
  public SaleResult<OpenSale> addLine(
      LineItem item, long quantityMilli, @Nullable WeighedBy weighedBy) {
    return add(SaleLine.rungUp(lines.size() + 1, item, quantityMilli, weighedBy));
  }

  /// Takes goods of a finished ticket back, as a new line at the end: at what was paid for them.
  ///
  /// @param line the line of that ticket, with what has come back with other tickets; what this one
  ///   takes back of it already is counted here
  /// @param quantityMilli how much comes back, thousandths of its unit, more than zero
  /// @param reason as [LineReturn] has it
  public SaleResult<OpenSale> takeBack(ReturnableLine line, long quantityMilli, String reason) {
    SaleContext then = line.context();
    if (!then.currency().equals(context.currency()) || then.taxMode() != context.taxMode()) {
      return SaleResult.refused(new TicketOfOtherMoney(then.currency(), then.taxMode()));
    }
    if (quantityMilli <= 0) {
      return SaleResult.refused(new QuantityNotPositive(lines.size() + 1, quantityMilli));
    }
    ReturnableLine now = line.after(takenBackMilli(line.origin()));
    if (quantityMilli > now.leftMilli()) {
      return SaleResult.refused(
          new MoreThanSold(line.line().item().description(), now.leftMilli()));
    }
    Map<LineReturn.Origin, LineReturn.Sold> known = new HashMap<>(sold);
    known.put(line.origin(), line.sold());
    return new OpenSale(id, context, lines, ticketDiscount, customerId, note, known)
        .add(now.takenBack(lines.size() + 1, quantityMilli, reason));
  }

  /// Takes goods back without a ticket, as a new line at the end, at the price of today.
  ///
  /// @param quantityMilli how much comes back, thousandths of its unit, more than zero
  /// @param reason as [LineReturn] has it
  public SaleResult<OpenSale> takeBack(LineItem item, long quantityMilli, String reason) {
    return takeBack(item, quantityMilli, reason, null);
  }

  /// As the shorter form, of goods of which a scale was to tell how much there is.
  ///
  /// @param weighedBy where the quantity comes from; null if no scale was asked for
  public SaleResult<OpenSale> takeBack(
      LineItem item, long quantityMilli, String reason, @Nullable WeighedBy weighedBy) {
    return add(SaleLine.takenBack(lines.size() + 1, item, quantityMilli, reason, weighedBy));
  }

  /// How much of a line of a ticket this one takes back, thousandths of its unit.
  public long takenBackMilli(LineReturn.Origin of) {
    long milli = 0;
    for (SaleLine line : lines) {
      milli -= !line.voided() && of.equals(line.returnedLine()) ? line.quantityMilli() : 0;
    }
    return milli;
  }

  private SaleResult<OpenSale> add(SaleLine line) {
    if (lines.size() >= SaleLimits.MAX_LINES) {
      return SaleResult.refused(new TooManyLines(SaleLimits.MAX_LINES));
    }
    List<SaleLine> more = new ArrayList<>(lines);
    more.add(line);
    return SaleRules.check(line)
        .<SaleResult<OpenSale>>map(SaleResult::refused)
        .orElseGet(() -> with(more, ticketDiscount));
  }

  /// Another quantity of a line, thousandths of its unit; of one that takes goods back, how much
  /// comes back. What is sold less of stays on the ticket as a voided line at its end, as it would
  /// had it been a line of its own. Source: T4, R38.
  public SaleResult<OpenSale> changeQuantity(int position, long quantityMilli) {
    return changeLine(
            position,
            line -> line.returnedLine() == null,
            line -> line.withQuantity(line.isReturn() ? -quantityMilli : quantityMilli))
        .then(changed -> changed.keeping(lines.get(position - 1)));
  }

  /// With what a line had more before.
  private SaleResult<OpenSale> keeping(SaleLine before) {
    long lessMilli = before.quantityMilli() - lines.get(before.position() - 1).quantityMilli();
    return lessMilli > 0 && !before.isReturn()
        ? add(before.partVoided(lines.size() + 1, lessMilli))
        : SaleResult.done(this);
  }

  /// Another price of one unit; the list price stays on the line.
  public SaleResult<OpenSale> changePrice(int position, long unitPriceMinor) {
    return changeLine(
        position, line -> line.returnedLine() == null, line -> line.withUnitPrice(unitPriceMinor));
  }

  /// A discount on a line, instead of the one it has; [Discount#none] takes it away.
  public SaleResult<OpenSale> discountLine(int position, Discount discount) {
    return changeLine(position, line -> !line.isReturn(), line -> line.withDiscount(discount));
  }

  /// A note on a line; null takes it away.
  public SaleResult<OpenSale> noteLine(int position, @Nullable String lineNote) {
    return changeLine(position, _ -> true, line -> line.withNote(lineNote));
  }

  /// Who sold a line, id of a user; null for nobody in particular.
  public SaleResult<OpenSale> sellLineBy(int position, @Nullable String salespersonId) {
    return changeLine(position, _ -> true, line -> line.withSalesperson(salespersonId));
  }

  /// Takes a line off the ticket. It keeps its position and what it said.
  public SaleResult<OpenSale> voidLine(int position) {
    return changeLine(position, _ -> true, SaleLine::asVoided);
  }

  /// A discount on the whole ticket, instead of the one it has; [Discount#none] takes it away.
  public SaleResult<OpenSale> discountTicket(Discount discount) {
    return with(lines, discount);
  }

  /// The customer; null for nobody in particular.
  public OpenSale withCustomer(@Nullable String newCustomerId) {
    return new OpenSale(id, context, lines, ticketDiscount, newCustomerId, note, sold);
  }

  /// The same goods as another sale.
  public OpenSale under(String newId) {
    return under(newId, context);
  }

  /// The same goods as another sale, which somebody else may ring up, or in another shift.
  public OpenSale under(String newId, SaleContext newContext) {
    return new OpenSale(newId, newContext, lines, ticketDiscount, customerId, note, sold);
  }

  /// The same sale in another shift.
  OpenSale inShift(String shiftId) {
    return new OpenSale(
        id, context.inShift(shiftId), lines, ticketDiscount, customerId, note, sold);
  }

  /// A note on the ticket; null takes it away.
  public SaleResult<OpenSale> withNote(@Nullable String newNote) {
    return SaleRules.checkNote(newNote)
        .<SaleResult<OpenSale>>map(SaleResult::refused)
        .orElseGet(() ->
            SaleResult.done(
                new OpenSale(id, context, lines, ticketDiscount, customerId, newNote, sold)));
  }

  /// The goods are all there: what comes next is money. A ticket that comes to zero (a gift, an
  /// even exchange) is paid at once; one without a line that counts is refused.
  ///
  /// @param rounding how the shop rounds cash
  public SaleResult<PayingSale> beginPayment(CashRounding rounding) {
    return isEmpty()
        ? SaleResult.refused(new NothingToPay())
        : SaleResult.done(new PayingSale(this, List.of(), rounding));
  }

  /// As [#beginPayment(CashRounding)], with cash rounded as is usual with the currency.
  public SaleResult<PayingSale> beginPayment() {
    return beginPayment(CashRounding.of(context.currency()));
  }

  /// @param mayChange whether what comes back on a line would still be worth what was paid for it
  private SaleResult<OpenSale> changeLine(
      int position, Predicate<SaleLine> mayChange, UnaryOperator<SaleLine> change) {
    if (position < 1 || position > lines.size()) {
      return SaleResult.refused(new NoSuchLine(position));
    }
    SaleLine line = lines.get(position - 1);
    if (line.voided()) {
      return SaleResult.refused(new LineIsVoided(position));
    }
    if (!mayChange.test(line)) {
      return SaleResult.refused(new ReturnIsFixed(position));
    }
    SaleLine changed = change.apply(line);
    Optional<SaleRefusal> refusal = changed.voided() ? Optional.empty() : SaleRules.check(changed);
    if (refusal.isPresent()) {
      return SaleResult.refused(refusal.get());
    }
    List<SaleLine> others = new ArrayList<>(lines);
    others.set(position - 1, changed);
    return with(others, ticketDiscount);
  }

  private SaleResult<OpenSale> with(List<SaleLine> newLines, Discount newTicketDiscount) {
    Optional<SaleRefusal> refusal = SaleRules.check(newLines, newTicketDiscount);
    if (refusal.isPresent()) {
      return SaleResult.refused(refusal.get());
    }
    OpenSale sale = new OpenSale(id, context, newLines, newTicketDiscount, customerId, note, sold);
    // Tax on top of tax-exclusive prices can only be known now.
    long gross = sale.totals().grossMinor();
    return Math.abs(gross) > SaleLimits.MAX_TOTAL_MINOR
        ? SaleResult.refused(new TotalTooLarge(gross, SaleLimits.MAX_TOTAL_MINOR))
        : SaleResult.done(sale);
  }
}
