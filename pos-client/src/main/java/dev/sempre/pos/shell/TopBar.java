package dev.sempre.pos.shell;

import dev.sempre.pos.look.Icons;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The 48 px at the top: where, who, the connection chip, the time, the menu. On the practice
/// ground it is of another colour, says so in words, and has the key that leads back: nobody who
/// practises can overlook it. Source: T12, T13.
final class TopBar extends HBox {
  private static final PseudoClass TRAINING = PseudoClass.getPseudoClass("training");

  /// What the sentence of the practice ground takes where it stands in two lines.
  private static final double TWO_LINES_PX = 212;

  private final Words words;
  private final Label sentence = new Label(null, Icons.normal(Feather.BOOK_OPEN));
  private final Button chip = new Button();
  private final Label chipWord = new Label();
  private final Label chipDetail = new Label();

  TopBar(ShellViewModel model, Words words, Sheets sheets) {
    this.words = words;
    ShellMenus menus = new ShellMenus(model, words, sheets);
    getStyleClass().add("top-bar");
    getChildren()
        .setAll(
            place(model),
            training(model),
            cashier(model, sheets, menus),
            chip(model, sheets, menus));
    Label clock = new Label();
    clock.getStyleClass().addAll("clock", "strong");
    clock.textProperty().bind(model.clockText());
    clock.setMinWidth(USE_PREF_SIZE);
    Button menu = new Button(null, Icons.normal(Feather.MENU));
    menu.setId("menu");
    menu.getStyleClass().setAll("button", "key", "quiet", "bar-key");
    menu.accessibleTextProperty().bind(words.text(Word.MENU));
    menu.setOnAction(_ -> sheets.toggle(menu, menus.main()));
    menu.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(clock, menu);
  }

  /// The sentence of the practice ground stands in one line wherever all of the bar fits so, and in
  /// two where it does not.
  @Override
  protected void layoutChildren() {
    double oneLine = sentence.prefWidth(-1);
    double wanted = computePrefWidth(-1) + oneLine - Math.min(oneLine, sentence.getMaxWidth());
    sentence.setMaxWidth(wanted > getWidth() ? TWO_LINES_PX : Double.MAX_VALUE);
    super.layoutChildren();
  }

  private Node place(ShellViewModel model) {
    Text company = new Text();
    company.getStyleClass().add("company");
    Text rest = new Text();
    rest.getStyleClass().add("place");
    TextFlow flow = new TextFlow(company, rest);
    flow.getStyleClass().add("where");
    model
        .placeProperty()
        .subscribe(place -> {
          company.setText(place == null ? "Sempre" : place.company());
          rest.setText(
              place == null ? "" : "\u2002 " + place.establishment() + "\u2002 " + place.device());
        });
    HBox box = new HBox(flow);
    box.setFillHeight(false);
    box.getStyleClass().add("where-box");
    HBox.setHgrow(box, Priority.ALWAYS);
    return box;
  }

  private Node training(ShellViewModel model) {
    sentence.setId("training-on");
    sentence.getStyleClass().addAll("strong", "training-sentence");
    sentence.setWrapText(true);
    sentence.textProperty().bind(words.text(Word.TRAINING_ON));
    Button end = new Button();
    end.setId("training-end");
    end.textProperty().bind(words.text(Word.TRAINING_END));
    end.getStyleClass().setAll("button", "key", "training-end");
    end.setMinWidth(USE_PREF_SIZE);
    end.setFocusTraversable(false);
    end.setOnAction(_ -> model.switchTraining());
    HBox box = new HBox(sentence, end);
    box.setId("training-bar");
    box.getStyleClass().add("training-bar");
    box.setMinWidth(USE_PREF_SIZE);
    box.managedProperty().bind(box.visibleProperty());
    model
        .trainingProperty()
        .subscribe(state -> {
          box.setVisible(state == TrainingState.ON);
          pseudoClassStateChanged(TRAINING, state == TrainingState.ON);
        });
    return box;
  }

  private Node cashier(ShellViewModel model, Sheets sheets, ShellMenus menus) {
    Button button = new Button(null, Icons.normal(Feather.USER));
    button.setId("cashier");
    button.getStyleClass().setAll("button", "key", "quiet", "bar-key");
    button.setOnAction(_ -> sheets.toggle(button, menus.cashier()));
    button.setMinWidth(USE_PREF_SIZE);
    button.managedProperty().bind(button.visibleProperty());
    model
        .cashierProperty()
        .subscribe(person -> {
          button.setVisible(person != null);
          button.setText(person == null ? "" : person.name());
        });
    return button;
  }

  private Node chip(ShellViewModel model, Sheets sheets, ShellMenus menus) {
    chipWord.getStyleClass().addAll("strong", "chip-word");
    chipDetail.getStyleClass().add("chip-detail");
    chip.setId("chip");
    chip.getStyleClass().setAll("button", "chip");
    chip.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    chip.setMinWidth(USE_PREF_SIZE);
    chip.setOnAction(_ -> sheets.toggle(chip, menus.link()));
    chip.managedProperty().bind(chip.visibleProperty());
    // Nothing of a practice ground goes anywhere, so it has no line to tell of.
    chip.visibleProperty()
        .bind(
            model
                .placeProperty()
                .isNotNull()
                .and(model.trainingProperty().isNotEqualTo(TrainingState.ON)));
    model.chip().subscribe(this::showChip);
    return chip;
  }

  private void showChip(@Nullable LinkChip now) {
    if (now == null) {
      return;
    }
    chipWord.setText(now.word());
    chipDetail.setText(now.detail());
    String tone = tone(now.tone());
    FontIcon icon = Icons.normal(shape(now.shape()));
    chip.getStyleClass().setAll("button", "chip", tone);
    HBox line = new HBox(icon, chipWord, chipDetail);
    line.getStyleClass().add("chip-line");
    chip.setGraphic(line);
    chip.setAccessibleText(words.say(Word.LINK_A11Y, now.sentence(words)));
  }

  private static String tone(LinkChip.Tone tone) {
    return switch (tone) {
      case OK -> "chip-ok";
      case WARN -> "chip-warn";
      case BAD -> "chip-bad";
    };
  }

  private static Feather shape(LinkChip.Shape shape) {
    return switch (shape) {
      case CHECK -> Feather.CHECK_CIRCLE;
      case ARROW_UP -> Feather.ARROW_UP_CIRCLE;
      case ARROWS -> Feather.REFRESH_CW;
      case CIRCLE -> Feather.CIRCLE;
      case BAR -> Feather.MINUS_CIRCLE;
    };
  }
}
