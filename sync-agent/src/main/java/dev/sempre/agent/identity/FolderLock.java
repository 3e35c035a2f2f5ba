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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  private static final Logger LOG = LoggerFactory.getLogger(FolderLock.class);
  private static final int LONGEST_HOLDER_BYTES = 400;
  private static final Pattern PROCESS = Pattern.compile("process ([0-9]{1,18})");

  /// Holders of the locks of this process. On POSIX the operating system drops a process's lock as
  /// soon as the process closes any descriptor of the file, so a held file is not opened again: who
  /// opens one, or looks whether he may, has this map's monitor.
  private static final Map<Path, String> HELD_HERE = new HashMap<>();

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
    synchronized (HELD_HERE) {
      String here = HELD_HERE.get(file);
      if (here != null) {
        return new Taken.Busy(here);
      }
      try {
        Taken taken = takeUnheld(file, holder);
        if (taken instanceof Taken.Mine) {
          HELD_HERE.put(file, holder);
        }
        return taken;
      } catch (IOException e) {
        throw new UncheckedIOException("cannot lock " + file, e);
      }
    }
  }

  private static Taken takeUnheld(Path file, String holder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    boolean mine = false;
    try {
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock == null) {
        return new Taken.Busy(read(channel));
      }
      write(channel, holder);
      Taken taken = new Taken.Mine(new FolderLock(file, channel, lock));
      mine = true;
      return taken;
    } finally {
      if (!mine) {
        channel.close(); // Frees the lock too.
      }
    }
  }

  /// Who has the place, as far as can be told without trying to take it; empty if nobody has.
  static Optional<String> holder(Path file) {
    synchronized (HELD_HERE) {
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
  }

  /// A killed process leaves its name in the file.
  private static boolean isAlive(String holder) {
    Matcher process = PROCESS.matcher(holder);
    return process.find()
        && ProcessHandle.of(Long.parseLong(process.group(1)))
            .map(ProcessHandle::isAlive)
            .orElse(false);
  }

  /// The name is for people only: the lock is good without it, on a full disk for example.
  private static void write(FileChannel channel, String holder) {
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
      channel.force(true);
    } catch (IOException e) {
      LOG.warn("{} holds a lock and cannot write so: {}", holder, e.getMessage());
    }
  }

  private static @Nullable String read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST_HOLDER_BYTES);
    int length = channel.read(bytes, 0);
    return length <= 0 ? null : new String(bytes.array(), 0, length, StandardCharsets.UTF_8);
  }

  /// Frees the place.
  @Override
  public void close() {
    synchronized (HELD_HERE) {
      write(channel, "");
      try (channel) {
        lock.release();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot free " + file, e);
      } finally {
        HELD_HERE.remove(file);
      }
    }
  }
}
