package dev.sempre.pos.device;

import dev.sempre.agent.identity.OwnerOnly;
import dev.sempre.pos.terminal.TerminalSettings;
import dev.sempre.pos.terminal.TerminalSettings.Place;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The device settings of this till as a file that people can read, `devices.properties`. What is
/// not understood in it takes nothing else away; it is logged, told on the screen of devices, and
/// kept beside what is stored after it.
public final class DeviceSettingsFile {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceSettingsFile.class);
  private static final String NAME = "devices.properties";
  private static final String ASIDE = NAME + ".unread";

  /// What is complained of in a file of ours, as long as nobody has looked at what is about money.
  private static final Set<String> STILL_UNREAD =
      Set.of("terminal=" + DeviceTexts.UNREAD, "scale=" + DeviceTexts.UNREAD);

  /// What the file says.
  public sealed interface Answer {
    /// Nobody has ever set anything.
    record NeverSet() implements Answer {}

    /// All of it is understood.
    record Understood(DeviceSettings settings) implements Answer {}

    /// Some of it is not.
    ///
    /// @param settings what is; the rest counts as not set, but for a terminal and a scale, which
    ///   may be there
    /// @param complaints what is not, for support
    record NotUnderstood(DeviceSettings settings, List<String> complaints) implements Answer {
      public NotUnderstood {
        complaints = List.copyOf(complaints);
      }
    }
  }

  private final Path file;
  private volatile boolean spoilt;

  /// @param folder the installation's
  public DeviceSettingsFile(Path folder) {
    this.file = folder.resolve(NAME);
  }

  /// What is set.
  public Answer read() {
    Answer answer = look();
    spoilt = isSpoilt(answer);
    return answer;
  }

  private static boolean isSpoilt(Answer answer) {
    return answer instanceof Answer.NotUnderstood(DeviceSettings _, List<String> complaints)
        && !STILL_UNREAD.containsAll(complaints);
  }

  private Answer look() {
    try {
      return answer(text());
    } catch (NoSuchFileException never) {
      return new Answer.NeverSet();
    } catch (IOException unreadable) {
      return notUnderstood(DeviceSettings.UNREAD, List.of(String.valueOf(unreadable)));
    }
  }

  /// The file's text, of whatever editor.
  private String text() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException another) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  private static Answer answer(String text) {
    Properties texts = new Properties();
    List<String> complaints = new ArrayList<>();
    try {
      texts.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException garbled) {
      complaints.addAll(lineByLine(text, texts));
    }
    if (!texts.containsKey("printers")) {
      complaints.add("the file is cut off"); // Whatever has written it, wrote that.
    }
    DeviceTexts read = new DeviceTexts(texts, complaints.isEmpty());
    DeviceSettings settings = read.settings();
    complaints.addAll(read.complaints());
    return complaints.isEmpty()
        ? new Answer.Understood(settings)
        : notUnderstood(settings, complaints);
  }

  /// @return the lines that are not understood
  private static List<String> lineByLine(String text, Properties texts) {
    List<String> garbled = new ArrayList<>();
    text.lines()
        .forEach(line -> {
          try {
            texts.load(new StringReader(line));
          } catch (IOException | IllegalArgumentException unreadable) {
            garbled.add(line);
          }
        });
    return garbled;
  }

  private static Answer notUnderstood(DeviceSettings settings, List<String> complaints) {
    LOG.warn("DEV-1 Of the devices this is not understood: {}", complaints);
    return new Answer.NotUnderstood(settings, complaints);
  }

  /// Stores the settings, whole or not at all, whatever happens meanwhile. A file that was not
  /// understood stays beside it.
  ///
  /// @throws IOException if they cannot be written; what was stored before still is
  public void write(DeviceSettings settings) throws IOException {
    // Also one that could only not be read then, such as while a scanner for viruses held it.
    if ((spoilt || isSpoilt(look())) && Files.exists(file)) {
      keepAside();
    }
    StringWriter whole = new StringWriter();
    texts(settings).store(whole, "The devices of this till");
    OwnerOnly.write(file, whole.toString());
    spoilt = false;
  }

  private void keepAside() throws IOException {
    Path aside = file.resolveSibling(ASIDE);
    for (int number = 2; Files.exists(aside); number++) {
      aside = file.resolveSibling(ASIDE + "-" + number);
    }
    try {
      Files.copy(file, aside);
    } catch (IOException unreadable) {
      Files.deleteIfExists(aside);
      Files.move(file, aside);
    }
  }

  private static void put(Properties texts, TerminalSettings terminal) {
    switch (terminal.place()) {
      case Place.None() -> texts.setProperty("terminal", "none");
      case Place.Virtual() -> texts.setProperty("terminal", "virtual");
      case Place.Unread() -> texts.setProperty("terminal", DeviceTexts.UNREAD);
      case Place.Network(String host, int port) -> {
        texts.setProperty("terminal", "network");
        texts.setProperty("terminal.address", host);
        texts.setProperty("terminal.port", Integer.toString(port));
      }
    }
    texts.setProperty(
        "terminal.methods", terminal.methods().stream().sorted().collect(Collectors.joining(",")));
  }

  private static Properties texts(DeviceSettings settings) {
    Properties texts = new Properties();
    texts.setProperty(
        "printers",
        String.join(",", settings.printers().stream().map(PrinterSettings::id).toList()));
    for (PrinterSettings printer : settings.printers()) {
      String at = "printer." + printer.id() + ".";
      texts.setProperty(at + "name", printer.name());
      put(texts, at, printer.connection());
      texts.setProperty(at + "paper", printer.paper().name());
      texts.setProperty(at + "codepage", printer.codePage().name());
      texts.setProperty(at + "cuts", Boolean.toString(printer.cuts()));
    }
    texts.setProperty("receipts.printer", settings.receiptPrinter());
    texts.setProperty("receipts.automatic", Boolean.toString(settings.automatic()));
    put(texts, settings.drawer());
    put(texts, settings.customerDisplay());
    put(texts, settings.scale());
    put(texts, settings.scanner());
    put(texts, settings.terminal());
    return texts;
  }

  private static void put(Properties texts, String at, Connection connection) {
    switch (connection) {
      case Connection.Network(String host, int port) -> {
        texts.setProperty(at + "connection", "network");
        texts.setProperty(at + "address", host);
        texts.setProperty(at + "port", Integer.toString(port));
      }
      case Connection.DeviceFile(String path) -> {
        texts.setProperty(at + "connection", "file");
        texts.setProperty(at + "address", path);
      }
      case Connection.SystemQueue(String name) -> {
        texts.setProperty(at + "connection", "system");
        texts.setProperty(at + "address", name);
      }
      case Connection.Virtual() -> texts.setProperty(at + "connection", "virtual");
    }
  }

  private static void put(Properties texts, DisplaySettings display) {
    switch (display) {
      case DisplaySettings.None() -> texts.setProperty("display", "none");
      case DisplaySettings.SecondScreen() -> texts.setProperty("display", "screen");
      case DisplaySettings.Pole(Connection connection, CodePage codePage) -> {
        texts.setProperty("display", "pole");
        put(texts, "display.", connection);
        texts.setProperty("display.codepage", codePage.name());
      }
    }
  }

  private static void put(Properties texts, ScaleSettings scale) {
    switch (scale) {
      case ScaleSettings.None() -> texts.setProperty("scale", "none");
      case ScaleSettings.Unread() -> texts.setProperty("scale", DeviceTexts.UNREAD);
      case ScaleSettings.Toledo(Connection connection) -> {
        texts.setProperty("scale", "toledo");
        put(texts, "scale.", connection);
      }
    }
  }

  private static void put(Properties texts, ScannerSettings scanner) {
    switch (scanner) {
      case ScannerSettings.Keyboard() -> texts.setProperty("scanner", "keyboard");
      case ScannerSettings.Serial(Connection connection) -> {
        texts.setProperty("scanner", "serial");
        put(texts, "scanner.", connection);
      }
    }
  }

  private static void put(Properties texts, DrawerSettings drawer) {
    switch (drawer) {
      case DrawerSettings.None() -> texts.setProperty("drawer", "none");
      case DrawerSettings.BehindPrinter(String printer, EscPosEncoder.Pin pin) -> {
        texts.setProperty("drawer", "printer");
        texts.setProperty("drawer.printer", printer);
        texts.setProperty("drawer.pin", pin.name());
      }
      case DrawerSettings.OwnWire(Connection connection, EscPosEncoder.Pin pin) -> {
        texts.setProperty("drawer", "own");
        put(texts, "drawer.", connection);
        texts.setProperty("drawer.pin", pin.name());
      }
    }
  }
}
