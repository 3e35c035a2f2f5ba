package dev.sempre.pos.device;

import dev.sempre.pos.receipt.PaperWidth;
import dev.sempre.pos.terminal.TerminalSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
