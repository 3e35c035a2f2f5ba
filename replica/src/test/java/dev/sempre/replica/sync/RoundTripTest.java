package dev.sempre.replica.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.organisation.BadgeCode;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.wire.Messages.Checksum;
import dev.sempre.replica.db.Database;
import dev.sempre.replica.db.Dialect;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.Unguarded;
import dev.sempre.replica.organisation.UserStore;
import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.Line;
import dev.sempre.replica.testing.TestPlaces;
import dev.sempre.replica.testing.TestRecords;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundTripTest {
  @TempDir Path folder;
  private final Clock clock = Clock.noon();

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aNewBaseGetsWhatItMaySeeAndNothingElse(Dialect dialect) {
    try (Replica centre = centre(dialect);
        Replica base = base("till-a", "1")) {
      TestRecords.put(centre, SyncCatalogue.PRODUCT_CATEGORY, TestRecords.category("food", "Food"));
      TestRecords.put(
          centre,
          SyncCatalogue.PRODUCT,
          TestRecords.product("p1", "Rigatoni", "8076802085738", "2900000000018"),
          TestRecords.product("p2", "Latte"));
      TestRecords.put(
          centre,
          SyncCatalogue.APP_USER,
          TestRecords.user("maria", "1"),
          TestRecords.user("paolo", "2"),
          TestRecords.user("anna", null));

      assertThat(new Line(centre, base).download()).isEqualTo(5);

      assertThat(ids(base, "app_user")).containsExactly("anna", "maria");
      StoredRecord product =
          Objects.requireNonNull(TestRecords.find(base, SyncCatalogue.PRODUCT, "p1"));
      assertThat(product.pending()).isFalse();
      assertThat(product.record().children().getFirst())
          .extracting(row -> row.values()[0])
          .containsExactly("8076802085738", "2900000000018");
      assertSame(centre, base, "till-a", "1");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aSecondSyncMovesNothing(Dialect dialect) {
    try (Replica centre = centre(dialect);
        Replica base = base("till-a", "1")) {
      TestRecords.put(centre, SyncCatalogue.PRODUCT, TestRecords.product("p1", "Rigatoni"));
      TestRecords.put(base, SyncCatalogue.CONTACT, TestRecords.contact("c1", "Bar Centrale", null));
      TestRecords.put(base, SyncCatalogue.SALE, TestRecords.sale("s1", "till-a", "1", 1, 5));
      Line line = new Line(centre, base);
      line.download();
      assertThat(line.upload()).isEqualTo(2);
      line.download();

      assertThat(line.upload()).isZero();
      assertThat(line.download()).isZero();
      assertThat(line.answer().length).isLessThan(200);
      assertSame(centre, base, "till-a", "1");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aRecordThatLeavesTheScopeOfABaseLeavesTheBase(Dialect dialect) {
    try (Replica centre = centre(dialect);
        Replica base = base("till-a", "1")) {
      TestRecords.put(centre, SyncCatalogue.APP_USER, TestRecords.user("maria", "1"));
      Line line = new Line(centre, base);
      line.download();
      TestRecords.put(centre, SyncCatalogue.APP_USER, TestRecords.user("maria", "2"));

      line.download();

      assertThat(ids(base, "app_user")).isEmpty();
      assertSame(centre, base, "till-a", "1");
    }
  }

  /// Source: T1. Each till looks into its own base, without any network.
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aBadgeIsKnownAtTheTillWithTheNextSyncAndTheOneBeforeIsNoMore(Dialect dialect) {
    BadgeCode lost = BadgeCode.random(new Random(1));
    BadgeCode found = BadgeCode.random(new Random(2));
    try (Replica centre = centre(dialect);
        Replica base = base("till-a", "1")) {
      Line line = new Line(centre, base);
      TestRecords.put(centre, SyncCatalogue.APP_USER, TestRecords.user("maria", "1", lost));
      line.download();
      assertThat(holder(base, lost)).contains("maria");

      TestRecords.put(centre, SyncCatalogue.APP_USER, TestRecords.user("maria", "1", found));
      assertThat(holder(base, lost)).as("until it is told").contains("maria");
      line.download();
      assertThat(holder(base, lost)).isEmpty();
      assertThat(holder(base, found)).contains("maria");

      TestRecords.put(centre, SyncCatalogue.APP_USER, TestRecords.user("maria", "1"));
      line.download();
      assertThat(holder(base, found)).isEmpty();
      assertSame(centre, base, "till-a", "1");
    }
  }

  private static Optional<String> holder(Replica replica, BadgeCode badge) {
    return replica.read(handle -> UserStore.byBadge(handle, badge.hash())).map(user -> user.id());
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void anAnswerThatIsCutAnywhereLeavesNoHalfAndIsContinued(Dialect dialect) {
    try (Replica centre = centre(dialect)) {
      for (int i = 0; i < 250; i++) {
        TestRecords.put(
            centre, SyncCatalogue.PRODUCT, TestRecords.product("p" + i, "Product " + i, "g" + i));
      }
      byte[] whole;
      try (Replica base = base("till-probe", "1")) {
        whole = new Line(centre, base).answer();
      }
      for (int cut = 0; cut < whole.length; cut += 1 + whole.length / 15) {
        try (Replica base = base("till-" + cut, "1")) {
          Line line = new Line(centre, base);
          assertThat(line.read(java.util.Arrays.copyOf(whole, cut))).isFalse();
          assertThat(withoutBarcode(base)).as("half a record after a cut at %d", cut).isZero();
          line.download();
          assertSame(centre, base, "till-" + cut, "1");
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void anIncompleteAnswerIsAskedForAgain(Dialect dialect) {
    try (Replica centre = centre(dialect);
        Replica base = base("till-a", "1")) {
      for (int i = 0; i < 25; i++) {
        TestRecords.put(centre, SyncCatalogue.PRODUCT, TestRecords.product("p" + i, "P" + i));
        TestRecords.put(centre, SyncCatalogue.CONTACT, TestRecords.contact("c" + i, "C" + i, null));
      }
      assertThat(new Line(centre, base, 7).download()).isEqualTo(50);
      assertSame(centre, base, "till-a", "1");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatLeavesTheScopeLeavesEvenInAnAnswerOfManyParts(Dialect dialect) {
    try (Replica centre = centre(dialect);
        Replica base = base("till-a", "1")) {
      for (int i = 0; i < 20; i++) {
        TestRecords.put(centre, SyncCatalogue.APP_USER, TestRecords.user("u" + i, "1"));
      }
      Line line = new Line(centre, base, 3);
      line.download();
      for (int i = 0; i < 20; i++) {
        TestRecords.put(
            centre, SyncCatalogue.APP_USER, TestRecords.user("u" + i, i % 2 == 0 ? "2" : null));
      }
      line.download();
      assertThat(ids(base, "app_user")).hasSize(10);
      assertSame(centre, base, "till-a", "1");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void twoBasesThatChangeOneCustomerEndWithTheSameCustomer(Dialect dialect) {
    try (Replica centre = centre(dialect);
        Replica first = base("till-a", "1");
        Replica second = base("till-b", "2")) {
      Line lineA = new Line(centre, first);
      Line lineB = new Line(centre, second);
      TestRecords.put(centre, SyncCatalogue.CONTACT, TestRecords.contact("c1", "Rossi", "1"));
      lineA.download();
      lineB.download();
      clock.advance(1_000);
      TestRecords.put(first, SyncCatalogue.CONTACT, TestRecords.contact("c1", "Rossi Bar", "1"));
      clock.advance(1_000);
      TestRecords.put(second, SyncCatalogue.CONTACT, TestRecords.contact("c1", "Rossi", "2"));
      lineB.upload();
      lineA.upload();
      lineA.download();
      lineB.download();

      for (Replica place : List.of(centre, first, second)) {
        StoredRecord contact =
            Objects.requireNonNull(TestRecords.find(place, SyncCatalogue.CONTACT, "c1"));
        assertThat(contact.record().text("name")).isEqualTo("Rossi Bar");
        assertThat(contact.record().text("phone")).isEqualTo("2");
        assertThat(contact.pending()).isFalse();
      }
      assertSame(centre, first, "till-a", "1");
      assertSame(centre, second, "till-b", "2");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void afterARestoredCentreEveryTicketArrivesAgainOnce(Dialect dialect) {
    try (Replica centre = centre(dialect);
        Replica base = base("till-a", "1")) {
      Line line = new Line(centre, base);
      for (int i = 1; i <= 20; i++) {
        TestRecords.put(base, SyncCatalogue.SALE, TestRecords.sale("s" + i, "till-a", "1", i, 2));
      }
      line.upload();
      Unguarded.lift(centre);
      centre.write(
          Priority.PERSON,
          tx -> {
            for (String child : List.of("sale_line", "sale_tender", "sale_tax")) {
              tx.handle().execute("delete from " + child + " where sale_id in ('s3', 's17')");
            }
            return tx.handle().execute("delete from sale where id in ('s3', 's17')");
          });

      new Outbox(base).reconcile();
      assertThat(line.upload()).isEqualTo(20);

      assertThat(ids(centre, "sale")).hasSize(20);
      assertSame(centre, base, "till-a", "1");
    }
  }

  /// Seed 130 of the world had it, with a ticket that was brought to another till for a return:
  /// that till sent it, was refused, and told people of a trouble that was none.
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void afterARestoredCentreNobodySendsTheTicketOfAnotherTill(Dialect dialect) {
    try (Replica centre = centre(dialect);
        Replica neighbour = base("till-b", "1");
        Replica base = base("till-a", "1")) {
      TestRecords.put(neighbour, SyncCatalogue.SALE, TestRecords.sale("b1", "till-b", "1", 1, 2));
      new Line(base, neighbour).upload();
      TestRecords.put(base, SyncCatalogue.SALE, TestRecords.sale("a1", "till-a", "1", 1, 2));
      new Line(centre, base).upload();

      new Outbox(base).reconcile();

      assertThat(ids(base, "sale")).containsExactlyInAnyOrder("a1", "b1");
      assertThat(new Outbox(base).next(Outbox.Position.start(), 10))
          .extracting(stored -> stored.record().id())
          .containsExactly("a1");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatARebuiltCentreLacksLeavesTheBaseAgain(Dialect dialect) {
    try (Replica centre = centre(dialect);
        Replica rebuilt = TestPlaces.centre(TestPlaces.sqlite(folder.resolve("new.db")), clock);
        Replica base = base("till-a", "1")) {
      Records.Draft food = TestRecords.category("food", "Food");
      Records.Draft rigatoni = TestRecords.product("p1", "Rigatoni", "8076802085738");
      for (Replica place : List.of(centre, rebuilt)) {
        TestRecords.put(place, SyncCatalogue.PRODUCT_CATEGORY, food);
        TestRecords.put(place, SyncCatalogue.PRODUCT, rigatoni);
      }
      TestRecords.put(centre, SyncCatalogue.PRICE, price("kept", 100), price("lost", 90));
      TestRecords.put(rebuilt, SyncCatalogue.PRICE, price("kept", 100));
      TestRecords.put(centre, SyncCatalogue.CONTACT, TestRecords.contact("c1", "Rossi", null));
      TestRecords.put(base, SyncCatalogue.SALE, TestRecords.sale("s1", "till-a", "1", 1, 2));
      Line before = new Line(centre, base);
      before.download();
      before.upload();
      assertThat(ids(base, "price")).containsExactly("kept", "lost");

      new Outbox(base).reconcile();
      Line line = new Line(rebuilt, base, 2);
      line.download();
      line.upload();
      line.download();

      assertThat(ids(base, "price")).containsExactly("kept");
      assertThat(ids(rebuilt, "contact")).containsExactly("c1");
      assertThat(ids(rebuilt, "sale")).containsExactly("s1");
      assertThat(new Outbox(base).waiting()).isEmpty();
      assertSame(rebuilt, base, "till-a", "1");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatTheCentreHasDeletedStaysDeletedAfterAReconciliation(Dialect dialect) {
    try (Replica centre = centre(dialect);
        Replica base = base("till-a", "1")) {
      Line line = new Line(centre, base);
      TestRecords.put(centre, SyncCatalogue.CONTACT, TestRecords.contact("c1", "Rossi", null));
      TestRecords.put(centre, SyncCatalogue.PRODUCT_CATEGORY, TestRecords.category("a", "A"));
      TestRecords.put(centre, SyncCatalogue.PRODUCT, TestRecords.product("p1", "Rigatoni"));
      line.download();
      clock.advance(1_000);
      delete(centre, SyncCatalogue.CONTACT, "c1");
      delete(centre, SyncCatalogue.PRODUCT_CATEGORY, "a");
      delete(centre, SyncCatalogue.PRODUCT, "p1");

      new Outbox(base).reconcile();
      line.download();
      line.upload();
      line.download();

      for (String table : List.of("contact", "product_category", "product")) {
        assertThat(ids(base, table)).isEmpty();
        assertThat(ids(centre, table)).isEmpty();
      }
      assertThat(new Outbox(base).waiting()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void theSecondOfTwoOwnChangesStandsIfTheAnswerToTheFirstWasLost(Dialect dialect) {
    try (Replica centre = centre(dialect);
        Replica base = base("till-a", "1")) {
      Line line = new Line(centre, base);
      TestRecords.put(centre, SyncCatalogue.PRODUCT_CATEGORY, TestRecords.category("a", "A"));
      line.download();
      clock.advance(1_000);
      TestRecords.put(base, SyncCatalogue.PRODUCT_CATEGORY, TestRecords.category("a", "first"));
      List<StoredRecord> sent = new Outbox(base).next(Outbox.Position.start(), 10);
      line.send(sent.stream().map(StoredRecord::record).toList());
      clock.advance(1_000);
      TestRecords.put(base, SyncCatalogue.PRODUCT_CATEGORY, TestRecords.category("a", "second"));

      line.upload();
      line.download();

      for (Replica place : List.of(centre, base)) {
        StoredRecord category =
            Objects.requireNonNull(TestRecords.find(place, SyncCatalogue.PRODUCT_CATEGORY, "a"));
        assertThat(category.record().text("name")).isEqualTo("second");
        assertThat(category.pending()).isFalse();
      }
      assertSame(centre, base, "till-a", "1");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void anAnswerWithOneChangedTableReadsThatTableOnly(Dialect dialect) {
    ReadCount reads = new ReadCount(TestPlaces.fresh(dialect, folder));
    try (Replica centre = TestPlaces.centre(reads.database(), clock);
        Replica base = base("till-a", "1")) {
      Line line = new Line(centre, base);
      TestRecords.put(centre, SyncCatalogue.PRODUCT, TestRecords.product("p1", "Rigatoni"));
      TestRecords.put(centre, SyncCatalogue.APP_USER, TestRecords.user("maria", "1"));
      line.download();
      TestRecords.put(centre, SyncCatalogue.PRODUCT, TestRecords.product("p2", "Latte"));
      long before = reads.count();
      byte[] answer = line.answer();
      // What has changed at all, then the page of the one table that has.
      assertThat(reads.count() - before).isEqualTo(2);

      line.read(answer);
      assertThat(ids(base, "product")).containsExactly("p1", "p2");
      long head = new Changes(centre, 1).head().head();
      long goDown = SyncCatalogue.TABLES.stream().filter(t -> t.direction().goesDown()).count();
      assertThat(base.read(Cursors::all).values())
          .hasSize((int) goDown)
          .extracting(Cursors.Cursor::seq)
          .containsOnly(head);
    }
  }

  private static Records.Draft price(String id, long amountMinor) {
    return new Records.Draft(
        id, new Object[] {"p1", null, null, "EUR", amountMinor, null, null}, List.of());
  }

  private static void delete(Replica place, TableSpec table, String id) {
    place.write(Priority.PERSON, tx -> Records.delete(tx, table, id, 1, "test"));
  }

  /// Counts the snapshots that are opened on a database.
  private static final class ReadCount {
    private final AtomicLong count = new AtomicLong();
    private final Database database;

    ReadCount(Database counted) {
      database =
          (Database)
              Proxy.newProxyInstance(
                  Database.class.getClassLoader(),
                  new Class<?>[] {Database.class},
                  (proxy, method, arguments) -> {
                    if (method.getName().equals("beginRead")) {
                      count.incrementAndGet();
                    }
                    try {
                      return method.invoke(counted, arguments);
                    } catch (InvocationTargetException e) {
                      throw e.getTargetException();
                    }
                  });
    }

    Database database() {
      return database;
    }

    long count() {
      return count.get();
    }
  }

  private Replica centre(Dialect dialect) {
    return TestPlaces.centre(TestPlaces.fresh(dialect, folder), clock);
  }

  private Replica base(String device, String establishment) {
    return TestPlaces.base(folder, device, establishment, clock);
  }

  private static List<String> ids(Replica replica, String table) {
    return replica.read(handle ->
        handle
            .createQuery("select id from " + table + " where deleted = 0 order by id")
            .mapTo(String.class)
            .list());
  }

  private static long withoutBarcode(Replica replica) {
    return replica.read(handle ->
        handle
            .createQuery(
                """
                select count(*) from product p
                 where not exists (select 1 from product_barcode b where b.product_id = p.id)
                """)
            .mapTo(Long.class)
            .one());
  }

  private static void assertSame(
      Replica centre, Replica base, String device, String establishment) {
    Viewer viewer = new Viewer(device, establishment);
    assertThat(checksums(base, viewer)).isEqualTo(checksums(centre, viewer));
  }

  private static Map<String, Checksum> checksums(Replica replica, Viewer viewer) {
    return replica.read(handle -> {
      Map<String, Checksum> result = new HashMap<>();
      for (TableSpec table : SyncCatalogue.TABLES) {
        result.put(table.name(), Checksums.of(handle, replica.dialect(), table, viewer));
      }
      return result;
    });
  }
}
