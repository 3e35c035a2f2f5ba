package dev.sempre.pos.devices;

import dev.sempre.pos.device.Connection;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// How a device other than a printer is connected, as it is being set up.
final class ConnectionFields {
  /// The ways there are.
  enum Kind {
    NETWORK,
    DEVICE_FILE,
    SYSTEM,
    VIRTUAL
  }

  private final String id;
  private final Words words;
  private final Fields fields;
  private final List<Kind> kinds;
  private final SimpleObjectProperty<Kind> kind;
  private final TextField address = new TextField();
  private final TextField port;
  private final VBox where = Fields.details();

  /// Of a device whose twin may be on the screen.
  ///
  /// @param id of its nodes, before what each stands for
  /// @param now how it is connected; empty if it is not
  /// @param usualPort port at the network while none is known
  ConnectionFields(String id, Words words, Optional<Connection> now, int usualPort) {
    this(id, words, now, usualPort, List.of(Kind.NETWORK, Kind.DEVICE_FILE, Kind.VIRTUAL));
    if (now.isEmpty()) {
      kind.set(Kind.DEVICE_FILE);
    }
  }

  /// @param kinds the ways that are offered, the usual one first; one that is stored is too
  ConnectionFields(
      String id, Words words, Optional<Connection> now, int usualPort, List<Kind> kinds) {
    this.id = id;
    this.kinds = new ArrayList<>(kinds);
    this.kind = new SimpleObjectProperty<>(kinds.getFirst());
    this.words = words;
    this.fields = new Fields(words);
    this.port = new TextField(Integer.toString(usualPort));
    now.ifPresent(this::show);
  }

  private void show(Connection now) {
    switch (now) {
      case Connection.Network(String host, int number) -> {
        kind.set(Kind.NETWORK);
        address.setText(host);
        port.setText(Integer.toString(number));
      }
      case Connection.DeviceFile(String path) -> {
        kind.set(Kind.DEVICE_FILE);
        address.setText(path);
      }
      case Connection.SystemQueue(String name) -> {
        kind.set(Kind.SYSTEM);
        address.setText(name);
      }
      case Connection.Virtual() -> kind.set(Kind.VIRTUAL);
    }
    if (!kinds.contains(kind.get())) {
      kinds.add(kind.get());
    }
  }

  Node draw() {
    kind.addListener((_, _, _) -> redraw());
    redraw();
    VBox box =
        new VBox(
            fields.choice(id + "-kind", Word.DEVICES_CONNECTION, kinds, kind, this::called), where);
    box.getStyleClass().add("device-form");
    return box;
  }

  private String called(Kind one) {
    return words.say(
        switch (one) {
          case NETWORK -> Word.DEVICES_NETWORK;
          case DEVICE_FILE -> Word.DEVICES_FILE;
          case SYSTEM -> Word.DEVICES_SYSTEM;
          case VIRTUAL -> Word.DEVICES_VIRTUAL;
        });
  }

  private void redraw() {
    where
        .getChildren()
        .setAll(
            switch (kind.get()) {
              case NETWORK ->
                  List.of(
                      new HBox(
                          10,
                          fields.text(id + "-host", Word.DEVICES_HOST, address),
                          fields.port(id + "-port", port)));
              case DEVICE_FILE ->
                  List.of(fields.text(id + "-device", Word.DEVICES_SERIAL, address));
              case SYSTEM -> List.of(fields.text(id + "-queue", Word.DEVICES_QUEUE_NAME, address));
              case VIRTUAL -> List.<Node>of();
            });
  }

  /// As it is filled in; empty if something is missing.
  Optional<Connection> connection() {
    String at = address.getText().strip();
    return switch (kind.get()) {
      case NETWORK ->
          at.isEmpty()
              ? Optional.empty()
              : PrinterForm.port(port.getText()).map(number -> new Connection.Network(at, number));
      case DEVICE_FILE ->
          at.isEmpty() ? Optional.empty() : Optional.of(new Connection.DeviceFile(at));
      case SYSTEM -> at.isEmpty() ? Optional.empty() : Optional.of(new Connection.SystemQueue(at));
      case VIRTUAL -> Optional.of(new Connection.Virtual());
    };
  }
}
