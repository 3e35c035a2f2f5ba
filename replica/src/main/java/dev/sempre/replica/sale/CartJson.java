package dev.sempre.replica.sale;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Rate;
import dev.sempre.model.sale.CashRounding;
import dev.sempre.model.sale.Discount;
import dev.sempre.model.sale.InstalmentPlan;
import dev.sempre.model.sale.LineAmounts;
import dev.sempre.model.sale.LineItem;
import dev.sempre.model.sale.LineReturn;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.SaleContext;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sale.WeighedBy;
import dev.sempre.model.tax.TaxMode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An unfinished sale as JSON: what was rung up and given, never what it comes to, which [OpenSale]
/// reckons anew. Of what takes back a line of a ticket also the whole that was paid for it, from
/// which its worth is reckoned, and that worth itself: a version that does not know the whole goes
/// by it. Fields that this version does not know are passed over; a missing list is empty.
final class CartJson {
  private CartJson() {}

  static String write(OpenSale sale) {
    return cart(sale).toString();
  }

  static String write(PayingSale sale) {
    JsonObject cart = cart(sale.cart());
    JsonArray tenders = new JsonArray();
    for (Tender tender : sale.tenders()) {
      JsonObject json = new JsonObject();
      json.addProperty("methodId", tender.methodId());
      json.addProperty("kind", tender.kind().name());
      json.addProperty("amountMinor", tender.amountMinor());
      tenders.add(json);
    }
    cart.add("tenders", tenders);
    cart.addProperty("cashRoundingMinor", sale.rounding().unitMinor());
    InstalmentPlan plan = sale.plan();
    if (plan != null) {
      cart.addProperty("instalments", plan.parts());
      cart.addProperty("firstDue", plan.firstDue().toString());
    }
    return cart.toString();
  }

  private static JsonObject cart(OpenSale sale) {
    JsonObject cart = new JsonObject();
    cart.addProperty("id", sale.id());
    SaleContext context = sale.context();
    cart.addProperty("establishmentId", context.establishmentId());
    cart.addProperty("deviceId", context.deviceId());
    cart.addProperty("shiftId", context.shiftId());
    cart.addProperty("cashierId", context.cashierId());
    cart.addProperty("currency", context.currency().code());
    cart.addProperty("taxMode", context.taxMode().name());
    addDiscount(cart, sale.ticketDiscount());
    addIfThere(cart, "customerId", sale.customerId());
    addIfThere(cart, "note", sale.note());
    JsonArray lines = new JsonArray();
    sale.lines().forEach(line -> lines.add(line(line)));
    cart.add("lines", lines);
    JsonArray sold = new JsonArray();
    for (LineReturn.Origin origin : origins(sale)) {
      LineReturn.Sold whole = sale.sold().get(origin);
      if (whole != null) {
        sold.add(sold(origin, whole));
      }
    }
    if (!sold.isEmpty()) {
      cart.add("sold", sold);
    }
    return cart;
  }

  private static List<LineReturn.Origin> origins(OpenSale sale) {
    return sale.lines().stream()
        .flatMap(line -> Stream.ofNullable(line.returnedLine()))
        .distinct()
        .toList();
  }

  private static JsonObject sold(LineReturn.Origin origin, LineReturn.Sold whole) {
    JsonObject json = new JsonObject();
    json.addProperty("saleId", origin.saleId());
    json.addProperty("position", origin.position());
    json.addProperty("quantityMilli", whole.quantityMilli());
    addAmounts(json, whole.amounts());
    json.addProperty("backMilli", whole.backMilli());
    return json;
  }

  private static JsonObject line(SaleLine line) {
    LineItem item = line.item();
    JsonObject json = new JsonObject();
    addIfThere(json, "productId", item.productId());
    addIfThere(json, "gtin", item.gtin());
    json.addProperty("description", item.description());
    json.addProperty("unit", item.unit().name());
    json.addProperty("listPriceMinor", item.listPriceMinor());
    json.addProperty("vatRateId", item.vatRateId());
    json.addProperty("rateBp", item.vatRate().basisPoints());
    addIfThere(json, "categoryId", item.categoryId());
    json.addProperty("quantityMilli", line.quantityMilli());
    json.addProperty("unitPriceMinor", line.unitPriceMinor());
    addDiscount(json, line.discount());
    addIfThere(json, "note", line.note());
    addIfThere(json, "salespersonId", line.salespersonId());
    if (line.voided()) {
      json.addProperty("voided", true);
    }
    LineReturn back = line.takesBack();
    if (back != null) {
      json.add("takesBack", takesBack(back, line.amounts()));
    }
    WeighedBy weighedBy = line.weighedBy();
    if (weighedBy != null) {
      json.addProperty("weighedBy", weighedBy.name());
    }
    return json;
  }

  private static JsonObject takesBack(LineReturn back, LineAmounts amounts) {
    JsonObject json = new JsonObject();
    json.addProperty("reason", back.reason());
    LineReturn.Origin of = back.of();
    if (of != null) {
      json.addProperty("saleId", of.saleId());
      json.addProperty("position", of.position());
      addAmounts(json, amounts);
    }
    return json;
  }

  private static void addAmounts(JsonObject json, LineAmounts amounts) {
    json.addProperty("lineDiscountMinor", amounts.discountMinor());
    json.addProperty("ticketDiscountMinor", amounts.ticketDiscountMinor());
    json.addProperty("netMinor", amounts.netMinor());
    json.addProperty("taxMinor", amounts.taxMinor());
    json.addProperty("grossMinor", amounts.grossMinor());
  }

  private static void addDiscount(JsonObject json, Discount discount) {
    switch (discount) {
      case Discount.None() -> {}
      case Discount.Percent(Rate rate) -> json.addProperty("discountBp", rate.basisPoints());
      case Discount.Amount(long minor) -> json.addProperty("discountMinor", minor);
    }
  }

  private static void addIfThere(JsonObject json, String name, @Nullable String text) {
    if (text != null) {
      json.addProperty(name, text);
    }
  }

  /// What an unfinished sale was stored as.
  ///
  /// @param cart what was rung up
  /// @param tenders what was given so far, perhaps nothing yet; null while goods are rung up
  /// @param rounding how cash is rounded if it is being paid
  /// @param plan when what is owed is due; null if nobody has said that
  record Content(
      OpenSale cart,
      @Nullable List<Tender> tenders,
      CashRounding rounding,
      @Nullable InstalmentPlan plan) {}

  /// Reads what [#write] wrote.
  ///
  /// @throws com.google.gson.JsonParseException if it is not JSON
  /// @throws IllegalArgumentException if it is not a sale
  /// @throws ArithmeticException if a number in it is none of ours
  static Content read(String content) {
    if (!(JsonParser.parseString(content) instanceof JsonObject json)) {
      throw new IllegalArgumentException("not a JSON object");
    }
    OpenSale cart =
        new OpenSale(
            text(json, "id"),
            context(json),
            lines(json),
            discount(json),
            textOrNull(json, "customerId"),
            textOrNull(json, "note"),
            sold(json));
    // A payment that a version without rounding began goes on without it.
    CashRounding rounding =
        json.has("cashRoundingMinor")
            ? new CashRounding(number(json, "cashRoundingMinor"))
            : CashRounding.NONE;
    return new Content(cart, json.has("tenders") ? tenders(json) : null, rounding, plan(json));
  }

  private static @Nullable InstalmentPlan plan(JsonObject json) {
    if (!json.has("instalments")) {
      return null;
    }
    String due = text(json, "firstDue");
    try {
      return new InstalmentPlan(Math.toIntExact(number(json, "instalments")), LocalDate.parse(due));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a day: " + due, e);
    }
  }

  private static SaleContext context(JsonObject json) {
    return new SaleContext(
        text(json, "establishmentId"),
        text(json, "deviceId"),
        text(json, "shiftId"),
        text(json, "cashierId"),
        Currency.of(text(json, "currency")),
        TaxMode.valueOf(text(json, "taxMode")));
  }

  private static List<SaleLine> lines(JsonObject json) {
    List<SaleLine> lines = new ArrayList<>();
    for (JsonObject line : objects(json, "lines")) {
      JsonObject back = line.get("takesBack") instanceof JsonObject object ? object : null;
      LineItem item =
          new LineItem(
              textOrNull(line, "productId"),
              textOrNull(line, "gtin"),
              text(line, "description"),
              ProductUnit.valueOf(text(line, "unit")),
              number(line, "listPriceMinor"),
              text(line, "vatRateId"),
              rate(line, "rateBp"),
              textOrNull(line, "categoryId"));
      lines.add(
          new SaleLine(
              lines.size() + 1,
              item,
              number(line, "quantityMilli"),
              number(line, "unitPriceMinor"),
              discount(line),
              textOrNull(line, "note"),
              textOrNull(line, "salespersonId"),
              isTrue(line, "voided"),
              back != null && back.has("saleId") ? amounts(back) : LineAmounts.ZERO,
              back == null ? null : takesBack(back),
              weighedBy(textOrNull(line, "weighedBy"))));
    }
    return lines;
  }

  private static @Nullable WeighedBy weighedBy(@Nullable String name) {
    return name == null ? null : WeighedBy.named(name);
  }

  private static Map<LineReturn.Origin, LineReturn.Sold> sold(JsonObject json) {
    Map<LineReturn.Origin, LineReturn.Sold> sold = new HashMap<>();
    for (JsonObject whole : objects(json, "sold")) {
      sold.put(
          origin(whole),
          new LineReturn.Sold(
              number(whole, "quantityMilli"), amounts(whole), number(whole, "backMilli")));
    }
    return sold;
  }

  private static LineReturn takesBack(JsonObject json) {
    return new LineReturn(json.has("saleId") ? origin(json) : null, text(json, "reason"));
  }

  private static LineReturn.Origin origin(JsonObject json) {
    return new LineReturn.Origin(text(json, "saleId"), Math.toIntExact(number(json, "position")));
  }

  private static LineAmounts amounts(JsonObject json) {
    return new LineAmounts(
        number(json, "lineDiscountMinor"),
        number(json, "ticketDiscountMinor"),
        number(json, "netMinor"),
        number(json, "taxMinor"),
        number(json, "grossMinor"));
  }

  private static List<Tender> tenders(JsonObject json) {
    List<Tender> tenders = new ArrayList<>();
    for (JsonObject tender : objects(json, "tenders")) {
      tenders.add(
          new Tender(
              tenders.size() + 1,
              text(tender, "methodId"),
              TenderKind.valueOf(text(tender, "kind")),
              number(tender, "amountMinor")));
    }
    return tenders;
  }

  private static Discount discount(JsonObject json) {
    if (json.has("discountBp")) {
      return Discount.percent(rate(json, "discountBp"));
    }
    return json.has("discountMinor")
        ? Discount.amount(number(json, "discountMinor"))
        : Discount.none();
  }

  private static Rate rate(JsonObject json, String name) {
    return new Rate(Math.toIntExact(number(json, name)));
  }

  private static String text(JsonObject json, String name) {
    String text = textOrNull(json, name);
    if (text == null) {
      throw new IllegalArgumentException("no text " + name);
    }
    return text;
  }

  private static @Nullable String textOrNull(JsonObject json, String name) {
    JsonElement element = json.get(name);
    if (element == null || element instanceof JsonNull) {
      return null;
    }
    if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
      throw new IllegalArgumentException(name + " is not a text");
    }
    return element.getAsString();
  }

  private static long number(JsonObject json, String name) {
    JsonElement element = json.get(name);
    if (element == null || !element.isJsonPrimitive() || !element.getAsJsonPrimitive().isNumber()) {
      throw new IllegalArgumentException("no number " + name);
    }
    return new BigDecimal(element.getAsString()).longValueExact();
  }

  private static boolean isTrue(JsonObject json, String name) {
    JsonElement element = json.get(name);
    return element != null && element.isJsonPrimitive() && element.getAsBoolean();
  }

  private static List<JsonObject> objects(JsonObject json, String name) {
    if (!json.has(name)) {
      return List.of();
    }
    if (!(json.get(name) instanceof JsonArray array)) {
      throw new IllegalArgumentException(name + " is not a list");
    }
    List<JsonObject> objects = new ArrayList<>(array.size());
    for (JsonElement element : array) {
      if (!(element instanceof JsonObject object)) {
        throw new IllegalArgumentException(name + " holds something that is not an object");
      }
      objects.add(object);
    }
    return objects;
  }
}
