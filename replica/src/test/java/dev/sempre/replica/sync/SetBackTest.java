package dev.sempre.replica.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.Dialect;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.PostgresDatabase;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.journal.JournalStore;
import dev.sempre.replica.journal.JournalStore.Noted;
import dev.sempre.replica.journal.PlaceSetBack;
import dev.sempre.replica.sale.NewSeries;
import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.Postgres;
import dev.sempre.replica.testing.TestPlaces;
import dev.sempre.replica.testing.TestRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Copies of a till know that they are copies. Source: R21, F31.
class SetBackTest {
  private static final String BASE = "till-1";

  @TempDir Path folder;

  private final Clock clock = Clock.noon();
  private int opened;

  private Replica open(String name) {
    return TestPlaces.open(TestPlaces.sqlite(folder.resolve(name)), clock, ++opened);
  }

  private static void change(Replica place, String id) {
    TestRecords.put(place, SyncCatalogue.CONTACT, TestRecords.contact(id, "Contact " + id, null));
  }

  private static String words(Replica place) {
    return place.read(SetBack::words).orElseThrow();
  }

  /// A till that has changed something, and a copy of its file from then.
  private Replica tillWithCopy() throws IOException {
    try (Replica till = open("till.db")) {
      till.become(new Place(BASE, "rossi", "Bottega Rossi", "1", 1, 0));
      change(till, "a");
    }
    Files.copy(folder.resolve("till.db"), folder.resolve("copy.db"));
    return open("till.db");
  }

  @Test
  void placeIsNotSetBackByWhatItHasToldItself() throws IOException {
    try (Replica till = tillWithCopy()) {
      assertThat(PlaceSetBack.look(till, null)).as("nobody has told anything").isFalse();
      String before = words(till);
      change(till, "b");
      assertThat(PlaceSetBack.look(till, before)).isFalse();
      assertThat(PlaceSetBack.look(till, words(till))).isFalse();
    }
    try (Replica again = open("till.db")) {
      String told = words(again);
      change(again, "c");
      assertThat(PlaceSetBack.look(again, told)).as("told by the program before it").isFalse();
      assertThat(again.read(SetBack::is)).isFalse();
    }
  }

  @Test
  void olderCopyIsSetBackHoweverFarItHasComeSince() throws IOException {
    String told;
    try (Replica till = tillWithCopy()) {
      change(till, "b");
      told = words(till);
    }
    try (Replica copy = open("copy.db")) {
      for (int i = 0; i < 10; i++) {
        change(copy, "c" + i);
      }
      assertThat(PlaceSetBack.look(copy, told)).isTrue();
      assertThat(copy.read(SetBack::find)).contains(told);
      assertThat(copy.read(SetBack::words)).as("it says nothing more of itself").isEmpty();
    }
    try (Replica copy = open("copy.db")) {
      assertThat(PlaceSetBack.look(copy, null)).as("it stays so").isTrue();
      PlaceSetBack.mark(copy, "told once more");
      String device = copy.place().orElseThrow().base();
      assertThat(copy.<List<Noted>>read(handle -> JournalStore.newest(handle, device, 9)))
          .as("its journal says so once")
          .singleElement()
          .satisfies(noted -> {
            assertThat(noted.kind()).isEqualTo(EventKind.SET_BACK.name());
            assertThat(noted.detail()).isEqualTo(told);
          });
    }
  }

  @Test
  void olderCopyThatHasChangedNothingIsSetBackToo() throws IOException {
    String told;
    try (Replica till = tillWithCopy()) {
      change(till, "b");
      told = words(till);
    }
    try (Replica copy = open("copy.db")) {
      assertThat(PlaceSetBack.look(copy, told)).isTrue();
    }
  }

  @Test
  void ofTwoCopiesTheOneThatComesSecondIsSetBack() throws IOException {
    try (Replica till = tillWithCopy();
        Replica copy = open("copy.db")) {
      change(till, "b");
      change(copy, "c");
      assertThat(PlaceSetBack.look(till, words(copy))).isTrue();
      assertThat(PlaceSetBack.look(copy, words(copy))).isFalse();
    }
  }

  @Test
  void placeThatHasJoinedAnewHasAnotherNumberInEveryProgram() throws IOException {
    try (Replica till = tillWithCopy();
        Replica agent = open("till.db")) {
      PlaceSetBack.mark(agent, "elsewhere:9");
      assertThat(till.read(SetBack::is)).isTrue();

      NewSeries.begin(agent, 5);

      assertThat(agent.place().orElseThrow().series()).isEqualTo("1-5");
      assertThat(till.read(SetBack::is)).isFalse();
      change(till, "b");
      assertThat(till.place().orElseThrow().series()).isEqualTo("1-5");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatArrivesLateDoesNotTakeBackWhatWasToldSince(Dialect dialect) {
    try (Replica centre =
        TestPlaces.open(
            dialect == Dialect.POSTGRES
                ? postgres(Postgres.newSchema())
                : TestPlaces.sqlite(folder.resolve("centre.db")),
            clock,
            1)) {
      centre.become(Place.centre("rossi", "Bottega Rossi"));
      assertThat(told(centre, BASE)).isEmpty();
      assertThat(afterTelling(centre, "life:7")).isEqualTo("life:7");
      assertThat(afterTelling(centre, "life:3")).as("of the same life").isEqualTo("life:7");
      assertThat(afterTelling(centre, "life:8")).isEqualTo("life:8");
      assertThat(afterTelling(centre, "next:2")).as("of another").isEqualTo("next:2");
      assertThat(afterTelling(centre, "nonsense")).isEqualTo("next:2");
      assertThat(afterTelling(centre, "x".repeat(1_000) + ":1")).isEqualTo("next:2");
      assertThat(told(centre, "till-2")).isEmpty();
      centre.write(
          Priority.PERSON,
          tx -> {
            BasesTold.forget(tx, BASE);
            return null;
          });
      assertThat(told(centre, BASE)).isEmpty();
    }
  }

  private static Optional<String> told(Replica centre, String base) {
    return centre.read(handle -> BasesTold.find(handle, base));
  }

  private static PostgresDatabase postgres(String schema) {
    return new PostgresDatabase(Postgres.dataSource(), schema, schema);
  }

  private static String afterTelling(Replica centre, String told) {
    return centre.write(
        Priority.BACKGROUND,
        tx -> {
          BasesTold.put(tx, BASE, told);
          return BasesTold.find(tx.handle(), BASE).orElseThrow();
        });
  }
}
