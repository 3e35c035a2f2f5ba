package dev.sempre.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sempre.agent.machine.State;
import dev.sempre.agent.testing.Clock;
import dev.sempre.agent.testing.Fault;
import dev.sempre.agent.testing.Samples;
import dev.sempre.agent.testing.TestBase;
import dev.sempre.agent.testing.TestCentre;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.sync.Issues;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.SyncRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes up: every record gets an answer of its own, or waits.
final class UploadTest {
  @TempDir private Path folder;

  private final Clock clock = new Clock();
  private TestCentre centre;
  private TestBase base;

  @BeforeEach
  void open() throws IOException {
    centre = new TestCentre(folder, clock);
    base = new TestBase(folder, centre, clock);
    Samples.putMany(centre.replica(), SyncCatalogue.PRODUCT, "p", 1);
    base.sync();
  }

  @AfterEach
  void close() {
    base.close();
    centre.close();
  }

  private void sell(String prefix, int count) {
    Samples.putSales(base.replica(), TestBase.DEVICE, prefix, count);
  }

  private List<String> pending() {
    return Samples.pending(base.replica(), SyncCatalogue.SALE);
  }

  private List<Issues.Issue> issues() {
    return base.replica().read(Issues::open);
  }

  private long arrived() {
    return Samples.count(centre.replica(), SyncCatalogue.SALE);
  }

  @Test
  void malformedRecordStopsNothingButItself() {
    sell("s", 999);
    putBad("bad");
    base.sync();

    assertThat(arrived()).isEqualTo(999);
    assertThat(pending()).containsExactly("bad");
    assertThat(issues())
        .singleElement()
        .satisfies(issue -> {
          assertThat(issue.recordId()).isEqualTo("bad");
          assertThat(issue.code()).isEqualTo("FIELD_VALUE");
          assertThat(issue.field()).isEqualTo("currency");
        });
    SyncRuns.Run run = base.runs().getFirst();
    assertThat(run.outcome()).isEqualTo(SyncRuns.Outcome.DONE_WITH_REFUSALS);
    assertThat(run.recordsUp()).isEqualTo(999);
    assertThat(run.recordsRefused()).isEqualTo(1);
    List<SyncRuns.Category> categories =
        base.replica().read(handle -> SyncRuns.categories(handle, run.id()));
    assertThat(categories).containsExactly(new SyncRuns.Category("UP", "sale", 1_000, 999, 1));
  }

  @Test
  void refusedRecordWaitsForPersonAndGoesUpOnceItIsCorrected() {
    putBad("bad");
    base.sync();
    int asked = centre.requests().size();
    base.sync();
    assertThat(centre.requests().subList(asked, centre.requests().size()))
        .as("a refused record is not sent again by itself")
        .containsExactly("head");

    base.replica()
        .write(
            Priority.PERSON,
            tx ->
                Records.put(tx, SyncCatalogue.SALE, "maria", Samples.sale("bad", TestBase.DEVICE)));
    base.sync();
    assertThat(pending()).isEmpty();
    assertThat(issues()).isEmpty();
    assertThat(arrived()).isEqualTo(1);
  }

  private void putBad(String id) {
    Samples.put(
        base.replica(),
        SyncCatalogue.SALE,
        Samples.draft(
            SyncCatalogue.SALE,
            id,
            Map.of("establishment_id", "1", "device_id", TestBase.DEVICE, "currency", "eur")));
  }

  @Test
  void verdictThatIsMissingIsSilence() {
    sell("s", 3);
    centre.script("records", Fault.verdicts(verdicts -> verdicts.remove(1)));
    base.sync();
    assertThat(pending()).containsExactly("s-1");
    assertThat(issues()).isEmpty();
    base.sync();
    assertThat(pending()).isEmpty();
    assertThat(arrived()).isEqualTo(3);
  }

  @Test
  void verdictThatIsUnknownIsSilence() {
    sell("s", 3);
    centre.script("records", Fault.verdicts(verdicts -> edit(verdicts, 0, "verdict", "PERHAPS")));
    base.sync();
    assertThat(pending()).containsExactly("s-0");
    assertThat(issues()).isEmpty();
  }

  @Test
  void verdictAboutAnotherRecordSaysNothing() {
    sell("s", 2);
    centre.script("records", Fault.verdicts(verdicts -> edit(verdicts, 0, "id", "stranger")));
    base.sync();
    assertThat(pending()).containsExactly("s-0");
  }

  @Test
  void acceptanceWithoutVersionIsSilence() {
    sell("s", 1);
    centre.script(
        "records", Fault.verdicts(verdicts -> verdicts.get(0).getAsJsonObject().remove("version")));
    base.sync();
    assertThat(pending()).containsExactly("s-0");
  }

  @Test
  void verdictsMayComeInAnyOrder() {
    sell("s", 3);
    centre.script("records", Fault.verdicts(verdicts -> verdicts.add(verdicts.remove(0))));
    base.sync();
    assertThat(pending()).isEmpty();
  }

  @Test
  void laterIsTriedInTheNextRoundAndNotInThisOne() {
    sell("s", 2);
    centre.script("records", Fault.verdicts(verdicts -> edit(verdicts, 0, "verdict", "RETRY")));
    base.sync();
    assertThat(pending()).containsExactly("s-0");
    assertThat(centre.requests().stream().filter("records"::equals)).hasSize(1);
    base.sync();
    assertThat(pending()).isEmpty();
  }

  @Test
  void recordsOfATableThatUpstreamDoesNotKnowYetWaitAndHoldNothingUp() {
    sell("s", 2);
    Samples.putMany(base.replica(), SyncCatalogue.CONTACT, "c", 3);
    centre.knowsNot(SyncCatalogue.CONTACT);
    base.sync();
    assertThat(pending()).isEmpty();
    assertThat(Samples.pending(base.replica(), SyncCatalogue.CONTACT)).hasSize(3);
    assertThat(base.waits()).as("an answer, not silence").isEmpty();
    assertThat(centre.requests().stream().filter("records"::equals)).hasSize(1);
    assertThat(issues()).isEmpty();

    centre.knowsNot(null);
    base.sync();
    assertThat(Samples.pending(base.replica(), SyncCatalogue.CONTACT)).isEmpty();
  }

  @Test
  void answerThatIsLostIsGivenAgain() {
    sell("s", 5);
    centre.gate(route -> route.equals("records") ? Fault.ANSWER_LOST : Fault.NONE);
    base.sync();
    assertThat(pending()).hasSize(5);
    assertThat(arrived()).isEqualTo(5);
    centre.gate(route -> Fault.NONE);
    base.ring();
    assertThat(pending()).isEmpty();
    assertThat(arrived()).isEqualTo(5);
  }

  @Test
  void batchThatIsTooLargeIsHalvedUntilItFits() {
    centre.limits(1_000_000, 40);
    sell("s", 350);
    base.sync();
    assertThat(arrived()).isEqualTo(350);
    assertThat(pending()).isEmpty();
    assertThat(base.waits()).isEmpty();
  }

  @Test
  void recordThatMakesUpstreamRefuseTheWholeBatchBecomesAnIssueAndTheOthersArrive() {
    sell("s", 20);
    centre.poison("s-7", Fault.problem(400, "MALFORMED_BATCH"));
    base.sync();
    base.untilQuiet(5);
    assertThat(arrived()).isEqualTo(19);
    assertThat(pending()).containsExactly("s-7");
    assertThat(issues())
        .singleElement()
        .satisfies(issue -> assertThat(issue.code()).isEqualTo("MALFORMED_BATCH"));
  }

  @Test
  void recordThatMakesUpstreamFailStaysPendingAndTheOthersArrive() {
    sell("s", 20);
    centre.poison("s-7", Fault.problem(500, "INTERNAL"));
    base.sync();
    base.untilQuiet(40);
    assertThat(arrived()).isEqualTo(19);
    assertThat(pending()).containsExactly("s-7");
    assertThat(issues()).isEmpty();
    assertThat(base.state()).isInstanceOf(State.Resting.class);
  }

  @Test
  void recordThatCutsTheLineStaysPendingAndTheOthersArrive() {
    sell("s", 9);
    centre.poison("s-0", Fault.REQUEST_LOST);
    base.sync();
    base.untilQuiet(40);
    assertThat(arrived()).isEqualTo(8);
    assertThat(pending()).containsExactly("s-0");
    assertThat(issues()).isEmpty();
  }

  @Test
  void changeMadeWhileTheRecordWasOnItsWayGoesUpToo() {
    Samples.putMany(base.replica(), SyncCatalogue.CONTACT, "c", 1);
    centre.script(
        "records",
        real -> {
          TestCentre.Reply reply = real.get();
          Samples.put(
              base.replica(),
              SyncCatalogue.CONTACT,
              Samples.draft(SyncCatalogue.CONTACT, "c-0", Map.of("name", "changed meanwhile")));
          return reply;
        });
    base.sync();
    base.sync();
    assertThat(
            Samples.find(centre.replica(), SyncCatalogue.CONTACT, "c-0")
                .map(stored -> stored.record().text("name")))
        .contains("changed meanwhile");
    assertThat(Samples.pending(base.replica(), SyncCatalogue.CONTACT)).isEmpty();
  }

  private static void edit(Iterable<JsonElement> verdicts, int index, String field, String value) {
    Iterator<JsonElement> rows = verdicts.iterator();
    JsonObject row = rows.next().getAsJsonObject();
    for (int i = 0; i < index; i++) {
      row = rows.next().getAsJsonObject();
    }
    row.addProperty(field, value);
  }
}
