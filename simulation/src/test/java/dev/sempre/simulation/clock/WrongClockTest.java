package dev.sempre.simulation.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.simulation.program.Programs;
import dev.sempre.simulation.program.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every way in which a program may read the clock, in a process of its own.
class WrongClockTest {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void everyReadingIsMovedAndFollowsTheClockWhileTheProgramRuns() throws Exception {
    Files.createDirectories(folder.resolve("logs"));
    WrongClock clock = WrongClock.in(folder);
    clock.setBy(Duration.ofDays(1_000).toMillis());
    Programs programs =
        clock.of(new Programs(folder, folder.resolve("logs"), true, true, List.of()));
    try (Running running =
        programs.java(
            "clock",
            line -> {},
            List.of("-cp", System.getProperty("java.class.path")),
            List.of(ClockReaderMain.class.getName()))) {
      String ahead = running.awaitLine(line -> true, LONGEST_WAIT);
      assertThat(days(ahead)).hasSize(4).containsOnly(1_000L);

      clock.setBy(-Duration.ofDays(2).toMillis());
      String behind = running.awaitLine(line -> days(line).contains(-2L), LONGEST_WAIT);
      assertThat(days(behind)).hasSize(4).containsOnly(-2L);
    }
  }

  /// How far each reading of a line is ahead of this process's clock, to the day.
  private static List<Long> days(String line) {
    long now = Instant.now().toEpochMilli();
    return Arrays.stream(line.split(" "))
        .map(Long::parseLong)
        .map(millis -> Math.round((millis - now) / 86_400_000.0))
        .toList();
  }
}
