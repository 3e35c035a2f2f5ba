package dev.sempre.simulation.power;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A shared library in this process, as `/proc/self/maps` has it.
///
/// @param file where it was loaded from
/// @param base address of its first byte in memory
record MappedLibrary(Path file, long base) {
  private static final Path MAPS = Path.of("/proc/self/maps");

  /// One line: `begin-end rights offset device inode path`.
  private record Mapping(long begin, long end, String rights, long offset, String path) {
    static Mapping of(String line) {
      String[] parts = line.split("\\s+", 6);
      String[] range = parts[0].split("-", 2);
      return new Mapping(
          Long.parseUnsignedLong(range[0], 16),
          Long.parseUnsignedLong(range[1], 16),
          parts[1],
          Long.parseUnsignedLong(parts[2], 16),
          parts.length > 5 ? parts[5] : "");
    }
  }

  /// The library whose file name contains a word.
  ///
  /// @throws IllegalStateException if there is none, or its file is gone
  static MappedLibrary named(String word) throws IOException {
    for (Mapping mapping : mappings()) {
      Path file = Path.of(mapping.path());
      if (mapping.offset() == 0
          && file.getFileName() != null
          && file.getFileName().toString().contains(word)) {
        if (!Files.isRegularFile(file)) {
          throw new IllegalStateException("the library's file is gone: " + mapping.path());
        }
        return new MappedLibrary(file, mapping.begin());
      }
    }
    throw new IllegalStateException("no library *" + word + "* is loaded yet");
  }

  /// @throws IllegalStateException if a word at the address cannot be written
  static void requireWritable(long address) throws IOException {
    boolean writable =
        mappings().stream()
            .anyMatch(mapping ->
                address >= mapping.begin()
                    && address < mapping.end()
                    && mapping.rights().startsWith("rw"));
    if (!writable) {
      throw new IllegalStateException(
          "the library's table of functions is read-only at " + Long.toHexString(address));
    }
  }

  private static List<Mapping> mappings() throws IOException {
    return Files.readAllLines(MAPS).stream().map(Mapping::of).toList();
  }
}
