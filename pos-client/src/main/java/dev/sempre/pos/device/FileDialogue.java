package dev.sempre.pos.device;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;

/// A device at a serial port that the operating system shows as a file (`/dev/ttyUSB0`). The port
/// is opened for each question, which drops what came too late for the one before. Its speed and
/// parity are the operating system's to set, for Toledo 8217 `stty -F /dev/ttyUSB0 9600 cs7 parenb
/// -parodd raw -echo`.
public final class FileDialogue implements Dialogue {
  /// How long a device may take for an answer.
  public static final long USUAL_PATIENCE_MILLIS = 1_500;

  private final Path device;
  private final HangingCall call;

  /// @param threads where a call may hang
  public FileDialogue(Path device, ExecutorService threads, long patienceMillis) {
    this.device = device;
    this.call = new HangingCall(threads, patienceMillis);
  }

  @Override
  public Reply ask(byte[] question, byte end) {
    AtomicReference<String> heard = new AtomicReference<>("");
    DeviceOutcome outcome = call.run(begin -> talk(question, end, begin, heard), () -> {});
    if (outcome instanceof DeviceOutcome.Done) {
      return new Reply.Heard(heard.get());
    }
    String more = outcome.more();
    return new Reply.Nothing(more == null ? outcome.name() : more);
  }

  private DeviceOutcome talk(
      byte[] question, byte end, Runnable begin, AtomicReference<String> heard) {
    try (FileChannel channel =
        FileChannel.open(device, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      begin.run();
      ByteBuffer asked = ByteBuffer.wrap(question);
      while (asked.hasRemaining()) {
        channel.write(asked);
      }
      return listen(channel, end, heard);
    } catch (IOException e) {
      return new DeviceOutcome.NotReachable(device + ": " + e.getMessage());
    }
  }

  private static DeviceOutcome listen(FileChannel channel, byte end, AtomicReference<String> heard)
      throws IOException {
    StringBuilder text = new StringBuilder();
    ByteBuffer one = ByteBuffer.allocate(1);
    while (text.length() < LONGEST) {
      one.clear();
      if (channel.read(one) < 0) {
        return new DeviceOutcome.NotReachable("nothing more comes");
      }
      int next = one.get(0) & 0xff;
      text.append((char) next);
      if ((byte) (next & 0x7f) == end) {
        break;
      }
    }
    heard.set(text.toString());
    return new DeviceOutcome.Done();
  }
}
