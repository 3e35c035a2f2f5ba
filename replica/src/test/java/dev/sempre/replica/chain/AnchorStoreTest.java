package dev.sempre.replica.chain;

import static dev.sempre.replica.sale.TestTill.SERIES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.chain.ChainCheck.Broken;
import dev.sempre.model.chain.ChainCheck.Fault;
import dev.sempre.model.chain.ChainHead;
import dev.sempre.model.chain.Seal;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.wire.Messages;
import dev.sempre.replica.chain.ChainStore.Checked;
import dev.sempre.replica.chain.ChainStore.Waiting;
import dev.sempre.replica.db.Dialect;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sale.TestTill;
import dev.sempre.replica.sync.Issues;
import dev.sempre.replica.sync.Issues.Issue;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Values;
import dev.sempre.replica.testing.Line;
import dev.sempre.replica.testing.TestKey;
import dev.sempre.replica.testing.TestPlaces;
import dev.sempre.replica.testing.TestRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What was told of a chain is kept where nobody at the till can change it. Source: R36, I8, F41.
final class AnchorStoreTest {
  private static final String TILL = "till-2";

  @TempDir Path folder;
  private final TestKey key = new TestKey();

  @SuppressWarnings("NullAway.Init")
  private TestTill till;

  @SuppressWarnings("NullAway.Init")
  private Replica centre;

  private void open(Dialect dialect) {
    till = openTill();
    centre = TestPlaces.centre(TestPlaces.fresh(dialect, folder), till.clock);
  }

  private TestTill openTill() {
    TestTill opened = TestTill.open(folder.resolve("till.db"));
    opened.replica.signWith(key);
    return opened;
  }

  @AfterEach
  void close() {
    till.close();
    centre.close();
  }

  private void sell(int tickets) {
    for (int i = 0; i < tickets; i++) {
      var _ = till.sell(till.cart(100));
    }
  }

  /// What happens at the start of each round.
  private void ask() {
    till.clock.advance(1_000);
    tell(AnchorStore.heads(till.replica));
  }

  private void tell(List<ChainHead> heads) {
    List<ChainHead> arrived = ChainHead.read(ChainHead.write(heads));
    AnchorStore.confirmed(till.replica, AnchorStore.told(centre, TILL, arrived));
  }

  private void send() {
    int _ = new Line(centre, till.replica).upload();
  }

  private Checked check(Replica place) {
    return place.read(handle -> ChainStore.check(handle, place.dialect(), SERIES, key::hasSigned));
  }

  private Broken broken(Replica place) {
    return Objects.requireNonNull(check(place).broken(), () -> check(place).line());
  }

  private List<Issue> issues() {
    return centre.read(Issues::open);
  }

  private List<AnchorStore.Anchor> kept(Replica place) {
    return place.read(handle -> AnchorStore.between(handle, SERIES, 1, 1_000));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void headOfAChainIsKeptOnceAtTheCentreAndConfirmedAtTheTill(Dialect dialect) {
    open(dialect);
    sell(3);
    ask();
    ask();
    sell(2);
    ask();

    assertThat(kept(centre)).extracting(AnchorStore.Anchor::number).containsExactly(3L, 5L);
    assertThat(kept(till.replica)).extracting(AnchorStore.Anchor::number).containsExactly(3L, 5L);
    assertThat(kept(centre))
        .extracting(AnchorStore.Anchor::hash)
        .contains(ChainStore.head(till.handle, SERIES).orElseThrow().hash());
    assertThat(kept(centre)).extracting(AnchorStore.Anchor::device).containsOnly(TILL);
    send();
    assertThat(check(centre).holds()).isTrue();
    assertThat(check(till.replica).holds()).isTrue();
    assertThat(issues()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatIsStillOnItsWayIsToldAndIsNoTampering(Dialect dialect) {
    open(dialect);
    sell(3);
    send();
    sell(2);
    ask();

    Checked checked = check(centre);

    assertThat(checked.holds()).isTrue();
    assertThat(checked.waiting()).isEqualTo(new Waiting(4, 5, till.clock.epochMillis()));
    assertThat(checked.line()).contains("1 to 3 hold").contains("4 to 5 are on their way");
    send();
    assertThat(check(centre).waiting()).isNull();
  }

  @Test
  void chainOfWhichNothingHasArrivedIsOnItsWay() {
    open(Dialect.SQLITE);
    sell(2);
    ask();

    assertThat(centre.read(ChainStore::chains)).containsExactly(SERIES);
    assertThat(check(centre).waiting()).isEqualTo(new Waiting(1, 2, till.clock.epochMillis()));
    assertThat(check(centre).line()).startsWith("1-2: nothing is here; 1 to 2");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void tailThatIsCutIsFoundAtTheTillAndAtTheNextSynchronisation(Dialect dialect) {
    open(dialect);
    sell(5);
    ask();
    send();
    Tampering.cutBehind(till, 3, 5);

    assertThat(broken(till.replica)).isEqualTo(new Broken(4, "", "", Fault.GONE_SINCE_TOLD));
    ask();

    assertThat(broken(centre)).isEqualTo(new Broken(4, "", "", Fault.TAKEN_BACK));
    assertThat(issues())
        .singleElement()
        .satisfies(issue -> {
          assertThat(issue.code()).isEqualTo(Issues.CHAIN_DIFFERS);
          assertThat(issue.recordId()).isEqualTo(SERIES);
          assertThat(issue.detail()).contains("ends at 3", "told 5", "4 is the first");
        });
  }

  @Test
  void disagreementOpensOneIssueHoweverOftenItIsTold() {
    open(Dialect.SQLITE);
    sell(5);
    ask();
    Tampering.cutBehind(till, 3, 5);
    ask();
    ask();
    sell(1);
    ask();

    assertThat(issues()).singleElement().returns(1L, Issue::times);
  }

  @Test
  void tailThatWasCutAndWrittenAnewIsFound() {
    open(Dialect.SQLITE);
    sell(5);
    ask();
    Tampering.cutBehind(till, 3, 5);
    sell(4);

    assertThat(broken(till.replica))
        .returns(5L, Broken::number)
        .returns(Fault.OTHER_THAN_TOLD, Broken::fault);
    ask();
    send();

    assertThat(broken(centre))
        .returns(5L, Broken::number)
        .returns(Fault.OTHER_THAN_TOLD, Broken::fault);
    assertThat(issues()).hasSize(1);
  }

  @Test
  void whatTheCentreHasConfirmedComesBackToATillThatHasForgottenIt() {
    open(Dialect.SQLITE);
    sell(5);
    ask();
    Tampering.cutBehind(till, 0, 5);
    till.execute("delete from chain_anchor");
    assertThat(check(till.replica).holds()).isTrue();
    ask();

    assertThat(broken(till.replica)).isEqualTo(new Broken(1, "", "", Fault.GONE_SINCE_TOLD));
    ask();
    assertThat(broken(centre)).isEqualTo(new Broken(1, "", "", Fault.TAKEN_BACK));
  }

  @Test
  void chainThatWasRebuiltWithTheTillsKeyBeforeItArrivedDoesNotFitWhatWasTold() {
    open(Dialect.SQLITE);
    sell(2);
    ask();
    sell(3);
    ask();
    Tampering.rebuild(till, 4, key);
    send();

    assertThat(broken(centre))
        .returns(5L, Broken::number)
        .returns(Fault.OTHER_THAN_TOLD, Broken::fault);
    assertThat(Objects.requireNonNull(check(centre).head()).number()).isEqualTo(4);
  }

  /// Between two places of which the till has told nobody can say which record was the first.
  @Test
  void whatARebuiltChainIsNamedByIsNotSaidToBeTheFirstThatIsAnother() {
    open(Dialect.SQLITE);
    sell(2);
    ask();
    sell(3);
    ask();
    send();
    Tampering.rebuild(till, 4, key);
    assertThat(check(till.replica).line())
        .endsWith(
            "at 5: the till had told of another record here, and 2 is as it was told;"
                + " the first that is another is one of 3 to 5");
    assertThat(check(till.replica).firstPerhaps()).isEqualTo(3);
  }

  @Test
  void whatStandsBehindATellingIsTheFirstThatIsAnother() {
    open(Dialect.SQLITE);
    sell(4);
    ask();
    sell(1);
    ask();
    send();
    Tampering.rebuild(till, 5, key);
    assertThat(check(till.replica).line())
        .endsWith("at 5: the till had told of another record here");
  }

  @Test
  void chainThatWasRebuiltWithTheTillsKeyAfterItArrivedIsFoundAtTheNextSynchronisation() {
    open(Dialect.SQLITE);
    sell(2);
    ask();
    sell(1);
    ask();
    sell(2);
    ask();
    send();
    Tampering.rebuild(till, 3, key);

    assertThat(broken(till.replica))
        .returns(3L, Broken::number)
        .returns(Fault.OTHER_THAN_TOLD, Broken::fault);
    ask();

    assertThat(broken(centre)).isEqualTo(new Broken(3, "", "", Fault.TAKEN_BACK));
    assertThat(issues())
        .singleElement()
        .satisfies(issue -> assertThat(issue.detail()).startsWith("3 at the till is another"));
  }

  @Test
  void rebuiltChainOfATillThatKeepsNoAnchorsIsFoundByItsHead() {
    open(Dialect.SQLITE);
    sell(5);
    ask();
    send();
    Tampering.rebuild(till, 3, key);
    till.execute("delete from chain_anchor");
    ask();

    assertThat(broken(centre))
        .returns(5L, Broken::number)
        .returns(Fault.OTHER_THAN_TOLD, Broken::fault);
    assertThat(issues())
        .singleElement()
        .satisfies(issue -> assertThat(issue.detail()).startsWith("5 is another record"));
  }

  @Test
  void fileThatWasRolledBackIsFoundAtTheNextSynchronisation() throws IOException {
    open(Dialect.SQLITE);
    sell(3);
    ask();
    till.close();
    Path file = folder.resolve("till.db");
    Path copy = Files.copy(file, folder.resolve("copy.db"));
    till = openTill();
    till.clock.advance(60_000);
    sell(2);
    ask();
    till.close();
    Files.copy(copy, file, StandardCopyOption.REPLACE_EXISTING);
    till = openTill();
    till.clock.advance(120_000);

    ask();
    assertThat(broken(till.replica)).isEqualTo(new Broken(4, "", "", Fault.GONE_SINCE_TOLD));
    ask();

    assertThat(broken(centre)).isEqualTo(new Broken(4, "", "", Fault.TAKEN_BACK));
  }

  @Test
  void copyOfATillThatIsBehindTakesNothingFromTheOneThatGoesOn() {
    open(Dialect.SQLITE);
    sell(5);
    ask();
    send();
    ChainHead copy = new ChainHead(SERIES, 3, Tampering.hash(till, 3), 5);
    tell(List.of(copy));
    assertThat(broken(centre).fault()).isEqualTo(Fault.TAKEN_BACK);
    sell(1);
    ask();
    send();

    assertThat(check(centre).holds()).as("it has gone on from what was denied").isTrue();
    assertThat(issues()).hasSize(1);
  }

  @Test
  void wordsThatWereLongOnTheirWayAreNoTampering() {
    open(Dialect.SQLITE);
    sell(3);
    List<ChainHead> late = AnchorStore.heads(till.replica);
    sell(2);
    ask();
    tell(late);
    send();

    assertThat(check(centre).holds()).isTrue();
    assertThat(check(till.replica).holds()).isTrue();
    assertThat(issues()).isEmpty();
  }

  @Test
  void nobodySpoilsTheChainOfAnotherTill() {
    open(Dialect.SQLITE);
    sell(3);
    ask();
    send();

    List<Messages.Anchor> answer =
        AnchorStore.told(
            centre,
            "till-9",
            List.of(
                new ChainHead(SERIES, 2, "a".repeat(64)),
                new ChainHead(SERIES, 9, "b".repeat(64)),
                new ChainHead(SERIES, 1, "c".repeat(64), 3)));

    assertThat(answer).extracting(Messages.Anchor::number).containsOnly(9L);
    assertThat(check(centre).holds()).isTrue();
    assertThat(check(centre).waiting()).isNull();
    assertThat(issues()).isEmpty();
  }

  /// Whoever may speak with the centre could else hide that another till's tail was cut.
  @Test
  void whatAnotherTillTellsHidesNoTailThatWasCut() {
    open(Dialect.SQLITE);
    sell(5);
    ask();
    send();
    List<Messages.Anchor> _ =
        AnchorStore.told(centre, "till-9", List.of(new ChainHead(SERIES, 999_999, "b".repeat(64))));
    Tampering.cutBehind(till, 3, 5);
    ask();

    assertThat(broken(centre)).isEqualTo(new Broken(4, "", "", Fault.TAKEN_BACK));
    assertThat(centre.read(CompletenessStore::all).getFirst().places().issued()).isEqualTo(5);
  }

  @Test
  void whatAnotherTillTellsHidesNothingThatIsOnItsWayAndDeniesNothing() {
    open(Dialect.SQLITE);
    sell(3);
    send();
    sell(2);
    ask();
    List<Messages.Anchor> _ =
        AnchorStore.told(
            centre,
            "till-9",
            List.of(
                new ChainHead(SERIES, 4, "c".repeat(64)),
                new ChainHead(SERIES, 999_999, "b".repeat(64))));
    List<Messages.Anchor> _ =
        AnchorStore.told(centre, "till-9", List.of(new ChainHead(SERIES, 1, "c".repeat(64), 4)));

    assertThat(check(centre).holds()).as(check(centre).line()).isTrue();
    assertThat(check(centre).waiting()).isEqualTo(new Waiting(4, 5, till.clock.epochMillis()));
  }

  @Test
  void ofAChainThatBearsTheNumberOfAnotherDeviceNothingIsKept() {
    open(Dialect.SQLITE);
    device(TILL, 2);
    device("till-9", 9);
    sell(3);
    ask();

    assertThat(
            AnchorStore.told(
                centre,
                "till-9",
                List.of(
                    new ChainHead(SERIES, 9, "b".repeat(64)),
                    new ChainHead(SERIES + ChainStore.JOURNAL, 9, "b".repeat(64)),
                    new ChainHead("1-9", 1, "c".repeat(64)))))
        .extracting(Messages.Anchor::series)
        .containsExactly("1-9");
    assertThat(kept(centre)).extracting(AnchorStore.Anchor::device).containsOnly(TILL);
    assertThat(check(centre).waiting()).isEqualTo(new Waiting(1, 3, till.clock.epochMillis()));
  }

  private void device(String id, int number) {
    TestRecords.put(
        centre,
        SyncCatalogue.DEVICE,
        new Records.Draft(
            id,
            Values.of(SyncCatalogue.DEVICE)
                .set("establishment_id", "1")
                .set("number", (long) number)
                .set("name", id)
                .set("kind", "TILL")
                .set("public_key", "key")
                .set("status", "ACTIVE")
                .set("enrolled_at", till.clock.epochMillis())
                .array(),
            List.of()));
  }

  @Test
  void tillThatHasSoldNothingTellsThatItHasNothing() {
    open(Dialect.SQLITE);

    assertThat(AnchorStore.heads(till.replica))
        .containsExactly(new ChainHead(SERIES, 0, Seal.NOTHING_BEFORE));
    ask();
    assertThat(kept(centre)).isEmpty();
    assertThat(AnchorStore.heads(centre)).isEmpty();
  }

  @Test
  void whatComesFromTheLineIsKeptOnlyIfItIsAnAnchor() {
    open(Dialect.SQLITE);
    AnchorStore.confirmed(till.replica, null);
    AnchorStore.confirmed(
        till.replica,
        List.of(
            new Messages.Anchor(SERIES, 0, "a".repeat(64)),
            new Messages.Anchor(SERIES, 1, "no hash"),
            Messages.GSON.fromJson("{}", Messages.Anchor.class)));

    assertThat(kept(till.replica)).isEmpty();
  }
}
