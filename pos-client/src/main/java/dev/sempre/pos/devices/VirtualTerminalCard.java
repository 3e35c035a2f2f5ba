package dev.sempre.pos.devices;

import dev.sempre.pos.terminal.TerminalCondition;
import dev.sempre.pos.terminal.VirtualBook.Entry;
import dev.sempre.pos.terminal.VirtualTerminal;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the payment terminal on the screen does with the next card, and what it has done.
final class VirtualTerminalCard {
  private static final int SHOWN = 8;

  private final DevicesViewModel model;
  private final Words words;
  private final Fields fields;

  VirtualTerminalCard(DevicesViewModel model, Words words) {
    this.model = model;
    this.words = words;
    this.fields = new Fields(words);
  }

  Node draw(VirtualTerminal terminal) {
    Label name = new Label(words.say(Word.VIRTUAL_TERMINAL));
    name.getStyleClass().add("subtitle");
    SimpleObjectProperty<TerminalCondition> condition =
        new SimpleObjectProperty<>(terminal.condition());
    condition.addListener((_, _, now) -> model.become(terminal, now));
    VBox box =
        new VBox(
            name,
            fields.choice(
                "virtual-terminal",
                Word.VIRTUAL_TERMINAL_NEXT,
                List.of(TerminalCondition.values()),
                condition,
                one -> words.say(word(one))),
            entries(terminal));
    box.getStyleClass().add("device-form");
    return box;
  }

  private static Word word(TerminalCondition condition) {
    return switch (condition) {
      case APPROVES -> Word.VIRTUAL_APPROVES;
      case DECLINES -> Word.VIRTUAL_DECLINES;
      case CUSTOMER_CANCELS -> Word.VIRTUAL_CANCELS;
      case TIMES_OUT -> Word.VIRTUAL_TIMES_OUT;
      case LOSES_ANSWER -> Word.VIRTUAL_LOSES_ANSWER;
      case OFF -> Word.VIRTUAL_OFF;
    };
  }

  private Node entries(VirtualTerminal terminal) {
    List<Entry> entries = terminal.entries().reversed();
    if (entries.isEmpty()) {
      Label nothing = new Label(words.say(Word.VIRTUAL_TERMINAL_EMPTY));
      nothing.getStyleClass().add("muted");
      nothing.setWrapText(true);
      return nothing;
    }
    VBox lines = new VBox();
    lines.setId("virtual-terminal-entries");
    lines.setMaxWidth(520);
    entries.stream().limit(SHOWN).forEach(entry -> lines.getChildren().add(line(entry)));
    return lines;
  }

  private Node line(Entry entry) {
    Label state = new Label(state(entry));
    state.getStyleClass().add("muted");
    Region room = new Region();
    HBox.setHgrow(room, Priority.ALWAYS);
    long minor = entry.back() ? -entry.amount().minor() : entry.amount().minor();
    Label amount =
        new Label(
            minor == 0 // It was asked about, and has never heard how much.
                ? ""
                : words.figures().money(minor, entry.amount().currency()));
    HBox line = new HBox(state, room, amount);
    line.getStyleClass().add("device-terminal-line");
    return line;
  }

  private String state(Entry entry) {
    return switch (entry.state()) {
      case APPROVED -> words.say(Word.VIRTUAL_IS_APPROVED, entry.authorisation());
      case DECLINED -> words.say(Word.VIRTUAL_IS_DECLINED);
      case CANCELLED -> words.say(Word.VIRTUAL_IS_CANCELLED);
      case REVERSED -> words.say(Word.VIRTUAL_IS_REVERSED);
      case NEVER -> words.say(Word.VIRTUAL_IS_NEVER);
    };
  }
}
