package dev.sempre.pos.device;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A scanner at a port that the operating system shows as a file (`/dev/ttyACM0`, `/dev/ttyUSB0`,
/// `COM3`). Speed and parity are the operating system's to set; over USB there is nothing to set,
/// and an old serial port begins with what most scanners come with, 9600 8N1. Otherwise `stty -F
/// /dev/ttyS0 9600 raw -echo`.
public record FileScanner(String path) implements Scanner {
  @Override
  public Line open() throws IOException {
    try {
      return new Port(FileChannel.open(Path.of(path), StandardOpenOption.READ));
    } catch (NoSuchFileException | InvalidPathException absent) {
      throw new IOException("there is no " + path, absent);
    } catch (AccessDeniedException denied) {
      throw new IOException("no access to " + path, denied);
    }
  }

  /// Byte by byte: some systems give nothing before all that was asked for is there.
  private record Port(FileChannel channel, ByteBuffer one) implements Line {
    Port(FileChannel channel) {
      this(channel, ByteBuffer.allocate(1));
    }

    @Override
    public int next() throws IOException {
      one.clear();
      return channel.read(one) < 0 ? -1 : one.get(0) & 0xff;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
