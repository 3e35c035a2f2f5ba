package dev.sempre.pos.device;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutorService;

/// A device that the operating system shows as a file: a printer at USB (`/dev/usb/lp0`), at a
/// serial port or at a parallel one (`LPT1`). It tells nothing back.
public final class FileWire implements Wire {
  /// How long a device may take for a receipt.
  public static final long USUAL_PATIENCE_MILLIS = 20_000;

  private final Path device;
  private final HangingCall call;

  /// @param threads where a call may hang
  public FileWire(Path device, ExecutorService threads, long patienceMillis) {
    this.device = device;
    this.call = new HangingCall(threads, patienceMillis);
  }

  @Override
  public DeviceOutcome send(byte[] bytes, Runnable begins) {
    return call.run(begin -> write(ByteBuffer.wrap(bytes), begin), begins);
  }

  @Override
  public DeviceOutcome pulse(byte[] bytes) {
    return call.pulse(begin -> write(ByteBuffer.wrap(bytes), begin));
  }

  private DeviceOutcome write(ByteBuffer bytes, Runnable begin) {
    try (FileChannel channel = FileChannel.open(device, StandardOpenOption.WRITE)) {
      begin.run();
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      return new DeviceOutcome.HandedOver();
    } catch (NoSuchFileException absent) {
      return new DeviceOutcome.NotReachable("there is no " + device);
    } catch (AccessDeniedException denied) {
      return new DeviceOutcome.NoAccess("no access to " + device);
    } catch (IOException e) {
      return bytes.position() == 0
          ? new DeviceOutcome.NotReachable(String.valueOf(e.getMessage()))
          : new DeviceOutcome.Unknown("cut off: " + e.getMessage());
    }
  }
}
