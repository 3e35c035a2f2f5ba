package dev.sempre.model.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.money.Rate;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class VatRateTest {

  private static final LocalDate NEW_YEAR = LocalDate.of(2014, 1, 1);

  @Test
  void holdsFromItsFirstDayToItsLastIncluded() {
    VatRate old = new VatRate("fr", "TVA", new Rate(1_960), null, NEW_YEAR.minusDays(1));
    VatRate now = new VatRate("fr", "TVA", Rate.ofPercent(20), NEW_YEAR, null);

    assertThat(old.isValidOn(NEW_YEAR.minusDays(1))).isTrue();
    assertThat(old.isValidOn(NEW_YEAR)).isFalse();
    assertThat(now.isValidOn(NEW_YEAR.minusDays(1))).isFalse();
    assertThat(now.isValidOn(NEW_YEAR)).isTrue();
    assertThat(now.isValidOn(NEW_YEAR.plusYears(50))).isTrue();
  }
}
