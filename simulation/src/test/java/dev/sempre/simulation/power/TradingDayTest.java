package dev.sempre.simulation.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sempre.simulation.power.EagerDisk.Promise;
import dev.sempre.simulation.world.Ground;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Images are worth something only if the day has in it what can go wrong.
final class TradingDayTest {
  private static final String DATABASE = "till.db";
  private static final String LOG = DATABASE + "-wal";

  @BeforeAll
  static void onlyWhereCallsCanBeLogged() {
    assumeTrue(FileCalls.arePossible(), "SQLite's calls can be logged on Linux only");
  }

  @Test
  void theLogIsCopiedBegunAnewCutBackAndThrownAwayWhileTheTillSells() {
    List<Entry> log;
    try (Ground ground = new Ground()) {
      log = TradingDay.of(1, ground, Promise.AS_SOLD).log();
    }
    int firstPaid = log.indexOf(first(log, Entry.Paid.class));
    List<Entry> selling = log.subList(firstPaid, log.lastIndexOf(last(log, Entry.Paid.class)));
    assertThat(selling).contains(new Entry.Synced(DATABASE), new Entry.Synced(LOG));
    assertThat(selling).contains(new Entry.Removed(LOG), new Entry.FolderSynced());
    assertThat(selling).anyMatch(e -> e instanceof Entry.Resized(var file, _) && file.equals(LOG));
    long begunAnew =
        selling.stream()
            .filter(e ->
                e instanceof Entry.Written(var file, var offset, _)
                    && file.equals(LOG)
                    && offset == 0)
            .count();
    assertThat(begunAnew).isGreaterThan(5);
  }

  @Test
  void everyPaidTicketAndEveryStepIsSyncedBeforeItIsAnswered() {
    List<Entry> log;
    try (Ground ground = new Ground()) {
      log = TradingDay.of(2, ground, Promise.AS_SOLD).log();
    }
    boolean waiting = false;
    for (Entry entry : log) {
      switch (entry) {
        case Entry.Written(String file, _, _) when file.equals(LOG) -> waiting = true;
        case Entry.Synced(String file) when file.equals(LOG) -> waiting = false;
        case Entry.Paid(SoldTicket ticket) ->
            assertThat(waiting).as("log of ticket " + ticket.number() + " waits").isFalse();
        case Entry.Shown(Unpaid unpaid) ->
            assertThat(waiting).as("log of " + unpaid + " waits").isFalse();
        case Entry.Written _,
            Entry.Synced _,
            Entry.Resized _,
            Entry.Removed _,
            Entry.FolderSynced _,
            Entry.Arrived _ -> {
          // Of no concern here.
        }
      }
    }
  }

  private static Entry first(List<Entry> log, Class<? extends Entry> kind) {
    return log.stream().filter(kind::isInstance).findFirst().orElseThrow();
  }

  private static Entry last(List<Entry> log, Class<? extends Entry> kind) {
    return first(log.reversed(), kind);
  }
}
