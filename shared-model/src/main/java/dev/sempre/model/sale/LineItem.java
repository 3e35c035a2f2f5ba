package dev.sempre.model.sale;

import dev.sempre.model.catalogue.Product;
import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Rate;
import dev.sempre.model.tax.VatRate;
import org.jspecify.annotations.Nullable;

/// What is rung up, copied from the catalogue at that moment: later changes of the product, its
/// price or its VAT rate do not reach a sale that has begun.
///
/// @param productId id of the product; null if it is not in the catalogue
/// @param gtin code that was scanned, as
///   [dev.sempre.model.catalogue.ScanCode.ProductCode#lookupKey] writes it; null if it was found
///   otherwise
/// @param description what the ticket says, not blank, at most [SaleLimits#MAX_DESCRIPTION_LENGTH]
/// @param unit what its quantity counts
/// @param listPriceMinor price of one unit before any override, minor units
/// @param vatRateId id of its VAT rate
/// @param vatRate percentage of that rate now
/// @param categoryId id of its category; null if it has none
public record LineItem(
    @Nullable String productId,
    @Nullable String gtin,
    String description,
    ProductUnit unit,
    long listPriceMinor,
    String vatRateId,
    Rate vatRate,
    @Nullable String categoryId) {

  /// A product at a price.
  ///
  /// @param language language of the ticket as a BCP 47 tag
  /// @param gtin code that was scanned; null if the product was found otherwise
  public static LineItem of(
      Product product,
      String language,
      @Nullable String gtin,
      long listPriceMinor,
      VatRate vatRate) {
    return new LineItem(
        product.id(),
        gtin,
        product.name().in(language),
        product.unit(),
        listPriceMinor,
        vatRate.id(),
        vatRate.rate(),
        product.categoryId());
  }

  /// A package whose label says what it costs, whatever its weight: one piece at that price. What a
  /// label says must be paid to the cent, and no weight times a price per kilogram would always
  /// come to it.
  public static LineItem ofLabelledPackage(
      Product product, String language, long packagePriceMinor, VatRate vatRate) {
    return new LineItem(
        product.id(),
        null,
        product.name().in(language),
        ProductUnit.PIECE,
        packagePriceMinor,
        vatRate.id(),
        vatRate.rate(),
        product.categoryId());
  }

  /// Something that is not in the catalogue, sold by the piece at a price that was typed in.
  public static LineItem openPriced(String description, long priceMinor, VatRate vatRate) {
    return new LineItem(
        null, null, description, ProductUnit.PIECE, priceMinor, vatRate.id(), vatRate.rate(), null);
  }
}
