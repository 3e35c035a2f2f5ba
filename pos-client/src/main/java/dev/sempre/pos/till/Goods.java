package dev.sempre.pos.till;

import dev.sempre.model.catalogue.EmbeddedCodeRules;
import dev.sempre.model.catalogue.Price;
import dev.sempre.model.catalogue.PriceChoice;
import dev.sempre.model.catalogue.Product;
import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.catalogue.ScanCode;
import dev.sempre.model.organisation.Establishment;
import dev.sempre.model.sale.LineItem;
import dev.sempre.model.tax.VatRate;
import dev.sempre.model.time.BusinessTime;
import dev.sempre.pos.sell.Obstacle;
import dev.sempre.replica.catalogue.PriceStore;
import dev.sempre.replica.catalogue.ProductStore;
import dev.sempre.replica.catalogue.VatRateStore;
import dev.sempre.replica.organisation.SettingStore;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// From a code or a product to what goes on the ticket: at the price that holds here and now, under
/// its VAT rate, called what the shop's language calls it. Reads one snapshot.
final class Goods {
  private static final Logger LOG = LoggerFactory.getLogger(Goods.class);

  /// What a code or a product came to.
  sealed interface Found {
    /// @param item what goes on the ticket
    /// @param labelQuantityMilli how much of it the label says there is; null if it says nothing
    /// @param rate what its VAT rate is now; null if it is not known any more
    record Item(LineItem item, @Nullable Long labelQuantityMilli, @Nullable VatRate rate)
        implements Found {
      /// Whether it is sold by weight and nothing has said yet how much of it there is.
      boolean needsWeight() {
        return labelQuantityMilli == null && item.unit() == ProductUnit.KILOGRAM;
      }
    }

    /// Nothing answers to it.
    record Unknown() implements Found {}

    /// It is there and cannot be sold like this.
    record Blocked(Obstacle obstacle) implements Found {}
  }

  private final Handle handle;
  private final Establishment establishment;
  private final EmbeddedCodeRules embeddedCodes;
  private final long atMillis;
  private final boolean comeBack;

  /// @param atMillis the moment, milliseconds since 1970-01-01T00:00Z
  Goods(Handle handle, ShopTerms terms, long atMillis) {
    this(handle, terms, atMillis, false);
  }

  /// Goods that customers bring back, also such as are not sold any more.
  ///
  /// @param atMillis the moment, milliseconds since 1970-01-01T00:00Z
  static Goods comingBack(Handle handle, ShopTerms terms, long atMillis) {
    return new Goods(handle, terms, atMillis, true);
  }

  private Goods(Handle handle, ShopTerms terms, long atMillis, boolean comeBack) {
    this.comeBack = comeBack;
    this.handle = handle;
    this.establishment = terms.establishment();
    this.embeddedCodes = terms.embeddedCodes();
    this.atMillis = atMillis;
  }

  /// What was scanned or typed as a code.
  ///
  /// @param typedPriceMinor price of one unit that holds if the product has none; null = none
  Found byCode(String text, @Nullable Long typedPriceMinor) {
    String code = text.strip();
    return switch (ScanCode.parse(code, embeddedCodes)) {
      case ScanCode.ProductCode product -> byPlainCode(product, code, typedPriceMinor);
      case ScanCode.PriceEmbedded(String itemCode, long priceMinor) ->
          ProductStore.byPlu(handle, itemCode)
              .map(product -> labelledPackage(product, priceMinor))
              .orElseGet(() -> byCodeOfItsOwn(code, typedPriceMinor));
      case ScanCode.WeightEmbedded(String itemCode, long quantityMilli) ->
          ProductStore.byPlu(handle, itemCode)
              .map(product -> weighed(sell(product, null, typedPriceMinor), quantityMilli))
              .orElseGet(() -> byCodeOfItsOwn(code, typedPriceMinor));
      case ScanCode.Invalid(String invalid, ScanCode.Reason reason) ->
          byInvalid(invalid, reason, typedPriceMinor);
    };
  }

  private Found byPlainCode(
      ScanCode.ProductCode code, String text, @Nullable Long typedPriceMinor) {
    Optional<Product> scanned = ProductStore.byBarcode(handle, code.lookupKey());
    return scanned.isPresent()
        ? sell(scanned.get(), code.lookupKey(), typedPriceMinor)
        : ProductStore.bySku(handle, text)
            .map(product -> sell(product, null, typedPriceMinor))
            .orElseGet(Found.Unknown::new);
  }

  /// A code that looks like a scale's label, of a product that has it as its own.
  private Found byCodeOfItsOwn(String code, @Nullable Long typedPriceMinor) {
    return ScanCode.parse(code, EmbeddedCodeRules.NONE) instanceof ScanCode.ProductCode product
        ? byPlainCode(product, code, typedPriceMinor)
        : new Found.Unknown();
  }

  /// Companies number goods in their own way: what is no right number may still be somebody's code.
  private Found byInvalid(String code, ScanCode.Reason reason, @Nullable Long typedPriceMinor) {
    return switch (reason) {
      case EMPTY, TOO_LONG, CONTROL_CHARACTER -> new Found.Unknown();
      case WRONG_VALUE_CHECK_DIGIT -> new Found.Blocked(Obstacle.MISREAD);
      case WRONG_CHECK_DIGIT, ALL_ZEROS ->
          ProductStore.byBarcode(handle, code)
              .or(() -> ProductStore.bySku(handle, code))
              .map(product -> sell(product, null, typedPriceMinor))
              .orElseGet(() -> new Found.Blocked(Obstacle.MISREAD));
    };
  }

  /// A product that was chosen from a list.
  ///
  /// @param typedPriceMinor price of one unit that holds if the product has none; null = none
  Found byId(String productId, @Nullable Long typedPriceMinor) {
    return ProductStore.byId(handle, productId)
        .map(product -> sell(product, null, typedPriceMinor))
        .orElseGet(Found.Unknown::new);
  }

  /// Something that is not in the catalogue.
  Found openPriced(String description, long priceMinor) {
    return usualVatRate()
        .<Found>map(
            vat -> new Found.Item(LineItem.openPriced(description, priceMinor, vat), null, vat))
        .orElseGet(Goods::withoutVat);
  }

  /// What was looked up before, when its weight was asked for: at the price that was told then.
  Found asTold(LineItem item) {
    return new Found.Item(item, null, VatRateStore.byId(handle, item.vatRateId()).orElse(null));
  }

  private Found sell(Product product, @Nullable String lookupKey, @Nullable Long typedPriceMinor) {
    if (!product.active() && !comeBack) {
      return new Found.Blocked(Obstacle.WITHDRAWN);
    }
    PriceChoice choice =
        new PriceChoice(establishment.id(), null, establishment.currency(), atMillis);
    Long priceMinor =
        PriceStore.find(handle, product.id(), choice)
            .map(Price::unitPriceMinor)
            .orElse(typedPriceMinor);
    if (priceMinor == null) {
      return new Found.Blocked(Obstacle.NO_PRICE);
    }
    long price = priceMinor;
    return vatRateOf(product)
        .<Found>map(vat ->
            new Found.Item(
                LineItem.of(product, establishment.language(), lookupKey, price, vat), null, vat))
        .orElseGet(Goods::withoutVat);
  }

  /// A scale prints 0 where it was not told what it weighs: nobody gets a bag for nothing.
  private Found labelledPackage(Product product, long priceMinor) {
    if (priceMinor == 0) {
      return new Found.Blocked(Obstacle.MISREAD);
    }
    if (!product.active() && !comeBack) {
      return new Found.Blocked(Obstacle.WITHDRAWN);
    }
    return vatRateOf(product)
        .<Found>map(vat ->
            new Found.Item(
                LineItem.ofLabelledPackage(product, establishment.language(), priceMinor, vat),
                null,
                vat))
        .orElseGet(Goods::withoutVat);
  }

  private static Found weighed(Found found, long quantityMilli) {
    return switch (found) {
      case Found.Item(LineItem item, _, VatRate rate) ->
          quantityMilli == 0
              ? new Found.Blocked(Obstacle.MISREAD)
              : new Found.Item(item, quantityMilli, rate);
      case Found.Unknown _, Found.Blocked _ -> found;
    };
  }

  private Optional<VatRate> vatRateOf(Product product) {
    String own = product.vatRateId();
    return own == null ? usualVatRate() : VatRateStore.byId(handle, own).or(this::usualVatRate);
  }

  private Optional<VatRate> usualVatRate() {
    return SettingStore.find(handle, SettingStore.USUAL_VAT_RATE, establishment.id())
        .flatMap(id -> VatRateStore.byId(handle, id))
        .or(() ->
            VatRateStore.standard(
                handle,
                establishment.country(),
                BusinessTime.at(atMillis, establishment.zone()).businessDate()));
  }

  private static Found withoutVat() {
    LOG.warn("TILL-2 The company has no VAT rate for this shop and day: nothing can be priced");
    return new Found.Blocked(Obstacle.NO_VAT_RATE);
  }
}
