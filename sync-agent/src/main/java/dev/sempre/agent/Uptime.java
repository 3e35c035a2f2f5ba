package dev.sempre.agent;

import dev.sempre.agent.run.Ports.Stopwatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A stopwatch that goes on while the machine sleeps, so that a clock which has gone on too is not
/// taken for one that was set. Windows counts its sleep in the ordinary stopwatch; Linux tells it
/// in a file, in hundredths of a second. Elsewhere a sleep looks like a clock that was set, until
/// the centre answers. Source: F21.
final class Uptime implements Stopwatch {
  private static final Path LINUX = Path.of("/proc/uptime");

  private final Path told;
  private final Stopwatch ordinary;
  private final boolean tells;

  /// @param ordinary what there is where the system does not tell
  Uptime(Stopwatch ordinary) {
    this(LINUX, ordinary);
  }

  Uptime(Path told, Stopwatch ordinary) {
    this.told = told;
    this.ordinary = ordinary;
    this.tells = Files.isReadable(told);
  }

  /// @throws IllegalStateException if the system does not tell any more what it told before; trying
  ///   again may help
  @Override
  public long nanos() {
    if (!tells) {
      return ordinary.nanos();
    }
    try {
      String text = Files.readString(told);
      // For example "13517.41 12053.80": always two decimals.
      String hundredths = text.substring(0, text.indexOf(' ')).replace(".", "");
      return Long.parseLong(hundredths) * 10_000_000;
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      throw new IllegalStateException("the system does not tell how long it is up", e);
    }
  }
}
