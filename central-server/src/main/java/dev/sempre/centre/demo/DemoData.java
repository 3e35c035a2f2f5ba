package dev.sempre.centre.demo;

import dev.sempre.centre.catalogue.PriceRows;
import dev.sempre.centre.imports.CsvRow;
import dev.sempre.centre.organisation.Companies;
import dev.sempre.centre.organisation.Establishments;
import dev.sempre.centre.organisation.NewCompany.Market;
import dev.sempre.centre.organisation.RoleRows;
import dev.sempre.centre.organisation.Users;
import dev.sempre.centre.organisation.Users.NewUser;
import dev.sempre.centre.tenant.Ports;
import dev.sempre.model.catalogue.EmbeddedCodeRules;
import dev.sempre.model.catalogue.Gtin;
import dev.sempre.model.catalogue.GtinParse;
import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Currency;
import dev.sempre.model.organisation.BadgeCode;
import dev.sempre.model.organisation.EstablishmentKind;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.tax.TaxMode;
import dev.sempre.model.text.Label;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.organisation.SettingStore;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Records.Draft;
import dev.sempre.replica.sync.Values;
import dev.sempre.replica.text.LabelColumns;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The demo company's lists as records.
final class DemoData {
  private static final String BY = "demo create";
  private static final int BATCH = 500;
  private static final String USUAL_VAT_RATE = "IT22";

  /// What the demo's scales print.
  private static final EmbeddedCodeRules SCALE_CODES =
      EmbeddedCodeRules.parse("21IIIIIWWWWWC,22IIIIIPPPPPC");

  /// Records of one table, written in several transactions. They may be made only then: the hashes
  /// of PINs take seconds, in vain where the company is there already.
  record Part(TableSpec table, Supplier<List<Draft>> drafts) {
    void write(Replica replica) {
      List<Draft> all = drafts.get();
      for (int from = 0; from < all.size(); from += BATCH) {
        List<Draft> batch = all.subList(from, Math.min(from + BATCH, all.size()));
        replica.write(Priority.BACKGROUND, tx -> Records.createAll(tx, table, BY, batch));
      }
    }
  }

  private final Ports ports;
  private final byte[] pinSecret;
  private final List<Part> parts = new ArrayList<>();
  private final List<Draft> prices = new ArrayList<>();
  private final Map<String, Long> quickKeys = new HashMap<>();

  DemoData(Ports ports, byte[] pinSecret) {
    this.ports = ports;
    this.pinSecret = pinSecret;
    add(SyncCatalogue.PRODUCT_CATEGORY, categories());
    add(SyncCatalogue.COST_CENTRE, codeList(SyncCatalogue.COST_CENTRE, DemoFile.COST_CENTRES));
    add(
        SyncCatalogue.PROFIT_CENTRE,
        codeList(SyncCatalogue.PROFIT_CENTRE, DemoFile.PROFIT_CENTRES));
    add(
        SyncCatalogue.ENTITY_CLASSIFICATION,
        codeList(SyncCatalogue.ENTITY_CLASSIFICATION, DemoFile.ENTITY_CLASSIFICATIONS));
    add(SyncCatalogue.ESTABLISHMENT, DemoFile.ESTABLISHMENTS.map(DemoData::establishment));
    add(SyncCatalogue.ROLE, DemoFile.ROLES.map(DemoData::role));
    parts.add(
        new Part(
            SyncCatalogue.APP_USER, () -> DemoCompany.people().stream().map(this::user).toList()));
    add(SyncCatalogue.VAT_RATE, DemoFile.VAT_RATES.map(DemoData::vatRate));
    add(SyncCatalogue.PAYMENT_METHOD, DemoFile.PAYMENT_METHODS.map(DemoData::paymentMethod));
    add(
        SyncCatalogue.ACCOUNT_SETTING,
        List.of(
            Companies.companySetting(SettingStore.USUAL_VAT_RATE, USUAL_VAT_RATE),
            Companies.companySetting(SettingStore.EMBEDDED_CODES, SCALE_CODES.text())));
    add(SyncCatalogue.PRODUCT, DemoFile.PRODUCTS.map(this::product));
    add(SyncCatalogue.PRICE, prices);
    add(SyncCatalogue.CONTACT, DemoFile.CONTACTS.map(DemoData::contact));
  }

  private void add(TableSpec table, List<Draft> drafts) {
    parts.add(new Part(table, () -> drafts));
  }

  /// Everything in apply order.
  List<Part> parts() {
    return List.copyOf(parts);
  }

  List<String> establishments() {
    return ids(SyncCatalogue.ESTABLISHMENT);
  }

  long products() {
    return ids(SyncCatalogue.PRODUCT).size();
  }

  private List<String> ids(TableSpec table) {
    return parts.stream()
        .filter(part -> part.table() == table)
        .flatMap(part -> part.drafts().get().stream().map(Draft::id))
        .toList();
  }

  private static Label label(CsvRow row) {
    return new Label(
        row.cell("name_it"),
        Map.of(
            "it", row.cell("name_it"),
            "pt-BR", row.cell("name_pt"),
            "fr", row.cell("name_fr"),
            "en", row.cell("name_en")));
  }

  private static Values named(TableSpec table, CsvRow row) {
    Label label = label(row);
    return Values.of(table).set("name", label.text()).set("names", LabelColumns.names(label));
  }

  private static List<Draft> codeList(TableSpec table, DemoFile file) {
    return file.map(row ->
        new Draft(row.cell("code"), named(table, row).set("active", true).array(), List.of()));
  }

  private static List<Draft> categories() {
    long[] sort = {0};
    return DemoFile.CATEGORIES.map(row ->
        new Draft(
            row.cell("code"),
            named(SyncCatalogue.PRODUCT_CATEGORY, row)
                .set("parent_id", orNull(row.cell("parent")))
                .set("sort", ++sort[0])
                .set("active", true)
                .array(),
            List.of()));
  }

  private static Draft establishment(CsvRow row) {
    String address =
        "%s, %s %s (%s)"
            .formatted(
                row.cell("street"), row.cell("postcode"), row.cell("city"), row.cell("province"));
    return Establishments.draft(
        row.cell("number"),
        row.cell("name"),
        row.cell("kind").equals("HEAD_OFFICE")
            ? EstablishmentKind.CENTRAL
            : EstablishmentKind.REMOTE,
        new Market(
            Currency.of(row.cell("currency")),
            row.cell("country"),
            "it",
            ZoneId.of(row.cell("time_zone")),
            TaxMode.INCLUSIVE),
        address);
  }

  private static Draft role(CsvRow row) {
    Set<Permission> permissions = EnumSet.noneOf(Permission.class);
    Arrays.stream(row.cell("permissions").split(" "))
        .map(Permission::valueOf)
        .forEach(permissions::add);
    return RoleRows.draft(row.cell("code"), label(row), permissions);
  }

  private Draft user(DemoCompany.Person person) {
    NewUser user =
        new NewUser(
            person.login(),
            person.displayName(),
            person.role(),
            person.pin(),
            person.establishment(),
            person.language());
    return Users.draft(
        ports.ids().next(),
        user,
        ports.pinHash(person.pin(), pinSecret),
        BadgeCode.of(person.badge()));
  }

  private static Draft vatRate(CsvRow row) {
    return new Draft(
        row.cell("code"),
        Values.of(SyncCatalogue.VAT_RATE)
            .set("label", "IVA " + row.cell("label"))
            .set("country", "IT")
            .set("rate_bp", Long.parseLong(row.cell("basis_points")))
            .set("valid_from", orNull(row.cell("valid_from")))
            .set("active", true)
            .array(),
        List.of());
  }

  private static Draft paymentMethod(CsvRow row) {
    return new Draft(
        row.cell("code"),
        named(SyncCatalogue.PAYMENT_METHOD, row)
            .set("kind", row.cell("kind"))
            .set("sort", Long.parseLong(row.cell("sort")))
            .set("active", true)
            .array(),
        List.of());
  }

  private Draft product(CsvRow row) {
    String id = ports.ids().next();
    String category = row.cell("category");
    prices.add(
        PriceRows.draft(
            PriceRows.id(id, "EUR", null, null, null),
            id,
            "EUR",
            Long.parseLong(row.cell("price_minor")),
            null));
    Long quickKey = row.cell("quick").equals("1") ? quickKeys.merge(category, 1L, Long::sum) : null;
    ProductUnit unit = row.cell("unit").equals("kg") ? ProductUnit.KILOGRAM : ProductUnit.PIECE;
    return new Draft(
        id,
        named(SyncCatalogue.PRODUCT, row)
            .set("sku", row.cell("sku"))
            .set("category_id", category)
            .set("unit", unit.name())
            .set("vat_rate_id", row.cell("vat"))
            .set("plu", orNull(row.cell("plu")))
            .set("quick_key", quickKey)
            .set("active", true)
            .array(),
        List.of(List.of(barcode(row.cell("gtin")))));
  }

  private static ChildRow barcode(String written) {
    if (Gtin.parse(written) instanceof GtinParse.Valid(Gtin gtin)) {
      return Values.of(SyncCatalogue.PRODUCT.children().getFirst())
          .set("gtin", gtin.gtin14())
          .row();
    }
    throw new IllegalStateException("not a GTIN in the demo's products: " + written);
  }

  private static Draft contact(CsvRow row) {
    return new Draft(
        row.cell("code"),
        Values.of(SyncCatalogue.CONTACT)
            .set("name", row.cell("name"))
            .set("customer", true)
            .set("prospect", false)
            .set("supplier", false)
            .set("tax_id", orNull(row.cell("tax_id")))
            .set("email", orNull(row.cell("email")))
            .set("phone", orNull(row.cell("phone")))
            .set("street", orNull(row.cell("street")))
            .set("postcode", orNull(row.cell("postcode")))
            .set("city", orNull(row.cell("city")))
            .set("country", orNull(row.cell("country")))
            .set("classification_id", orNull(row.cell("classification")))
            .set("active", true)
            .set("credit_limit_minor", limit(row.cell("credit_limit_minor")))
            .array(),
        List.of());
  }

  private static @Nullable Long limit(String cell) {
    return cell.isEmpty() ? null : Long.valueOf(cell);
  }

  private static @Nullable String orNull(String cell) {
    return cell.isEmpty() ? null : cell;
  }
}
