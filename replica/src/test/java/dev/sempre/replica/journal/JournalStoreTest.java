package dev.sempre.replica.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.journal.JournalEvent;
import dev.sempre.model.sync.RecordCheck;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.chain.ChainStore;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.journal.JournalStore.Noted;
import dev.sempre.replica.sale.TestTill;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.StoredRecord;
import dev.sempre.replica.sync.Values;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalStoreTest {
  @TempDir Path folder;
  private TestTill till;
  private Replica replica;

  @BeforeEach
  void open() {
    till = TestTill.open(folder.resolve("till.db"));
    replica = till.replica;
    replica.signWith(text -> "signed:" + text);
    till.put(
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
            .set("active", true),
        List.of());
  }

  @AfterEach
  void close() {
    till.close();
  }

  @Test
  void whatIsNotedSaysWhoWhatAndWhenInTheChainOfTheJournal() {
    note(
        JournalEvent.by("maria", EventKind.PRICE_OVERRIDE)
            .approvedBy("lucia")
            .about("sale", "s1")
            .of(150)
            .saying("line 2"));

    Noted noted = newest().getFirst();
    assertThat(noted.kind()).isEqualTo("PRICE_OVERRIDE");
    assertThat(noted.userId()).isEqualTo("maria");
    assertThat(noted.approvedBy()).isEqualTo("lucia");
    assertThat(noted.subjectId()).isEqualTo("s1");
    assertThat(noted.amountMinor()).isEqualTo(150);
    assertThat(noted.detail()).isEqualTo("line 2");
    assertThat(noted.happenedAtMillis()).isEqualTo(replica.nowMillis());
    assertThat(noted.offsetMinutes()).isIn(60, 120);
  }

  /// Source: F21.
  @Test
  void anEventOfAMachineAt1970ThatIsCorrectedToBeforeItIsOneThatTheCentreTakes() {
    replica.correctClock(-2 * 86_400_000L);
    till.clock.set(5_000);

    note(JournalEvent.of(EventKind.STARTED));

    assertThat(replica.nowMillis()).isNegative();
    Noted noted = newest().getFirst();
    assertThat(noted.happenedAtMillis()).isZero();
    StoredRecord stored =
        replica.read(handle ->
            Records.find(
                    handle.getConnection(),
                    replica.dialect(),
                    SyncCatalogue.JOURNAL_EVENT,
                    noted.id())
                .orElseThrow());
    assertThat(RecordCheck.check(stored.record())).isEmpty();
  }

  @Test
  void theJournalIsAChainBesideThatOfTheTicketsAndTheTotalGoesOnWithoutIt() {
    till.sell(till.cart(100));
    note(JournalEvent.of(EventKind.STARTED));
    till.sell(till.cart(100));
    note(JournalEvent.of(EventKind.STOPPED));

    String series = TestTill.SERIES;
    List<String> chains = replica.read(ChainStore::chains);
    assertThat(chains).containsExactly(series, series + ChainStore.JOURNAL);
    for (String chain : chains) {
      assertThat(checked(chain).holds()).as(chain).isTrue();
      assertThat(head(chain).number()).as(chain).isEqualTo(2);
    }
    assertThat(head(series).perpetualMinor()).isEqualTo(200);
  }

  @Test
  void anEventThatWasTakenOutBreaksTheJournalAtItsPlace() {
    for (EventKind kind : List.of(EventKind.STARTED, EventKind.DRAWER_OPENED, EventKind.STOPPED)) {
      note(JournalEvent.of(kind));
    }
    till.execute("delete from journal_event where kind = 'DRAWER_OPENED'");
    ChainStore.Checked checked = checked(TestTill.SERIES + ChainStore.JOURNAL);
    assertThat(checked.holds()).isFalse();
    assertThat(Objects.requireNonNull(checked.broken()).number()).isEqualTo(2);
  }

  @Test
  void aTillThatIsSetBackGoesOnNotingWithoutSeals() {
    note(JournalEvent.of(EventKind.STARTED));
    till.execute("insert into set_back (id, since, told) values (1, 0, 'another copy')");
    note(JournalEvent.of(EventKind.SET_BACK));

    assertThat(newest()).hasSize(2);
    assertThat(head(TestTill.SERIES + ChainStore.JOURNAL).number()).isEqualTo(1);
  }

  @Test
  void aDetailThatIsTooLongIsCutAndNothingIsLost() {
    note(JournalEvent.of(EventKind.INTEGRITY_FAULT).saying("x".repeat(10_000)));
    assertThat(newest().getFirst().detail()).hasSize(4_000);
  }

  private void note(JournalEvent event) {
    replica.write(
        Priority.PERSON,
        tx -> {
          JournalStore.note(tx, event);
          return null;
        });
  }

  private List<Noted> newest() {
    return replica.read(
        handle -> JournalStore.newest(handle, replica.place().orElseThrow().base(), 10));
  }

  private ChainStore.Head head(String chain) {
    return Objects.requireNonNull(checked(chain).head(), chain);
  }

  private ChainStore.Checked checked(String chain) {
    return replica.read(handle ->
        ChainStore.check(
            handle,
            replica.dialect(),
            chain,
            (text, signature) -> signature.equals("signed:" + text)));
  }

  @Test
  void theJournalTellsWhenTheProgramWasCutOffAndWhenItWasUpdated() {
    ProgramRuns.started(replica, "0.1.0");
    ProgramRuns.stopped(replica);
    ProgramRuns.started(replica, "0.1.0");
    ProgramRuns.started(replica, "0.2.0");

    assertThat(newest())
        .extracting(noted -> noted.kind() + " " + noted.detail())
        .containsExactly(
            "UPDATED 0.1.0 > 0.2.0",
            "STARTED 0.2.0, was not closed in order before",
            "STARTED 0.1.0",
            "STOPPED null",
            "STARTED 0.1.0");
  }
}
