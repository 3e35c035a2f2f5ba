package dev.sempre.simulation.world;

import dev.sempre.model.id.UuidV7;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.SqliteDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// What all worlds begin with, made once and copied: companies that were just founded, and a till
/// that has nothing yet. Lies in memory where the system has a folder for that.
public final class Ground implements AutoCloseable {
  /// Most shops of a world.
  static final int MOST_SHOPS = 2;

  /// What Linux keeps in memory.
  private static final Path MEMORY = Path.of("/dev/shm");

  private final Path folder;
  private final AtomicInteger worlds = new AtomicInteger();

  public Ground() {
    try {
      folder =
          Files.isWritable(MEMORY)
              ? Files.createTempDirectory(MEMORY, "sempre-world")
              : Files.createTempDirectory("sempre-world");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Firm firm : Firm.values()) {
      for (int shops = 1; shops <= MOST_SHOPS; shops++) {
        try (Replica centre = open(centre(firm, shops))) {
          centre.become(Place.centre(firm.tenant(), firm.company()));
          new Founding(centre, firm).found(shops);
        }
      }
    }
    open(till()).close();
  }

  private static Replica open(Path file) {
    return Replica.open(
        new SqliteDatabase(file, 0, Runnable::run),
        () -> World.START_MILLIS,
        new UuidV7(() -> World.START_MILLIS, new Random(1)));
  }

  private Path centre(Firm firm, int shops) {
    return folder.resolve(firm.tenant() + "-of-" + shops + ".db");
  }

  private Path till() {
    return folder.resolve("till.db");
  }

  /// A folder for the next world, or for what else shall lie in memory.
  public Path newFolder() {
    return newFolder(folder, "world-" + worlds.incrementAndGet());
  }

  static Path newFolder(Path parent, String name) {
    try {
      return Files.createDirectory(parent.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void copyCentre(Firm firm, int shops, Path file) {
    copy(centre(firm, shops), file);
  }

  void copyTill(Path file) {
    copy(till(), file);
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Makes one file what another is: gone, if that is.
  static void replace(Path from, Path to) {
    try {
      Files.deleteIfExists(to);
      if (Files.exists(from)) {
        Files.copy(from, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Deletes a folder with all that is in it.
  public static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    delete(folder);
  }
}
