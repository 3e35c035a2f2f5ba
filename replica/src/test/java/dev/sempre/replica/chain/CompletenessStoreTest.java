package dev.sempre.replica.chain;

import static dev.sempre.replica.sale.TestTill.SERIES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.chain.CompletenessStore.Completeness;
import dev.sempre.replica.chain.CompletenessStore.Missing;
import dev.sempre.replica.chain.CompletenessStore.Numbers;
import dev.sempre.replica.db.Dialect;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sale.TestTill;
import dev.sempre.replica.sync.Outbox;
import dev.sempre.replica.sync.StoredRecord;
import dev.sempre.replica.testing.Line;
import dev.sempre.replica.testing.TestPlaces;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The centre can prove what it has and what it lacks. Source: R43.
final class CompletenessStoreTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void rangesThatAreMissingAreListedWithTheTimeAtWhichTheyWereTold(Dialect dialect) {
    try (TestTill till = TestTill.open(folder.resolve("till.db"));
        Replica centre = TestPlaces.centre(TestPlaces.fresh(dialect, folder), till.clock)) {
      sell(till, 6);
      tell(till, centre);
      long firstTold = till.clock.epochMillis();
      till.clock.advance(60_000);
      sell(till, 4);
      tell(till, centre);
      sendOnly(till, centre, Set.of(1L, 2L, 5L, 7L));

      List<Completeness> all = centre.read(CompletenessStore::all);

      long lastTold = till.clock.epochMillis();
      assertThat(all)
          .containsExactly(
              new Completeness(
                  SERIES,
                  List.of("till-2"),
                  new Numbers(
                      10,
                      4,
                      List.of(
                          new Missing(3, 4, firstTold),
                          new Missing(6, 6, firstTold),
                          new Missing(8, 10, lastTold))),
                  new Numbers(7, 4, List.of(new Missing(3, 4, null), new Missing(6, 6, null))),
                  firstTold,
                  lastTold,
                  lastTold));
      assertThat(all.getFirst().isComplete()).isFalse();
      int _ = new Line(centre, till.replica).upload();
      assertThat(centre.read(CompletenessStore::all)).allMatch(Completeness::isComplete);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void chainOfWhichNothingHasArrivedIsListed(Dialect dialect) {
    try (TestTill till = TestTill.open(folder.resolve("till.db"));
        Replica centre = TestPlaces.centre(TestPlaces.fresh(dialect, folder), till.clock)) {
      sell(till, 2);
      tell(till, centre);
      long told = till.clock.epochMillis();

      assertThat(centre.read(CompletenessStore::all))
          .containsExactly(
              new Completeness(
                  SERIES,
                  List.of("till-2"),
                  new Numbers(2, 0, List.of(new Missing(1, 2, told))),
                  null,
                  told,
                  told,
                  null));
    }
  }

  private static void sell(TestTill till, int tickets) {
    for (int i = 0; i < tickets; i++) {
      var _ = till.sell(till.cart(100));
    }
  }

  private static void tell(TestTill till, Replica centre) {
    var _ = AnchorStore.told(centre, "till-2", AnchorStore.heads(till.replica));
  }

  private static void sendOnly(TestTill till, Replica centre, Set<Long> numbers) {
    List<StoredRecord> waiting =
        new Outbox(till.replica)
            .next(Outbox.Position.start(), 100).stream()
                .filter(stored -> stored.record().table() == SyncCatalogue.SALE)
                .filter(stored -> numbers.contains(stored.record().value("number")))
                .toList();
    var _ =
        new Line(centre, till.replica).send(waiting.stream().map(StoredRecord::record).toList());
  }
}
