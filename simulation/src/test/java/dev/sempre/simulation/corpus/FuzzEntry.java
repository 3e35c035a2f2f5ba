package dev.sempre.simulation.corpus;

import dev.sempre.simulation.corpus.FuzzTarget.Reader;
import dev.sempre.simulation.corpus.FuzzTarget.Verdict;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where Jazzer comes in: it calls these two by their names, and so needs no library at compile
/// time. Started by [FuzzMain] in a process of its own.
public final class FuzzEntry {
  private static @Nullable Reader reader;

  private FuzzEntry() {}

  /// @param arguments name of the target, and a folder for what it keeps on disk
  public static void fuzzerInitialize(String[] arguments) {
    Path folder = Path.of(arguments[1]);
    reader = FuzzTarget.valueOf(arguments[0]).open(folder);
  }

  /// One input. Whatever it throws is a finding.
  public static void fuzzerTestOneInput(byte[] bytes) {
    Verdict _ = Objects.requireNonNull(reader, "fuzzerInitialize comes first").read(bytes);
  }
}
