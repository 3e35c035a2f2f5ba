package dev.sempre.pos.devices;

import dev.sempre.pos.device.Printed;
import dev.sempre.pos.device.VirtualPrinter;
import dev.sempre.pos.device.VirtualPrinter.Condition;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What the printers on the screen have printed, and what can happen to them.
final class VirtualPage {
  private static final int PAPERS = 6;

  private final DevicesViewModel model;
  private final Words words;
  private final Fields fields;

  VirtualPage(DevicesViewModel model, Words words) {
    this.model = model;
    this.words = words;
    this.fields = new Fields(words);
  }

  Node draw() {
    VBox all = new VBox();
    all.getStyleClass().add("device-virtuals");
    List<VirtualPrinter> printers = model.desk().virtualPrinters();
    List<String> names = model.virtualNames();
    for (int i = 0; i < printers.size(); i++) {
      all.getChildren().add(draw(i < names.size() ? names.get(i) : "", printers.get(i)));
    }
    return all;
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
