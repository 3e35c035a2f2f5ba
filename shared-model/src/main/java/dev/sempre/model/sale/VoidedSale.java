package dev.sempre.model.sale;

import dev.sempre.model.tax.TaxLine;
import dev.sempre.model.time.BusinessTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sale that was given up before it was paid: kept as a trace, counted nowhere. Its lines and
/// totals are what they were. Source: T4.
///
/// @param cart what had been rung up
/// @param voidedAt when it was given up
/// @param voidedBy id of the user who allowed it
/// @param reason why; null if not asked for
public record VoidedSale(
    OpenSale cart, BusinessTime voidedAt, String voidedBy, @Nullable String reason)
    implements Sale {

  @Override
  public String id() {
    return cart.id();
  }

  @Override
  public SaleContext context() {
    return cart.context();
  }

  @Override
  public List<SaleLine> lines() {
    return cart.lines();
  }

  @Override
  public List<TaxLine> taxes() {
    return cart.taxes();
  }

  @Override
  public SaleTotals totals() {
    return cart.totals();
  }

  @Override
  public @Nullable String customerId() {
    return cart.customerId();
  }

  @Override
  public @Nullable String note() {
    return cart.note();
  }
}
