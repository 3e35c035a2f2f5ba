package dev.sempre.replica.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.replica.sale.TestTill;
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
  void whoWorksInTheBackgroundRestsFourTimesAsLongAsHeWorkedWhileAPersonIsThere() {
    way.personWorked();
    worked(30, true);
    worked(40, true);
    assertThat(rests).containsExactly(120L, 160L);
  }

  @Test
  void noRestIsLong() {
    way.personWorked();
    worked(2_000, true);
    assertThat(rests).containsExactly(250L);
  }

  @Test
  void nobodyRestsWhereNobodyIsOrHasGone() {
    worked(30, true);
    way.personWorked();
    clock.addAndGet(3_000 * MILLI);
    worked(30, true);
    assertThat(rests).isEmpty();
  }

  @Test
  void nobodyRestsWhenHisWorkIsDone() {
    way.personWorked();
    worked(30, false);
    assertThat(rests).isEmpty();
  }

  @Test
  void whoeverWritesForAPersonIsSeen(@TempDir Path folder) {
    try (TestTill till = TestTill.open(folder.resolve("till.db"))) {
      till.replica.giveWay(way);
      till.replica.write(Priority.BACKGROUND, tx -> null);
      way.rest(20 * MILLI);
      assertThat(rests).isEmpty();
      till.replica.write(Priority.PERSON, tx -> null);
      way.rest(20 * MILLI);
    }
    assertThat(rests).containsExactly(80L);
  }

  private void worked(long millis, boolean more) {
    assertThat(
            way.piece(() -> {
              clock.addAndGet(millis * MILLI);
              return more;
            }))
        .isEqualTo(more);
  }
}
