package dev.sempre.replica.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.model.id.UuidV7;
import dev.sempre.model.sync.CanonicalForm;
import dev.sempre.model.sync.Catalogue;
import dev.sempre.model.sync.Column;
import dev.sempre.model.sync.ColumnKind;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.sync.StoredRecord;
import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.TestPlaces;
import dev.sempre.replica.testing.TestRecords;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What an older program has carried, at the upgrade to the one that knows it. Source: O2.
final class CarriedValuesTest {
  private static final Release NEXT = next();

  @TempDir Path folder;
  private final Clock clock = Clock.noon();

  private static Release next() {
    List<TableSpec> tables = new ArrayList<>(SyncCatalogue.TABLES);
    TableSpec contact = SyncCatalogue.CONTACT;
    List<Column> columns = new ArrayList<>(contact.columns());
    columns.add(new Column("points", ColumnKind.INTEGER, false, 0, null));
    columns.add(new Column("tier", ColumnKind.TEXT, false, 200, null));
    tables.set(
        tables.indexOf(contact),
        new TableSpec(
            contact.name(),
            contact.direction(),
            contact.scope(),
            contact.owner(),
            contact.policy(),
            columns,
            contact.children()));
    Migrations migrations =
        Migrations.ofPlace()
            .followedBy(CarriedValuesTest.class, List.of("V901__points.sql", "V902__tier.sql"));
    return new Release(new Catalogue(SyncCatalogue.SCHEMA + 1, tables), migrations);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void theRecordIsTheSameOneAtTheSamePlaceInTheFeed(Dialect dialect) {
    Database database = TestPlaces.fresh(dialect, folder);
    StoredRecord before;
    try (Replica old = TestPlaces.centre(kept(database), clock)) {
      carry(old, "c1", "{\"points\":7,\"tier\":\"GOLD\",\"later\":1}");
      before = Objects.requireNonNull(TestRecords.find(old, SyncCatalogue.CONTACT, "c1"));
    }
    try (Replica upgraded = open(database)) {
      StoredRecord after =
          Objects.requireNonNull(
              TestRecords.find(upgraded, NEXT.catalogue().table("contact"), "c1"));
      assertThat(after.record().value("points")).isEqualTo(7L);
      assertThat(after.record().value("tier")).isEqualTo("GOLD");
      assertThat(after.record().extra()).isEqualTo("{\"later\":1}");
      assertThat(after.seq()).isEqualTo(before.seq());
      assertThat(new CanonicalForm().hexHash(after.record()))
          .isEqualTo(new CanonicalForm().hexHash(before.record()));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatItsColumnCannotHoldGoesOnBeingCarriedAndKeepsNobodyFromStarting(Dialect dialect) {
    Database database = TestPlaces.fresh(dialect, folder);
    List<String> unfit =
        List.of(
            "{\"points\":\"many\"}",
            "{\"points\":99999999999999999999}",
            "{\"tier\":\"a\\u0000b\"}",
            "{\"tier\":5}",
            "[1]",
            "no JSON");
    try (Replica old = TestPlaces.centre(kept(database), clock)) {
      for (int i = 0; i < unfit.size(); i++) {
        carry(old, "bad" + i, unfit.get(i));
      }
      carry(old, "good", "{\"points\":7}");
    }
    try (Replica upgraded = open(database)) {
      List<String> carried =
          upgraded.read(handle ->
              handle
                  .createQuery("select extra from contact where extra is not null order by id")
                  .mapTo(String.class)
                  .list());
      assertThat(carried).isEqualTo(unfit);
      assertThat(points(upgraded)).containsExactly(7L);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void upgradeThatIsCutAtAnyCommitIsContinued(Dialect dialect) {
    Database database = TestPlaces.fresh(dialect, folder);
    try (Replica old = TestPlaces.centre(kept(database), clock)) {
      carry(old, "c1", "{\"points\":7}");
    }
    int cuts = 0;
    for (boolean opened = false; !opened; cuts++) {
      Database cut = cutAtCommit(cuts, database);
      try (Replica replica = open(cut)) {
        opened = true;
        assertThat(points(replica)).containsExactly(7L);
      } catch (StoreFailure expected) {
        assertThat(expected.kind()).isEqualTo(StoreFailure.Kind.OTHER);
      }
    }
    assertThat(cuts).as("the check, two steps, the first transaction").isGreaterThan(3);
    database.close();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void olderProgramLeavesTheUpgradedDatabaseAlone(Dialect dialect) {
    Database database = TestPlaces.fresh(dialect, folder);
    try (Replica old = TestPlaces.centre(kept(database), clock)) {
      carry(old, "c1", "{\"points\":7}");
    }
    try (Replica upgraded = open(kept(database))) {
      assertThat(points(upgraded)).containsExactly(7L);
    }
    assertThatThrownBy(() -> TestPlaces.open(kept(database), clock, 1).close())
        .isInstanceOfSatisfying(
            StoreFailure.class,
            failure -> assertThat(failure.kind()).isEqualTo(StoreFailure.Kind.NEWER_SCHEMA));
    try (Replica again = open(database)) {
      assertThat(points(again)).containsExactly(7L);
    }
  }

  private static void carry(Replica replica, String id, String extra) {
    TestRecords.put(replica, SyncCatalogue.CONTACT, TestRecords.contact(id, "Name", null));
    replica.write(
        Priority.PERSON,
        tx ->
            tx.handle()
                .createUpdate("update contact set extra = :extra where id = :id")
                .bind("extra", extra)
                .bind("id", id)
                .execute());
  }

  private static List<Long> points(Replica replica) {
    return replica.read(handle ->
        handle
            .createQuery("select points from contact where points is not null")
            .mapTo(Long.class)
            .list());
  }

  private Replica open(Database database) {
    return Replica.open(database, NEXT, clock, new UuidV7(clock, new Random(1)));
  }

  /// The same database for a program that ends: the next one opens it again.
  private static Database kept(Database database) {
    return new ForwardingDatabase(database) {
      @Override
      public void close() {}
    };
  }

  /// Power fails at a commit; what was begun is taken back.
  ///
  /// @param commit which one, from 0
  private static Database cutAtCommit(int commit, Database database) {
    int[] left = {commit};
    return new ForwardingDatabase(kept(database)) {
      @Override
      public void commit(Connection connection) throws SQLException {
        if (left[0]-- == 0) {
          throw new SQLException("cut");
        }
        super.commit(connection);
      }
    };
  }
}
