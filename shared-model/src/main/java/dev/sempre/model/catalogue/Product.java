package dev.sempre.model.catalogue;

import dev.sempre.model.text.Label;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that can be sold. Created and changed at the centre only. Source: S5.
///
/// @param id UUIDv7
/// @param sku the company's own code, unique in the company
/// @param name what the ticket says
/// @param brand null if unknown
/// @param categoryId id of its [ProductCategory]; null if it has none
/// @param unit what it is sold by
/// @param contentLabel what is in one package, as printed: `500 g`; null if unknown
/// @param vatRateId id of its VAT rate; null = the company's usual rate
/// @param plu item code that price- and weight-embedded labels carry for it, zeros in front
///   included; null if scales do not know it
/// @param quickKey place among the quick keys of its category, lowest first; null = not on a key
/// @param barcodes what scanners read on it, each as [ScanCode.ProductCode#lookupKey] writes it
/// @param active false = withdrawn: no longer offered; sales of it that are under way stay valid
public record Product(
    String id,
    String sku,
    Label name,
    @Nullable String brand,
    @Nullable String categoryId,
    ProductUnit unit,
    @Nullable String contentLabel,
    @Nullable String vatRateId,
    @Nullable String plu,
    @Nullable Integer quickKey,
    List<String> barcodes,
    boolean active) {

  public Product {
    barcodes = List.copyOf(barcodes);
  }
}
