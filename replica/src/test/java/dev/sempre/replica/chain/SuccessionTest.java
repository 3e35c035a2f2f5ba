package dev.sempre.replica.chain;

import static dev.sempre.replica.sale.TestTill.SERIES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.chain.ChainCheck.Broken;
import dev.sempre.model.chain.ChainCheck.Fault;
import dev.sempre.model.chain.Seal;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.chain.ChainStore.Checked;
import dev.sempre.replica.db.Dialect;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.Unguarded;
import dev.sempre.replica.sale.NewSeries;
import dev.sempre.replica.sale.TestTill;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.testing.Line;
import dev.sempre.replica.testing.TestKey;
import dev.sempre.replica.testing.TestPlaces;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A till that has joined anew signs with another key in another chain. That one vouches for the
/// one before it, whose key the till does not have any more. Source: R35, R37, F41.
final class SuccessionTest {
  private static final String NEXT = "1-3";

  @TempDir Path folder;
  private final TestKey before = new TestKey();
  private final TestKey key = new TestKey();
  private TestTill till;

  @BeforeEach
  void joinAnew() {
    till = TestTill.open(folder.resolve("till.db"));
    till.replica.signWith(before);
    for (int i = 0; i < 5; i++) {
      var _ = till.sell(till.cart(100));
    }
    NewSeries.begin(till.replica, 3);
    till.replica.signWith(key);
  }

  @AfterEach
  void close() {
    till.close();
  }

  private CompletedSale sellOn() {
    return till.sellIn(NEXT, till.cart(1_000));
  }

  /// As the till looks at its earlier chains.
  private Checked earlier(String chain) {
    return till.replica.read(
        handle -> ChainStore.check(handle, till.replica.dialect(), chain, null));
  }

  private Checked check(Replica place) {
    return place.read(handle -> ChainStore.check(handle, place.dialect(), NEXT, key::hasSigned));
  }

  private Broken broken(Checked checked) {
    return Objects.requireNonNull(checked.broken(), checked::line);
  }

  @Test
  void bothChainsHoldAndTheEarlierOneSaysThatItsSignaturesWereNotLookedAt() {
    assertThat(earlier(SERIES).holds()).as("nothing is sold yet under the new number").isTrue();
    sellOn();

    assertThat(earlier(SERIES).line())
        .startsWith("1-2: 1 to 5 hold")
        .endsWith("; signatures not checked here");
    assertThat(check(till.replica).line()).startsWith("1-3: 1 to 1 hold").doesNotContain("not");
  }

  @Test
  void anEarlierTicketThatWasChangedAndSealedAnewIsFoundByTheChainThatStandsOnIt() {
    CompletedSale first = sellOn();
    Tampering.rebuild(till, 3, new TestKey());
    till.execute("delete from chain_anchor");

    assertThat(broken(check(till.replica)))
        .isEqualTo(new Broken(1, "sale", first.id(), Fault.MISSING_BEFORE));
    assertThat(broken(earlier(SERIES)).fault()).isEqualTo(Fault.NOT_FOLLOWED);
  }

  @Test
  void anEarlierChainThatIsGoneIsMissing() {
    CompletedSale first = sellOn();
    Unguarded.lift(till.replica);
    for (String child : List.of("sale_line", "sale_tender", "sale_tax")) {
      till.execute(
          "delete from " + child + " where sale_id in (select id from sale where series = ?)",
          SERIES);
    }
    till.execute("delete from sale where series = ?", SERIES);

    assertThat(broken(check(till.replica)))
        .isEqualTo(new Broken(1, "sale", first.id(), Fault.MISSING_BEFORE));
  }

  @Test
  void aTailOfAnEarlierChainThatWasCutOrAddedToIsFound() {
    CompletedSale first = sellOn();
    var _ = till.sell(till.cart(100));

    assertThat(broken(check(till.replica)))
        .isEqualTo(new Broken(1, "sale", first.id(), Fault.OUT_OF_PLACE));
    Tampering.delete(till, 6);
    assertThat(check(till.replica).holds()).isTrue();
    Tampering.delete(till, 5);
    assertThat(broken(check(till.replica)).fault()).isEqualTo(Fault.MISSING_BEFORE);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aPerpetualTotalThatDoesNotGoOnIsFoundAlsoAtTheCentre(Dialect dialect) {
    CompletedSale first = sellOn();
    RootRecord record =
        till.replica.read(handle ->
            Records.find(
                    handle.getConnection(), till.replica.dialect(), SyncCatalogue.SALE, first.id())
                .orElseThrow()
                .record());
    Seal real = Seal.of(record).orElseThrow();
    assertThat(real.perpetualMinor()).isEqualTo(1_500);
    Seal forged = Seal.of(Seal.put(record, 1, real.previous(), 1_000, key)).orElseThrow();
    till.execute(
        "update sale set perpetual_minor = ?, chain_hash = ?, chain_signature = ? where id = ?",
        forged.perpetualMinor(),
        forged.hash(),
        Objects.requireNonNull(forged.signature()),
        first.id());
    Broken wrong = new Broken(1, "sale", first.id(), Fault.WRONG_TOTAL);

    assertThat(broken(check(till.replica))).isEqualTo(wrong);
    try (Replica centre = TestPlaces.centre(TestPlaces.fresh(dialect, folder), till.clock)) {
      int _ = new Line(centre, till.replica).upload();
      assertThat(broken(check(centre))).isEqualTo(wrong);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatTheCentreDoesNotHaveYetIsNoTampering(Dialect dialect) {
    CompletedSale first = sellOn();
    RootRecord record =
        till.replica.read(handle ->
            Records.find(
                    handle.getConnection(), till.replica.dialect(), SyncCatalogue.SALE, first.id())
                .orElseThrow()
                .record());
    try (Replica centre = TestPlaces.centre(TestPlaces.fresh(dialect, folder), till.clock)) {
      var _ = new Line(centre, till.replica).send(List.of(record));

      assertThat(check(centre).holds()).as(check(centre).line()).isTrue();
    }
  }

  @Test
  void aChainOfAnotherNameThatSomebodyHasSealedIsNoneOfThisTills() {
    sellOn();
    till.replica.signWith(new TestKey());
    var _ = till.sellIn("7-7", till.cart(100));

    assertThat(broken(earlier("7-7"))).isEqualTo(new Broken(2, "", "", Fault.NOT_FOLLOWED));
    assertThat(check(till.replica).holds()).isTrue();
    assertThat(earlier(SERIES).holds()).isTrue();
  }
}
