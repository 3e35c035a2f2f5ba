package dev.sempre.simulation.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a process and those that it has started use of the machine, as Linux tells it in `/proc`.
///
/// @param processorMillis processor time so far, with that of children that have ended; grows in
///   steps of 10
/// @param memoryKilobytes resident memory now; what several of them share counts once
public record ProcessUse(long processorMillis, long memoryKilobytes) {
  private static final Path PROC = Path.of("/proc");

  /// Unit of the times in `stat`. Source: `USER_HZ`, 100 per second on every architecture that the
  /// programs run on.
  private static final long TICK_MILLIS = 10;

  /// Own time in user and kernel mode, then that of children that were waited for. Source: proc(5),
  /// fields 14 to 17, counted from the first behind the name.
  private static final int FIRST_TIME = 11;

  private static final int TIMES = 4;

  private static final Pattern SHARE = Pattern.compile("Pss:\\s+(\\d+) kB");

  /// Empty where the operating system does not tell it, and of a process that is gone.
  public static Optional<ProcessUse> of(long pid) {
    Optional<ProcessHandle> parent = ProcessHandle.of(pid);
    if (parent.isEmpty() || !Files.isReadable(PROC.resolve(pid + "/smaps_rollup"))) {
      return Optional.empty();
    }
    List<ProcessHandle> family =
        Stream.concat(parent.stream(), parent.get().descendants()).toList();
    long processor = 0;
    long memory = 0;
    for (ProcessHandle member : family) {
      try {
        ProcessUse use = ofOne(member.pid());
        processor += use.processorMillis();
        memory += use.memoryKilobytes();
      } catch (IOException e) {
        // It has ended meanwhile: its time is its parent's now.
      }
    }
    return memory == 0 ? Optional.empty() : Optional.of(new ProcessUse(processor, memory));
  }

  private static ProcessUse ofOne(long pid) throws IOException {
    Path folder = PROC.resolve(Long.toString(pid));
    String stat = Files.readString(folder.resolve("stat"));
    // The name may hold anything, also blanks and brackets.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long ticks = 0;
    for (int i = FIRST_TIME; i < FIRST_TIME + TIMES; i++) {
      ticks += Long.parseLong(fields[i]);
    }
    Matcher share = SHARE.matcher(Files.readString(folder.resolve("smaps_rollup")));
    return new ProcessUse(ticks * TICK_MILLIS, share.find() ? Long.parseLong(share.group(1)) : 0);
  }
}
