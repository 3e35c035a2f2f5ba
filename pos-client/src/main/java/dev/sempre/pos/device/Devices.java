package dev.sempre.pos.device;

import dev.sempre.pos.receipt.PaperWidth;
import dev.sempre.pos.terminal.PaymentTerminal;
import dev.sempre.pos.terminal.TcpTerminal;
import dev.sempre.pos.terminal.TerminalSettings;
import dev.sempre.pos.terminal.Terminals;
import dev.sempre.pos.terminal.VirtualTerminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The devices of this till as they are set up now. A device that is set up otherwise is another
/// one from then on. Safe to call from any thread; opens nothing before it is used.
public final class Devices {
  private final DeviceSettingsFile file;
  private final LogoFile logo;
  private final ExecutorService threads;
  private final LongSupplier nowMillis;
  private final Map<Object, Wire> wires = new HashMap<>();
  private final Map<PrinterSettings, VirtualPrinter> virtual = new HashMap<>();
  private final Map<Object, Dialogue> dialogues = new HashMap<>();
  private final VirtualDisplay virtualDisplay = new VirtualDisplay();
  private final VirtualScale virtualScale = new VirtualScale();
  private final VirtualScanner virtualScanner = new VirtualScanner();
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private final Path terminalFile;
  private final Map<TerminalSettings.Place, PaymentTerminal> terminals = new HashMap<>();
  private @Nullable VirtualTerminal terminalTwin;
  private volatile DeviceSettings settings;
  private volatile boolean unread;

  /// @param folder the installation's
  /// @param unset what holds while nobody has set anything
  /// @param threads where calls of the operating system may hang
  /// @param nowMillis a clock that never goes back
  public Devices(
      Path folder, DeviceSettings unset, ExecutorService threads, LongSupplier nowMillis) {
    this.file = new DeviceSettingsFile(folder);
    this.logo = new LogoFile(folder);
    this.terminalFile = folder.resolve("virtual-terminal.jsonl");
    this.threads = threads;
    this.nowMillis = nowMillis;
    this.settings = stored(unset);
    virtualDisplay.onChange(() -> watchers.forEach(Runnable::run));
    virtualScale.onChange(() -> watchers.forEach(Runnable::run));
    virtualScanner.onChange(() -> watchers.forEach(Runnable::run));
  }

  private DeviceSettings stored(DeviceSettings unset) {
    DeviceSettingsFile.Answer answer = file.read();
    unread = answer instanceof DeviceSettingsFile.Answer.NotUnderstood;
    return switch (answer) {
      case DeviceSettingsFile.Answer.NeverSet() -> unset;
      case DeviceSettingsFile.Answer.Understood(DeviceSettings all) -> all;
      case DeviceSettingsFile.Answer.NotUnderstood(DeviceSettings some, List<String> _) -> some;
    };
  }

  /// Whether something that is stored is not understood, and nobody has set it anew since.
  public boolean isUnread() {
    return unread;
  }

  /// What is set up now. Waits for nobody: a sale asks it.
  public DeviceSettings settings() {
    return settings;
  }

  /// Sets the devices up otherwise.
  ///
  /// @throws IOException if that cannot be stored; nothing has changed then
  public void set(DeviceSettings next) throws IOException {
    file.write(next);
    synchronized (this) {
      settings = next;
      unread = next.isUnread();
    }
    watchers.forEach(Runnable::run);
  }

  /// While nobody has set anything, this holds.
  public void suggest(DeviceSettings unset) {
    DeviceSettings now = stored(unset);
    synchronized (this) {
      settings = now;
    }
    watchers.forEach(Runnable::run);
  }

  /// This holds, whatever is stored: where people practise no real device is moved, should somebody
  /// have put settings there. Source: T12.
  public void hold(DeviceSettings only) {
    synchronized (this) {
      settings = only;
      unread = false;
    }
    watchers.forEach(Runnable::run);
  }

  /// Tells whenever the devices were set up otherwise or a virtual one has changed, on the thread
  /// that did it; the watcher must be quick.
  public void onChange(Runnable watcher) {
    watchers.add(watcher);
  }

  /// The printer of an id; empty if none is set up under it.
  public Optional<ReceiptPrinter> printer(String id) {
    return settings
        .printer(id)
        .map(printer -> {
          Logo picture = logo.read(); // Before the lock: a disk may take its time.
          return new EscPosPrinter(
              wireOf(printer),
              new EscPosEncoder(printer.paper(), printer.codePage(), printer.cuts(), picture));
        });
  }

  private synchronized Wire wireOf(PrinterSettings printer) {
    return wire(printer);
  }

  /// The drawer; empty if there is none.
  public synchronized Optional<CashDrawer> drawer() {
    return switch (settings.drawer()) {
      case DrawerSettings.None() -> Optional.empty();
      case DrawerSettings.BehindPrinter(String id, EscPosEncoder.Pin pin) ->
          settings.printer(id).map(printer -> new PulsedDrawer(wire(printer), pin));
      case DrawerSettings.OwnWire(Connection connection, EscPosEncoder.Pin pin) ->
          Optional.of(new PulsedDrawer(wire(connection, connection), pin));
    };
  }

  /// The display on a pole; empty if there is none.
  public synchronized Optional<CustomerDisplay> pole() {
    return settings.customerDisplay() instanceof DisplaySettings.Pole pole
        ? Optional.of(
            new PoleDisplay(
                wires.computeIfAbsent(pole, _ -> new SharedWire(open(pole))),
                new PoleEncoder(pole.codePage())))
        : Optional.empty();
  }

  /// The scale; empty if there is none.
  public synchronized Optional<Scale> scale() {
    return switch (settings.scale()) {
      case ScaleSettings.None(), ScaleSettings.Unread() -> Optional.empty();
      case ScaleSettings.Toledo(Connection connection) ->
          Optional.of(
              new ToledoScale(dialogues.computeIfAbsent(connection, _ -> talk(connection))));
    };
  }

  /// The scanner that has a line of its own; empty if there is none. The same one as long as it is
  /// set up the same.
  public Optional<Scanner> scanner() {
    return switch (settings.scanner()) {
      case ScannerSettings.Keyboard() -> Optional.empty();
      case ScannerSettings.Serial(Connection connection) -> Optional.of(scannerAt(connection));
    };
  }

  private Scanner scannerAt(Connection connection) {
    return switch (connection) {
      case Connection.Network(String host, int port) ->
          new TcpScanner(host, port, TcpScanner.USUAL_CONNECT_MILLIS);
      case Connection.DeviceFile(String path) -> new FileScanner(path);
      case Connection.SystemQueue(String name) -> new NoScanner(name);
      case Connection.Virtual() -> virtualScanner;
    };
  }

  /// What is set up by mistake, in the file.
  private record NoScanner(String name) implements Scanner {
    @Override
    public Line open() throws IOException {
      throw new IOException("no scanner is a printer: " + name);
    }
  }

  private Wire open(DisplaySettings.Pole pole) {
    return switch (pole.connection()) {
      case Connection.Network(String host, int port) ->
          TcpWire.mute(host, port, TcpWire.Patience.USUAL, nowMillis);
      case Connection.Virtual() -> virtualDisplay;
      case Connection.DeviceFile _, Connection.SystemQueue _ -> open(pole.connection());
    };
  }

  private Dialogue talk(Connection connection) {
    return switch (connection) {
      case Connection.Network(String host, int port) ->
          new TcpDialogue(host, port, TcpDialogue.Patience.USUAL, nowMillis);
      case Connection.DeviceFile(String path) ->
          new FileDialogue(Path.of(path), threads, FileDialogue.USUAL_PATIENCE_MILLIS);
      case Connection.SystemQueue(String name) ->
          (_, _) -> new Dialogue.Reply.Nothing("no scale is a printer: " + name);
      case Connection.Virtual() -> virtualScale;
    };
  }

  /// The display that is on the screen; empty if none is.
  public synchronized Optional<VirtualDisplay> virtualDisplay() {
    return settings.customerDisplay()
            instanceof DisplaySettings.Pole(Connection.Virtual(), CodePage _)
        ? Optional.of(virtualDisplay)
        : Optional.empty();
  }

  /// The scale that is on the screen; empty if none is.
  public synchronized Optional<VirtualScale> virtualScale() {
    return settings.scale() instanceof ScaleSettings.Toledo(Connection.Virtual())
        ? Optional.of(virtualScale)
        : Optional.empty();
  }

  /// The scanner that is on the screen; empty if none is.
  public Optional<VirtualScanner> virtualScanner() {
    return settings.scanner() instanceof ScannerSettings.Serial(Connection.Virtual())
        ? Optional.of(virtualScanner)
        : Optional.empty();
  }

  /// The payment terminals of this till.
  public Terminals terminals() {
    return new Terminals() {
      @Override
      public TerminalSettings settings() {
        return Devices.this.settings().terminal();
      }

      @Override
      public Optional<PaymentTerminal> at(TerminalSettings.Place place) {
        return terminal(place);
      }
    };
  }

  private synchronized Optional<PaymentTerminal> terminal(TerminalSettings.Place place) {
    return switch (place) {
      case TerminalSettings.Place.None(), TerminalSettings.Place.Unread() -> Optional.empty();
      case TerminalSettings.Place.Virtual() -> Optional.of(terminalTwin());
      case TerminalSettings.Place.Network network ->
          Optional.of(terminals.computeIfAbsent(network, _ -> open(network)));
    };
  }

  private PaymentTerminal open(TerminalSettings.Place.Network network) {
    return new TcpTerminal(network.host(), network.port(), TcpTerminal.Patience.USUAL, nowMillis);
  }

  /// The payment terminal that is on the screen; empty if the one that is set up is not.
  public synchronized Optional<VirtualTerminal> virtualTerminal() {
    return settings.terminal().place() instanceof TerminalSettings.Place.Virtual
        ? Optional.of(terminalTwin())
        : Optional.empty();
  }

  private VirtualTerminal terminalTwin() {
    VirtualTerminal twin = terminalTwin;
    if (twin == null) {
      twin = new VirtualTerminal(terminalFile, VirtualTerminal.Pace.USUAL);
      twin.onChange(() -> watchers.forEach(Runnable::run));
      terminalTwin = twin;
    }
    return twin;
  }

  /// The printers that are on the screen, as they are set up now.
  public synchronized List<VirtualPrinter> virtualPrinters() {
    return settings.printers().stream()
        .filter(printer -> printer.connection() instanceof Connection.Virtual)
        .map(this::twin)
        .toList();
  }

  private VirtualPrinter twin(PrinterSettings printer) {
    return virtual.computeIfAbsent(
        printer,
        made -> {
          VirtualPrinter twin = new VirtualPrinter(made.paper());
          twin.onChange(() -> watchers.forEach(Runnable::run));
          return twin;
        });
  }

  private Wire wire(PrinterSettings printer) {
    return printer.connection() instanceof Connection.Virtual
        ? twin(printer)
        : wire(printer.connection(), printer.connection());
  }

  private Wire wire(Object key, Connection connection) {
    return wires.computeIfAbsent(key, _ -> new SharedWire(open(connection)));
  }

  private Wire open(Connection connection) {
    return switch (connection) {
      case Connection.Network(String host, int port) ->
          new TcpWire(host, port, TcpWire.Patience.USUAL, nowMillis);
      case Connection.DeviceFile(String path) ->
          new FileWire(Path.of(path), threads, FileWire.USUAL_PATIENCE_MILLIS);
      case Connection.SystemQueue(String name) ->
          new SystemWire(name, threads, FileWire.USUAL_PATIENCE_MILLIS);
      case Connection.Virtual() -> new VirtualPrinter(PaperWidth.MM_80);
    };
  }
}
