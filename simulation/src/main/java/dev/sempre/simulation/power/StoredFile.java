package dev.sempre.simulation.power;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A file: what is on its disk for certain, and what the system was given since and writes when it
/// likes, sector by sector, in any order. A sector that is written holds what the system had for it
/// at that time: the neighbours of new bytes do not change. Source: F13; SQLite's assumption of
/// "powersafe overwrite".
final class StoredFile {
  static final int SECTOR_BYTES = 512;

  private sealed interface Change {
    record Write(long offset, byte[] bytes) implements Change {}

    record Resize(long length) implements Change {}
  }

  private final Content onDisk;
  private final Content cached;
  private final List<Change> waiting = new ArrayList<>();

  /// A file of which all is on disk.
  StoredFile(byte[] bytes) {
    onDisk = new Content(bytes);
    cached = new Content(bytes);
  }

  void write(long offset, byte[] bytes) {
    cached.write(offset, bytes);
    waiting.add(new Change.Write(offset, bytes));
  }

  void resize(long length) {
    cached.resize(length);
    waiting.add(new Change.Resize(length));
  }

  /// All that was written is on the disk.
  void sync() {
    waiting.forEach(change -> apply(change, onDisk));
    waiting.clear();
  }

  /// What a program sees while the power is on.
  byte[] cached() {
    return cached.toArray();
  }

  private static void apply(Change change, Content content) {
    switch (change) {
      case Change.Write(long offset, byte[] bytes) -> content.write(offset, bytes);
      case Change.Resize(long length) -> content.resize(length);
    }
  }

  /// What may be on the disk after the power failed now.
  byte[] afterPowerLoss(Random random) {
    Content disk = onDisk.copy();
    if (waiting.isEmpty()) {
      return disk.toArray();
    }
    int percent = luck(random);
    int torn = random.nextBoolean() ? random.nextInt(waiting.size()) : -1;
    Content system = onDisk.copy();
    for (int i = 0; i < waiting.size(); i++) {
      Change change = waiting.get(i);
      apply(change, system);
      switch (change) {
        case Change.Write(long offset, byte[] bytes) -> {
          int end = (int) offset + bytes.length;
          for (int at = sector((int) offset); at < end; at += SECTOR_BYTES) {
            if (random.nextInt(100) < percent) {
              disk.take(system, at, at + SECTOR_BYTES);
            }
          }
          if (i == torn) {
            int at = sector((int) offset + random.nextInt(bytes.length));
            disk.take(system, at, at + 1 + random.nextInt(SECTOR_BYTES - 1));
          }
        }
        case Change.Resize(long length) -> {
          if (random.nextInt(100) < percent) {
            disk.resize(length);
          }
        }
      }
    }
    if (disk.length() < system.length() && random.nextInt(4) == 0) {
      disk.resize(system.length()); // The new length has arrived without what belongs there.
    }
    return disk.toArray();
  }

  /// How many of a hundred sectors arrive: often none, all or half of them.
  private static int luck(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> 0;
      case 1 -> 100;
      case 2 -> 50;
      default -> random.nextInt(101);
    };
  }

  private static int sector(int offset) {
    return offset - offset % SECTOR_BYTES;
  }
}
