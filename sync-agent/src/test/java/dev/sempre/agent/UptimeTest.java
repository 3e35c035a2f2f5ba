package dev.sempre.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UptimeTest {
  @TempDir private Path folder;

  @Test
  void whatTheSystemTellsCountsAlsoWhatTheStopwatchHasSlept() throws IOException {
    Path told = Files.writeString(folder.resolve("uptime"), "13517.41 12053.80\n");
    Uptime uptime = new Uptime(told, () -> 5);
    assertThat(uptime.millis()).isEqualTo(13_517_410);
    Files.writeString(told, "13517.04 12053.80\n");
    assertThat(uptime.millis()).isEqualTo(13_517_040);
  }

  @Test
  void whereTheSystemTellsNothingTheStopwatchIsAsked() {
    assertThat(new Uptime(folder.resolve("none"), () -> 5).nanos()).isEqualTo(5);
  }

  @Test
  void systemOfThisMachineIsUnderstood() {
    assumeThat(Path.of("/proc/uptime")).exists();
    Uptime uptime = new Uptime(System::nanoTime);
    long before = uptime.nanos();
    assertThat(before).isPositive();
    assertThat(uptime.nanos()).isGreaterThanOrEqualTo(before);
  }
}
