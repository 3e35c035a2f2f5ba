package dev.sempre.model.organisation;

/// What a role may allow. Checked at the device, also offline. Stored by name: a name never changes
/// its meaning. Source: T1, S15, S16.
public enum Permission {
  SELL,
  /// Take off what the shop's limit allows.
  DISCOUNT,
  /// Take off more than that.
  DISCOUNT_ABOVE_LIMIT,
  PRICE_OVERRIDE,
  VOID_LINE,
  VOID_TICKET,
  REFUND,
  /// Let a customer owe what he buys.
  SELL_ON_ACCOUNT,
  /// Let him owe more than his credit limit.
  SELL_ABOVE_CREDIT_LIMIT,
  /// Open the drawer without a sale.
  OPEN_DRAWER,
  /// Let somebody try again at once who has entered too many wrong PINs.
  LIFT_LOCK,
  OPEN_SHIFT,
  CLOSE_SHIFT,
  /// Say by its slip what a payment terminal that does not answer has done with a card. Where no
  /// role has it, as under a centre that does not know it, whoever may close the shift may.
  SETTLE_CARD,
  /// Cash in, cash out, safe drop.
  MOVE_CASH,
  /// See sales and figures of others.
  VIEW_REPORTS,
  /// Correct, resend or dismiss what could not be synchronised.
  RESOLVE_PENDING,
  SYNC_SETTINGS,
  MANAGE_CONTACTS,
  MANAGE_PRODUCTS,
  MANAGE_STOCK,
  MANAGE_USERS,
  MANAGE_SETTINGS;

  /// Whether a person who may do it has to prove with his PIN that it is he. What opens the till by
  /// a badge alone is what whoever sells does all day; a badge is lost, lent and photographed, so
  /// nobody refunds, closes or gives others leave with nothing else. Source: R49.
  public boolean needsPin() {
    return switch (this) {
      case SELL, DISCOUNT, VOID_LINE, OPEN_SHIFT, MANAGE_CONTACTS -> false;
      case DISCOUNT_ABOVE_LIMIT,
          PRICE_OVERRIDE,
          VOID_TICKET,
          REFUND,
          SELL_ON_ACCOUNT,
          SELL_ABOVE_CREDIT_LIMIT,
          OPEN_DRAWER,
          LIFT_LOCK,
          CLOSE_SHIFT,
          SETTLE_CARD,
          MOVE_CASH,
          VIEW_REPORTS,
          RESOLVE_PENDING,
          SYNC_SETTINGS,
          MANAGE_PRODUCTS,
          MANAGE_STOCK,
          MANAGE_USERS,
          MANAGE_SETTINGS ->
          true;
    };
  }
}
