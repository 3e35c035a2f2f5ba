package dev.sempre.replica.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.model.sync.FieldStamps;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Records.Change;
import dev.sempre.replica.sync.Records.Draft;
import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.TestPlaces;
import dev.sempre.replica.testing.TestRecords;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who changes a record names the version that he saw. Source: L11, R28.
final class RecordsTest {
  private static final TableSpec CATEGORY = SyncCatalogue.PRODUCT_CATEGORY;

  @TempDir Path folder;
  private Replica place;

  @BeforeEach
  void open() {
    place = TestPlaces.centre(TestPlaces.sqlite(folder.resolve("a.db")), Clock.noon());
  }

  @AfterEach
  void close() {
    place.close();
  }

  @Test
  void aChangeThatStandsOnTheLastVersionIsSaved() {
    TestRecords.put(place, CATEGORY, TestRecords.category("a", "A"));

    assertThat(change("a", "B", 1))
        .isInstanceOfSatisfying(
            Change.Saved.class,
            saved -> assertThat(saved.stored().record().version()).isEqualTo(2));
    assertThat(name()).isEqualTo("B");
  }

  @Test
  void whoeverSavesSecondIsToldAndOverwritesNothing() {
    TestRecords.put(place, CATEGORY, TestRecords.category("a", "A"));
    change("a", "First", 1);

    assertThat(change("a", "Second", 1))
        .isInstanceOfSatisfying(
            Change.Stale.class,
            stale -> assertThat(stale.standing().record().text("name")).isEqualTo("First"));
    assertThat(name()).isEqualTo("First");
  }

  @Test
  void whatIsNotThereCannotBeChanged() {
    assertThat(change("a", "A", 1)).isEqualTo(new Change.Missing());
  }

  /// Its clock is two days behind, and nobody has told it yet. Source: R22, R23.
  @Test
  void whatIsChangedIsLaterThanWhatItWasChangedFromWhateverTheClockSays() {
    TestRecords.put(place, SyncCatalogue.CONTACT, TestRecords.contact("c", "Rossi", "1"));
    RootRecord seen = contact(place);
    try (Replica slow =
        TestPlaces.centre(
            TestPlaces.sqlite(folder.resolve("slow.db")),
            new Clock(Clock.noon().epochMillis() - 2 * 86_400_000L))) {
      new Inbox(slow)
          .apply(
              SyncCatalogue.CONTACT,
              slow.<Changes.Head>read(Changes::head).epoch(),
              List.of(new Inbox.Incoming(seen, 1)));

      TestRecords.put(slow, SyncCatalogue.CONTACT, TestRecords.contact("c", "Rossi", "2"));

      RootRecord changed = contact(slow);
      assertThat(FieldStamps.of(changed).of("phone")).isGreaterThan(FieldStamps.of(seen).of("*"));
      assertThat(changed.modifiedAt()).isGreaterThan(seen.modifiedAt());
      assertThat(FieldStamps.of(changed).of("name")).isEqualTo(FieldStamps.of(seen).of("name"));
    }
  }

  /// While it waits somebody may still correct what the centre has refused. Source: R25, I12.
  @Test
  void aFactIsNotChangedOnceItIsNotOnlyHere() {
    Draft arrived = TestRecords.sale("s1", "till-a", "1", 1, 2);
    Draft other = TestRecords.sale("s1", "till-a", "1", 1, 9);
    TestRecords.put(place, SyncCatalogue.SALE, arrived);
    StoredRecord before = sale();

    for (Replica.Write<?> change :
        List.<Replica.Write<?>>of(
            tx -> Records.put(tx, SyncCatalogue.SALE, "intruder", other),
            tx ->
                Records.change(
                    tx, SyncCatalogue.SALE, "s1", 1, "intruder", other.values(), other.children()),
            tx -> Records.delete(tx, SyncCatalogue.SALE, "s1", 1, "intruder"))) {
      assertThatThrownBy(() -> place.write(Priority.PERSON, change))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("s1");
    }

    assertThat(sale()).isEqualTo(before);
  }

  private StoredRecord sale() {
    return Objects.requireNonNull(TestRecords.find(place, SyncCatalogue.SALE, "s1"));
  }

  private static RootRecord contact(Replica place) {
    return Objects.requireNonNull(TestRecords.find(place, SyncCatalogue.CONTACT, "c")).record();
  }

  private Change change(String id, String name, long version) {
    Draft draft = TestRecords.category(id, name);
    return place.write(
        Priority.PERSON,
        tx -> Records.change(tx, CATEGORY, id, version, "maria", draft.values(), draft.children()));
  }

  private String name() {
    return place.read(handle ->
        handle
            .createQuery("select name from product_category where id = 'a'")
            .mapTo(String.class)
            .one());
  }
}
