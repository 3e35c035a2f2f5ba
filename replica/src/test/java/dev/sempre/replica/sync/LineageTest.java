package dev.sempre.replica.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.Dialect;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.PostgresDatabase;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.Postgres;
import dev.sempre.replica.testing.TestPlaces;
import dev.sempre.replica.testing.TestRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whether what a base has seen of a feed is still in it. Source: R15, R20.
class LineageTest {
  @TempDir Path folder;

  private final Clock clock = Clock.noon();
  private int opened;

  private Replica open(Dialect dialect, String schema) {
    return TestPlaces.open(
        dialect == Dialect.POSTGRES
            ? new PostgresDatabase(Postgres.dataSource(), schema, schema)
            : TestPlaces.sqlite(folder.resolve("centre.db")),
        clock,
        ++opened);
  }

  private static void change(Replica place, String id) {
    TestRecords.put(place, SyncCatalogue.CONTACT, TestRecords.contact(id, "Contact " + id, null));
  }

  private static String seen(Replica place) {
    return Objects.requireNonNull(place.read(Changes::head).seen());
  }

  @Test
  void anAnswerThatWasLongOnItsWayTakesBackNothingThatWasSeen() {
    try (Replica base = open(Dialect.SQLITE, "")) {
      UpstreamSeen.keep(base, "first-life:95");
      UpstreamSeen.keep(base, "second-life:133");
      UpstreamSeen.keep(base, "first-life:95");
      assertThat(base.read(UpstreamSeen::find)).contains("second-life:133");
      UpstreamSeen.keep(base, "third-life:133");
      assertThat(base.read(UpstreamSeen::find)).contains("third-life:133");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void everyProgramThatChangesSomethingBeginsALife(Dialect dialect) {
    String schema = dialect == Dialect.POSTGRES ? Postgres.newSchema() : "";
    String first;
    String second;
    try (Replica place = open(dialect, schema)) {
      place.become(Place.centre("rossi", "Bottega Rossi"));
      assertThat(place.read(Changes::head).seen()).as("nothing to see yet").isNull();
      change(place, "a");
      first = seen(place);
      change(place, "b");
      second = seen(place);
      assertThat(second).isNotEqualTo(first).startsWith(life(first));
    }
    try (Replica place = open(dialect, schema)) {
      assertThat(seen(place)).as("who only looks begins none").isEqualTo(second);
      change(place, "c");
      String third = seen(place);
      assertThat(third).doesNotStartWith(life(first));
      assertThat(List.of(first, second, third)).allMatch(words -> Lineage.holds(place, words));
      assertThat(List.of(life(first) + "3", life(third) + "4", "other:1", ":1", "1", "x:y", ""))
          .noneMatch(words -> Lineage.holds(place, words));
    }
  }

  /// A standby that was behind took over (F11), and the next commit brings the feed farther than it
  /// was.
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void feedThatFellBackUnderARunningProgramBeginsAnew(Dialect dialect) {
    String schema = dialect == Dialect.POSTGRES ? Postgres.newSchema() : "";
    try (Replica place = open(dialect, schema)) {
      place.become(Place.centre("rossi", "Bottega Rossi"));
      for (String id : List.of("a", "b", "c")) {
        change(place, id);
      }
      String lost = seen(place);
      String epoch = place.read(Changes::head).epoch();
      place.write(
          Priority.PERSON,
          tx -> {
            tx.handle().execute("delete from contact where id = 'c'");
            return tx.handle().execute("update feed set head = head - 1");
          });
      place.write(
          Priority.BACKGROUND,
          tx -> {
            Records.createAll(
                tx,
                SyncCatalogue.CONTACT,
                "test",
                List.of(
                    TestRecords.contact("d", "Dea", null), TestRecords.contact("e", "Elio", null)));
            return null;
          });

      assertThat(Lineage.holds(place, lost)).isFalse();
      assertThat(place.read(Changes::head).epoch()).isNotEqualTo(epoch);
      assertThat(Lineage.holds(place, seen(place))).isTrue();
      String now = place.read(Changes::head).epoch();
      change(place, "f");
      assertThat(place.read(Changes::head).epoch()).as("once").isEqualTo(now);
    }
  }

  private static String life(String seen) {
    return seen.substring(0, seen.indexOf(':') + 1);
  }

  @Test
  void wordsThatNoHeaderCanCarryAreNotKept() {
    try (Replica base = open(Dialect.SQLITE, "")) {
      UpstreamSeen.keep(base, "life:7");
      for (String words : List.of("", "two words", "line\nbreak", "perché", "x".repeat(201))) {
        UpstreamSeen.keep(base, words);
      }
      UpstreamSeen.keep(base, null);
      assertThat(base.read(UpstreamSeen::find)).contains("life:7");
    }
  }

  @Test
  void whatWasSeenBeforeACopyWasTakenIsInItAndWhatCameLaterIsNot() throws IOException {
    Path file = folder.resolve("centre.db");
    Path copy = folder.resolve("copy.db");
    String early;
    try (Replica place = open(Dialect.SQLITE, "")) {
      place.become(Place.centre("rossi", "Bottega Rossi"));
      change(place, "a");
      early = seen(place);
    }
    Files.copy(file, copy);
    String late;
    String later;
    try (Replica place = open(Dialect.SQLITE, "")) {
      change(place, "b");
      late = seen(place);
      change(place, "c");
      later = seen(place);
    }
    Files.copy(copy, file, StandardCopyOption.REPLACE_EXISTING);
    try (Replica place = open(Dialect.SQLITE, "")) {
      assertThat(Lineage.holds(place, early)).isTrue();
      assertThat(Lineage.holds(place, late)).isFalse();
      for (int i = 0; i < 9; i++) {
        change(place, "d" + i);
      }
      assertThat(Lineage.holds(place, early)).isTrue();
      assertThat(Lineage.holds(place, late)).as("however far it has come since").isFalse();
      assertThat(Lineage.holds(place, later)).isFalse();
    }
  }
}
