package dev.sempre.simulation.architecture.planted.agent.threads;

import java.util.List;

/// Reads a list on all processors at once.
final class ParallelReader {
  private ParallelReader() {}

  static long count(List<String> lines) {
    return lines.parallelStream().filter(String::isBlank).count();
  }
}
