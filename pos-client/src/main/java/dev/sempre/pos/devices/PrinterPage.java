package dev.sempre.pos.devices;

import dev.sempre.pos.device.CodePage;
import dev.sempre.pos.device.Connection;
import dev.sempre.pos.device.DeviceSettings;
import dev.sempre.pos.device.PrinterSettings;
import dev.sempre.pos.look.Icons;
import dev.sempre.pos.receipt.PaperWidth;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The printers at the left, the one that is being set up beside them.
final class PrinterPage {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

  /// Yes or no, as keys show it.
  private enum Answer {
    YES,
    NO
  }

  private final DevicesViewModel model;
  private final Words words;
  private final Fields fields;

  PrinterPage(DevicesViewModel model, Words words) {
    this.model = model;
    this.words = words;
    this.fields = new Fields(words);
  }

  Node draw() {
    DeviceSettings settings = model.settingsProperty().get();
    PrinterForm form = model.formProperty().get();
    VBox list = new VBox();
    list.getStyleClass().add("device-list");
    for (PrinterSettings printer : settings.printers()) {
      list.getChildren().add(entry(printer, settings, form));
    }
    Button add = fields.key("device-add", Word.DEVICES_ADD, model::add);
    add.setGraphic(Icons.normal(Feather.PLUS));
    add.setMaxWidth(Double.MAX_VALUE);
    add.getStyleClass().add("device-add");
    add.pseudoClassStateChanged(
        CURRENT,
        form != null
            && settings.printers().stream().noneMatch(printer -> printer.id().equals(form.id())));
    list.getChildren().add(add);
    Node right = form == null ? none() : form(form, settings);
    HBox.setHgrow(right, Priority.ALWAYS);
    HBox page = new HBox(list, right);
    page.getStyleClass().add("device-page");
    return page;
  }

  private Node entry(PrinterSettings printer, DeviceSettings settings, @Nullable PrinterForm form) {
    Label name = wrapped(printer.name());
    name.getStyleClass().add("strong");
    Label where = wrapped(where(printer));
    where.getStyleClass().addAll("muted", "small");
    VBox content = new VBox(name, where);
    if (settings.receiptPrinter().equals(printer.id())) {
      Label receipts =
          new Label(words.say(Word.DEVICES_RECEIPTS), Icons.small(Feather.CHECK, "ok"));
      receipts.getStyleClass().addAll("ok", "small");
      content.getChildren().add(receipts);
    }
    Button entry = new Button(null, content);
    entry.setId("device-printer-" + printer.id());
    entry.getStyleClass().setAll("button", "key", "device-entry");
    entry.setMaxWidth(Double.MAX_VALUE);
    entry.pseudoClassStateChanged(CURRENT, form != null && form.id().equals(printer.id()));
    entry.setAccessibleText(printer.name() + ", " + where(printer));
    entry.setOnAction(_ -> model.choose(printer.id()));
    return entry;
  }

  /// A text whose width is known, so that the key around it knows its height.
  private static Label wrapped(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("device-entry-text");
    label.setWrapText(true);
    return label;
  }

  private String where(PrinterSettings printer) {
    String at =
        switch (printer.connection()) {
          case Connection.Network(String host, int port) -> host + ":" + port;
          case Connection.DeviceFile(String path) -> path;
          case Connection.SystemQueue(String queue) -> queue;
          case Connection.Virtual() -> words.say(Word.DEVICES_VIRTUAL);
        };
    return at + ", " + words.say(Word.DEVICES_MM, printer.paper().millimetres());
  }

  private Node none() {
    return EmptyPage.of(words, Feather.PRINTER, Word.DEVICES_NONE, Word.DEVICES_NONE_HINT);
  }

  private Node form(PrinterForm form, DeviceSettings settings) {
    TextField name = new TextField();
    name.textProperty().bindBidirectional(form.nameProperty());
    VBox connection = Fields.details();
    Runnable redraw = () -> connection.getChildren().setAll(where(form));
    form.kindProperty().addListener((_, _, _) -> redraw.run());
    redraw.run();
    SimpleObjectProperty<Answer> cuts =
        new SimpleObjectProperty<>(form.cutsProperty().get() ? Answer.YES : Answer.NO);
    cuts.addListener((_, _, now) -> form.cutsProperty().set(now == Answer.YES));
    VBox card =
        new VBox(
            fields.text("device-name", Word.DEVICES_NAME, name),
            fields.choice(
                "device-kind",
                Word.DEVICES_CONNECTION,
                Arrays.asList(PrinterForm.Kind.values()),
                form.kindProperty(),
                kind -> words.say(word(kind))),
            connection,
            new HBox(
                16,
                fields.choice(
                    "device-paper",
                    Word.DEVICES_PAPER,
                    Arrays.asList(PaperWidth.values()),
                    form.paperProperty(),
                    paper -> words.say(Word.DEVICES_MM, paper.millimetres())),
                fields.choice(
                    "device-cuts",
                    Word.DEVICES_CUTS,
                    List.of(Answer.YES, Answer.NO),
                    cuts,
                    answer ->
                        words.say(answer == Answer.YES ? Word.DEVICES_YES : Word.DEVICES_NO))),
            fields.choice(
                "device-letters",
                Word.DEVICES_LETTERS,
                Arrays.asList(CodePage.values()),
                form.codePageProperty(),
                CodePage::name),
            keys(form, settings));
    card.getStyleClass().addAll("card", "device-card", "device-form");
    return card;
  }

  private static Word word(PrinterForm.Kind kind) {
    return switch (kind) {
      case NETWORK -> Word.DEVICES_NETWORK;
      case DEVICE_FILE -> Word.DEVICES_FILE;
      case SYSTEM -> Word.DEVICES_SYSTEM;
      case VIRTUAL -> Word.DEVICES_VIRTUAL;
    };
  }

  private List<Node> where(PrinterForm form) {
    TextField address = new TextField();
    address.textProperty().bindBidirectional(form.addressProperty());
    return switch (form.kindProperty().get()) {
      case NETWORK -> {
        TextField port = new TextField();
        port.textProperty().bindBidirectional(form.portProperty());
        port.setPrefColumnCount(5);
        yield List.of(
            new HBox(
                10,
                fields.text("device-address", Word.DEVICES_HOST, address),
                fields.port("device-port", port)));
      }
      case DEVICE_FILE -> List.of(fields.text("device-address", Word.DEVICES_DEVICE, address));
      case SYSTEM -> List.of(fields.text("device-address", Word.DEVICES_QUEUE_NAME, address));
      case VIRTUAL -> List.of();
    };
  }

  private Node keys(PrinterForm form, DeviceSettings settings) {
    Button save = fields.primary("device-save", Word.DEVICES_SAVE, model::save);
    boolean stored = settings.printer(form.id()).isPresent();
    if (!stored) {
      return Fields.keys(save);
    }
    Button test = fields.key("device-test", Word.DEVICES_TEST, model::testPage);
    Button remove = fields.key("device-remove", Word.DEVICES_REMOVE, model::remove);
    remove.getStyleClass().add("danger");
    if (settings.receiptPrinter().equals(form.id())) {
      return Fields.keys(save, test, remove);
    }
    Button here =
        fields.key(
            "device-receipts", Word.DEVICES_SEND_HERE, () -> model.sendReceiptsTo(form.id()));
    return Fields.keys(save, test, here, remove);
  }
}
