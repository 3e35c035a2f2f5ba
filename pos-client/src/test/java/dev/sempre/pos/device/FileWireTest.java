package dev.sempre.pos.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class FileWireTest {
  private static final byte[] RECEIPT = "a receipt\n".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
      });
  private final AtomicInteger begun = new AtomicInteger();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private FileWire wire(Path device) {
    return new FileWire(device, threads, 400);
  }

  @Test
  void theDeviceGetsTheBytes() throws Exception {
    Path device = Files.createFile(folder.resolve("lp0"));

    assertThat(wire(device).send(RECEIPT, begun::incrementAndGet))
        .as("a port tells nothing back")
        .isEqualTo(new DeviceOutcome.HandedOver());
    assertThat(device).hasBinaryContent(RECEIPT);
    assertThat(begun).hasValue(1);
  }

  @Test
  void aDeviceThatIsNotPluggedInIsNotReachedAndNotMade() {
    Path device = folder.resolve("lp1");

    assertThat(wire(device).send(RECEIPT, begun::incrementAndGet))
        .isInstanceOf(DeviceOutcome.NotReachable.class);
    assertThat(device).doesNotExist();
    assertThat(begun).hasValue(0);
  }

  @Test
  void aDeviceThatTheSystemDoesNotLetUsUseIsNoFaultOfTheDevice() throws Exception {
    Path device = Files.createFile(folder.resolve("lp0"));
    Files.setPosixFilePermissions(device, Set.of());
    Assumptions.assumeFalse(Files.isWritable(device), "whoever runs this may do everything");

    assertThat(wire(device).send(RECEIPT, begun::incrementAndGet))
        .isEqualTo(new DeviceOutcome.NoAccess("no access to " + device));
    assertThat(begun).hasValue(0);
  }

  @Test
  void nothingHasBegunIfItCannotBeWrittenDownThatItBegins() throws Exception {
    Path device = Files.createFile(folder.resolve("lp0"));

    assertThatThrownBy(() ->
            wire(device)
                .send(
                    RECEIPT,
                    () -> {
                      throw new IllegalStateException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(device).isEmptyFile();
  }

  /// A pipe that nobody reads hangs when it is opened, like a printer at a dead port.
  @Test
  void aDeviceThatHangsCostsOneThreadAndNotOneATry() throws Exception {
    Path pipe = folder.resolve("pipe");
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
    new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor();
    FileWire wire = wire(pipe);

    assertThat(wire.send(RECEIPT, begun::incrementAndGet)).isEqualTo(new DeviceOutcome.TimedOut());
    long before = System.nanoTime();
    assertThat(wire.send(RECEIPT, begun::incrementAndGet)).isEqualTo(new DeviceOutcome.TimedOut());

    assertThat((System.nanoTime() - before) / 1_000_000).isLessThan(200);
    assertThat(begun).hasValue(0);
    // Somebody reads at last: what was given up is not printed late.
    assertThat(Files.readAllBytes(pipe)).isEmpty();
    assertThat(begun)
        .as("what was given up says no more that it begins: nobody would tell how it ended")
        .hasValue(0);
  }
}
