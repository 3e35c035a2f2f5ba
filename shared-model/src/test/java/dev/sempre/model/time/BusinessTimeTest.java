package dev.sempre.model.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class BusinessTimeTest {

  private static final ZoneId ROME = ZoneId.of("Europe/Rome");

  @Test
  void knowsTheOffsetAndTheDayOfTheShop() {
    long millis = Instant.parse("2026-11-21T23:30:00Z").toEpochMilli();

    BusinessTime rome = BusinessTime.at(millis, ROME);
    BusinessTime saoPaulo = BusinessTime.at(millis, ZoneId.of("America/Sao_Paulo"));

    assertThat(rome).isEqualTo(new BusinessTime(millis, 60, LocalDate.of(2026, 11, 22)));
    assertThat(saoPaulo).isEqualTo(new BusinessTime(millis, -180, LocalDate.of(2026, 11, 21)));
  }

  @Test
  void theHourThatComesTwiceKeepsItsOffset() {
    long summer = Instant.parse("2026-10-25T00:30:00Z").toEpochMilli();
    long winter = Instant.parse("2026-10-25T01:30:00Z").toEpochMilli();

    assertThat(BusinessTime.at(summer, ROME).offsetMinutes()).isEqualTo(120);
    assertThat(BusinessTime.at(winter, ROME).offsetMinutes()).isEqualTo(60);
  }
}
