package dev.sempre.simulation.world;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.organisation.SettingStore;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.StoredRecord;
import dev.sempre.replica.sync.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The smallest company that can sell: shops, tax, a cashier, products with prices, customers. All
/// in a few transactions of the centre.
final class Founding {
  static final int PRODUCTS = 40;
  static final int CONTACTS = 8;
  static final int VAT_RATES = 3;
  private static final String BY = "founding";
  private static final int[] PERCENT = {4, 10, 22};

  private final Replica centre;
  private final Firm firm;

  Founding(Replica centre, Firm firm) {
    this.centre = centre;
    this.firm = firm;
  }

  void found(int shops) {
    for (int shop = 1; shop <= shops; shop++) {
      put(
          SyncCatalogue.ESTABLISHMENT,
          String.valueOf(shop),
          Values.of(SyncCatalogue.ESTABLISHMENT)
              .set("name", "Shop " + shop + " " + firm.canary())
              .set("kind", "REMOTE")
              .set("country", "IT")
              .set("currency", firm.currency().code())
              .set("tax_mode", "INCLUSIVE")
              .set("language", "it")
              .set("time_zone", "Europe/Rome")
              .set("active", true),
          List.of());
      if (firm.roundsCash(String.valueOf(shop))) {
        put(
            SyncCatalogue.ACCOUNT_SETTING,
            "rounds-" + shop,
            Values.of(SyncCatalogue.ACCOUNT_SETTING)
                .set("establishment_id", String.valueOf(shop))
                .set("name", SettingStore.CASH_ROUNDING)
                .set("value", "5"),
            List.of());
      }
    }
    for (int percent : PERCENT) {
      put(
          SyncCatalogue.VAT_RATE,
          "IT-" + percent,
          Values.of(SyncCatalogue.VAT_RATE)
              .set("label", "IVA " + percent + "%")
              .set("country", "IT")
              .set("rate_bp", percent * 100L)
              .set("active", true),
          List.of());
    }
    List<ChildRow> rights =
        Arrays.stream(Permission.values())
            .map(permission ->
                Values.of(SyncCatalogue.ROLE.children().getFirst())
                    .set("permission", permission.name())
                    .row())
            .toList();
    put(
        SyncCatalogue.ROLE,
        "MANAGER",
        Values.of(SyncCatalogue.ROLE).set("name", "MANAGER"),
        List.of(rights));
    user(Cashier.NAME, "Maria");
    user(Cashier.COLLEAGUE, "Bruno");
    method("cash", TenderKind.CASH, 1);
    method("card", TenderKind.CARD, 2);
    method("account", TenderKind.ACCOUNT, 3);
    method("voucher", TenderKind.VOUCHER, 4);
    List<Records.Draft> products = new ArrayList<>();
    for (int i = 0; i < PRODUCTS; i++) {
      products.add(draft(i, i % VAT_RATES, ""));
    }
    createAll(SyncCatalogue.PRODUCT, products);
    for (int i = 0; i < PRODUCTS; i++) {
      price(i, 50 + 37L * i);
    }
    for (int i = 0; i < CONTACTS; i++) {
      contact(centre, "c" + i, "Customer " + i + " " + firm.canary(), null);
    }
  }

  private void user(String login, String name) {
    put(
        SyncCatalogue.APP_USER,
        login,
        Values.of(SyncCatalogue.APP_USER)
            .set("login", login)
            .set("display_name", name)
            .set("role_id", "MANAGER")
            .set("language", "it")
            .set("active", true),
        List.of());
  }

  private void method(String id, TenderKind kind, long sort) {
    put(
        SyncCatalogue.PAYMENT_METHOD,
        id,
        Values.of(SyncCatalogue.PAYMENT_METHOD)
            .set("kind", kind.name())
            .set("name", id)
            .set("sort", sort)
            .set("active", true),
        List.of());
  }

  private Records.Draft draft(int i, int rate, String more) {
    Values values =
        Values.of(SyncCatalogue.PRODUCT)
            .set("sku", sku(i))
            .set("name", "Product " + i + " " + firm.canary() + more)
            .set("unit", isWeighed(i) ? "KILOGRAM" : "PIECE")
            .set("vat_rate_id", vatRate(rate))
            .set("active", true);
    return new Records.Draft("p" + i, values.array(), noChildren(SyncCatalogue.PRODUCT));
  }

  /// Every eighth product lies on the scale before it is sold.
  static boolean isWeighed(int product) {
    return product % 8 == 5;
  }

  static String vatRate(int rate) {
    return "IT-" + PERCENT[rate];
  }

  /// Changes a product.
  ///
  /// @param rate which of the VAT rates it is taxed with, from 0
  /// @param more what is added to its name
  void product(int product, int rate, String more) {
    Records.Draft changed = draft(product, rate, more);
    centre.write(Priority.BACKGROUND, tx -> Records.put(tx, SyncCatalogue.PRODUCT, BY, changed));
  }

  static String sku(int product) {
    return "A" + product;
  }

  void price(int product, long amountMinor) {
    put(
        SyncCatalogue.PRICE,
        "price-" + product,
        Values.of(SyncCatalogue.PRICE)
            .set("product_id", "p" + product)
            .set("currency", firm.currency().code())
            .set("amount_minor", amountMinor),
        List.of());
  }

  /// Writes a customer at the centre or at a till.
  static void contact(Replica place, String id, String name, @Nullable String phone) {
    Values values =
        Values.of(SyncCatalogue.CONTACT)
            .set("name", name)
            .set("customer", true)
            .set("prospect", false)
            .set("supplier", false)
            .set("phone", phone)
            .set("active", true);
    place.write(
        Priority.PERSON,
        tx ->
            Records.put(
                tx,
                SyncCatalogue.CONTACT,
                BY,
                new Records.Draft(id, values.array(), noChildren(SyncCatalogue.CONTACT))));
  }

  /// Deletes a customer, if there is one of that id.
  static void deleteContact(Replica place, String id) {
    place.write(
        Priority.PERSON,
        tx -> {
          Optional<StoredRecord> standing =
              Records.find(tx.connection(), tx.dialect(), SyncCatalogue.CONTACT, id);
          if (standing.isPresent() && !standing.get().record().deleted()) {
            long version = standing.get().record().version();
            Records.Change _ = Records.delete(tx, SyncCatalogue.CONTACT, id, version, BY);
          }
          return null;
        });
  }

  private void createAll(TableSpec table, List<Records.Draft> drafts) {
    centre.write(Priority.BACKGROUND, tx -> Records.createAll(tx, table, BY, drafts));
  }

  private void put(TableSpec table, String id, Values values, List<List<ChildRow>> children) {
    List<List<ChildRow>> all = children.isEmpty() ? noChildren(table) : children;
    centre.write(
        Priority.BACKGROUND,
        tx -> Records.put(tx, table, BY, new Records.Draft(id, values.array(), all)));
  }

  private static List<List<ChildRow>> noChildren(TableSpec table) {
    return Collections.nCopies(table.children().size(), List.of());
  }
}
