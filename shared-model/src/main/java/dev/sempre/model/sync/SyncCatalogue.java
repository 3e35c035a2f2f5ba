package dev.sempre.model.sync;

import static dev.sempre.model.sync.Column.of;
import static dev.sempre.model.sync.ColumnKind.BASIS_POINTS;
import static dev.sempre.model.sync.ColumnKind.BOOLEAN;
import static dev.sempre.model.sync.ColumnKind.CODE;
import static dev.sempre.model.sync.ColumnKind.CURRENCY;
import static dev.sempre.model.sync.ColumnKind.DATE;
import static dev.sempre.model.sync.ColumnKind.INSTANT_MILLIS;
import static dev.sempre.model.sync.ColumnKind.INTEGER;
import static dev.sempre.model.sync.ColumnKind.JSON;
import static dev.sempre.model.sync.ColumnKind.MONEY_MINOR;
import static dev.sempre.model.sync.ColumnKind.QUANTITY_MILLI;
import static dev.sempre.model.sync.ColumnKind.TEXT;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every synchronised table of this program, in the order in which a new base downloads them and in
/// which records of one upload are sent. Source: H2, architecture section 4.
///
/// A new kind of record is one migration and one row here. A test holds this list against the
/// schemas of SQLite and PostgreSQL.
public final class SyncCatalogue {
  /// Version of the schema and of the messages that this build speaks.
  public static final int SCHEMA = 1;

  /// The establishment's id, a hyphen and the number of the till.
  private static final int SERIES_LENGTH = Column.CODE_LENGTH + 12;

  /// A series, a hyphen and the number of a ticket.
  private static final int TICKET_LENGTH = SERIES_LENGTH + 20;

  /// Product and cost structure that a shop may propose; the centre decides. Source: H2, M5.
  public static final TableSpec PRODUCT_CATEGORY =
      shared(
          "product_category",
          Direction.BOTH,
          Owner.ANY,
          ConflictPolicy.CENTRE_WINS,
          of("parent_id", CODE).optional().refersTo("product_category"),
          of("name", TEXT).upTo(200),
          of("names", JSON).optional(),
          of("sort", INTEGER),
          of("active", BOOLEAN));

  public static final TableSpec COST_CENTRE = codeList("cost_centre");
  public static final TableSpec PROFIT_CENTRE = codeList("profit_centre");

  /// Brazilian code of operation: annex of Convenio s/n 1970.
  public static final TableSpec CFOP =
      central(
          "cfop",
          of("description", TEXT),
          of("direction", CODE).upTo(16).optional(),
          of("level", CODE).upTo(16).optional());

  /// Municipality; the id is country, hyphen, national code: `IT-015146`, `BR-3550308`.
  public static final TableSpec CITY =
      central(
          "city",
          of("country", CODE).upTo(2),
          of("name", TEXT).upTo(200),
          of("region", TEXT).upTo(200).optional(),
          of("postcode", CODE).upTo(16).optional());

  public static final TableSpec ENTITY_CLASSIFICATION = codeList("entity_classification");

  public static final TableSpec VAT_RATE =
      central(
          "vat_rate",
          of("label", TEXT).upTo(100),
          of("country", CODE).upTo(2).optional(),
          of("rate_bp", BASIS_POINTS),
          of("valid_from", DATE).optional(),
          of("valid_to", DATE).optional(),
          of("active", BOOLEAN));

  public static final TableSpec PAYMENT_METHOD =
      central(
          "payment_method",
          of("kind", CODE).upTo(16),
          of("name", TEXT).upTo(200),
          of("names", JSON).optional(),
          of("sort", INTEGER),
          of("active", BOOLEAN));

  public static final TableSpec PRODUCT =
      new TableSpec(
          "product",
          Direction.DOWN,
          Scope.TENANT,
          Owner.CENTRE,
          ConflictPolicy.CENTRE_WINS,
          List.of(
              of("sku", CODE),
              of("name", TEXT).upTo(400),
              of("names", JSON).optional(),
              of("brand", TEXT).upTo(200).optional(),
              of("category_id", CODE).optional().refersTo("product_category"),
              of("unit", CODE).upTo(16),
              of("content_label", TEXT).upTo(100).optional(),
              of("vat_rate_id", CODE).optional().refersTo("vat_rate"),
              of("plu", CODE).upTo(16).optional(),
              of("quick_key", INTEGER).optional(),
              of("active", BOOLEAN)),
          List.of(
              new ChildSpec("product_barcode", "product_id", List.of(of("gtin", CODE).upTo(48)))));

  public static final TableSpec PRICE =
      new TableSpec(
          "price",
          Direction.DOWN,
          Scope.TENANT_OR_ESTABLISHMENT,
          Owner.CENTRE,
          ConflictPolicy.CENTRE_WINS,
          List.of(
              of("product_id", CODE).refersTo("product"),
              of("price_list_id", CODE).optional(),
              of("establishment_id", CODE).optional().refersTo("establishment"),
              of("currency", CURRENCY),
              of("amount_minor", MONEY_MINOR),
              of("valid_from", INSTANT_MILLIS).optional(),
              of("valid_to", INSTANT_MILLIS).optional()),
          List.of());

  /// The central office or a shop. The id is its code, also the first part of its ticket numbers.
  public static final TableSpec ESTABLISHMENT =
      central(
          "establishment",
          of("name", TEXT).upTo(200),
          of("kind", CODE).upTo(16),
          of("country", CODE).upTo(2),
          of("currency", CURRENCY),
          of("tax_mode", CODE).upTo(16),
          of("language", CODE).upTo(16),
          of("time_zone", CODE).upTo(64),
          of("address", TEXT).optional(),
          of("active", BOOLEAN));

  public static final TableSpec ROLE =
      new TableSpec(
          "role",
          Direction.DOWN,
          Scope.TENANT,
          Owner.CENTRE,
          ConflictPolicy.CENTRE_WINS,
          List.of(of("name", TEXT).upTo(200), of("names", JSON).optional()),
          List.of(
              new ChildSpec(
                  "role_permission", "role_id", List.of(of("permission", CODE).upTo(64)))));

  /// People who log in at a device. `pin_hash` is an Argon2id string that is useless without the
  /// secret that devices keep outside the database. Source: architecture section 8.
  public static final TableSpec APP_USER =
      new TableSpec(
          "app_user",
          Direction.DOWN,
          Scope.TENANT_OR_ESTABLISHMENT,
          Owner.CENTRE,
          ConflictPolicy.CENTRE_WINS,
          List.of(
              of("login", CODE).upTo(64),
              of("display_name", TEXT).upTo(200),
              of("role_id", CODE).refersTo("role"),
              of("establishment_id", CODE).optional().refersTo("establishment"),
              of("language", CODE).upTo(16),
              of("pin_hash", TEXT).upTo(400).optional(),
              of("active", BOOLEAN),
              of("badge_hash", CODE).upTo(64).optional()),
          List.of());

  public static final TableSpec DEVICE =
      new TableSpec(
          "device",
          Direction.DOWN,
          Scope.TENANT,
          Owner.CENTRE,
          ConflictPolicy.CENTRE_WINS,
          List.of(
              of("establishment_id", CODE).refersTo("establishment"),
              of("number", INTEGER),
              of("name", TEXT).upTo(200),
              of("kind", CODE).upTo(16),
              of("public_key", TEXT).upTo(400),
              of("status", CODE).upTo(16),
              of("enrolled_at", INSTANT_MILLIS)),
          List.of());

  /// Customers, prospects and suppliers. Source: S4, S9.
  public static final TableSpec CONTACT =
      new TableSpec(
          "contact",
          Direction.BOTH,
          Scope.TENANT,
          Owner.ANY,
          ConflictPolicy.LATEST_PER_FIELD,
          List.of(
              of("name", TEXT).upTo(200),
              of("customer", BOOLEAN),
              of("prospect", BOOLEAN),
              of("supplier", BOOLEAN),
              of("tax_id", CODE).upTo(32).optional(),
              of("email", TEXT).upTo(320).optional(),
              of("phone", TEXT).upTo(64).optional(),
              of("street", TEXT).upTo(300).optional(),
              of("postcode", CODE).upTo(16).optional(),
              of("city", TEXT).upTo(200).optional(),
              of("city_id", CODE).optional().refersTo("city"),
              of("country", CODE).upTo(2).optional(),
              of("classification_id", CODE).optional().refersTo("entity_classification"),
              of("note", TEXT).optional(),
              of("active", BOOLEAN),
              of("credit_limit_minor", MONEY_MINOR).optional()),
          List.of());

  /// Settings of the company (empty establishment) or of one establishment. An administrator may
  /// change them at a base; the centre's next return overwrites them. Source: S15.
  public static final TableSpec ACCOUNT_SETTING =
      new TableSpec(
          "account_setting",
          Direction.BOTH,
          Scope.TENANT_OR_ESTABLISHMENT,
          Owner.ANY,
          ConflictPolicy.CENTRE_WINS,
          List.of(
              of("establishment_id", CODE).optional().refersTo("establishment"),
              of("name", CODE),
              of("value", TEXT).optional()),
          List.of());

  /// One opening of a till's drawer. Its closing is a fact of its own. Source: S10, T8.
  public static final TableSpec SHIFT =
      fact(
          "shift",
          List.of(
              of("establishment_id", CODE).refersTo("establishment"),
              of("device_id", CODE).refersTo("device"),
              of("number", INTEGER),
              of("opened_at", INSTANT_MILLIS),
              of("opened_by", CODE).refersTo("app_user"),
              of("business_date", DATE),
              of("currency", CURRENCY),
              of("float_minor", MONEY_MINOR),
              // Empty in shifts of the time when only sales opened them.
              of("opened_by_sale", BOOLEAN).optional()),
          List.of());

  /// A completed sale: the ticket. Source: P1, T10.
  public static final TableSpec SALE =
      sealedFact(
          "sale",
          List.of(
              of("establishment_id", CODE).refersTo("establishment"),
              of("device_id", CODE).refersTo("device"),
              of("shift_id", CODE).refersTo("shift"),
              of("series", CODE).upTo(SERIES_LENGTH),
              of("number", INTEGER),
              of("cashier_id", CODE).refersTo("app_user"),
              of("customer_id", CODE).optional().refersTo("contact"),
              of("completed_at", INSTANT_MILLIS),
              of("offset_minutes", INTEGER),
              of("business_date", DATE),
              of("currency", CURRENCY),
              of("tax_mode", CODE).upTo(16),
              of("gross_minor", MONEY_MINOR),
              of("net_minor", MONEY_MINOR),
              of("tax_minor", MONEY_MINOR),
              of("discount_minor", MONEY_MINOR),
              of("tendered_minor", MONEY_MINOR),
              of("change_minor", MONEY_MINOR),
              of("note", TEXT).optional()),
          // Empty where nothing was rounded.
          List.of(of("rounding_minor", MONEY_MINOR).optional()),
          List.of(
              new ChildSpec(
                  "sale_line",
                  "sale_id",
                  List.of(
                      of("product_id", CODE).optional().refersTo("product"),
                      of("gtin", CODE).upTo(48).optional(),
                      of("description", TEXT).upTo(400),
                      of("category_id", CODE).optional().refersTo("product_category"),
                      of("quantity_milli", QUANTITY_MILLI),
                      of("unit", CODE).upTo(16),
                      of("unit_price_minor", MONEY_MINOR),
                      of("list_price_minor", MONEY_MINOR).optional(),
                      of("line_discount_minor", MONEY_MINOR),
                      of("ticket_discount_minor", MONEY_MINOR),
                      of("vat_rate_id", CODE).refersTo("vat_rate"),
                      of("rate_bp", BASIS_POINTS),
                      of("net_minor", MONEY_MINOR),
                      of("tax_minor", MONEY_MINOR),
                      of("gross_minor", MONEY_MINOR),
                      of("voided", BOOLEAN),
                      of("note", TEXT).optional(),
                      of("line_discount_bp", BASIS_POINTS).optional(),
                      // No reference: the ticket that was sold may be anywhere, and a return is a
                      // fact without it.
                      of("returned_sale_id", CODE).optional(),
                      of("returned_position", INTEGER).optional(),
                      of("return_reason", TEXT).upTo(200).optional(),
                      of("salesperson_id", CODE).optional().refersTo("app_user"),
                      of("weighed_by", CODE).upTo(16).optional())),
              new ChildSpec(
                  "sale_tender",
                  "sale_id",
                  List.of(
                      of("payment_method_id", CODE).refersTo("payment_method"),
                      of("kind", CODE).upTo(16),
                      of("amount_minor", MONEY_MINOR))),
              new ChildSpec(
                  "sale_tax",
                  "sale_id",
                  List.of(
                      of("vat_rate_id", CODE).refersTo("vat_rate"),
                      of("rate_bp", BASIS_POINTS),
                      of("net_minor", MONEY_MINOR),
                      of("tax_minor", MONEY_MINOR),
                      of("gross_minor", MONEY_MINOR)))));

  /// Stock that moves for another reason than a sale: delivery, count, waste. What was sold is read
  /// from the sales themselves, see the view `stock_ledger`. Source: M6.
  public static final TableSpec STOCK_MOVEMENT =
      fact(
          "stock_movement",
          List.of(
              of("establishment_id", CODE).refersTo("establishment"),
              of("product_id", CODE).refersTo("product"),
              of("quantity_milli", QUANTITY_MILLI),
              of("reason", CODE).upTo(32),
              of("moved_at", INSTANT_MILLIS),
              of("document_id", CODE).optional(),
              of("note", TEXT).optional()),
          List.of());

  /// Money that goes into or out of a till's drawer without a sale. Source: T8.
  public static final TableSpec CASH_MOVEMENT =
      sealedFact(
          "cash_movement",
          List.of(
              of("establishment_id", CODE).refersTo("establishment"),
              of("device_id", CODE).refersTo("device"),
              of("shift_id", CODE).refersTo("shift"),
              of("series", CODE).upTo(SERIES_LENGTH),
              of("kind", CODE).upTo(16),
              of("reason", TEXT).upTo(400),
              of("amount_minor", MONEY_MINOR),
              of("currency", CURRENCY),
              of("moved_at", INSTANT_MILLIS),
              of("offset_minutes", INTEGER),
              of("business_date", DATE),
              of("user_id", CODE).refersTo("app_user"),
              of("approved_by", CODE).optional().refersTo("app_user")),
          List.of());

  /// Money that a customer has given for what he owes. Source: T5, M7.
  public static final TableSpec ACCOUNT_PAYMENT =
      sealedFact(
          "account_payment",
          List.of(
              of("establishment_id", CODE).refersTo("establishment"),
              of("device_id", CODE).refersTo("device"),
              of("shift_id", CODE).refersTo("shift"),
              of("series", CODE).upTo(SERIES_LENGTH),
              of("number", INTEGER),
              of("customer_id", CODE).refersTo("contact"),
              of("user_id", CODE).refersTo("app_user"),
              of("received_at", INSTANT_MILLIS),
              of("offset_minutes", INTEGER),
              of("business_date", DATE),
              of("currency", CURRENCY),
              of("amount_minor", MONEY_MINOR),
              of("change_minor", MONEY_MINOR)),
          List.of(
              new ChildSpec(
                  "account_payment_tender",
                  "account_payment_id",
                  List.of(
                      of("payment_method_id", CODE).refersTo("payment_method"),
                      of("kind", CODE).upTo(16),
                      of("amount_minor", MONEY_MINOR))),
              new ChildSpec(
                  "account_payment_item",
                  "account_payment_id",
                  List.of(
                      // No reference: what is paid for may be anywhere.
                      of("entry_id", CODE),
                      of("document", CODE).upTo(TICKET_LENGTH),
                      of("amount_minor", MONEY_MINOR)))));

  /// By how much a customer owes more or less: every base of the company knows of it, so that he
  /// can buy and pay everywhere. What he owes is the sum. Without a device, and anybody's: after
  /// the centre was restored each base gives back what it has, also of others. Source: M4, T5, R20.
  public static final TableSpec ACCOUNT_ENTRY =
      new TableSpec(
          "account_entry",
          Direction.BOTH,
          Scope.TENANT,
          Owner.ANY,
          ConflictPolicy.FACT,
          List.of(
              of("establishment_id", CODE).refersTo("establishment"),
              of("customer_id", CODE).refersTo("contact"),
              of("kind", CODE).upTo(16),
              // The sale or payment, which may be anywhere.
              of("document_id", CODE),
              of("document", CODE).upTo(TICKET_LENGTH),
              of("booked_at", INSTANT_MILLIS),
              of("offset_minutes", INTEGER),
              of("business_date", DATE),
              of("currency", CURRENCY),
              of("amount_minor", MONEY_MINOR)),
          List.of(
              new ChildSpec(
                  "account_entry_part",
                  "account_entry_id",
                  List.of(of("due", DATE), of("amount_minor", MONEY_MINOR))),
              new ChildSpec(
                  "account_entry_settled",
                  "account_entry_id",
                  List.of(of("entry_id", CODE), of("amount_minor", MONEY_MINOR)))));

  /// A closing: the Z of a shift, or that of a day, month or year. Its sums are integers without
  /// the limit of an amount, which would refuse a closing for what was sold before it; none of them
  /// has the name of what a ticket adds to the perpetual total. Source: T8, R37.
  public static final TableSpec CLOSING =
      sealedFact(
          "closing",
          List.of(
              of("establishment_id", CODE).refersTo("establishment"),
              of("device_id", CODE).refersTo("device"),
              of("series", CODE).upTo(SERIES_LENGTH),
              of("kind", CODE).upTo(16),
              of("number", INTEGER),
              of("period", CODE).upTo(32),
              of("shift_id", CODE).optional().refersTo("shift"),
              // Numbers of the closings that one of a day, month or year is made of.
              of("first_beneath", INTEGER).optional(),
              of("last_beneath", INTEGER).optional(),
              of("opened_at", INSTANT_MILLIS),
              of("opened_by_sale", BOOLEAN),
              of("closed_at", INSTANT_MILLIS),
              of("offset_minutes", INTEGER),
              of("business_date", DATE),
              of("closed_by", CODE).refersTo("app_user"),
              of("currency", CURRENCY),
              of("tickets", INTEGER),
              of("first_ticket", CODE).upTo(TICKET_LENGTH).optional(),
              of("last_ticket", CODE).upTo(TICKET_LENGTH).optional(),
              of("total_gross_minor", INTEGER),
              of("total_net_minor", INTEGER),
              of("total_tax_minor", INTEGER),
              of("total_discount_minor", INTEGER),
              of("returned_lines", INTEGER),
              of("returned_minor", INTEGER),
              of("voided_lines", INTEGER),
              of("voided_minor", INTEGER),
              of("voided_tickets", INTEGER),
              of("drawer_openings", INTEGER),
              of("float_minor", INTEGER),
              of("cash_minor", INTEGER),
              of("in_minor", INTEGER),
              of("out_minor", INTEGER),
              of("drop_minor", INTEGER),
              // Of a shift: what was counted, against what had to be there.
              of("expected_minor", INTEGER).optional(),
              of("counted_minor", INTEGER).optional(),
              of("times_counted", INTEGER).optional(),
              of("difference_minor", INTEGER),
              of("difference_reason", TEXT).upTo(400).optional()),
          // Empty for nothing.
          List.of(
              of("rounding_minor", INTEGER).optional(), of("account_payments", INTEGER).optional()),
          List.of(
              new ChildSpec(
                  "closing_tender",
                  "closing_id",
                  List.of(
                      of("payment_method_id", CODE).refersTo("payment_method"),
                      of("kind", CODE).upTo(16),
                      of("times", INTEGER),
                      of("amount_minor", INTEGER))),
              new ChildSpec(
                  "closing_tax",
                  "closing_id",
                  List.of(
                      of("vat_rate_id", CODE).refersTo("vat_rate"),
                      of("rate_bp", BASIS_POINTS),
                      of("net_minor", INTEGER),
                      of("tax_minor", INTEGER),
                      of("gross_minor", INTEGER))),
              new ChildSpec(
                  "closing_count",
                  "closing_id",
                  List.of(of("value_minor", MONEY_MINOR), of("pieces", INTEGER))),
              // What customers have paid of what they owed.
              new ChildSpec(
                  "closing_received",
                  "closing_id",
                  List.of(
                      of("payment_method_id", CODE).refersTo("payment_method"),
                      of("kind", CODE).upTo(16),
                      of("times", INTEGER),
                      of("amount_minor", INTEGER)))));

  /// A question to head office about records that are pending. Source: H7.
  public static final TableSpec SUPPORT_REQUEST =
      fact(
          "support_request",
          List.of(
              of("establishment_id", CODE).refersTo("establishment"),
              of("device_id", CODE).refersTo("device"),
              of("asked_by", CODE).refersTo("app_user"),
              of("asked_at", INSTANT_MILLIS),
              of("subject_table", CODE).upTo(64),
              of("code", CODE).upTo(64),
              of("field", CODE).upTo(64).optional()),
          List.of(
              new ChildSpec(
                  "support_request_record",
                  "support_request_id",
                  List.of(of("record_id", CODE), of("label", TEXT).upTo(400)))));

  /// What happened at a till and has to be accounted for: a chain of its own beside that of the
  /// tickets. Source: R39, I18.
  public static final TableSpec JOURNAL_EVENT =
      sealedFact(
          "journal_event",
          List.of(
              of("establishment_id", CODE).refersTo("establishment"),
              of("device_id", CODE).refersTo("device"),
              // The till's series and what follows it in the name of its journal.
              of("series", CODE).upTo(Column.CODE_LENGTH + 24),
              of("kind", CODE).upTo(32),
              of("happened_at", INSTANT_MILLIS),
              of("offset_minutes", INTEGER),
              of("user_id", CODE).optional().refersTo("app_user"),
              of("approved_by", CODE).optional().refersTo("app_user"),
              of("subject_table", CODE).upTo(64).optional(),
              of("subject_id", CODE).optional(),
              of("amount_minor", MONEY_MINOR).optional(),
              of("currency", CURRENCY).optional(),
              of("detail", TEXT).optional()),
          List.of());

  /// All tables in apply order.
  public static final List<TableSpec> TABLES =
      List.of(
          PRODUCT_CATEGORY,
          COST_CENTRE,
          PROFIT_CENTRE,
          CFOP,
          CITY,
          ENTITY_CLASSIFICATION,
          ESTABLISHMENT,
          ROLE,
          APP_USER,
          VAT_RATE,
          PAYMENT_METHOD,
          ACCOUNT_SETTING,
          DEVICE,
          PRODUCT,
          PRICE,
          CONTACT,
          SHIFT,
          SALE,
          CASH_MOVEMENT,
          ACCOUNT_PAYMENT,
          ACCOUNT_ENTRY,
          CLOSING,
          STOCK_MOVEMENT,
          SUPPORT_REQUEST,
          JOURNAL_EVENT);

  /// What this program speaks.
  public static final Catalogue CURRENT = new Catalogue(SCHEMA, TABLES);

  private SyncCatalogue() {}

  /// The table of a name, or null if this version does not know it.
  public static @Nullable TableSpec find(String name) {
    return CURRENT.find(name);
  }

  /// The table of a name that must exist.
  ///
  /// @throws IllegalArgumentException if it does not: a bug
  public static TableSpec table(String name) {
    return CURRENT.table(name);
  }

  private static TableSpec codeList(String name) {
    return central(
        name, of("name", TEXT).upTo(200), of("names", JSON).optional(), of("active", BOOLEAN));
  }

  private static TableSpec central(String name, Column... columns) {
    return shared(name, Direction.DOWN, Owner.CENTRE, ConflictPolicy.CENTRE_WINS, columns);
  }

  private static TableSpec shared(
      String name, Direction direction, Owner owner, ConflictPolicy policy, Column... columns) {
    return new TableSpec(name, direction, Scope.TENANT, owner, policy, List.of(columns), List.of());
  }

  /// A fact that has its place in the chain of its till.
  private static TableSpec sealedFact(String name, List<Column> columns, List<ChildSpec> children) {
    return sealedFact(name, columns, List.of(), children);
  }

  /// @param later columns from the time after the seal, optional
  private static TableSpec sealedFact(
      String name, List<Column> columns, List<Column> later, List<ChildSpec> children) {
    List<Column> all = new ArrayList<>(columns);
    all.addAll(SealColumns.all());
    all.addAll(later);
    return fact(name, List.copyOf(all), children);
  }

  private static TableSpec fact(String name, List<Column> columns, List<ChildSpec> children) {
    return new TableSpec(
        name,
        Direction.UP,
        Scope.ESTABLISHMENT,
        Owner.ISSUER,
        ConflictPolicy.FACT,
        columns,
        children);
  }
}
