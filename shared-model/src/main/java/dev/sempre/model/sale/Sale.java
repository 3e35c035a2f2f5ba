package dev.sempre.model.sale;

import dev.sempre.model.tax.TaxLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sale in one of its states. Values never change: an operation gives the next value, and each
/// state has only the operations that are legal in it.
///
/// ```
/// OpenSale --beginPayment--> PayingSale --complete--> CompletedSale
///       ^----backToSelling------'
/// ```
///
/// A completed sale is a fact: nothing leads out of it. Source: P1.
public sealed interface Sale permits OpenSale, PayingSale, CompletedSale {

  /// UUIDv7, given at the first scan and kept for ever.
  String id();

  /// Where, by whom and in which money.
  SaleContext context();

  /// All lines in the order of their positions, voided ones included.
  List<SaleLine> lines();

  /// How many pieces lie on the counter, see [SaleLine#pieces].
  default long pieces() {
    return lines().stream().mapToLong(SaleLine::pieces).sum();
  }

  /// What each VAT rate comes to, lowest percentage first.
  List<TaxLine> taxes();

  /// What it all comes to.
  SaleTotals totals();

  /// Id of the customer; null if nobody in particular.
  @Nullable String customerId();

  /// Note on the ticket; null if none.
  @Nullable String note();
}
