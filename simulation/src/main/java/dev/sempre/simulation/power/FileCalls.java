package dev.sempre.simulation.power;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Stands between SQLite and the system while it is open, and tells each call that changed a file
/// of one folder, once the call has come back. SQLite's index of the write-ahead log (`-shm`) is
/// left out: it is made anew after a power failure.
@SuppressWarnings("restricted")
final class FileCalls implements AutoCloseable {
  private static final String LIBRARY = "sqlitejdbc";
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  /// How Linux marks a file that is open and has lost its name: no power failure survives it.
  private static final String NAMELESS = " (deleted)";

  private static final FunctionDescriptor WRITE =
      FunctionDescriptor.of(
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_INT,
          ValueLayout.ADDRESS,
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_LONG);
  private static final FunctionDescriptor RESIZE =
      FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG);
  private static final FunctionDescriptor SYNC =
      FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
  private static final FunctionDescriptor UNLINK =
      FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS);

  /// `ssize_t pwrite64(int, const void *, size_t, off64_t)`.
  @FunctionalInterface
  public interface Write {
    long call(int descriptor, MemorySegment bytes, long length, long offset);
  }

  /// `int ftruncate64(int, off64_t)`.
  @FunctionalInterface
  public interface Resize {
    int call(int descriptor, long length);
  }

  /// `int fsync(int)`.
  @FunctionalInterface
  public interface Sync {
    int call(int descriptor);
  }

  /// `int unlink(const char *)`.
  @FunctionalInterface
  public interface Unlink {
    int call(MemorySegment path);
  }

  private final Path folder;
  private final Consumer<Entry> log;
  private final Write write = Detour.direct(Write.class, "pwrite64", WRITE);
  private final Resize resize = Detour.direct(Resize.class, "ftruncate64", RESIZE);
  private final Sync sync = Detour.direct(Sync.class, "fsync", SYNC);
  private final Unlink unlink = Detour.direct(Unlink.class, "unlink", UNLINK);
  private final Detour detour;
  private volatile @Nullable String trouble;

  /// True where this can be done: Linux on x86-64 or AArch64.
  static boolean arePossible() {
    return System.getProperty("os.name", "").equals("Linux")
        && List.of("amd64", "aarch64").contains(System.getProperty("os.arch", ""));
  }

  /// @param folder whose files are watched
  /// @param log is told on the thread that made the call
  /// @throws IllegalStateException if SQLite is not loaded yet, or is not built as expected
  FileCalls(Path folder, Consumer<Entry> log) {
    this.log = log;
    try {
      this.folder = folder.toRealPath();
      this.detour = new Detour(LIBRARY);
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      try {
        detour.divert("pwrite64", WRITE, Detour.method(lookup, this, "write", WRITE));
        detour.divert("ftruncate64", RESIZE, Detour.method(lookup, this, "resize", RESIZE));
        detour.divert("fsync", SYNC, Detour.method(lookup, this, "sync", SYNC));
        detour.divert("unlink", UNLINK, Detour.method(lookup, this, "unlink", UNLINK));
      } catch (IOException | RuntimeException e) {
        detour.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long write(int descriptor, MemorySegment bytes, long length, long offset) {
    long written = write.call(descriptor, bytes, length, offset);
    tell(
        "pwrite64",
        written >= 0,
        () -> {
          Optional<String> name = name(descriptor).filter(FileCalls::isKept);
          if (name.isPresent()) {
            byte[] copy = bytes.reinterpret(written).toArray(ValueLayout.JAVA_BYTE);
            log.accept(new Entry.Written(name.get(), offset, copy));
          }
        });
    return written;
  }

  int resize(int descriptor, long length) {
    int result = resize.call(descriptor, length);
    tell(
        "ftruncate64",
        result == 0,
        () ->
            name(descriptor)
                .filter(FileCalls::isKept)
                .ifPresent(name -> log.accept(new Entry.Resized(name, length))));
    return result;
  }

  int sync(int descriptor) {
    int result = sync.call(descriptor);
    tell(
        "fsync",
        result == 0,
        () -> {
          Path path = path(descriptor);
          if (path.equals(folder)) {
            log.accept(new Entry.FolderSynced());
          } else {
            inFolder(path)
                .filter(FileCalls::isKept)
                .ifPresent(name -> log.accept(new Entry.Synced(name)));
          }
        });
    return result;
  }

  int unlink(MemorySegment path) {
    int result = unlink.call(path);
    tell(
        "unlink",
        result == 0,
        () ->
            inFolder(Path.of(path.reinterpret(Long.MAX_VALUE).getString(0)))
                .filter(FileCalls::isKept)
                .ifPresent(name -> log.accept(new Entry.Removed(name))));
    return result;
  }

  private interface Telling {
    void run() throws IOException;
  }

  /// Nothing may be thrown from here: the caller is no Java.
  private void tell(String function, boolean succeeded, Telling telling) {
    try {
      if (succeeded) {
        telling.run();
      } else {
        trouble = function + " failed under the log";
      }
    } catch (IOException | RuntimeException | Error e) {
      trouble = function + " could not be logged: " + e;
    }
  }

  private Optional<String> name(int descriptor) throws IOException {
    return inFolder(path(descriptor));
  }

  private static Path path(int descriptor) throws IOException {
    return Files.readSymbolicLink(DESCRIPTORS.resolve(Integer.toString(descriptor)));
  }

  private Optional<String> inFolder(Path path) {
    return folder.equals(path.getParent())
        ? Optional.of(String.valueOf(path.getFileName()))
        : Optional.empty();
  }

  private static boolean isKept(String name) {
    return !name.endsWith("-shm") && !name.endsWith(NAMELESS);
  }

  /// SQLite speaks to the system itself again.
  ///
  /// @throws IllegalStateException if a call failed or could not be logged: the log is worth
  ///   nothing then
  @Override
  public void close() {
    detour.close();
    if (trouble != null) {
      throw new IllegalStateException(trouble);
    }
  }
}
