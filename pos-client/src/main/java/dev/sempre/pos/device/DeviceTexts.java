package dev.sempre.pos.device;

import dev.sempre.pos.receipt.PaperWidth;
import dev.sempre.pos.terminal.TcpTerminal;
import dev.sempre.pos.terminal.TerminalSettings;
import dev.sempre.pos.terminal.TerminalSettings.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Device settings as they are read from texts, one by one: a slip in one of them takes none of the
/// others away. What is not understood counts as not set and is complained of; only of the payment
/// terminal and of the scale "not set" would be said wrongly, since cards would be keyed and
/// weights be typed by hand from then on.
final class DeviceTexts {
  /// What a terminal or a scale is written as while nobody has looked at it since it was not
  /// understood.
  static final String UNREAD = "unread";

  private static final Set<String> OF_A_TERMINAL =
      Set.of("terminal.address", "terminal.port", "terminal.methods");

  private final Properties texts;
  private final boolean whole;
  private final List<String> complaints = new ArrayList<>();

  /// @param whole whether nothing is known to be missing
  DeviceTexts(Properties texts, boolean whole) {
    this.texts = texts;
    this.whole = whole;
  }

  /// What was not understood, for support.
  List<String> complaints() {
    return complaints;
  }

  DeviceSettings settings() {
    return new DeviceSettings(
        printers(),
        text("receipts.printer", ""),
        one("receipts.automatic", DeviceTexts::yesOrNo, true),
        drawer(),
        display(),
        scale(),
        scanner(),
        terminal());
  }

  private List<PrinterSettings> printers() {
    List<PrinterSettings> printers = new ArrayList<>();
    for (String id : text("printers", "").split(",")) {
      if (!id.isBlank()) {
        printer(id.strip()).ifPresent(printers::add);
      }
    }
    return printers;
  }

  private Optional<PrinterSettings> printer(String id) {
    String at = "printer." + id + ".";
    return connection(at)
        .map(connection ->
            new PrinterSettings(
                id,
                text(at + "name", id),
                connection,
                one(at + "paper", PaperWidth::valueOf, PaperWidth.MM_80),
                one(at + "codepage", CodePage::valueOf, CodePage.WPC1252),
                one(at + "cuts", DeviceTexts::yesOrNo, true)));
  }

  private Optional<Connection> connection(String at) {
    String address = text(at + "address", "");
    return switch (text(at + "connection", "")) {
      case "network" ->
          port(at + "port", TcpWire.USUAL_PORT).map(port -> new Connection.Network(address, port));
      case "file" -> Optional.of(new Connection.DeviceFile(address));
      case "system" -> Optional.of(new Connection.SystemQueue(address));
      case "virtual" -> Optional.of(new Connection.Virtual());
      default -> {
        complain(at + "connection");
        yield Optional.empty();
      }
    };
  }

  private DrawerSettings drawer() {
    EscPosEncoder.Pin pin = one("drawer.pin", EscPosEncoder.Pin::valueOf, EscPosEncoder.Pin.TWO);
    return switch (text("drawer", "none")) {
      case "none" -> new DrawerSettings.None();
      case "printer" -> new DrawerSettings.BehindPrinter(text("drawer.printer", ""), pin);
      case "own" ->
          connection("drawer.")
              .<DrawerSettings>map(connection -> new DrawerSettings.OwnWire(connection, pin))
              .orElseGet(DrawerSettings.None::new);
      default -> {
        complain("drawer");
        yield new DrawerSettings.None();
      }
    };
  }

  private DisplaySettings display() {
    return switch (text("display", "none")) {
      case "none" -> new DisplaySettings.None();
      case "screen" -> new DisplaySettings.SecondScreen();
      case "pole" -> {
        CodePage letters = one("display.codepage", CodePage::valueOf, CodePage.WPC1252);
        yield connection("display.")
            .<DisplaySettings>map(connection -> new DisplaySettings.Pole(connection, letters))
            .orElseGet(DisplaySettings.None::new);
      }
      default -> {
        complain("display");
        yield new DisplaySettings.None();
      }
    };
  }

  private ScaleSettings scale() {
    return switch (text("scale", whole ? "none" : "")) {
      case "none" -> new ScaleSettings.None();
      case "toledo" ->
          connection("scale.")
              .<ScaleSettings>map(ScaleSettings.Toledo::new)
              .orElseGet(ScaleSettings.Unread::new);
      default -> {
        complain("scale");
        yield new ScaleSettings.Unread();
      }
    };
  }

  private ScannerSettings scanner() {
    return switch (text("scanner", "keyboard")) {
      case "keyboard" -> new ScannerSettings.Keyboard();
      case "serial" ->
          connection("scanner.")
              .<ScannerSettings>map(ScannerSettings.Serial::new)
              .orElseGet(ScannerSettings.Keyboard::new);
      default -> {
        complain("scanner");
        yield new ScannerSettings.Keyboard();
      }
    };
  }

  private TerminalSettings terminal() {
    Set<String> methods =
        Arrays.stream(text("terminal.methods", "").split(","))
            .map(String::strip)
            .filter(id -> !id.isEmpty())
            .collect(Collectors.toSet());
    return new TerminalSettings(place(), methods);
  }

  /// A name that is mistyped says something that is not heard: the port, or what goes through it.
  private Place place() {
    List<String> mistyped =
        texts.stringPropertyNames().stream()
            .filter(name -> name.startsWith("terminal.") && !OF_A_TERMINAL.contains(name))
            .sorted()
            .toList();
    mistyped.forEach(this::complain);
    Place told = toldPlace();
    return mistyped.isEmpty() || told instanceof Place.None ? told : new Place.Unread();
  }

  private Place toldPlace() {
    return switch (text("terminal", whole && !tellsOfTerminal() ? "none" : "")) {
      case "none" -> new Place.None();
      case "virtual" -> new Place.Virtual();
      case "network" -> {
        String host = text("terminal.address", "");
        Optional<Integer> port = port("terminal.port", TcpTerminal.USUAL_PORT);
        if (host.isEmpty()) {
          complain("terminal.address");
        }
        yield host.isEmpty() || port.isEmpty()
            ? new Place.Unread()
            : new Place.Network(host, port.get());
      }
      default -> {
        complain("terminal");
        yield new Place.Unread();
      }
    };
  }

  /// Whether something of a terminal is there, so that the word that says which is mistyped.
  private boolean tellsOfTerminal() {
    return texts.stringPropertyNames().stream().anyMatch(name -> name.startsWith("terminal."));
  }

  private String text(String name, String usual) {
    return texts.getProperty(name, usual).strip();
  }

  /// A port; empty if what stands there is none: a device behind another port is another device.
  private Optional<Integer> port(String name, int usual) {
    String text = text(name, Integer.toString(usual));
    if (text.matches("\\d{1,5}") && Integer.parseInt(text) > 0) {
      return Optional.of(Integer.parseInt(text));
    }
    complain(name);
    return Optional.empty();
  }

  private <T> T one(String name, Function<String, T> read, T usual) {
    String text = texts.getProperty(name);
    try {
      return text == null ? usual : read.apply(text.strip());
    } catch (IllegalArgumentException unknown) {
      complain(name);
      return usual;
    }
  }

  private static boolean yesOrNo(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private void complain(String name) {
    complaints.add(name + "=" + texts.getProperty(name, ""));
  }
}
