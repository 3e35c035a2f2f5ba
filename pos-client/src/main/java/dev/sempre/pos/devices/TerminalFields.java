package dev.sempre.pos.devices;

import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.pos.terminal.TcpTerminal;
import dev.sempre.pos.terminal.TerminalSettings;
import dev.sempre.pos.terminal.TerminalSettings.Place;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Which payment terminal there is, and which ways to pay go through it, as it is being set up.
final class TerminalFields {
  private enum Kind {
    NONE,
    NETWORK,
    VIRTUAL
  }

  private final DevicesViewModel model;
  private final Words words;
  private final Fields fields;
  private final SimpleObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.NONE);
  private final TextField host = new TextField();
  private final TextField port = new TextField(Integer.toString(TcpTerminal.USUAL_PORT));
  private final Set<String> chosen = new HashSet<>();
  private final VBox details = Fields.details();

  TerminalFields(DevicesViewModel model, Words words) {
    this.model = model;
    this.words = words;
    this.fields = new Fields(words);
  }

  Node draw() {
    TerminalSettings now = model.settingsProperty().get().terminal();
    switch (now.place()) {
      case Place.None() -> kind.set(Kind.NONE);
      // Without an address it cannot be saved: whoever looks has to say what stands there.
      case Place.Unread() -> kind.set(Kind.NETWORK);
      case Place.Virtual() -> kind.set(Kind.VIRTUAL);
      case Place.Network(String at, int number) -> {
        kind.set(Kind.NETWORK);
        host.setText(at);
        port.setText(Integer.toString(number));
      }
    }
    model.cardMethodsProperty().get().stream()
        .filter(method ->
            now.methods().isEmpty()
                ? method.kind() == TenderKind.CARD
                : now.methods().contains(method.id()))
        .map(PaymentMethod::id)
        .forEach(chosen::add);
    kind.addListener((_, _, _) -> redraw());
    redraw();
    VBox card =
        new VBox(
            Fields.headed(
                fields.choice(
                    "terminal",
                    Word.DEVICES_TERMINAL,
                    kinds(now),
                    kind,
                    one ->
                        words.say(
                            switch (one) {
                              case NONE -> Word.DEVICES_TERMINAL_NONE;
                              case NETWORK -> Word.DEVICES_NETWORK;
                              case VIRTUAL -> Word.DEVICES_TERMINAL_VIRTUAL;
                            }))),
            details,
            Fields.keys(fields.primary("terminal-save", Word.DEVICES_SAVE, this::save)));
    card.getStyleClass().addAll("card", "device-card", "device-form");
    return card;
  }

  /// Where people work for real, nobody takes the twin for a terminal by mistake: it says that a
  /// card is charged, and no money moves. Where it is set up already it is shown, so that it can be
  /// replaced.
  private List<Kind> kinds(TerminalSettings now) {
    return model.isTriedOut() || now.place() instanceof Place.Virtual
        ? List.of(Kind.values())
        : List.of(Kind.NONE, Kind.NETWORK);
  }

  private void redraw() {
    details.getChildren().clear();
    if (kind.get() == Kind.NETWORK) {
      details
          .getChildren()
          .add(
              new HBox(
                  10,
                  fields.text(
                      "terminal-host",
                      Word.DEVICES_HOST,
                      host,
                      TerminalFields::isHost,
                      Word.DEVICES_NO_SPACES),
                  fields.port("terminal-port", port)));
    }
    if (kind.get() != Kind.NONE && !model.cardMethodsProperty().get().isEmpty()) {
      details.getChildren().add(methods());
    }
  }

  private Node methods() {
    FlowPane keys = new FlowPane();
    keys.getStyleClass().add("device-choice");
    Label none = fields.lack();
    none.textProperty().bind(words.text(Word.DEVICES_CHOOSE_ONE));
    Fields.mark(none, chosen.isEmpty());
    for (PaymentMethod method : model.cardMethodsProperty().get()) {
      ToggleButton key = new ToggleButton();
      key.textProperty().bind(words.text(() -> words.name(method.name())));
      key.setId("terminal-method-" + method.id());
      key.getStyleClass().setAll("toggle-button", "key");
      key.setMinWidth(Region.USE_PREF_SIZE);
      key.setSelected(chosen.contains(method.id()));
      key.selectedProperty()
          .addListener((_, _, on) -> {
            if (on) {
              chosen.add(method.id());
            } else {
              chosen.remove(method.id());
            }
            Fields.mark(none, chosen.isEmpty());
          });
      keys.getChildren().add(key);
    }
    VBox box = new VBox(fields.name(Word.DEVICES_TERMINAL_METHODS), keys, none);
    box.getStyleClass().add("device-field");
    return box;
  }

  private void save() {
    Optional<Place> place = place();
    boolean nothingGoesThrough =
        kind.get() != Kind.NONE && chosen.isEmpty() && !model.cardMethodsProperty().get().isEmpty();
    if (place.isEmpty() || nothingGoesThrough) {
      model.incomplete();
      return;
    }
    TerminalSettings next =
        new TerminalSettings(place.get(), kind.get() == Kind.NONE ? Set.of() : chosen);
    model.store(before -> before.with(next));
  }

  private static boolean isHost(String typed) {
    return !typed.isBlank() && !typed.strip().contains(" ");
  }

  /// As it is filled in; empty if something is missing.
  private Optional<Place> place() {
    return switch (kind.get()) {
      case NONE -> Optional.of(new Place.None());
      case VIRTUAL -> Optional.of(new Place.Virtual());
      case NETWORK ->
          !isHost(host.getText())
              ? Optional.empty()
              : PrinterForm.port(port.getText())
                  .map(number -> new Place.Network(host.getText().strip(), number));
    };
  }
}
