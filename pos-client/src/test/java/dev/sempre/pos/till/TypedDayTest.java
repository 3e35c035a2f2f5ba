package dev.sempre.pos.till;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedDayTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 5, 28);

  @ParameterizedTest
  @CsvSource({
    "27/5, 2026-05-27",
    "28.05, 2026-05-28",
    "29-5, 2025-05-29",
    "1/2/26, 2026-02-01",
    "01.02.2025, 2025-02-01",
    "2026-03-04, 2026-03-04",
    "29/2/24, 2024-02-29",
  })
  void aDayIsReadAsPeopleTypeIt(String text, LocalDate day) {
    assertThat(TypedDay.read(text, TODAY)).contains(day);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "13,73", "12.30", "29/2", "2026-13-01", "1-2-00458", "8001234567897"})
  void whatIsNoDayIsNone(String text) {
    assertThat(TypedDay.read(text, TODAY)).isEmpty();
  }
}
