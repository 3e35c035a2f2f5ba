package dev.sempre.agent.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A place in a folder that one process at a time can have. The operating system frees it when the
/// process ends, however that happens. Source: R09, R19.
public final class FolderLock implements AutoCloseable {
  /// What came of trying to take it.
  public sealed interface Taken {
    record Mine(FolderLock lock) implements Taken {}

    /// @param holder who has it, as far as known
    record Busy(@Nullable String holder) implements Taken {}
  }

  /// The locked byte lies far behind the text, which others can read therefore also on Windows.
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private static final int LONGEST_HOLDER_BYTES = 400;
  private static final Pattern PROCESS = Pattern.compile("process ([0-9]{1,18})");

  /// Locks of this process. The operating system would drop a lock as soon as this process closes
  /// the file a second time, so a held file is not opened again.
  private static final Map<Path, String> HELD_HERE = new ConcurrentHashMap<>();

  private final Path file;
  private final FileChannel channel;
  private final FileLock lock;

  private FolderLock(Path file, FileChannel channel, FileLock lock) {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
  }

  /// @param file the lock's file; its folder has been resolved to its real path
  /// @param holder name of the program for others, followed by `process` and its number
  /// @throws UncheckedIOException if the file cannot be opened
  static Taken take(Path file, String holder) {
    String here = HELD_HERE.putIfAbsent(file, holder);
    if (here != null) {
      return new Taken.Busy(here);
    }
    boolean mine = false;
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
        if (lock == null) {
          return new Taken.Busy(read(channel));
        }
        mine = true;
        write(channel, holder);
        return new Taken.Mine(new FolderLock(file, channel, lock));
      } finally {
        if (!mine) {
          channel.close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + file, e);
    } finally {
      if (!mine) {
        HELD_HERE.remove(file);
      }
    }
  }

  /// Who has the place, as far as can be told without trying to take it; empty if nobody has.
  static Optional<String> holder(Path file) {
    String here = HELD_HERE.get(file);
    if (here != null) {
      return Optional.of(here);
    }
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return Optional.ofNullable(read(channel)).filter(FolderLock::isAlive);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// A killed process leaves its name in the file.
  private static boolean isAlive(String holder) {
    Matcher process = PROCESS.matcher(holder);
    return process.find()
        && ProcessHandle.of(Long.parseLong(process.group(1)))
            .map(ProcessHandle::isAlive)
            .orElse(false);
  }

  private static void write(FileChannel channel, String holder) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
    channel.force(true);
  }

  private static @Nullable String read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST_HOLDER_BYTES);
    int length = channel.read(bytes, 0);
    return length <= 0 ? null : new String(bytes.array(), 0, length, StandardCharsets.UTF_8);
  }

  /// Frees the place.
  @Override
  public void close() {
    try (channel) {
      channel.truncate(0);
      lock.release();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot free " + file, e);
    } finally {
      HELD_HERE.remove(file);
    }
  }
}
