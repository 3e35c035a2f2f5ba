package dev.sempre.pos.devices;

import dev.sempre.pos.device.Printed;
import dev.sempre.pos.device.VirtualDisplay;
import dev.sempre.pos.device.VirtualPrinter;
import dev.sempre.pos.device.VirtualPrinter.Condition;
import dev.sempre.pos.device.VirtualScale;
import dev.sempre.pos.device.VirtualScanner;
import dev.sempre.pos.devices.DeviceDesk.Article;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The devices on the screen: what they show, and what can happen to them.
final class VirtualPage {
  private static final int PAPERS = 6;
  private static final double LOAD_PX = 220;
  private static final double CODE_PX = 320;

  private final DevicesViewModel model;
  private final Words words;
  private final Fields fields;

  /// The page is drawn anew with whatever comes out of a printer: what is typed stays.
  private final SimpleStringProperty code = new SimpleStringProperty("");

  VirtualPage(DevicesViewModel model, Words words) {
    this.model = model;
    this.words = words;
    this.fields = new Fields(words);
  }

  Node draw() {
    VBox all = new VBox();
    all.getStyleClass().add("device-virtuals");
    model.desk().virtualDisplay().ifPresent(twin -> all.getChildren().add(draw(twin)));
    model.desk().virtualScale().ifPresent(twin -> all.getChildren().add(draw(twin)));
    model.desk().virtualScanner().ifPresent(twin -> all.getChildren().add(draw(twin)));
    List<VirtualPrinter> printers = model.desk().virtualPrinters();
    List<String> names = model.virtualNames();
    for (int i = 0; i < printers.size(); i++) {
      all.getChildren().add(draw(i < names.size() ? names.get(i) : "", printers.get(i)));
    }
    model
        .desk()
        .virtualTerminal()
        .ifPresent(terminal ->
            all.getChildren().add(new VirtualTerminalCard(model, words).draw(terminal)));
    return all;
  }

  private enum Plug {
    IN,
    OUT
  }

  private Node draw(VirtualDisplay twin) {
    SimpleObjectProperty<Plug> plug =
        new SimpleObjectProperty<>(twin.isPlugged() ? Plug.IN : Plug.OUT);
    plug.addListener((_, _, now) -> twin.plug(now == Plug.IN));
    VBox box =
        new VBox(
            title(Word.DEVICES_DISPLAY),
            new PoleFace(twin.lines()),
            fields.choice(
                "virtual-display",
                Word.VIRTUAL_DISPLAY_IS,
                List.of(Plug.values()),
                plug,
                one ->
                    words.say(
                        switch (one) {
                          case IN -> Word.VIRTUAL_PLUGGED;
                          case OUT -> Word.VIRTUAL_DISPLAY_OUT;
                        })));
    box.getStyleClass().add("device-form");
    return box;
  }

  private Node draw(VirtualScale twin) {
    SimpleObjectProperty<VirtualScale.Condition> condition =
        new SimpleObjectProperty<>(twin.condition());
    condition.addListener((_, _, now) -> twin.become(now));
    TextField load = new TextField(Long.toString(twin.grams()));
    VBox narrow =
        fields.text(
            "virtual-load",
            Word.VIRTUAL_SCALE_LOAD,
            load,
            VirtualPage::isLoad,
            Word.VIRTUAL_SCALE_WHOLE);
    narrow.setMaxWidth(LOAD_PX);
    Runnable put =
        () -> {
          if (isLoad(load.getText())) {
            twin.put(Long.parseLong(load.getText().strip()));
          } else {
            model.incomplete();
          }
        };
    load.setOnAction(_ -> put.run());
    HBox line = new HBox(10, narrow, fields.key("virtual-put", Word.VIRTUAL_SCALE_PUT, put));
    line.getStyleClass().add("device-load");
    VBox box =
        new VBox(
            title(Word.DEVICES_SCALE),
            line,
            fields.choice(
                "virtual-scale",
                Word.VIRTUAL_SCALE_IS,
                List.of(VirtualScale.Condition.values()),
                condition,
                one -> words.say(word(one))));
    box.getStyleClass().add("device-form");
    return box;
  }

  private static boolean isLoad(String typed) {
    return typed.strip().matches("-?\\d{1,6}");
  }

  private Node draw(VirtualScanner twin) {
    SimpleObjectProperty<Plug> plug =
        new SimpleObjectProperty<>(twin.isPlugged() ? Plug.IN : Plug.OUT);
    plug.addListener((_, _, now) -> twin.plug(now == Plug.IN));
    TextField field = new TextField(code.get());
    code.bind(field.textProperty());
    VBox narrow = fields.text("virtual-code", Word.VIRTUAL_SCANNER_CODE, field);
    narrow.setMaxWidth(CODE_PX);
    Runnable scan = () -> model.hold(twin, field.getText());
    field.setOnAction(_ -> scan.run());
    HBox line = new HBox(10, narrow, fields.key("virtual-scan", Word.VIRTUAL_SCANNER_SCAN, scan));
    line.getStyleClass().add("device-load");
    VBox box =
        new VBox(
            title(Word.DEVICES_SCANNER),
            line,
            articles(twin),
            fields.choice(
                "virtual-scanner",
                Word.VIRTUAL_SCANNER_IS,
                List.of(Plug.values()),
                plug,
                one ->
                    words.say(
                        switch (one) {
                          case IN -> Word.VIRTUAL_PLUGGED;
                          case OUT -> Word.VIRTUAL_DISPLAY_OUT;
                        })));
    box.getStyleClass().add("device-form");
    return box;
  }

  /// What is at hand, to be scanned by one touch.
  private Node articles(VirtualScanner twin) {
    FlowPane keys = Fields.keys();
    for (Article each : model.articlesProperty().get()) {
      Button key = new Button(words.name(each.name()));
      key.setId("virtual-article-" + each.code());
      key.getStyleClass().setAll("button", "key");
      key.setMinWidth(Region.USE_PREF_SIZE);
      key.setOnAction(_ -> model.hold(twin, each.code()));
      keys.getChildren().add(key);
    }
    keys.managedProperty().bind(Bindings.isNotEmpty(keys.getChildren()));
    return keys;
  }

  private Label title(Word word) {
    Label title = new Label(words.say(word));
    title.getStyleClass().add("subtitle");
    return title;
  }

  private static Word word(VirtualScale.Condition condition) {
    return switch (condition) {
      case READY -> Word.VIRTUAL_READY;
      case MOVING -> Word.VIRTUAL_SCALE_MOVING;
      case SILENT -> Word.VIRTUAL_SILENT;
      case GARBLED -> Word.VIRTUAL_SCALE_GARBLED;
    };
  }

  private Node draw(String called, VirtualPrinter printer) {
    Label name = new Label(called);
    name.getStyleClass().add("subtitle");
    SimpleObjectProperty<Condition> condition = new SimpleObjectProperty<>(printer.condition());
    condition.addListener((_, _, now) -> printer.become(now));
    Label drawer = new Label(words.say(Word.VIRTUAL_DRAWER, printer.drawerOpenings()));
    drawer.getStyleClass().addAll("muted", "small");
    VBox box =
        new VBox(
            name,
            fields.choice(
                "virtual",
                Word.VIRTUAL_CONDITION,
                List.of(Condition.values()),
                condition,
                one -> words.say(word(one))),
            drawer,
            papers(printer));
    box.getStyleClass().add("device-form");
    return box;
  }

  private static Word word(Condition condition) {
    return switch (condition) {
      case READY -> Word.VIRTUAL_READY;
      case NO_PAPER -> Word.VIRTUAL_NO_PAPER;
      case COVER_OPEN -> Word.VIRTUAL_OPEN;
      case UNPLUGGED -> Word.VIRTUAL_UNPLUGGED;
      case SILENT -> Word.VIRTUAL_SILENT;
    };
  }

  private Node papers(VirtualPrinter printer) {
    List<Printed> papers = printer.papers().reversed();
    if (papers.isEmpty()) {
      Label nothing = new Label(words.say(Word.VIRTUAL_EMPTY));
      nothing.getStyleClass().add("muted");
      nothing.setWrapText(true);
      return nothing;
    }
    HBox line = new HBox();
    line.getStyleClass().add("device-papers");
    papers.stream()
        .limit(PAPERS)
        .forEach(paper -> {
          StackPane sheet = new StackPane(new PaperRoll(paper));
          sheet.getStyleClass().add("device-paper");
          line.getChildren().add(sheet);
        });
    return line;
  }
}
