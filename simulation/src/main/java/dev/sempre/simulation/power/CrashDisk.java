package dev.sempre.simulation.power;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// A disk with one folder, as the log of a program has filled it so far. Content is safe once its
/// file was synced, a name once the folder was; names change in the order in which they were given
/// and taken.
final class CrashDisk {
  private sealed interface Naming {
    record Given(String name, StoredFile file) implements Naming {}

    record Taken(String name) implements Naming {}
  }

  private final Map<String, StoredFile> safe = new TreeMap<>();
  private final Map<String, StoredFile> seen = new TreeMap<>();
  private final List<Naming> waiting = new ArrayList<>();

  /// A disk on which all is safe.
  CrashDisk(Map<String, byte[]> files) {
    files.forEach((name, bytes) -> safe.put(name, new StoredFile(bytes)));
    seen.putAll(safe);
  }

  /// The program goes on by one entry of its log.
  void apply(Entry entry) {
    switch (entry) {
      case Entry.Written(String name, long offset, byte[] bytes) -> {
        if (bytes.length > 0) {
          file(name).write(offset, bytes);
        }
      }
      case Entry.Resized(String name, long length) -> file(name).resize(length);
      case Entry.Synced(String name) -> file(name).sync();
      case Entry.Removed(String name) -> {
        if (seen.remove(name) != null) {
          waiting.add(new Naming.Taken(name));
        }
      }
      case Entry.FolderSynced() -> {
        waiting.forEach(naming -> apply(naming, safe));
        waiting.clear();
      }
      case Entry.Paid _, Entry.Shown _, Entry.Arrived _ -> {
        // Nothing on the disk.
      }
    }
  }

  private StoredFile file(String name) {
    return seen.computeIfAbsent(
        name,
        _ -> {
          StoredFile file = new StoredFile(new byte[0]);
          waiting.add(new Naming.Given(name, file));
          return file;
        });
  }

  private static void apply(Naming naming, Map<String, StoredFile> names) {
    switch (naming) {
      case Naming.Given(String name, StoredFile file) -> names.put(name, file);
      case Naming.Taken(String name) -> names.remove(name);
    }
  }

  /// What a program sees while the power is on: content by name.
  Map<String, byte[]> seen() {
    Map<String, byte[]> found = new TreeMap<>();
    seen.forEach((name, file) -> found.put(name, file.cached()));
    return found;
  }

  /// What may be found when the power is back: content by name.
  Map<String, byte[]> afterPowerLoss(Random random) {
    Map<String, StoredFile> names = new TreeMap<>(safe);
    waiting.subList(0, random.nextInt(waiting.size() + 1)).forEach(naming -> apply(naming, names));
    Map<String, byte[]> found = new TreeMap<>();
    names.forEach((name, file) -> found.put(name, file.afterPowerLoss(random)));
    return found;
  }
}
