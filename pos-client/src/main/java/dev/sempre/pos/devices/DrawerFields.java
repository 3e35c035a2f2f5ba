package dev.sempre.pos.devices;

import dev.sempre.pos.device.Connection;
import dev.sempre.pos.device.DeviceSettings;
import dev.sempre.pos.device.DrawerSettings;
import dev.sempre.pos.device.EscPosEncoder.Pin;
import dev.sempre.pos.device.PrinterSettings;
import dev.sempre.pos.device.TcpWire;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Where the drawer is plugged in, as it is being set up. Behind which printer is said by a person:
/// the drawer stays where it is, wherever receipts are sent to meanwhile.
final class DrawerFields {
  private enum Place {
    NONE,
    PRINTER,
    OWN
  }

  private final Words words;
  private final Fields fields;
  private final List<PrinterSettings> printers;
  private final SimpleObjectProperty<Place> place = new SimpleObjectProperty<>(Place.NONE);
  private final SimpleObjectProperty<Pin> pin = new SimpleObjectProperty<>(Pin.TWO);
  private final SimpleObjectProperty<String> printer;
  private final ConnectionFields connection;
  private final VBox details = Fields.details();

  DrawerFields(Words words, DeviceSettings now) {
    this.words = words;
    this.fields = new Fields(words);
    this.printers = now.printers();
    this.printer = new SimpleObjectProperty<>(now.receiptPrinter());
    Optional<Connection> known =
        switch (now.drawer()) {
          case DrawerSettings.None() -> Optional.empty();
          case DrawerSettings.BehindPrinter(String id, Pin plug) -> {
            place.set(Place.PRINTER);
            printer.set(id);
            pin.set(plug);
            yield Optional.empty();
          }
          case DrawerSettings.OwnWire(Connection at, Pin plug) -> {
            place.set(Place.OWN);
            pin.set(plug);
            yield Optional.of(at);
          }
        };
    this.connection =
        new ConnectionFields(
            "other-drawer",
            words,
            known,
            TcpWire.USUAL_PORT,
            List.of(
                ConnectionFields.Kind.NETWORK,
                ConnectionFields.Kind.DEVICE_FILE,
                ConnectionFields.Kind.SYSTEM));
  }

  Node draw() {
    place.addListener((_, _, _) -> redraw());
    redraw();
    VBox box =
        new VBox(
            Fields.headed(
                fields.choice(
                    "other-drawer",
                    Word.DEVICES_DRAWER,
                    List.of(Place.values()),
                    place,
                    this::called)),
            details);
    box.getStyleClass().add("device-form");
    return box;
  }

  private String called(Place one) {
    return words.say(
        switch (one) {
          case NONE -> Word.DEVICES_DRAWER_NONE;
          case PRINTER -> Word.DEVICES_DRAWER_PRINTER;
          case OWN -> Word.DEVICES_DRAWER_OWN;
        });
  }

  private void redraw() {
    details
        .getChildren()
        .setAll(
            switch (place.get()) {
              case NONE -> List.<Node>of();
              case PRINTER -> {
                HBox pair = new HBox(at(), plug());
                pair.getStyleClass().add("device-pair");
                yield List.of(pair);
              }
              case OWN -> List.of(connection.draw(), plug());
            });
  }

  private Node at() {
    return fields.choice(
        "other-drawer-at",
        Word.DEVICES_DRAWER_AT,
        printers.stream().map(PrinterSettings::id).toList(),
        printer,
        this::name,
        id -> id);
  }

  private String name(String id) {
    return printers.stream()
        .filter(one -> one.id().equals(id))
        .map(PrinterSettings::name)
        .findFirst()
        .orElse(id);
  }

  private Node plug() {
    return fields.choice(
        "other-plug",
        Word.DEVICES_PLUG,
        List.of(Pin.values()),
        pin,
        one ->
            switch (one) {
              case TWO -> "2";
              case FIVE -> "5";
            });
  }

  /// As it is filled in; empty if something is missing.
  Optional<DrawerSettings> settings() {
    return switch (place.get()) {
      case NONE -> Optional.of(new DrawerSettings.None());
      case PRINTER ->
          printers.stream()
              .map(PrinterSettings::id)
              .filter(printer.get()::equals)
              .findFirst()
              .map(id -> new DrawerSettings.BehindPrinter(id, pin.get()));
      case OWN -> connection.connection().map(at -> new DrawerSettings.OwnWire(at, pin.get()));
    };
  }
}
