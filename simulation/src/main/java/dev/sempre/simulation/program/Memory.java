package dev.sempre.simulation.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a process holds of the machine's memory.
///
/// @param residentKilobytes now
/// @param highestKilobytes at most so far
public record Memory(long residentKilobytes, long highestKilobytes) {
  private static final Pattern LINE = Pattern.compile("(Vm\\w+):\\s+(\\d+) kB");

  /// Empty where the operating system does not tell it in `/proc`.
  public static Optional<Memory> of(long pid) {
    long resident = 0;
    long highest = 0;
    try {
      for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
        Matcher matcher = LINE.matcher(line);
        if (matcher.matches()) {
          long kilobytes = Long.parseLong(matcher.group(2));
          switch (matcher.group(1)) {
            case "VmRSS" -> resident = kilobytes;
            case "VmHWM" -> highest = kilobytes;
            default -> {
              // The others say nothing about what is resident.
            }
          }
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return resident == 0 ? Optional.empty() : Optional.of(new Memory(resident, highest));
  }
}
