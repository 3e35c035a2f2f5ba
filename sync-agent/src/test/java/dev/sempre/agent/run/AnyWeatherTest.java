package dev.sempre.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import dev.sempre.agent.machine.Event;
import dev.sempre.agent.testing.Clock;
import dev.sempre.agent.testing.Fault;
import dev.sempre.agent.testing.Samples;
import dev.sempre.agent.testing.TestBase;
import dev.sempre.agent.testing.TestCentre;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.sync.Checksums;
import dev.sempre.replica.sync.Cursors;
import dev.sempre.replica.sync.Viewer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever the line does, and whenever the agent is killed: nothing that waits is lost, nothing
/// arrives twice, and no cursor is ever ahead of its data. Source: P1, P2, R16, I1, I2, I7.
final class AnyWeatherTest {
  private static final Viewer VIEWER = new Viewer(TestBase.DEVICE, "1");
  private static final List<TableSpec> DOWN = List.of(SyncCatalogue.PRODUCT, SyncCatalogue.CONTACT);

  @TempDir private Path folder;

  private final Clock clock = new Clock();
  private final List<String> sold = new ArrayList<>();

  /// Those of every build; all of them: `mvn verify -Dsempre.repetitions=all`.
  static LongStream seeds() {
    return System.getProperty("sempre.repetitions", "").equals("all")
        ? LongStream.of(1, 2, 3, 4, 5, 6, 7, 8)
        : LongStream.of(1, 2, 3, 4);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingIsLostAndNoCursorIsAheadOfItsData(long seed) throws IOException {
    Random random = new Random(seed);
    try (TestCentre centre = new TestCentre(folder, clock);
        TestBase base = new TestBase(folder, centre, clock)) {
      Samples.putMany(centre.replica(), SyncCatalogue.PRODUCT, "p", 40);
      centre.limits(15 + random.nextInt(60), 8 + random.nextInt(20));
      centre.gate(route -> fault(route, random));
      for (int step = 0; step < 30; step++) {
        act(random, centre, base, step);
        noCursorIsAheadOfItsData(centre, base);
        everySaleIsSomewhereOnce(centre, base);
      }
      centre.gate(route -> Fault.NONE);
      base.sync();
      base.untilQuiet(5);
      base.sync();
      for (TableSpec table : SyncCatalogue.TABLES) {
        assertThat(Samples.pending(base.replica(), table)).as("waiting in " + table).isEmpty();
        assertThat(sum(base, table)).as(table.name()).isEqualTo(sum(centre, table));
      }
      assertThat(Samples.count(centre.replica(), SyncCatalogue.SALE)).isEqualTo(sold.size());
    }
  }

  private static Fault fault(String route, Random random) {
    return switch (random.nextInt(16)) {
      case 0 -> Fault.REQUEST_LOST;
      case 1 -> Fault.ANSWER_LOST;
      case 2 -> Fault.TWICE;
      case 3 -> Fault.CAPTIVE_PORTAL;
      case 4 -> Fault.status(500);
      case 5 -> Fault.problem(503, "STORE_UNAVAILABLE");
      case 6, 7 -> Fault.cutAfter(random.nextInt(1_500));
      case 8 -> Fault.problem(401, "TOKEN_REFUSED");
      case 9 -> route.equals("records") ? Fault.verdicts(AnyWeatherTest::loseOne) : Fault.NONE;
      default -> Fault.NONE;
    };
  }

  private static void loseOne(JsonArray verdicts) {
    if (!verdicts.isEmpty()) {
      verdicts.remove(0);
    }
  }

  private void act(Random random, TestCentre centre, TestBase base, int step) {
    String id = "x" + step;
    switch (random.nextInt(8)) {
      case 0, 1 -> {
        int count = 1 + random.nextInt(12);
        Samples.putSales(base.replica(), TestBase.DEVICE, id, count);
        for (int i = 0; i < count; i++) {
          sold.add(id + "-" + i);
        }
      }
      case 2 -> Samples.putMany(centre.replica(), SyncCatalogue.PRODUCT, id, random.nextInt(50));
      case 3 ->
          Samples.put(
              random.nextBoolean() ? centre.replica() : base.replica(),
              SyncCatalogue.CONTACT,
              Samples.draft(
                  SyncCatalogue.CONTACT, "c" + random.nextInt(6), Map.of("name", "name " + step)));
      case 4 -> base.restart();
      case 5 -> base.ring();
      case 6 -> base.runner().tell(new Event.PulseDue());
      default -> base.sync();
    }
    clock.advance(1 + random.nextInt(5_000));
  }

  private static void noCursorIsAheadOfItsData(TestCentre centre, TestBase base) {
    Map<String, Cursors.Cursor> cursors = base.replica().read(Cursors::all);
    for (TableSpec table : DOWN) {
      Cursors.Cursor cursor = cursors.get(table.name());
      if (cursor == null) {
        continue;
      }
      List<String> passed =
          centre
              .replica()
              .read(handle ->
                  handle
                      .createQuery("select id from " + table.name() + " where seq <= :seq")
                      .bind("seq", cursor.seq())
                      .mapTo(String.class)
                      .list());
      for (String id : passed) {
        long there = version(centre, table, id);
        assertThat(Samples.find(base.replica(), table, id))
            .as("%s %s of version %d below cursor %d", table, id, there, cursor.seq())
            .hasValueSatisfying(here ->
                assertThat(here.pending() || there == baseVersion(here.record().baseVersion()))
                    .isTrue());
      }
    }
  }

  private static long version(TestCentre centre, TableSpec table, String id) {
    return Samples.find(centre.replica(), table, id).orElseThrow().record().version();
  }

  private static long baseVersion(@org.jspecify.annotations.Nullable Long version) {
    return version == null ? 0 : version;
  }

  private void everySaleIsSomewhereOnce(TestCentre centre, TestBase base) {
    List<String> pending = Samples.pending(base.replica(), SyncCatalogue.SALE);
    for (String id : sold) {
      boolean waits = pending.contains(id);
      boolean arrived = Samples.find(centre.replica(), SyncCatalogue.SALE, id).isPresent();
      assertThat(waits || arrived).as(id).isTrue();
    }
  }

  private static Object sum(TestBase base, TableSpec table) {
    return base.replica()
        .read(handle -> Checksums.of(handle, base.replica().dialect(), table, VIEWER));
  }

  private static Object sum(TestCentre centre, TableSpec table) {
    return centre
        .replica()
        .read(handle -> Checksums.of(handle, centre.replica().dialect(), table, VIEWER));
  }
}
