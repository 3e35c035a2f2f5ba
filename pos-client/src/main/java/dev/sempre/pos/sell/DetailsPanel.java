package dev.sempre.pos.sell;

import dev.sempre.model.sale.SaleLine;
import dev.sempre.pos.look.FieldName;
import dev.sempre.pos.look.PlainScroll;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Objects;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Notes on the chosen line and on the ticket, and who sold the line.
final class DetailsPanel extends PanelFrame {
  private final DetailKeys keys;
  private final TextInputControl first;

  DetailsPanel(SellViewModel model, Words words, @Nullable SaleLine line) {
    super(model, words, words.text(Word.DETAILS_TITLE));
    this.keys = model.detailKeys();
    TextField ticketNote = note("ticket-note", Word.DETAILS_TICKET_NOTE, keys.ticketNoteProperty());
    if (line == null) {
      first = ticketNote;
      getChildren().addAll(heading(Word.DETAILS_TICKET_NOTE), ticketNote, room());
    } else {
      TextField lineNote = note("line-note", Word.DETAILS_LINE_NOTE, keys.lineNoteProperty());
      first = lineNote;
      Label name = new Label(line.item().description());
      name.getStyleClass().add("panel-subject");
      name.setWrapText(true);
      getChildren()
          .addAll(
              name,
              heading(Word.DETAILS_LINE_NOTE),
              lineNote,
              heading(Word.DETAILS_SALESPERSON),
              people(),
              heading(Word.DETAILS_TICKET_NOTE),
              ticketNote);
    }
    getChildren().add(primary("details-apply", Word.PANEL_APPLY, keys::apply));
  }

  private TextField note(String id, Word word, StringProperty entry) {
    TextField field = new TextField();
    field.setId(id);
    field.getStyleClass().add("field");
    FieldName.give(field, words().text(word));
    typeInto(field, entry);
    field.setOnAction(_ -> keys.apply());
    return field;
  }

  private Node heading(Word word) {
    Label heading = new Label();
    heading.getStyleClass().addAll("muted", "small");
    heading.textProperty().bind(words().text(word));
    return heading;
  }

  private Node people() {
    FlowPane names = new FlowPane();
    names.getStyleClass().add("choices");
    ScrollPane scroll = new PlainScroll(names);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    Runnable draw =
        () -> {
          names.getChildren().setAll(choice("nobody", words().say(Word.DETAILS_NOBODY), null));
          keys.people()
              .forEach(one -> names.getChildren().add(choice(one.id(), one.name(), one.id())));
        };
    listen(keys.people().subscribe(draw));
    listen(keys.salespersonProperty().subscribe((_, _) -> draw.run()));
    listen(words().languageProperty().subscribe((_, _) -> draw.run()));
    draw.run();
    return scroll;
  }

  private ToggleButton choice(String id, String name, @Nullable String salesperson) {
    ToggleButton key = new ToggleButton(name);
    key.setId("salesperson-" + id);
    key.getStyleClass().setAll("toggle-button", "key", "choice-key");
    key.setSelected(Objects.equals(keys.salespersonProperty().get(), salesperson));
    key.setOnAction(_ -> {
      key.setSelected(true);
      keys.salespersonProperty().set(salesperson);
    });
    return key;
  }

  @Override
  TextInputControl field() {
    return first;
  }
}
