package dev.sempre.pos.sell;

import dev.sempre.model.account.AccountDraft;
import dev.sempre.model.money.Currency;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import java.util.List;

/// What is being paid at the counter, of which a card can be a part. Immutable.
public sealed interface Payable {
  /// Goods.
  record Ticket(PayingSale sale) implements Payable {}

  /// What a customer owes.
  record Account(AccountDraft draft) implements Payable {}

  /// Id of the sale, or of the payment that it will be.
  default String id() {
    return switch (this) {
      case Ticket(PayingSale sale) -> sale.id();
      case Account(AccountDraft draft) -> draft.id();
    };
  }

  /// Before whom it lies.
  default String cashierId() {
    return switch (this) {
      case Ticket(PayingSale sale) -> sale.context().cashierId();
      case Account(AccountDraft draft) -> draft.cashierId();
    };
  }

  default Currency currency() {
    return switch (this) {
      case Ticket(PayingSale sale) -> sale.context().currency();
      case Account(AccountDraft draft) -> draft.currency();
    };
  }

  /// What was given so far.
  default List<Tender> tenders() {
    return switch (this) {
      case Ticket(PayingSale sale) -> sale.tenders();
      case Account(AccountDraft draft) -> draft.money().tenders();
    };
  }

  /// The same with a tender more.
  ///
  /// @throws RuntimeException if it cannot be taken
  default Payable plus(String methodId, TenderKind kind, long amountMinor) {
    return switch (this) {
      case Ticket(PayingSale sale) ->
          new Ticket(sale.addTender(methodId, kind, amountMinor).orElseThrow());
      case Account(AccountDraft draft) ->
          new Account(draft.with(draft.money().plus(methodId, kind, amountMinor)));
    };
  }

  /// The same without one of its tenders.
  default Payable without(Tender tender) {
    return switch (this) {
      case Ticket(PayingSale sale) ->
          new Ticket(sale.removeTender(tender.position()).orElseThrow());
      case Account(AccountDraft draft) -> new Account(draft.with(draft.money().without(tender)));
    };
  }
}
