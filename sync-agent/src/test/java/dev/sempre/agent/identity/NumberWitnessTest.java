package dev.sempre.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.testing.Clock;
import dev.sempre.model.id.UuidV7;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.SqliteDatabase;
import dev.sempre.replica.journal.PlaceSetBack;
import dev.sempre.replica.sale.NewSeries;
import dev.sempre.replica.sync.SetBack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is remembered of a till outside its data folder. Source: R21.
final class NumberWitnessTest {
  @TempDir private Path temp;

  private final Clock clock = new Clock();
  private int opened;

  private Replica open(String name) {
    Replica replica =
        Replica.open(
            new SqliteDatabase(temp.resolve(name), 1_000, Runnable::run),
            clock,
            new UuidV7(clock, new Random(++opened)));
    if (replica.place().isEmpty()) {
      replica.become(new Place("till-1", "rossi", "Bottega Rossi", "1", 1, 0));
    }
    return replica;
  }

  private Path folder() {
    return temp.resolve("state").resolve("sempre");
  }

  private Path file() {
    return folder().resolve("till-1-1");
  }

  private @Nullable NumberWitness witness(Replica till) {
    return NumberWitness.of(folder(), till);
  }

  /// As a sale does: takes a place in the feed.
  private static void sell(Replica till) {
    long _ = till.<Long>write(Priority.PERSON, tx -> tx.nextSeq(SyncCatalogue.SALE, "s"));
  }

  private void backUp() throws IOException {
    try (Replica till = open("till.db")) {
      sell(till);
    }
    Files.copy(temp.resolve("till.db"), temp.resolve("backup.db"));
  }

  @Test
  void folderFromBeforeItsTillHasJoinedAnewIsSetBackHoweverLittleWasSoldSince() throws IOException {
    backUp();
    try (Replica till = open("till.db");
        NumberWitness witness = witness(till)) {
      assertThat(witness).isNotNull();
      PlaceSetBack.mark(till, "as it was set back");
      NewSeries.begin(till, 7);
    }
    try (Replica till = open("till.db");
        NumberWitness witness = witness(till)) {
      assertThat(witness).isNotNull();
      assertThat(till.read(SetBack::is)).as("the one that goes on").isFalse();
    }

    try (Replica older = open("backup.db");
        NumberWitness witness = witness(older)) {
      assertThat(witness).isNotNull();
      assertThat(older.read(SetBack::is)).isTrue();
    }
    try (Replica till = open("till.db");
        NumberWitness witness = witness(till)) {
      assertThat(witness).isNotNull();
      assertThat(till.read(SetBack::is)).as("it is none the worse for the visit").isFalse();
    }
  }

  @Test
  void tillThatGoesOnIsNotSetBack() {
    for (int day = 0; day < 3; day++) {
      try (Replica till = open("till.db");
          NumberWitness witness = witness(till)) {
        assertThat(witness).isNotNull();
        sell(till);
        assertThat(till.read(SetBack::is)).isFalse();
      }
    }
    assertThat(file()).hasSize(256);
  }

  @Test
  void databaseThatWasRestoredIsSetBackWithoutALine() throws IOException {
    backUp();
    try (Replica till = open("till.db");
        NumberWitness witness = witness(till)) {
      assertThat(witness).isNotNull();
      sell(till);
    }
    try (Replica restored = open("backup.db");
        NumberWitness witness = witness(restored)) {
      assertThat(witness).isNotNull();
      assertThat(restored.read(SetBack::is)).isTrue();
    }
  }

  /// A payment and a Z have numbers of their own, and a movement and an event places in a chain.
  @ParameterizedTest
  @ValueSource(strings = {"account_payment", "closing", "cash_movement", "journal_event"})
  void whateverGetsANumberOrAPlaceInAChainIsRemembered(String table) throws IOException {
    backUp();
    try (Replica till = open("till.db");
        NumberWitness witness = witness(till)) {
      assertThat(witness).isNotNull();
      TableSpec spec = SyncCatalogue.table(table);
      long _ = till.<Long>write(Priority.PERSON, tx -> tx.nextSeq(spec, "p"));
    }
    try (Replica restored = open("backup.db");
        NumberWitness witness = witness(restored)) {
      assertThat(witness).isNotNull();
      assertThat(restored.read(SetBack::is)).isTrue();
    }
  }

  @Test
  void aWitnessThatIsGoneAccusesNobody() throws IOException {
    backUp();
    try (Replica till = open("till.db");
        NumberWitness witness = witness(till)) {
      assertThat(witness).isNotNull();
      sell(till);
    }
    Files.delete(file());
    try (Replica restored = open("backup.db");
        NumberWitness witness = witness(restored)) {
      assertThat(witness).isNotNull();
      assertThat(restored.read(SetBack::is)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "half a line", "life", "life:x", "\u0000\u0000\u0000"})
  void whatALossOfPowerMayLeaveAccusesNobody(String left) throws IOException {
    Files.createDirectories(folder());
    for (String text : new String[] {left, left + " ".repeat(256 - left.length())}) {
      Files.writeString(file(), text);
      try (Replica till = open("till.db");
          NumberWitness witness = witness(till)) {
        assertThat(witness).isNotNull();
        assertThat(till.read(SetBack::is)).isFalse();
        sell(till);
      }
      try (Replica till = open("till.db");
          NumberWitness witness = witness(till)) {
        assertThat(witness).isNotNull();
        assertThat(till.read(SetBack::is)).isFalse();
      }
    }
  }

  @Test
  void whereNothingCanBeRememberedTheTillSellsAllTheSame() throws IOException {
    Files.createDirectories(folder().getParent());
    Files.writeString(folder(), "a file where the folder should be");
    try (Replica till = open("till.db")) {
      assertThat(witness(till)).isNull();
      sell(till);
      assertThat(till.read(SetBack::is)).isFalse();
    }
  }

  @Test
  void tillThatHasJoinedAnewIsRememberedUnderItsOtherNumber() throws IOException {
    backUp();
    try (Replica till = open("till.db");
        NumberWitness witness = witness(till)) {
      assertThat(witness).isNotNull();
      sell(till);
    }
    try (Replica restored = open("backup.db")) {
      Objects.requireNonNull(witness(restored)).close();
      NewSeries.begin(restored, 5);
    }
    try (Replica again = open("backup.db");
        NumberWitness witness = witness(again)) {
      assertThat(witness).isNotNull();
      sell(again);
      assertThat(again.read(SetBack::is)).isFalse();
    }
    assertThat(folder().resolve("till-1-5")).exists();
  }
}
