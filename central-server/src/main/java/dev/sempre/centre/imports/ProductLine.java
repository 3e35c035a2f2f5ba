package dev.sempre.centre.imports;

import dev.sempre.model.catalogue.ProductUnit;
import org.jspecify.annotations.Nullable;

/// What one line of a product list says. Whatever is null was not said and leaves a product that is
/// there as it is.
///
/// @param sku the company's own code
/// @param barcode GTIN in 14 digits
/// @param barcodeAsWritten the GTIN as the file has it: the company's code of a new product without
///   one
/// @param name what the ticket says
/// @param brand brand
/// @param department branch of the assortment
/// @param category finer branch
/// @param unit what it is sold by
/// @param content what is in one package
/// @param vatRate id of its VAT rate
/// @param priceMinor price of one unit, minor units
record ProductLine(
    @Nullable String sku,
    @Nullable String barcode,
    @Nullable String barcodeAsWritten,
    @Nullable String name,
    @Nullable String brand,
    @Nullable String department,
    @Nullable String category,
    @Nullable ProductUnit unit,
    @Nullable String content,
    @Nullable String vatRate,
    @Nullable Long priceMinor) {
  /// The category that the product belongs to, the finer one if it is known.
  @Nullable String branch() {
    return category != null ? category : department;
  }
}
