package dev.sempre.simulation.week;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeekTest {
  private static final int TICKETS_A_DAY = 15;

  @TempDir Path folder;

  @Test
  void aWeekWithoutALineAddsUpToTheCentOnceItIsSynchronised() {
    List<String> told = new ArrayList<>();
    try (Week week = new Week(folder, Habits.plain(), 3)) {
      week.live(7, TICKETS_A_DAY, told::add);
      assertThat(week.compare(told::add)).as(String.join("\n", told)).isEmpty();
    }
    assertThat(told).as("something came back").anyMatch(line -> line.contains("returned lines 1"));
  }
}
