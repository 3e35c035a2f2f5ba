package dev.sempre.simulation.architecture.planted.agent.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/// Reads the machine's clock in five ways; the port it may read.
final class ClockReader {
  private ClockReader() {}

  static LongSupplier millis() {
    return System::currentTimeMillis;
  }

  static long nanos() {
    return System.nanoTime();
  }

  static Instant instant() {
    return Instant.now();
  }

  static LocalDate today(ZoneId zone) {
    return LocalDate.now(zone);
  }

  static Clock clock() {
    return Clock.systemUTC();
  }

  static Instant ofThePort(Clock port) {
    return Instant.now(port);
  }
}
