package dev.sempre.pos.sell;

import dev.sempre.model.sale.LineItem;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.WeighedBy;
import dev.sempre.pos.approval.Approval;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Ringing up at this till. Each step has the open sale on disk before it answers, so that a power
/// cut loses nothing (T6, P1). Called away from the UI thread, one step at a time, always with the
/// sale that the step before answered with.
public interface TillSale extends TillTickets, TillAccounts {
  /// The ticket as it stands on disk: what an earlier run left open, with the money that had been
  /// given for it, or an empty one.
  OpenTicket current();

  /// Rings up what a scanner read or a person typed as a code: a GTIN, a price- or weight-embedded
  /// code, an article's own code. Of what is sold by weight and has none on its label it asks for
  /// the weight.
  StepAnswer ringUp(OpenSale sale, String code);

  /// Rings up one of an article that was chosen from a list; asks for the weight as [#ringUp] does.
  StepAnswer ringUpProduct(OpenSale sale, String productId);

  /// Rings up an article whose weight was asked for, at the price that was told with it.
  ///
  /// @param quantityMilli grams
  /// @param by where the weight comes from
  StepAnswer ringUpWeighed(OpenSale sale, LineItem item, long quantityMilli, WeighedBy by);

  /// What a code stands for and what it costs, without ringing it up.
  PriceAnswer priceOf(String code);

  /// What an article that was chosen from a list costs, without ringing it up.
  PriceAnswer priceOfProduct(String productId);

  /// Who may have sold a line, by name.
  List<Salesperson> salespeople();

  /// Puts `sale` on disk: the current one after a step that needs nothing but the sale itself, such
  /// as another quantity.
  default StepAnswer keep(OpenSale sale) {
    return keep(sale, null);
  }

  /// As the shorter form.
  ///
  /// @param approval leave that somebody has given for what this step does; null for nobody's. Of a
  ///   step that needs it the journal says who gave it.
  StepAnswer keep(OpenSale sale, @Nullable Approval approval);

  /// The drawer is to be opened without a sale: notes who does it, if he may.
  ///
  /// @param approval leave that somebody has given; null for nobody's
  NoSaleAnswer noSale(@Nullable Approval approval);

  /// Puts what has been given for a sale so far on disk, so that no power cut forgets a card that
  /// was charged. The sale that covers itself is completed instead.
  ///
  /// @return why it could not be put on disk; empty once it is
  Optional<Failure> keepPayment(PayingSale sale);

  /// Paying through a payment terminal.
  default TillCards cards() {
    return TillCards.NONE;
  }

  /// What this till may be paid with, the usual first; at least one.
  List<PaymentMethod> paymentMethods();

  /// Completes the sale: number, signature, tenders and lines in one transaction (P1).
  PaymentAnswer complete(PayingSale sale);
}
