package dev.sempre.centre.imports;

import dev.sempre.model.catalogue.Gtin;
import dev.sempre.model.catalogue.GtinParse;
import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Currency;
import dev.sempre.model.sale.SaleLimits;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Understands the lines of a product list: `gtin, name, brand, category, department, quantity` as
/// Open Food Facts has them, and besides `sku`, `price` or `price_minor`, `unit` and `vat`. Columns
/// that it does not know are passed over. Belongs to one thread.
final class ProductReader {
  private static final List<String> GTIN = List.of("gtin", "ean", "barcode");
  private static final List<String> NAME = List.of("name", "product_name");
  private static final List<String> BRAND = List.of("brand", "brands");
  private static final List<String> CONTENT = List.of("quantity", "content", "content_label");

  private static final Map<String, ProductUnit> UNITS =
      Map.ofEntries(
          Map.entry("pc", ProductUnit.PIECE),
          Map.entry("pcs", ProductUnit.PIECE),
          Map.entry("pz", ProductUnit.PIECE),
          Map.entry("un", ProductUnit.PIECE),
          Map.entry("unit", ProductUnit.PIECE),
          Map.entry("kg", ProductUnit.KILOGRAM),
          Map.entry("l", ProductUnit.LITRE),
          Map.entry("lt", ProductUnit.LITRE),
          Map.entry("m", ProductUnit.METRE),
          Map.entry("m2", ProductUnit.SQUARE_METRE),
          Map.entry("mq", ProductUnit.SQUARE_METRE),
          Map.entry("h", ProductUnit.HOUR));

  private final VatRates vatRates;
  private final Currency currency;
  private final Map<String, Long> lineOfCode = new HashMap<>();

  ProductReader(VatRates vatRates, Currency currency) {
    this.vatRates = vatRates;
    this.currency = currency;
  }

  ProductLine read(CsvRow row) throws BadCell {
    String sku = textOrNull(row, List.of("sku"));
    String written = textOrNull(row, GTIN);
    if (sku == null && written == null) {
      throw new BadCell("gtin", "is missing, and there is no sku either");
    }
    Gtin gtin = written == null ? null : gtin(written);
    ProductLine line =
        new ProductLine(
            sku,
            gtin == null ? null : gtin.gtin14(),
            written,
            textOrNull(row, NAME),
            textOrNull(row, BRAND),
            textOrNull(row, List.of("department")),
            textOrNull(row, List.of("category")),
            unit(row.cell("unit")),
            textOrNull(row, CONTENT),
            row.cell("vat").isEmpty() ? null : vatRates.find("vat", row.cell("vat")),
            price(row));
    requireOnce("sku", sku, row.line());
    requireOnce("gtin", line.barcode(), row.line());
    return line;
  }

  private static @Nullable String textOrNull(CsvRow row, List<String> columns) throws BadCell {
    String text = Cells.words(columns.getFirst(), row.first(columns));
    return text.isEmpty() ? null : text;
  }

  private static Gtin gtin(String written) throws BadCell {
    return switch (Gtin.parse(written)) {
      case GtinParse.Valid(Gtin gtin) -> gtin;
      case GtinParse.NotDigits() ->
          throw new BadCell("gtin", "is not a number: " + Cells.shorten(written));
      case GtinParse.WrongLength(int length) ->
          throw new BadCell("gtin", "has " + length + " digits; a GTIN has 8, 12, 13 or 14");
      case GtinParse.WrongCheckDigit(int expected, int found) ->
          throw new BadCell(
              "gtin",
              "ends with " + found + " where its check digit is " + expected + ": " + written);
      case GtinParse.AllZeros() -> throw new BadCell("gtin", "is all zeros");
    };
  }

  private static @Nullable ProductUnit unit(String cell) throws BadCell {
    if (cell.isEmpty()) {
      return null;
    }
    ProductUnit abbreviated = UNITS.get(cell.toLowerCase(Locale.ROOT));
    if (abbreviated != null) {
      return abbreviated;
    }
    for (ProductUnit unit : ProductUnit.values()) {
      if (unit.name().equalsIgnoreCase(cell)) {
        return unit;
      }
    }
    throw new BadCell("unit", "is no unit such as pcs, kg, l, m, m2 or h: " + Cells.shorten(cell));
  }

  private @Nullable Long price(CsvRow row) throws BadCell {
    String minor = row.cell("price_minor");
    if (!minor.isEmpty()) {
      return sellable("price_minor", Cells.whole("price_minor", minor));
    }
    String amount = row.cell("price");
    return amount.isEmpty() ? null : sellable("price", Cells.minor("price", amount, currency));
  }

  private static long sellable(String column, long amountMinor) throws BadCell {
    if (amountMinor < 0) {
      throw new BadCell(column, "is below 0");
    }
    if (amountMinor > SaleLimits.MAX_PRICE_MINOR) {
      throw new BadCell(column, "is more than a till sells one unit for: " + amountMinor);
    }
    return amountMinor;
  }

  private void requireOnce(String column, @Nullable String code, long line) throws BadCell {
    if (code != null) {
      Long before = lineOfCode.putIfAbsent(column + " " + code, line);
      if (before != null) {
        throw new BadCell(column, "is on line " + before + " already: " + code);
      }
    }
  }
}
