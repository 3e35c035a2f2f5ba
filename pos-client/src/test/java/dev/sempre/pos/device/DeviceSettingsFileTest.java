package dev.sempre.pos.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.device.DeviceSettingsFile.Answer;
import dev.sempre.pos.receipt.PaperWidth;
import dev.sempre.pos.terminal.TerminalSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
            new ScannerSettings.Serial(new Connection.DeviceFile("/dev/ttyACM0")),
            new TerminalSettings(
                new TerminalSettings.Place.Network("10.0.0.7", 20_007), Set.of("CREDIT", "DEBIT")));
    DeviceSettingsFile file = new DeviceSettingsFile(folder);

    file.write(settings);

    assertThat(new DeviceSettingsFile(folder).read()).isEqualTo(new Answer.Understood(settings));
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
            new ScannerSettings.Keyboard(),
            TerminalSettings.NONE);
    DeviceSettingsFile file = new DeviceSettingsFile(folder);

    file.write(settings);
    assertThat(file.read()).isEqualTo(new Answer.Understood(settings));
    file.write(screen);
    assertThat(file.read()).isEqualTo(new Answer.Understood(screen));
  }

  private static PrinterSettings printer(String id, Connection connection) {
    return new PrinterSettings(
        id, "Stampante à côté " + id, connection, PaperWidth.MM_58, CodePage.CP858, false);
  }

  @Test
  void whatNobodyHasSetIsNotThere() {
    assertThat(new DeviceSettingsFile(folder).read()).isEqualTo(new Answer.NeverSet());
  }

  private Path file() {
    return folder.resolve("devices.properties");
  }

  private static DeviceSettings till() {
    return new DeviceSettings(
        List.of(
            printer("1", new Connection.Network("10.0.0.9", 9_100)),
            printer("2", new Connection.DeviceFile("/dev/usb/lp0"))),
        "1",
        true,
        new DrawerSettings.BehindPrinter("1", EscPosEncoder.Pin.FIVE),
        new DisplaySettings.SecondScreen(),
        new ScaleSettings.Toledo(new Connection.DeviceFile("/dev/ttyUSB1")),
        new ScannerSettings.Serial(new Connection.Network("10.0.0.8", 4_001)),
        new TerminalSettings(new TerminalSettings.Place.Network("10.0.0.7", 20_007), Set.of("C")));
  }

  /// Somebody edits the file.
  private void edit(String what, String to) throws IOException {
    String text = Files.readString(file());
    assertThat(text).contains(what);
    Files.writeString(file(), text.replace(what, to));
  }

  private Answer.NotUnderstood notUnderstood() {
    Answer answer = new DeviceSettingsFile(folder).read();
    assertThat(answer).isInstanceOf(Answer.NotUnderstood.class);
    return (Answer.NotUnderstood) answer;
  }

  @ParameterizedTest
  @CsvSource({
    "printer.1.paper=MM_58, printer.1.paper=80",
    "printer.1.cuts=false, printer.1.cuts=flase",
    "printer.2.connection=file, printer.2.connection=telepathy",
    "printer.1.port=9100, printer.1.port=91 00",
    "drawer.pin=FIVE, drawer.pin=5",
    "drawer=printer, drawer=prnter",
    "display=screen, display=scren",
    "scale=toledo, scale=toldeo",
    "scanner=serial, scanner=cereal",
    "scanner.port=4001, scanner.port=4o01",
  })
  void aSlipInOneSettingTakesNoneOfTheOthersAway(String what, String to) throws IOException {
    new DeviceSettingsFile(folder).write(till());
    edit(what, to);

    Answer.NotUnderstood answer = notUnderstood();

    assertThat(answer.complaints()).containsExactly(to);
    assertThat(answer.settings().terminal()).isEqualTo(till().terminal());
    assertThat(answer.settings().automatic()).isTrue();
    assertThat(answer.settings().receiptPrinter()).isEqualTo("1");
    assertThat(answer.settings().printers()).isNotEmpty();
  }

  @Test
  void aFileThatAnotherEditorHasStoredIsUnderstood() throws IOException {
    new DeviceSettingsFile(folder).write(till());
    Files.writeString(
        file(),
        "printers=1\nprinter.1.name=Caffè\nprinter.1.connection=virtual\nterminal=virtual\n",
        StandardCharsets.ISO_8859_1);

    Answer answer = new DeviceSettingsFile(folder).read();

    assertThat(answer).isInstanceOf(Answer.Understood.class);
    DeviceSettings settings = ((Answer.Understood) answer).settings();
    assertThat(settings.printers()).extracting(PrinterSettings::name).containsExactly("Caffè");
    assertThat(settings.terminal().place()).isEqualTo(new TerminalSettings.Place.Virtual());
  }

  /// A power cut may leave a file that was stored without waiting for the disk without a byte.
  @Test
  void aFileThatIsCutOffIsNotOneThatNobodyHasWritten() throws IOException {
    Files.createFile(file());

    assertThat(notUnderstood().settings().terminal().place())
        .isEqualTo(new TerminalSettings.Place.Unread());
  }

  @Test
  void aLineThatIsGarbledTakesNoneOfTheOthersAway() throws IOException {
    new DeviceSettingsFile(folder).write(till());
    Files.writeString(file(), "garbled=\\u12\n" + Files.readString(file()));

    assertThat(notUnderstood().settings()).isEqualTo(till());
  }

  @Test
  void aFileThatCannotBeReadIsNotOneThatNobodyHasWritten() throws IOException {
    Files.createDirectory(file());

    assertThat(notUnderstood().settings()).isEqualTo(DeviceSettings.UNREAD);
  }

  /// Else weights would be typed from then on as if there had never been a scale.
  @ParameterizedTest
  @CsvSource({"scale=toledo, scale=toldeo", "scale.connection=file, scale.connection=fil"})
  void aScaleThatIsNotUnderstoodIsNotNoneWhateverIsStoredAfterIt(String what, String to)
      throws IOException {
    DeviceSettingsFile file = new DeviceSettingsFile(folder);
    file.write(till());
    edit(what, to);

    assertThat(notUnderstood().settings().scale()).isEqualTo(new ScaleSettings.Unread());
    file.write(notUnderstood().settings());
    assertThat(notUnderstood().settings().scale()).isEqualTo(new ScaleSettings.Unread());
    assertThat(folder.resolve("devices.properties.unread-2")).doesNotExist();
    file.write(till());
    assertThat(file.read()).isEqualTo(new Answer.Understood(till()));
  }

  /// Else a card would go another way than somebody has said.
  @ParameterizedTest
  @CsvSource({
    "terminal.methods=C, terminal.metods=C",
    "terminal.port=20007, terminal.prot=20007",
  })
  void aNameOfTheTerminalsThatIsMistypedIsNotAsIfItWereNotThere(String what, String to)
      throws IOException {
    new DeviceSettingsFile(folder).write(till());
    edit(what, to);

    Answer.NotUnderstood answer = notUnderstood();

    assertThat(answer.complaints()).containsExactly(to);
    assertThat(answer.settings().terminal().place()).isEqualTo(new TerminalSettings.Place.Unread());
  }

  /// A scanner for viruses holds the file while the program starts, and lets go of it.
  @Test
  void aFileThatCouldOnlyNotBeReadAtFirstIsKeptToo() throws IOException {
    DeviceSettingsFile file = new DeviceSettingsFile(folder);
    Files.createDirectory(file());
    assertThat(file.read()).isInstanceOf(Answer.NotUnderstood.class);
    Files.delete(file());
    new DeviceSettingsFile(folder).write(till());
    String good = Files.readString(file());

    file.write(DeviceSettings.NONE);

    assertThat(folder.resolve("devices.properties.unread")).hasContent(good);
  }

  @Test
  void whatWasNotUnderstoodIsKeptBesideWhatIsStoredAfterIt() throws IOException {
    DeviceSettingsFile file = new DeviceSettingsFile(folder);
    file.write(till());
    edit("terminal=network", "terminal=netwrk");
    String spoilt = Files.readString(file());

    file.write(notUnderstood().settings());

    assertThat(folder.resolve("devices.properties.unread")).hasContent(spoilt);
    assertThat(notUnderstood().settings().terminal())
        .as("nobody has looked at the terminal yet")
        .isEqualTo(new TerminalSettings(new TerminalSettings.Place.Unread(), Set.of("C")));

    file.write(notUnderstood().settings());
    assertThat(folder.resolve("devices.properties.unread-2")).doesNotExist();

    file.write(till());
    assertThat(file.read()).isEqualTo(new Answer.Understood(till()));
  }
}
