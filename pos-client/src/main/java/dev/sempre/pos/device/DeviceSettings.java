package dev.sempre.pos.device;

import dev.sempre.pos.receipt.PaperWidth;
import dev.sempre.pos.terminal.TerminalSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The devices of one till. They stay at the machine: a printer stands beside it.
///
/// @param printers the receipt printers, in the order in which they were set up
/// @param receiptPrinter id of the one that receipts go to; empty if to none
/// @param automatic whether each sale prints its receipt without being asked
/// @param drawer where the drawer is
/// @param customerDisplay what shows the customer what is rung up
/// @param scale which scale weighs
/// @param scanner how what is scanned gets here
/// @param terminal which payment terminal cards go through
public record DeviceSettings(
    List<PrinterSettings> printers,
    String receiptPrinter,
    boolean automatic,
    DrawerSettings drawer,
    DisplaySettings customerDisplay,
    ScaleSettings scale,
    ScannerSettings scanner,
    TerminalSettings terminal) {

  public DeviceSettings {
    printers = List.copyOf(printers);
  }

  /// A till that nobody has set up.
  public static final DeviceSettings NONE =
      new DeviceSettings(
          List.of(),
          "",
          true,
          new DrawerSettings.None(),
          new DisplaySettings.None(),
          new ScaleSettings.None(),
          new ScannerSettings.Keyboard(),
          TerminalSettings.NONE);

  /// A till of which nobody knows how it is set up.
  static final DeviceSettings UNREAD =
      new DeviceSettings(
          List.of(),
          "",
          true,
          new DrawerSettings.None(),
          new DisplaySettings.None(),
          new ScaleSettings.Unread(),
          new ScannerSettings.Keyboard(),
          new TerminalSettings(new TerminalSettings.Place.Unread(), Set.of()));

  /// The same, and receipts go to this printer.
  public DeviceSettings receiptsTo(String printer) {
    return new DeviceSettings(
        printers, printer, automatic, drawer, customerDisplay, scale, scanner, terminal);
  }

  /// Whether nobody has looked yet at something that was not understood and is about money.
  boolean isUnread() {
    return scale instanceof ScaleSettings.Unread
        || terminal.place() instanceof TerminalSettings.Place.Unread;
  }

  /// A till whose devices are all on the screen.
  ///
  /// @param name what the printer is called
  public static DeviceSettings virtual(String name) {
    PrinterSettings printer =
        new PrinterSettings(
            "1", name, new Connection.Virtual(), PaperWidth.MM_80, CodePage.WPC1252, true);
    return new DeviceSettings(
        List.of(printer),
        printer.id(),
        true,
        new DrawerSettings.BehindPrinter(printer.id(), EscPosEncoder.Pin.TWO),
        new DisplaySettings.Pole(new Connection.Virtual(), CodePage.WPC1252),
        new ScaleSettings.Toledo(new Connection.Virtual()),
        new ScannerSettings.Serial(new Connection.Virtual()),
        new TerminalSettings(new TerminalSettings.Place.Virtual(), Set.of()));
  }

  /// Names of what is another in other settings, for the journal: no address and no password is in
  /// them. Of the terminal it says which kind it becomes, since that is about money.
  public List<String> otherThan(DeviceSettings next) {
    List<String> names = new ArrayList<>();
    Stream.concat(printers.stream(), next.printers.stream())
        .map(PrinterSettings::id)
        .distinct()
        .filter(id -> !printer(id).equals(next.printer(id)))
        .forEach(id -> names.add("printer " + id));
    if (!printers.equals(next.printers) && names.isEmpty()) {
      names.add("order of printers");
    }
    named(names, "printer of receipts", receiptPrinter, next.receiptPrinter);
    named(names, "receipts without asking", automatic, next.automatic);
    named(names, "drawer", drawer, next.drawer);
    named(names, "customer display", customerDisplay, next.customerDisplay);
    named(names, "scale", scale, next.scale);
    named(names, "scanner", scanner, next.scanner);
    named(
        names,
        "payment terminal (" + next.terminal.place().kind() + ")",
        terminal.place(),
        next.terminal.place());
    named(names, "ways to pay at the terminal", terminal.methods(), next.terminal.methods());
    return List.copyOf(names);
  }

  private static void named(List<String> names, String name, Object before, Object next) {
    if (!before.equals(next)) {
      names.add(name);
    }
  }

  /// The same devices with another payment terminal.
  public DeviceSettings with(TerminalSettings other) {
    return new DeviceSettings(
        printers, receiptPrinter, automatic, drawer, customerDisplay, scale, scanner, other);
  }

  /// The printer of an id.
  public Optional<PrinterSettings> printer(String id) {
    return printers.stream().filter(printer -> printer.id().equals(id)).findFirst();
  }
}
