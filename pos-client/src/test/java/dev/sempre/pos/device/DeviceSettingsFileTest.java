package dev.sempre.pos.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.receipt.PaperWidth;
import dev.sempre.pos.terminal.TerminalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeviceSettingsFileTest {
  @TempDir Path folder;

  @Test
  void whatWasStoredIsReadBack() throws IOException {
    DeviceSettings settings =
        new DeviceSettings(
            List.of(
                printer("1", new Connection.Network("10.0.0.9", 9_101)),
                printer("2", new Connection.DeviceFile("/dev/usb/lp0")),
                printer("3", new Connection.SystemQueue("Küche = 2: links")),
                printer("4", new Connection.Virtual())),
            "2",
            false,
            new DrawerSettings.OwnWire(
                new Connection.DeviceFile("/dev/ttyUSB0"), EscPosEncoder.Pin.FIVE),
            new DisplaySettings.Pole(new Connection.Network("10.0.0.7", 9_100), CodePage.CP858),
            new ScaleSettings.Toledo(new Connection.DeviceFile("/dev/ttyUSB1")),
            new TerminalSettings(
                new TerminalSettings.Place.Network("10.0.0.7", 20_007), Set.of("CREDIT", "DEBIT")));
    DeviceSettingsFile file = new DeviceSettingsFile(folder);

    file.write(settings);

    assertThat(new DeviceSettingsFile(folder).read()).contains(settings);
  }

  @Test
  void aSecondScreenAndTheTwinsAreReadBackToo() throws IOException {
    DeviceSettings settings = DeviceSettings.virtual("Cassa");
    DeviceSettings screen =
        new DeviceSettings(
            List.of(),
            "",
            true,
            new DrawerSettings.None(),
            new DisplaySettings.SecondScreen(),
            new ScaleSettings.None(),
            TerminalSettings.NONE);
    DeviceSettingsFile file = new DeviceSettingsFile(folder);

    file.write(settings);
    assertThat(file.read()).contains(settings);
    file.write(screen);
    assertThat(file.read()).contains(screen);
  }

  private static PrinterSettings printer(String id, Connection connection) {
    return new PrinterSettings(
        id, "Stampante à côté " + id, connection, PaperWidth.MM_58, CodePage.CP858, false);
  }

  @Test
  void whatNobodyHasSetIsNotThere() {
    assertThat(new DeviceSettingsFile(folder).read()).isEmpty();
  }

  @Test
  void whatIsNotUnderstoodCountsAsNotSet() throws IOException {
    Files.writeString(
        folder.resolve("devices.properties"), "printers=1\nprinter.1.connection=telepathy\n");

    assertThat(new DeviceSettingsFile(folder).read()).isEmpty();
  }
}
