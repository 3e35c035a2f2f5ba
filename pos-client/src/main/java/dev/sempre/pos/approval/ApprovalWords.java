package dev.sempre.pos.approval;

import dev.sempre.model.organisation.Permission;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Set;
import java.util.stream.Collectors;

/// What leave is asked for, in words.
public final class ApprovalWords {
  private ApprovalWords() {}

  /// A list of what is asked for, as in "price change, discount".
  public static String of(Set<Permission> needed, Words words) {
    return needed.stream()
        .sorted()
        .map(permission -> words.say(word(permission)))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static Word word(Permission permission) {
    return switch (permission) {
      case DISCOUNT -> Word.APPROVAL_DISCOUNT;
      case DISCOUNT_ABOVE_LIMIT -> Word.APPROVAL_DISCOUNT_ABOVE_LIMIT;
      case PRICE_OVERRIDE -> Word.APPROVAL_PRICE_OVERRIDE;
      case VOID_LINE -> Word.APPROVAL_VOID_LINE;
      case VOID_TICKET -> Word.APPROVAL_VOID_TICKET;
      case REFUND -> Word.APPROVAL_REFUND;
      case SELL_ON_ACCOUNT -> Word.APPROVAL_SELL_ON_ACCOUNT;
      case SELL_ABOVE_CREDIT_LIMIT -> Word.APPROVAL_SELL_ABOVE_CREDIT_LIMIT;
      case OPEN_DRAWER -> Word.APPROVAL_OPEN_DRAWER;
      case OPEN_SHIFT -> Word.APPROVAL_OPEN_SHIFT;
      case CLOSE_SHIFT -> Word.APPROVAL_CLOSE_SHIFT;
      case SETTLE_CARD -> Word.APPROVAL_SETTLE_CARD;
      case MOVE_CASH -> Word.APPROVAL_MOVE_CASH;
      case VIEW_REPORTS -> Word.APPROVAL_VIEW_REPORTS;
      case LIFT_LOCK -> Word.APPROVAL_LIFT_LOCK;
      case SELL,
          RESOLVE_PENDING,
          SYNC_SETTINGS,
          MANAGE_CONTACTS,
          MANAGE_PRODUCTS,
          MANAGE_STOCK,
          MANAGE_USERS,
          MANAGE_SETTINGS ->
          Word.APPROVAL_OTHER;
    };
  }
}
