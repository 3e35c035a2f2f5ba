package dev.sempre.pos.device;

import dev.sempre.pos.receipt.PaperWidth;
import dev.sempre.pos.terminal.TcpTerminal;
import dev.sempre.pos.terminal.TerminalSettings;
import dev.sempre.pos.terminal.TerminalSettings.Place;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The device settings of this till as a file that people can read, `devices.properties`. What is
/// not understood in it counts as not set, and is logged.
public final class DeviceSettingsFile {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceSettingsFile.class);
  private static final String NAME = "devices.properties";

  private final Path file;

  /// @param folder the installation's
  public DeviceSettingsFile(Path folder) {
    this.file = folder.resolve(NAME);
  }

  /// What is set; empty if nobody has ever set anything, or the file cannot be read.
  public Optional<DeviceSettings> read() {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      texts.load(reader);
      return Optional.of(settings(texts));
    } catch (NoSuchFileException never) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException unreadable) {
      LOG.warn("DEV-1 The devices are not understood: {}", unreadable.getMessage());
      return Optional.empty();
    }
  }

  /// Stores the settings, whole or not at all.
  ///
  /// @throws IOException if they cannot be written; what was stored before still is
  public void write(DeviceSettings settings) throws IOException {
    Properties texts = texts(settings);
    StringWriter whole = new StringWriter();
    texts.store(whole, "The devices of this till");
    Path next = file.resolveSibling(NAME + ".new");
    Files.writeString(next, whole.toString());
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static DeviceSettings settings(Properties texts) {
    List<PrinterSettings> printers = new ArrayList<>();
    for (String id : texts.getProperty("printers", "").split(",")) {
      if (!id.isBlank()) {
        printers.add(printer(texts, id.strip()));
      }
    }
    return new DeviceSettings(
        printers,
        texts.getProperty("receipts.printer", ""),
        Boolean.parseBoolean(texts.getProperty("receipts.automatic", "true")),
        drawer(texts),
        display(texts),
        scale(texts),
        terminal(texts));
  }

  private static PrinterSettings printer(Properties texts, String id) {
    String at = "printer." + id + ".";
    return new PrinterSettings(
        id,
        texts.getProperty(at + "name", id),
        connection(texts, at),
        one(texts, at + "paper", PaperWidth::valueOf, PaperWidth.MM_80),
        one(texts, at + "codepage", CodePage::valueOf, CodePage.WPC1252),
        Boolean.parseBoolean(texts.getProperty(at + "cuts", "true")));
  }

  private static Connection connection(Properties texts, String at) {
    String address = texts.getProperty(at + "address", "");
    return switch (texts.getProperty(at + "connection", "")) {
      case "network" ->
          new Connection.Network(
              address, one(texts, at + "port", Integer::valueOf, TcpWire.USUAL_PORT));
      case "file" -> new Connection.DeviceFile(address);
      case "system" -> new Connection.SystemQueue(address);
      case "virtual" -> new Connection.Virtual();
      default -> throw new IllegalArgumentException("no kind of connection: " + at + "connection");
    };
  }

  private static DrawerSettings drawer(Properties texts) {
    EscPosEncoder.Pin pin =
        one(texts, "drawer.pin", EscPosEncoder.Pin::valueOf, EscPosEncoder.Pin.TWO);
    return switch (texts.getProperty("drawer", "none")) {
      case "printer" ->
          new DrawerSettings.BehindPrinter(texts.getProperty("drawer.printer", ""), pin);
      case "own" -> new DrawerSettings.OwnWire(connection(texts, "drawer."), pin);
      default -> new DrawerSettings.None();
    };
  }

  private static DisplaySettings display(Properties texts) {
    return switch (texts.getProperty("display", "none")) {
      case "screen" -> new DisplaySettings.SecondScreen();
      case "pole" ->
          new DisplaySettings.Pole(
              connection(texts, "display."),
              one(texts, "display.codepage", CodePage::valueOf, CodePage.WPC1252));
      default -> new DisplaySettings.None();
    };
  }

  private static ScaleSettings scale(Properties texts) {
    return switch (texts.getProperty("scale", "none")) {
      case "toledo" -> new ScaleSettings.Toledo(connection(texts, "scale."));
      default -> new ScaleSettings.None();
    };
  }

  private static TerminalSettings terminal(Properties texts) {
    Place place =
        switch (texts.getProperty("terminal", "none")) {
          case "virtual" -> new Place.Virtual();
          case "network" ->
              new Place.Network(
                  texts.getProperty("terminal.address", ""),
                  one(texts, "terminal.port", Integer::valueOf, TcpTerminal.USUAL_PORT));
          default -> new Place.None();
        };
    Set<String> methods =
        Arrays.stream(texts.getProperty("terminal.methods", "").split(","))
            .map(String::strip)
            .filter(id -> !id.isEmpty())
            .collect(Collectors.toSet());
    return new TerminalSettings(place, methods);
  }

  private static void put(Properties texts, TerminalSettings terminal) {
    switch (terminal.place()) {
      case Place.None() -> texts.setProperty("terminal", "none");
      case Place.Virtual() -> texts.setProperty("terminal", "virtual");
      case Place.Network(String host, int port) -> {
        texts.setProperty("terminal", "network");
        texts.setProperty("terminal.address", host);
        texts.setProperty("terminal.port", Integer.toString(port));
      }
    }
    texts.setProperty(
        "terminal.methods", terminal.methods().stream().sorted().collect(Collectors.joining(",")));
  }

  private static <T> T one(Properties texts, String name, Function<String, T> read, T usual) {
    String text = texts.getProperty(name);
    return text == null ? usual : read.apply(text.strip());
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
      case ScaleSettings.Toledo(Connection connection) -> {
        texts.setProperty("scale", "toledo");
        put(texts, "scale.", connection);
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
