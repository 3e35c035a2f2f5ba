package dev.sempre.replica.shift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.replica.db.Priority;
import dev.sempre.replica.sale.TestTill;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShiftStoreTest {
  @TempDir Path folder;

  @Test
  void theFirstSaleOpensAShiftOnTheShopsOwnDay() {
    try (TestTill till = TestTill.open(folder.resolve("till.db"))) {
      till.clock.set(Instant.parse("2026-11-21T23:30:00Z").toEpochMilli());

      Shift opened = openOrBegin(till, "s1");

      assertThat(opened)
          .isEqualTo(
              new Shift(
                  "s1",
                  "1",
                  "till-2",
                  1,
                  till.clock.epochMillis(),
                  "maria",
                  LocalDate.of(2026, 11, 22),
                  TestTill.EUR,
                  0));
      assertThat(ShiftStore.openOf(till.handle, "till-2")).contains(opened);
      assertThat(ShiftStore.openOf(till.handle, "till-3")).isEmpty();
    }
  }

  @Test
  void anOpenShiftStaysTheOne() {
    try (TestTill till = TestTill.open(folder.resolve("till.db"))) {
      Shift first = openOrBegin(till, "s1");

      assertThat(openOrBegin(till, "s2")).isEqualTo(first);
    }
  }

  private static Shift openOrBegin(TestTill till, String id) {
    return till.replica.write(
        Priority.PERSON, tx -> ShiftStore.openOrBegin(tx, id, TestTill.establishment(), "maria"));
  }
}
