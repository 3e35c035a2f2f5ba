package dev.sempre.simulation.storm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A file of baskets, given out a few at a time: a till that was killed gets the next ones, and the
/// first ones again after the last.
final class Baskets {
  private final String header;
  private final List<List<String>> baskets = new ArrayList<>();
  private int next;

  /// @param file CSV as the till's `sell` takes it, the basket's id in its first column
  Baskets(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      header = lines.getFirst();
      String before = "";
      for (String line : lines.subList(1, lines.size())) {
        String id = line.substring(0, line.indexOf(','));
        if (!id.equals(before)) {
          baskets.add(new ArrayList<>());
        }
        baskets.getLast().add(line);
        before = id;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes the next baskets to a file.
  void writeNext(Path file, int count) {
    List<String> lines = new ArrayList<>();
    lines.add(header);
    for (int i = 0; i < count; i++) {
      lines.addAll(baskets.get(next));
      next = (next + 1) % baskets.size();
    }
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
