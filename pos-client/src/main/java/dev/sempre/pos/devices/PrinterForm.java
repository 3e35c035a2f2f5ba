package dev.sempre.pos.devices;

import dev.sempre.pos.device.CodePage;
import dev.sempre.pos.device.Connection;
import dev.sempre.pos.device.PrinterSettings;
import dev.sempre.pos.device.TcpWire;
import dev.sempre.pos.receipt.PaperWidth;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A printer as it is being set up. UI thread only.
final class PrinterForm {
  /// How it is connected.
  enum Kind {
    NETWORK,
    DEVICE_FILE,
    SYSTEM,
    VIRTUAL
  }

  private static final int HIGHEST_PORT = 65_535;

  private final String id;
  private final StringProperty name = new SimpleStringProperty("");
  private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.NETWORK);
  private final StringProperty address = new SimpleStringProperty("");
  private final StringProperty port =
      new SimpleStringProperty(Integer.toString(TcpWire.USUAL_PORT));
  private final ObjectProperty<PaperWidth> paper = new SimpleObjectProperty<>(PaperWidth.MM_80);
  private final ObjectProperty<CodePage> codePage = new SimpleObjectProperty<>(CodePage.WPC1252);
  private final BooleanProperty cuts = new SimpleBooleanProperty(true);

  private PrinterForm(String id) {
    this.id = id;
  }

  static PrinterForm blank(String id) {
    return new PrinterForm(id);
  }

  static PrinterForm of(PrinterSettings printer) {
    PrinterForm form = new PrinterForm(printer.id());
    form.name.set(printer.name());
    form.paper.set(printer.paper());
    form.codePage.set(printer.codePage());
    form.cuts.set(printer.cuts());
    switch (printer.connection()) {
      case Connection.Network(String host, int port) -> {
        form.kind.set(Kind.NETWORK);
        form.address.set(host);
        form.port.set(Integer.toString(port));
      }
      case Connection.DeviceFile(String path) -> {
        form.kind.set(Kind.DEVICE_FILE);
        form.address.set(path);
      }
      case Connection.SystemQueue(String queue) -> {
        form.kind.set(Kind.SYSTEM);
        form.address.set(queue);
      }
      case Connection.Virtual() -> form.kind.set(Kind.VIRTUAL);
    }
    return form;
  }

  String id() {
    return id;
  }

  StringProperty nameProperty() {
    return name;
  }

  ObjectProperty<Kind> kindProperty() {
    return kind;
  }

  /// Name or number at the network, path of the device, or name in the operating system.
  StringProperty addressProperty() {
    return address;
  }

  StringProperty portProperty() {
    return port;
  }

  ObjectProperty<PaperWidth> paperProperty() {
    return paper;
  }

  ObjectProperty<CodePage> codePageProperty() {
    return codePage;
  }

  BooleanProperty cutsProperty() {
    return cuts;
  }

  /// The printer as it stands in the form; empty if something is missing.
  Optional<PrinterSettings> printer() {
    String called = name.get().strip();
    return called.isEmpty()
        ? Optional.empty()
        : connection()
            .map(connection ->
                new PrinterSettings(
                    id, called, connection, paper.get(), codePage.get(), cuts.get()));
  }

  private Optional<Connection> connection() {
    String where = address.get().strip();
    if (kind.get() != Kind.VIRTUAL && where.isEmpty()) {
      return Optional.empty();
    }
    return switch (kind.get()) {
      case NETWORK -> port(port.get()).map(number -> new Connection.Network(where, number));
      case DEVICE_FILE -> Optional.of(new Connection.DeviceFile(where));
      case SYSTEM -> Optional.of(new Connection.SystemQueue(where));
      case VIRTUAL -> Optional.of(new Connection.Virtual());
    };
  }

  /// A port that was typed; empty if it is none.
  static Optional<Integer> port(String typed) {
    String digits = typed.strip();
    return digits.matches("\\d{1,5}")
            && Integer.parseInt(digits) > 0
            && Integer.parseInt(digits) <= HIGHEST_PORT
        ? Optional.of(Integer.parseInt(digits))
        : Optional.empty();
  }
}
