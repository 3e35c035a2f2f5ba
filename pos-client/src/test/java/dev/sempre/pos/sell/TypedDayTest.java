package dev.sempre.pos.sell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
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
  void aDayThatHasBeenIsReadAsPeopleTypeIt(String text, LocalDate day) {
    assertThat(TypedDay.past(text, TODAY)).contains(day);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "13,73", "12.30", "29/2", "2026-13-01", "1-2-00458", "8001234567897"})
  void whatIsNoDayIsNone(String text) {
    assertThat(TypedDay.past(text, TODAY)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "29/5, 2026-05-29",
    "28.05, 2026-05-28",
    "27-5, 2027-05-27",
    "31 1, 2027-01-31",
    "31.1., 2027-01-31",
    "1/2/26, 2026-02-01",
    "2027-03-04, 2027-03-04",
    "29/2/28, 2028-02-29",
    "+30, 2026-06-27",
    "+ 0, 2026-05-28",
  })
  void aDayToComeIsReadAsPeopleTypeIt(String text, LocalDate day) {
    assertThat(TypedDay.toCome(text, TODAY)).contains(day);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+", "-3", "29/2", "2026-13-01", "32/1", "1/2/3/4"})
  void whatIsNoDayToComeIsNone(String text) {
    assertThat(TypedDay.toCome(text, TODAY)).isEmpty();
  }

  /// The last, and the next, day of a name may be in another year than one would look first.
  @Test
  void theTwentyNinthOfFebruaryIsInALeapYear() {
    assertThat(TypedDay.past("29/2", LocalDate.of(2025, 1, 10)))
        .contains(LocalDate.of(2024, 2, 29));
    assertThat(TypedDay.toCome("29/2", LocalDate.of(2027, 12, 1)))
        .contains(LocalDate.of(2028, 2, 29));
  }
}
