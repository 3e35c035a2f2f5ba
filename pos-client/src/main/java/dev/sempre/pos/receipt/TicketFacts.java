package dev.sempre.pos.receipt;

import dev.sempre.model.chain.Seal;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.text.Label;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A finished sale and the names that it has only ids of.
///
/// @param sale the ticket
/// @param seal its seal; null if it has none
/// @param cashier name of who sold
/// @param customer name of who bought; null if nobody in particular
/// @param methods names of the ways to pay by their ids; one that is missing is called by its id
/// @param broughtBack numbers of the tickets that lines take back, by the ids of their sales; as
///   far as they are here
/// @param sellers names of who sold lines, by their ids; one that is missing is called by his id
/// @param owedAfterMinor what the customer owed after it, minor units; null if it has nothing to do
///   with his account
/// @param cards what a payment terminal says of the tenders that went through it
public record TicketFacts(
    CompletedSale sale,
    @Nullable Seal seal,
    String cashier,
    @Nullable String customer,
    Map<String, Label> methods,
    Map<String, TicketNumber> broughtBack,
    Map<String, String> sellers,
    @Nullable Long owedAfterMinor,
    List<Card> cards) {
  /// What a payment terminal says of a tender.
  ///
  /// @param methodId id of the way to pay
  /// @param amountMinor minor units, with the tender's sign
  /// @param authorisation what the bank calls it
  /// @param number the card's, as far as it may be shown
  public record Card(String methodId, long amountMinor, String authorisation, String number) {}

  public TicketFacts {
    methods = Map.copyOf(methods);
    broughtBack = Map.copyOf(broughtBack);
    sellers = Map.copyOf(sellers);
    cards = List.copyOf(cards);
  }
}
