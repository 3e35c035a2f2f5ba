package dev.sempre.pos.devices;

import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.pos.device.Connection;
import dev.sempre.pos.device.DeviceSettings;
import dev.sempre.pos.device.DisplaySettings;
import dev.sempre.pos.device.DrawerSettings;
import dev.sempre.pos.device.EscPosEncoder.Pin;
import dev.sempre.pos.device.ScaleSettings;
import dev.sempre.pos.device.TcpWire;
import dev.sempre.pos.terminal.TerminalSettings;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Whether receipts print unasked, where the drawer is, what shows the customer what is rung up,
/// and what weighs.
final class OtherPage {
  private enum Answer {
    YES,
    NO
  }

  private enum Place {
    NONE,
    PRINTER,
    OWN
  }

  /// What the page has fields for, without the payment terminal.
  private record Stored(
      boolean automatic, DrawerSettings drawer, DisplaySettings display, ScaleSettings scale) {}

  private record StoredTerminal(TerminalSettings terminal, List<PaymentMethod> methods) {}

  private final DevicesViewModel model;
  private final Words words;
  private final Fields fields;
  private final Drawn<Stored> devices = new Drawn<>(this::devices);
  private final Drawn<StoredTerminal> terminal;

  OtherPage(DevicesViewModel model, Words words) {
    this.model = model;
    this.words = words;
    this.fields = new Fields(words);
    this.terminal = new Drawn<>(_ -> new TerminalFields(model, words).draw());
  }

  /// Made anew only where something else is stored: what is filled in and not saved stays as it is,
  /// whatever is looked at meanwhile and in whatever language.
  Node draw() {
    VBox pages = new VBox(devices.of(stored()), terminal.of(storedTerminal()));
    pages.getStyleClass().add("device-cards");
    return Fields.page(pages);
  }

  private Stored stored() {
    DeviceSettings now = model.settingsProperty().get();
    return new Stored(now.automatic(), now.drawer(), now.customerDisplay(), now.scale());
  }

  private StoredTerminal storedTerminal() {
    return new StoredTerminal(
        model.settingsProperty().get().terminal(), model.cardMethodsProperty().get());
  }

  private Node devices(Stored settings) {
    SimpleObjectProperty<Answer> automatic = answer(settings.automatic());
    DrawerFields drawer = new DrawerFields(settings.drawer());
    DisplayFields display = new DisplayFields(words, settings.display());
    ScaleFields scale = new ScaleFields(words, settings.scale());
    VBox card =
        new VBox(
            yesOrNo("other-automatic", Word.DEVICES_AUTOMATIC, automatic),
            drawer.draw(),
            display.draw(),
            scale.draw(),
            Fields.keys(
                fields.primary(
                    "other-save",
                    Word.DEVICES_SAVE,
                    () -> save(automatic.get(), drawer, display, scale))));
    card.getStyleClass().addAll("card", "device-card", "device-form");
    return card;
  }

  private void save(
      Answer automatic, DrawerFields drawer, DisplayFields display, ScaleFields scale) {
    Optional<DrawerSettings> where = drawer.settings(model.settingsProperty().get());
    Optional<DisplaySettings> shows = display.settings();
    Optional<ScaleSettings> weighs = scale.settings();
    if (where.isEmpty() || shows.isEmpty() || weighs.isEmpty()) {
      model.incomplete();
      return;
    }
    model.store(before ->
        new DeviceSettings(
            before.printers(),
            before.receiptPrinter(),
            automatic == Answer.YES,
            where.get(),
            shows.get(),
            weighs.get(),
            before.terminal()));
  }

  private static SimpleObjectProperty<Answer> answer(boolean yes) {
    return new SimpleObjectProperty<>(yes ? Answer.YES : Answer.NO);
  }

  private VBox yesOrNo(String id, Word name, SimpleObjectProperty<Answer> answer) {
    return fields.choice(
        id,
        name,
        List.of(Answer.YES, Answer.NO),
        answer,
        one -> words.say(one == Answer.YES ? Word.DEVICES_YES : Word.DEVICES_NO));
  }

  /// Where the drawer is, as it is being set up.
  private final class DrawerFields {
    private final SimpleObjectProperty<Place> place = new SimpleObjectProperty<>(Place.NONE);
    private final SimpleObjectProperty<Pin> pin = new SimpleObjectProperty<>(Pin.TWO);
    private final TextField host = new TextField();
    private final TextField port = new TextField(Integer.toString(TcpWire.USUAL_PORT));
    private final VBox details = new VBox();

    DrawerFields(DrawerSettings drawer) {
      switch (drawer) {
        case DrawerSettings.None() -> place.set(Place.NONE);
        case DrawerSettings.BehindPrinter(String _, Pin plug) -> {
          place.set(Place.PRINTER);
          pin.set(plug);
        }
        case DrawerSettings.OwnWire(Connection connection, Pin plug) -> {
          place.set(Place.OWN);
          pin.set(plug);
          if (connection instanceof Connection.Network(String at, int number)) {
            host.setText(at);
            port.setText(Integer.toString(number));
          }
        }
      }
    }

    Node draw() {
      details.getStyleClass().add("device-form");
      place.addListener((_, _, _) -> redraw());
      redraw();
      HBox box =
          new HBox(
              fields.choice(
                  "other-drawer",
                  Word.DEVICES_DRAWER,
                  List.of(Place.values()),
                  place,
                  one ->
                      words.say(
                          switch (one) {
                            case NONE -> Word.DEVICES_DRAWER_NONE;
                            case PRINTER -> Word.DEVICES_DRAWER_PRINTER;
                            case OWN -> Word.DEVICES_DRAWER_OWN;
                          })),
              details);
      box.getStyleClass().add("device-pair");
      HBox.setHgrow(details, Priority.ALWAYS);
      return box;
    }

    private void redraw() {
      Node plug =
          fields.choice(
              "other-plug",
              Word.DEVICES_PLUG,
              List.of(Pin.values()),
              pin,
              one ->
                  switch (one) {
                    case TWO -> "2";
                    case FIVE -> "5";
                  });
      switch (place.get()) {
        case NONE -> details.getChildren().clear();
        case PRINTER -> details.getChildren().setAll(plug);
        case OWN -> {
          VBox narrow = fields.text("other-drawer-port", Word.DEVICES_PORT, port);
          narrow.setMinWidth(110);
          narrow.setMaxWidth(110);
          details
              .getChildren()
              .setAll(
                  new HBox(10, fields.text("other-drawer-host", Word.DEVICES_HOST, host), narrow),
                  plug);
        }
      }
    }

    /// As it is filled in; empty if something is missing.
    Optional<DrawerSettings> settings(DeviceSettings now) {
      return switch (place.get()) {
        case NONE -> Optional.of(new DrawerSettings.None());
        case PRINTER ->
            now.receiptPrinter().isEmpty()
                ? Optional.empty()
                : Optional.of(new DrawerSettings.BehindPrinter(now.receiptPrinter(), pin.get()));
        case OWN ->
            host.getText().isBlank()
                ? Optional.empty()
                : PrinterForm.port(port.getText())
                    .map(number ->
                        new DrawerSettings.OwnWire(
                            new Connection.Network(host.getText().strip(), number), pin.get()));
      };
    }
  }
}
