package dev.sempre.pos.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.terminal.TerminalSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DevicesTest {
  private final DeviceSettings virtual = DeviceSettings.virtual("Virtual printer");
  private final ExecutorService threads = Executors.newSingleThreadExecutor();

  @TempDir Path folder;

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  private Devices devices() {
    return new Devices(folder, DeviceSettings.NONE, threads, () -> 0);
  }

  @Test
  void whatIsSetUpHoldsInPlaceOfWhatIsSuggested() throws IOException {
    devices().set(DeviceSettings.NONE);

    Devices again = devices();
    again.suggest(virtual);

    assertThat(again.settings()).isEqualTo(DeviceSettings.NONE);
  }

  /// While a printer is looked up the disk may take its time; whoever is at the till asks for the
  /// card terminal meanwhile, on the UI thread.
  @Test
  void whatIsSetUpIsToldWhileSomethingElseIsLookedUp() throws Exception {
    Devices devices = devices();
    synchronized (devices) {
      assertThat(threads.submit(devices::settings).get(10, TimeUnit.SECONDS))
          .isEqualTo(DeviceSettings.NONE);
      assertThat(threads.submit(() -> devices.terminals().settings()).get(10, TimeUnit.SECONDS))
          .isEqualTo(TerminalSettings.NONE);
    }
  }

  /// T12: a practice ground whose folder holds the settings of a till, copied by whoever, must not
  /// charge a card.
  @Test
  void whereOnlyVirtualDevicesMayBeNoStoredOneIsUsed() throws IOException {
    devices().set(DeviceSettings.NONE);

    Devices practice = devices();
    practice.hold(virtual);

    assertThat(practice.settings()).isEqualTo(virtual);
    assertThat(practice.terminals().settings()).isEqualTo(virtual.terminal());
    assertThat(practice.terminals().settings().place())
        .isInstanceOf(TerminalSettings.Place.Virtual.class);
  }
}
