package dev.sempre.replica.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.sale.TestTill;
import dev.sempre.replica.sync.Records;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RightOfWayTest {
  private static final long MILLI = 1_000_000;

  private final AtomicLong clock = new AtomicLong(5_000 * MILLI);
  private final List<Long> rests = new ArrayList<>();
  private final RightOfWay way =
      new RightOfWay(
          clock::get,
          nanos -> {
            rests.add(nanos / MILLI);
            clock.addAndGet(nanos);
          });

  @Test
  void whoWorksInTheBackgroundRestsTwiceAsLongAsHeWorkedWhileAPersonIsThere() {
    worked(Priority.PERSON, 1);
    worked(Priority.BACKGROUND, 30);
    worked(Priority.BACKGROUND, 40);
    assertThat(rests).containsExactly(60L, 80L);
  }

  @Test
  void noRestIsLong() {
    worked(Priority.PERSON, 1);
    worked(Priority.BACKGROUND, 2_000);
    assertThat(rests).containsExactly(250L);
  }

  @Test
  void nobodyRestsWhereNobodyIsOrHasGone() {
    worked(Priority.BACKGROUND, 30);
    worked(Priority.PERSON, 1);
    clock.addAndGet(3_000 * MILLI);
    worked(Priority.BACKGROUND, 30);
    assertThat(rests).isEmpty();
  }

  @Test
  void aPersonNeverRests() {
    worked(Priority.PERSON, 30);
    worked(Priority.PERSON, 30);
    assertThat(rests).isEmpty();
  }

  @Test
  void whatIsWrittenInTheBackgroundGivesWayBehindItsCommit(@TempDir Path folder) {
    try (TestTill till = TestTill.open(folder.resolve("till.db"))) {
      till.replica.giveWay(way);
      till.replica.write(Priority.PERSON, tx -> null);
      till.replica.write(
          Priority.BACKGROUND,
          tx -> {
            clock.addAndGet(20 * MILLI);
            return Records.delete(tx, SyncCatalogue.PRODUCT, "nothing", 1, "centre");
          });
    }
    assertThat(rests).containsExactly(40L);
  }

  private void worked(Priority who, long millis) {
    long begin = way.now();
    clock.addAndGet(millis * MILLI);
    way.passed(who, begin);
  }
}
