package dev.sempre.simulation.storm;

import dev.sempre.simulation.program.Folders;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A disk of its own for one folder, small enough to be filled: a file system in memory, where this
/// process may mount one. Source: F14, R06.
final class SmallDisk implements AutoCloseable {
  /// Room for the tickets of a long storm; what is left of it is taken by the ballast.
  private static final String SIZE = "size=384m";

  private static final int PIECE_BYTES = 1 << 20;

  private final Path folder;
  private final Path ballast;

  private SmallDisk(Path folder) {
    this.folder = folder;
    this.ballast = folder.resolve("ballast");
  }

  /// Puts a disk behind a folder; empty where that is not allowed.
  static Optional<SmallDisk> mount(Path folder) {
    try {
      Files.createDirectories(folder);
      return run("mount", "-t", "tmpfs", "-o", SIZE + ",mode=700", "tmpfs", folder.toString())
          ? Optional.of(new SmallDisk(folder))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Leaves no byte free.
  void fill() {
    try (OutputStream out = Files.newOutputStream(ballast)) {
      for (int bytes = PIECE_BYTES; bytes > 0; ) {
        try {
          out.write(new byte[bytes]);
        } catch (IOException e) {
          bytes /= 2; // Full for this much.
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Gives back what [#fill()] has taken.
  void free() {
    try {
      Files.deleteIfExists(ballast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean run(String... command) throws IOException {
    try {
      Process process =
          new ProcessBuilder(List.of(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// Takes the disk away; what lies on it is left beside the folder, for whoever looks for a fault.
  @Override
  public void close() {
    free();
    Folders.copy(folder, folder.resolveSibling(folder.getFileName() + "-as-left"));
    try {
      if (!run("umount", folder.toString()) && !run("umount", "-l", folder.toString())) {
        throw new IllegalStateException(folder + " stays mounted");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
