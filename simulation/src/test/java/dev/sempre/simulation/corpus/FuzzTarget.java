package dev.sempre.simulation.corpus;

/// What the coverage-guided fuzzer calls, by the name that it looks for: `mvn -Pfuzz`. Which reader
/// it tries is said by `fuzz.reader`.
public final class FuzzTarget {
  private static final String READER = System.getProperty("fuzz.reader", "push");

  private FuzzTarget() {}

  public static void fuzzerTestOneInput(byte[] bytes) {
    switch (READER) {
      case "push" -> Readers.push(bytes);
      case "changes" -> Readers.changes(bytes);
      case "list" -> Readers.list(bytes);
      default -> throw new IllegalArgumentException(READER);
    }
  }
}
