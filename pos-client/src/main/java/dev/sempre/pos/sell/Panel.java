package dev.sempre.pos.sell;

import dev.sempre.model.account.AccountPayment;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.LineItem;
import dev.sempre.model.sale.SaleLine;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What slides over the right half of the Sell screen. Never a window (P5): the ticket stays in
/// view and a scan still lands.
sealed interface Panel {
  /// How many of a line.
  record Quantity(SaleLine line) implements Panel {}

  /// What one of a line costs.
  record Price(SaleLine line) implements Panel {}

  /// What it weighs, before it is rung up or taken back.
  ///
  /// @param number counts the articles that were weighed: the same one may wait twice
  /// @param comesBack why it comes back; null if it is sold
  record Weigh(LineItem item, int number, @Nullable String comesBack) implements Panel {}

  /// What comes off.
  ///
  /// @param line the line that was chosen; null if only the whole ticket can be meant
  record Reduce(@Nullable SaleLine line) implements Panel {}

  /// Under which name the open ticket is parked.
  record Park() implements Panel {}

  /// Which parked ticket is taken up.
  record Recall() implements Panel {}

  /// Whether the whole ticket is given up, and why.
  record VoidTicket() implements Panel {}

  /// Notes, and who sold the line.
  ///
  /// @param line the line that was chosen; null if only the ticket can be meant
  record Details(@Nullable SaleLine line) implements Panel {}

  /// What something costs.
  record PriceCheck() implements Panel {}

  /// Who buys.
  record ChooseCustomer() implements Panel {}

  /// Which ticket comes back.
  record FindTicket() implements Panel {}

  /// What of a ticket comes back, and why.
  record TakeBack(SoldTicket ticket) implements Panel {}

  /// What comes back without a ticket, and why.
  record TakeBackGoods() implements Panel {}

  /// Whose account is shown.
  record FindAccount() implements Panel {}

  /// What a customer owes.
  record Account() implements Panel {}

  /// Taking money for what is owed.
  record Receive() implements Panel {}

  /// Taken: the change and what is still owed, until the next scan.
  record Received(AccountPayment payment, Customer customer, long owedMinor) implements Panel {}

  /// In how many parts, and from when, what is bought on account is paid.
  record OnAccount() implements Panel {}

  /// Taking the money.
  record Pay() implements Panel {}

  /// What the slip of a terminal says that does not answer any more.
  record CardSlip() implements Panel {}

  /// Somebody who may gives leave for what the cashier may not do alone.
  ///
  /// @param covers where goods come back, which goes on with the answer or without it; null if the
  ///   question lies over nothing of that kind
  record Approve(Set<Permission> needed, @Nullable Panel covers) implements Panel {
    /// Over nothing that goes on.
    Approve(Set<Permission> needed) {
      this(needed, null);
    }
  }

  /// Where a receipt is to be mailed.
  ///
  /// @param document what people call that of which it is
  /// @param before the panel that comes back when it is
  record MailReceipt(String document, Panel before) implements Panel {}

  /// Paid: the change, in large digits, until the next scan.
  record Change(CompletedSale sale) implements Panel {}
}
