package dev.sempre.pos.till;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.Discount;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.SaleLine;
import java.util.EnumSet;
import java.util.Set;

/// What a cashier must be allowed to do to lead a sale from one state to the next. Read off the two
/// states, so that no screen can forget to ask. Source: T1, T4.
final class NeededPermissions {
  private NeededPermissions() {}

  static Set<Permission> between(OpenSale before, OpenSale after) {
    Set<Permission> needed = EnumSet.of(Permission.SELL);
    if (isGiven(before.ticketDiscount(), after.ticketDiscount())) {
      needed.add(Permission.DISCOUNT);
    }
    for (SaleLine line : after.lines()) {
      boolean isNew = line.position() > before.lines().size();
      SaleLine standing = isNew ? line : before.lines().get(line.position() - 1);
      Discount discount = isNew ? Discount.none() : standing.discount();
      long price = isNew ? line.item().listPriceMinor() : standing.unitPriceMinor();
      if (isGiven(discount, line.discount())) {
        needed.add(Permission.DISCOUNT);
      }
      if (line.unitPriceMinor() != price) {
        needed.add(Permission.PRICE_OVERRIDE);
      }
      if (line.voided() && !standing.voided()) {
        needed.add(Permission.VOID_LINE);
      }
    }
    return needed;
  }

  /// Taking a discount away needs nobody's leave.
  private static boolean isGiven(Discount before, Discount after) {
    return !after.equals(before) && !(after instanceof Discount.None);
  }
}
