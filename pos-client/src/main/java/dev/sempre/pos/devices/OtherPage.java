package dev.sempre.pos.devices;

import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.pos.device.DeviceSettings;
import dev.sempre.pos.device.DisplaySettings;
import dev.sempre.pos.device.DrawerSettings;
import dev.sempre.pos.device.PrinterSettings;
import dev.sempre.pos.device.ScaleSettings;
import dev.sempre.pos.device.ScannerSettings;
import dev.sempre.pos.terminal.TerminalSettings;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// Whether receipts print unasked, where the drawer is, what shows the customer what is rung up,
/// what weighs and what scans.
final class OtherPage {
  private enum Answer {
    YES,
    NO
  }

  /// What the page has fields for, without the payment terminal.
  private record Stored(
      boolean automatic,
      List<PrinterSettings> printers,
      DrawerSettings drawer,
      DisplaySettings display,
      ScaleSettings scale,
      ScannerSettings scanner) {}

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
    return new Stored(
        now.automatic(),
        now.printers(),
        now.drawer(),
        now.customerDisplay(),
        now.scale(),
        now.scanner());
  }

  private StoredTerminal storedTerminal() {
    return new StoredTerminal(
        model.settingsProperty().get().terminal(), model.cardMethodsProperty().get());
  }

  private Node devices(Stored settings) {
    SimpleObjectProperty<Answer> automatic = answer(settings.automatic());
    DrawerFields drawer = new DrawerFields(words, model.settingsProperty().get());
    DisplayFields display = new DisplayFields(words, settings.display());
    ScaleFields scale = new ScaleFields(words, settings.scale());
    ScannerFields scanner = new ScannerFields(model, words, settings.scanner());
    VBox card =
        new VBox(
            Fields.headed(yesOrNo("other-automatic", Word.DEVICES_AUTOMATIC, automatic)),
            apart(drawer.draw()),
            apart(display.draw()),
            apart(scale.draw()),
            apart(scanner.draw()),
            Fields.keys(
                fields.primary(
                    "other-save",
                    Word.DEVICES_SAVE,
                    () -> save(automatic.get(), drawer, display, scale, scanner))));
    card.getStyleClass().addAll("card", "device-card", "device-form");
    return card;
  }

  /// A device below another one.
  private static Node apart(Node device) {
    device.getStyleClass().add("device-apart");
    return device;
  }

  private void save(
      Answer automatic,
      DrawerFields drawer,
      DisplayFields display,
      ScaleFields scale,
      ScannerFields scanner) {
    Optional<DrawerSettings> where = drawer.settings();
    Optional<DisplaySettings> shows = display.settings();
    Optional<ScaleSettings> weighs = scale.settings();
    Optional<ScannerSettings> scans = scanner.settings();
    if (where.isEmpty() || shows.isEmpty() || weighs.isEmpty() || scans.isEmpty()) {
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
            scans.get(),
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
}
