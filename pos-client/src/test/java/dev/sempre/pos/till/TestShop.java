package dev.sempre.pos.till;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.id.UuidV7;
import dev.sempre.model.organisation.BadgeCode;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.organisation.User;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.replica.db.Database;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.SqliteDatabase;
import dev.sempre.replica.organisation.UserStore;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Till 2 of a shop in Milan on a real SQLite file, as if everything had come from the centre: two
/// cashiers, four VAT rates, and whatever products a test puts there.
public final class TestShop implements AutoCloseable {
  /// 2026-11-21T13:00:00+01:00.
  public static final long START_MILLIS = 1_795_262_400_000L;

  public static final String SERIES = "1-2";

  private static final Place TILL = new Place("till-2", "rossi", "Bottega Rossi", "1", 2, 0);

  public final Replica replica;
  private long nowMillis = START_MILLIS;

  private TestShop(Database database, long seed) {
    this.replica =
        Replica.open(database, this::nowMillis, new UuidV7(this::nowMillis, new Random(seed)));
  }

  /// The file of a new shop, furnished once in a process and not for each of hundreds of tests.
  private static final class Furnished {
    static final byte[] FILE = make();

    private static byte[] make() {
      try {
        Path folder = Files.createTempDirectory("furnished-shop");
        Path file = folder.resolve("till.db");
        try (TestShop shop = new TestShop(sqlite(file), 10)) {
          shop.replica.become(TILL);
          shop.furnish();
        }
        byte[] content = Files.readAllBytes(file);
        Files.delete(file);
        Files.delete(folder);
        return content;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// A new shop.
  public static TestShop create(Path file) {
    return create(sqlite(file));
  }

  static TestShop create(Database database) {
    try {
      Path file = Path.of(database.where());
      Files.createDirectories(file.getParent());
      Files.write(file, Furnished.FILE, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TestShop(database, 11);
  }

  /// A new shop whose till is one to practise at. Source: T12.
  public static TestShop createForTraining(Path file) {
    TestShop shop = new TestShop(sqlite(file), 11);
    shop.replica.become(TILL.forTraining());
    shop.furnish();
    return shop;
  }

  /// The same till after a restart.
  public static TestShop reopen(Path file) {
    return reopen(file, 12);
  }

  /// The same till after a restart, perhaps on another machine.
  ///
  /// @param seed of the ids that it gives out
  static TestShop reopen(Path file, long seed) {
    return new TestShop(sqlite(file), seed);
  }

  /// The same till after a restart, on a database that may die.
  ///
  /// @param seed of the ids that it gives out
  static TestShop reopen(Database database, long seed) {
    return new TestShop(database, seed);
  }

  static SqliteDatabase sqlite(Path file) {
    return new SqliteDatabase(file, 500, Runnable::run);
  }

  public long nowMillis() {
    return nowMillis;
  }

  public void advance(long millis) {
    nowMillis += millis;
  }

  private void furnish() {
    put(
        SyncCatalogue.ESTABLISHMENT,
        "1",
        Values.of(SyncCatalogue.ESTABLISHMENT)
            .set("name", "Milano Centro")
            .set("kind", "REMOTE")
            .set("country", "IT")
            .set("currency", "EUR")
            .set("tax_mode", "INCLUSIVE")
            .set("language", "it")
            .set("time_zone", "Europe/Rome")
            .set("active", true));
    for (int percent : new int[] {0, 4, 10, 22}) {
      put(
          SyncCatalogue.VAT_RATE,
          "IT-" + percent,
          Values.of(SyncCatalogue.VAT_RATE)
              .set("label", "IVA " + percent + "%")
              .set("country", "IT")
              .set("rate_bp", percent * 100L)
              .set("active", true));
    }
    role("CASHIER", EnumSet.of(Permission.SELL, Permission.DISCOUNT, Permission.VOID_LINE));
    role("MANAGER", EnumSet.allOf(Permission.class));
    role("GUEST", EnumSet.noneOf(Permission.class));
    user("maria", "Maria B.", "CASHIER", null);
    user("lucia", "Lucia R.", "MANAGER", null);
    user("guest", "Guest", "GUEST", null);
  }

  /// Head office gives the shop a time zone, perhaps one that is none.
  void misplace(String zone) {
    replica.write(
        Priority.BACKGROUND,
        tx -> tx.handle().execute("update establishment set time_zone = ?", zone));
  }

  /// Head office gives the shop another language.
  public void speak(String language) {
    replica.write(
        Priority.BACKGROUND,
        tx -> tx.handle().execute("update establishment set language = ?", language));
  }

  public void role(String id, Set<Permission> permissions) {
    List<ChildRow> rows =
        permissions.stream()
            .map(permission ->
                Values.of(SyncCatalogue.ROLE.children().getFirst())
                    .set("permission", permission.name())
                    .row())
            .toList();
    put(SyncCatalogue.ROLE, id, Values.of(SyncCatalogue.ROLE).set("name", id), List.of(rows));
  }

  public void user(String id, String name, String role, @Nullable String pinHash) {
    user(id, name, role, pinHash, null);
  }

  /// @param badge null if he has none
  public void user(
      String id, String name, String role, @Nullable String pinHash, @Nullable BadgeCode badge) {
    put(
        SyncCatalogue.APP_USER,
        id,
        Values.of(SyncCatalogue.APP_USER)
            .set("login", id)
            .set("display_name", name)
            .set("role_id", role)
            .set("language", "fr")
            .set("pin_hash", pinHash)
            .set("active", true)
            .set("badge_hash", badge == null ? null : badge.hash()));
  }

  /// A product that anybody can buy: one piece, VAT 10 %.
  public void product(String id, String name, long priceMinor, String... barcodes) {
    product(id, productValues(id, name), barcodes);
    price(id, priceMinor);
  }

  public static Values productValues(String sku, String name) {
    return Values.of(SyncCatalogue.PRODUCT)
        .set("sku", sku)
        .set("name", name)
        .set("unit", "PIECE")
        .set("vat_rate_id", "IT-10")
        .set("active", true);
  }

  public void product(String id, Values values, String... barcodes) {
    List<ChildRow> rows =
        Arrays.stream(barcodes)
            .map(barcode ->
                Values.of(SyncCatalogue.PRODUCT.children().getFirst()).set("gtin", barcode).row())
            .toList();
    put(SyncCatalogue.PRODUCT, id, values, List.of(rows));
  }

  public void price(String product, long priceMinor) {
    put(
        SyncCatalogue.PRICE,
        "price-" + product,
        Values.of(SyncCatalogue.PRICE)
            .set("product_id", product)
            .set("currency", "EUR")
            .set("amount_minor", priceMinor));
  }

  public void setting(String name, String value) {
    put(
        SyncCatalogue.ACCOUNT_SETTING,
        "setting-" + name,
        Values.of(SyncCatalogue.ACCOUNT_SETTING).set("name", name).set("value", value));
  }

  /// Writes a record without children as if it had come from the centre.
  public void put(TableSpec table, String id, Values values) {
    put(table, id, values, Collections.nCopies(table.children().size(), List.of()));
  }

  private void put(TableSpec table, String id, Values values, List<List<ChildRow>> children) {
    replica.write(
        Priority.BACKGROUND,
        tx -> Records.put(tx, table, "centre", new Records.Draft(id, values.array(), children)));
  }

  /// A cart that nobody goes on with.
  ///
  /// @param id id of the sale that it was
  public record Aside(String id, String content) {}

  /// What was put aside, oldest first.
  public List<Aside> aside() {
    return replica.read(handle ->
        handle
            .createQuery(
                """
                select id, content from cart
                 where cashier_id like 'aside:%' order by changed_at, id
                """)
            .map((row, _) -> new Aside(row.getString(1), row.getString(2)))
            .list());
  }

  /// The one number that a question has for an answer.
  long number(String sql) {
    return replica.read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  /// The one text that a question has for an answer.
  public String text(String sql) {
    return replica.read(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }

  /// A new desk of a cashier, as after a restart of the program.
  public TillDesk desk(String cashierId) {
    User cashier = replica.read(handle -> UserStore.byId(handle, cashierId)).orElseThrow();
    return new TillDesk(replica, this::nowMillis, cashier);
  }

  /// The shift of this till in the hands of a person.
  public ShiftDesk shiftDesk(String cashierId) {
    User person = replica.read(handle -> UserStore.byId(handle, cashierId)).orElseThrow();
    return new ShiftDesk(replica, this::nowMillis, new KnownShop(), person);
  }

  static OpenSale done(StepAnswer answer) {
    assertThat(answer).isInstanceOf(StepAnswer.Done.class);
    return ((StepAnswer.Done) answer).sale();
  }

  static PayingSale inCash(OpenSale sale) {
    PayingSale paying = sale.beginPayment().orElseThrow();
    return paying.isPaid()
        ? paying
        : paying.addTender("cash", TenderKind.CASH, paying.dueMinor()).orElseThrow();
  }

  static CompletedSale paid(PaymentAnswer answer) {
    assertThat(answer).isInstanceOf(PaymentAnswer.Paid.class);
    return ((PaymentAnswer.Paid) answer).sale();
  }

  @Override
  public void close() {
    replica.close();
  }
}
