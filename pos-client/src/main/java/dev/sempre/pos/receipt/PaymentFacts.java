package dev.sempre.pos.receipt;

import dev.sempre.model.account.AccountPayment;
import dev.sempre.model.chain.Seal;
import dev.sempre.model.text.Label;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A payment of what a customer owed, and the names that it has only ids of.
///
/// @param payment the payment
/// @param seal its seal; null if it has none
/// @param cashier name of who has taken it
/// @param customer name of who has paid
/// @param methods names of the ways to pay by their ids; one that is missing is called by its id
/// @param owedAfterMinor what he owed after it, minor units
/// @param cards what the payment terminal has said of its tenders, as far as it is known here
public record PaymentFacts(
    AccountPayment payment,
    @Nullable Seal seal,
    String cashier,
    String customer,
    Map<String, Label> methods,
    long owedAfterMinor,
    List<TicketFacts.Card> cards) {
  public PaymentFacts {
    methods = Map.copyOf(methods);
    cards = List.copyOf(cards);
  }
}
