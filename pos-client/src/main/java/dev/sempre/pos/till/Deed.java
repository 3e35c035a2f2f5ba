package dev.sempre.pos.till;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.journal.JournalEvent;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.Discount;
import dev.sempre.model.sale.LineAmounts;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sync.SyncCatalogue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Something that a step does to a sale and that not everybody may do. Read off the states before
/// and after, so that no screen can forget to ask. Source: T1, T4.
///
/// @param permission what whoever does it has to be allowed
/// @param kind what the journal calls it
/// @param always whether the journal has it also if the cashier may do it himself
/// @param amountMinor what it is about, minor units
/// @param detail which line, and from what to what
record Deed(
    Permission permission, EventKind kind, boolean always, long amountMinor, String detail) {

  private static final long WHOLE = 10_000;

  /// A discount is rounded to the minor unit, and shared out over the lines in whole ones.
  private static final long ROUNDING_MINOR = 1;

  /// What the step from one state of a sale to the next does.
  ///
  /// @param limitBasisPoints what may be taken off a line without more, hundredths of a percent
  static List<Deed> between(OpenSale before, OpenSale after, int limitBasisPoints) {
    List<Deed> deeds = new ArrayList<>();
    boolean onTicket = isGiven(before.ticketDiscount(), after.ticketDiscount());
    if (onTicket) {
      deeds.add(discount("ticket", after.totals().discountMinor()));
    }
    for (SaleLine line : after.lines()) {
      boolean isNew = line.position() > before.lines().size();
      SaleLine standing = isNew ? null : before.lines().get(line.position() - 1);
      if (line.isReturn() && (standing == null || isMoreBack(standing, line))) {
        deeds.add(
            new Deed(
                Permission.REFUND,
                EventKind.REFUND,
                true,
                line.amounts().grossMinor(),
                name(line)));
      }
      if (line.voided() && standing != null && !standing.voided()) {
        deeds.add(
            new Deed(
                Permission.VOID_LINE,
                EventKind.LINE_VOIDED,
                true,
                standing.amounts().grossMinor(),
                name(line)));
      }
      if (standing != null && !line.voided() && isLess(standing, line)) {
        deeds.add(
            new Deed(
                Permission.VOID_LINE,
                EventKind.LINE_VOIDED,
                true,
                standing.amounts().grossMinor() - line.amounts().grossMinor(),
                name(line) + ": " + quantity(standing) + " > " + quantity(line)));
      }
      if (line.returnedLine() != null || line.voided()) {
        continue; // At the price and discount of the ticket that comes back; or of no effect.
      }
      boolean onLine =
          isGiven(standing == null ? Discount.none() : standing.discount(), line.discount());
      if (onLine) {
        deeds.add(discount(name(line), line.amounts().discountMinor()));
      }
      if (isAbove(limitBasisPoints, line) && isMore(before, standing, after, line)) {
        deeds.add(
            new Deed(
                Permission.DISCOUNT_ABOVE_LIMIT,
                EventKind.DISCOUNT,
                true,
                takenOffMinor(line),
                name(line)));
      }
      long price = standing == null ? line.item().listPriceMinor() : standing.unitPriceMinor();
      if (line.unitPriceMinor() != price) {
        deeds.add(
            new Deed(
                Permission.PRICE_OVERRIDE,
                EventKind.PRICE_OVERRIDE,
                true,
                line.unitPriceMinor(),
                name(line) + ": " + price + " > " + line.unitPriceMinor()));
      }
    }
    return List.copyOf(deeds);
  }

  /// Giving the whole ticket up.
  ///
  /// @param reason why, as the cashier has said it
  static Deed voidTicket(OpenSale sale, String reason) {
    String lines =
        sale.lines().stream()
            .map(line ->
                name(line) + ": " + (line.voided() ? "voided" : line.amounts().grossMinor()))
            .collect(Collectors.joining("; "));
    return new Deed(
        Permission.VOID_TICKET,
        EventKind.TICKET_VOIDED,
        true,
        sale.totals().grossMinor(),
        reason + " | " + lines);
  }

  private static Deed discount(String of, long minor) {
    return new Deed(Permission.DISCOUNT, EventKind.DISCOUNT, false, minor, of);
  }

  /// Taking a discount away needs nobody's leave.
  private static boolean isGiven(Discount before, Discount after) {
    return !after.equals(before) && !(after instanceof Discount.None);
  }

  /// Whether more is off a line than the limit allows.
  private static boolean isAbove(int limit, SaleLine line) {
    return !line.isReturn()
        && (takenOffMinor(line) - ROUNDING_MINOR) * WHOLE > line.extendedMinor() * limit;
  }

  /// Whether a greater part of a line is off than before. Asked of every line with every step: an
  /// amount becomes a greater part by itself when there is less to take it off.
  private static boolean isMore(
      OpenSale before, @Nullable SaleLine standing, OpenSale after, SaleLine line) {
    if (standing == null) {
      // Rung up at the discount that the ticket had, it is no deed of its own.
      return !line.discount().equals(Discount.none())
          || !after.ticketDiscount().equals(before.ticketDiscount());
    }
    return standing.extendedMinor() == 0
        || PartLeft.of(after, line).isLessThan(PartLeft.of(before, standing));
  }

  private static long takenOffMinor(SaleLine line) {
    LineAmounts amounts = line.amounts();
    return amounts.discountMinor() + amounts.ticketDiscountMinor();
  }

  /// Whether more money goes back for a line than before: leave was given for less.
  private static boolean isMoreBack(SaleLine standing, SaleLine line) {
    boolean dearer =
        line.returnedLine() == null && line.unitPriceMinor() > standing.unitPriceMinor();
    return dearer || line.quantityMilli() < standing.quantityMilli();
  }

  /// Whether a part of what was rung up is taken off: as if that part had been a line of its own.
  /// Of what comes back, less is refunded.
  private static boolean isLess(SaleLine standing, SaleLine line) {
    return !line.isReturn() && line.quantityMilli() < standing.quantityMilli();
  }

  private static String quantity(SaleLine line) {
    return BigDecimal.valueOf(line.quantityMilli(), 3).stripTrailingZeros().toPlainString();
  }

  private static String name(SaleLine line) {
    return line.position() + " " + line.item().description();
  }

  /// What the journal says of it.
  ///
  /// @param approver who gave leave, if the cashier may not do it himself
  JournalEvent event(String cashier, @Nullable String approver, String saleId) {
    return JournalEvent.by(cashier, kind)
        .approvedBy(approver)
        .about(SyncCatalogue.SALE.name(), saleId)
        .of(amountMinor)
        .saying(detail);
  }
}
