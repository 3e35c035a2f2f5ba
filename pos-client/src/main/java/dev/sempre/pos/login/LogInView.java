package dev.sempre.pos.login;

import dev.sempre.model.money.Money;
import dev.sempre.pos.approval.ApprovalPane;
import dev.sempre.pos.look.Icons;
import dev.sempre.pos.look.Look;
import dev.sempre.pos.look.PlainScroll;
import dev.sempre.pos.look.Seen;
import dev.sempre.pos.pin.Person;
import dev.sempre.pos.pin.PinPad;
import dev.sempre.pos.scan.ScanKeys;
import dev.sempre.pos.shell.Work;
import dev.sempre.pos.trouble.TroubleWords;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Locale;
import java.util.function.LongSupplier;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The cashiers' tiles at the left, the PIN pad at the right; by touch, by keyboard and by badge.
public final class LogInView extends HBox {
  private final LogInViewModel model;
  private final Words words;
  private final TilePane tiles = new TilePane();
  private final PinPad pad;
  private final Button lift = new Button();
  private final Button aside = new Button();
  private @Nullable ApprovalPane asked;

  /// A view of `model`.
  ///
  /// @param nowMillis a clock that never goes back, to tell scanners from people
  public LogInView(LogInViewModel model, Words words, Work work, LongSupplier nowMillis) {
    this.model = model;
    this.words = words;
    this.pad =
        new PinPad(
            model.entry(), words, Word.LOGIN_ENTER, model.chosenProperty().isNull(), model::enter);
    getStylesheets().add(Look.css(LogInView.class, "login.css"));
    getStyleClass().add("login");
    Node people = people();
    HBox.setHgrow(people, Priority.ALWAYS);
    getChildren().setAll(people, pinPad());
    model.people().subscribe(this::arrive);
    model
        .chosenProperty()
        .subscribe(chosen -> {
          drawTiles();
          if (chosen != null) {
            pad.field().requestFocus();
          }
        });
    words.languageProperty().addListener((_, _, _) -> drawTiles());
    drawTiles();
    ScanKeys scanKeys =
        new ScanKeys(work, nowMillis, LogInViewModel::isScan, model::scan, () -> null);
    Seen.at(this, scanKeys::listenTo);
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && model.liftingProperty().get()) {
            event.consume();
            model.stopLifting();
          }
        });
  }

  private Node people() {
    Label title = new Label();
    title.getStyleClass().add("title");
    title.textProperty().bind(words.text(Word.LOGIN_TITLE));
    tiles.getStyleClass().add("people");
    ScrollPane scroll = new PlainScroll(tiles);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    Label nobody = new Label();
    nobody.getStyleClass().addAll("muted", "nobody");
    nobody.setWrapText(true);
    nobody.textProperty().bind(words.text(() -> TroubleWords.coded(words, Word.LOGIN_NOBODY)));
    nobody.visibleProperty().bind(model.loadedProperty().and(Bindings.isEmpty(model.people())));
    StackPane list = new StackPane(scroll, nobody);
    VBox.setVgrow(list, Priority.ALWAYS);
    VBox column = new VBox(title, list);
    column.getStyleClass().add("people-column");
    return column;
  }

  /// The screen may have opened before it was known who there is.
  private void arrive() {
    boolean first = tiles.getChildren().isEmpty();
    drawTiles();
    if (first && Seen.is(this) && !tiles.getChildren().isEmpty()) {
      requestFocus();
    }
  }

  private void drawTiles() {
    String focused = focusedTile();
    tiles.getChildren().setAll(model.people().stream().map(this::tile).toList());
    tiles.getChildren().stream()
        .filter(tile -> tile.getId().equals(focused))
        .forEach(Node::requestFocus);
  }

  private boolean isChosen(Person person) {
    Person chosen = model.chosenProperty().get();
    return chosen != null && chosen.cashier().id().equals(person.cashier().id());
  }

  private @Nullable String focusedTile() {
    return tiles.getChildren().stream()
        .filter(Node::isFocused)
        .map(Node::getId)
        .findFirst()
        .orElse(null);
  }

  /// The first tile has the focus when the screen opens: by keyboard, the arrows go to one's own.
  @Override
  public void requestFocus() {
    applyCss(); // What scrolls can have the focus only once it has its skin.
    tiles.getChildren().stream()
        .findFirst()
        .ifPresentOrElse(Node::requestFocus, super::requestFocus);
  }

  private Node tile(Person person) {
    String name = person.cashier().name();
    Label initials = new Label(initials(name));
    initials.getStyleClass().add("initials");
    Label shown = new Label(name);
    shown.getStyleClass().add("person-name");
    shown.setWrapText(true);
    String demoPin = person.demoPin();
    Label below =
        new Label(demoPin == null ? person.role() : words.say(Word.LOGIN_DEMO_PIN, demoPin));
    below.getStyleClass().addAll("muted", "small");
    below.setWrapText(true);
    VBox names = new VBox(shown, below);
    String spoken = name + ", " + below.getText();
    Money open = person.open();
    if (open != null) {
      Label waiting = open(open);
      names.getChildren().add(waiting);
      spoken += ", " + waiting.getText();
    }
    names.getStyleClass().add("person-names");
    HBox.setHgrow(names, Priority.ALWAYS);
    HBox line = new HBox(initials, names);
    line.getStyleClass().add("person-line");
    ToggleButton tile = new ToggleButton(null, line);
    tile.setId("person-" + person.cashier().id());
    tile.getStyleClass().setAll("toggle-button", "key", "person");
    tile.setSelected(isChosen(person));
    tile.setAccessibleText(spoken);
    tile.setOnAction(_ -> {
      model.choose(person);
      pad.field().requestFocus();
    });
    tile.addEventFilter(KeyEvent.KEY_PRESSED, event -> tileKey(tile, event));
    return tile;
  }

  /// Enter chooses a tile, the arrows go to another one.
  private void tileKey(ToggleButton tile, KeyEvent event) {
    // Not a sealed type: of the keys there are, these have a meaning here.
    int step =
        switch (event.getCode()) {
          case LEFT -> -1;
          case RIGHT -> 1;
          case UP -> -columns();
          case DOWN -> columns();
          default -> 0;
        };
    if (step != 0) {
      event.consume();
      int next = tiles.getChildren().indexOf(tile) + step;
      if (next >= 0 && next < tiles.getChildren().size()) {
        tiles.getChildren().get(next).requestFocus();
      }
    } else if (event.getCode() == KeyCode.ENTER) {
      event.consume();
      tile.fire();
    }
  }

  /// Tiles that stand beside the first, itself included.
  private int columns() {
    double top = tiles.getChildren().getFirst().getLayoutY();
    return (int) tiles.getChildren().stream().filter(one -> one.getLayoutY() == top).count();
  }

  /// What waits for him, so that nobody takes a till for free that is not.
  private Label open(Money total) {
    Label open =
        new Label(
            words.say(
                Word.LOGIN_OPEN_TICKET, words.figures().money(total.minor(), total.currency())),
            Icons.small(Feather.SHOPPING_CART));
    open.getStyleClass().addAll("muted", "small", "open-ticket");
    open.setWrapText(true);
    return open;
  }

  private static String initials(String name) {
    StringBuilder letters = new StringBuilder();
    for (String word : name.strip().split("\\s+", 3)) {
      if (letters.length() < 2 && !word.isEmpty()) {
        letters.appendCodePoint(word.codePointAt(0));
      }
    }
    return letters.toString().toUpperCase(Locale.ROOT);
  }

  private Node pinPad() {
    Label prompt = new Label();
    prompt.getStyleClass().add("subtitle");
    prompt.setWrapText(true);
    prompt
        .textProperty()
        .bind(
            words.text(
                () -> prompt(model.chosenProperty().get()),
                model.chosenProperty(),
                model.entry().explainedProperty()));
    VBox panel = new VBox(prompt, pad, liftKey(), asideKey());
    model.liftingProperty().subscribe((_, asking) -> drawPanel(panel, prompt, asking));
    panel.getStyleClass().addAll("surface", "pin-panel");
    return panel;
  }

  /// Only while wrong PINs make him wait.
  private Button liftKey() {
    lift.setId("lift-lock");
    lift.getStyleClass().setAll("button", "key");
    lift.setMaxWidth(Double.MAX_VALUE);
    lift.setWrapText(true);
    lift.textProperty().bind(words.text(Word.LOGIN_LIFT));
    lift.visibleProperty().bind(model.entry().heldProperty());
    lift.managedProperty().bind(lift.visibleProperty());
    lift.setOnAction(_ -> model.lift());
    return lift;
  }

  /// Only while another one's money lies on the counter.
  private Button asideKey() {
    aside.setId("set-aside");
    aside.getStyleClass().setAll("button", "key");
    aside.setMaxWidth(Double.MAX_VALUE);
    aside.setWrapText(true);
    aside.textProperty().bind(words.text(Word.LOGIN_ASIDE));
    aside.visibleProperty().bind(model.moneyKeepsOutProperty());
    aside.managedProperty().bind(aside.visibleProperty());
    aside.setOnAction(_ -> model.setAside());
    return aside;
  }

  /// Somebody who may takes the place of the pad while he is asked.
  private void drawPanel(VBox panel, Label prompt, boolean asking) {
    ApprovalPane before = asked;
    asked = null;
    if (before != null) {
      before.letGo();
    }
    if (asking) {
      ApprovalPane pane = new ApprovalPane(model.approval(), words, model.needs());
      asked = pane;
      Button cancel = new Button();
      cancel.setId("lift-cancel");
      cancel.getStyleClass().setAll("button", "key");
      cancel.setMaxWidth(Double.MAX_VALUE);
      cancel.textProperty().bind(words.text(Word.LOGIN_LIFT_CANCEL));
      cancel.setOnAction(_ -> model.stopLifting());
      panel.getChildren().setAll(pane, cancel);
      pane.field().requestFocus();
    } else {
      panel.getChildren().setAll(prompt, pad, lift, aside);
      pad.field().requestFocus();
    }
  }

  private String prompt(@Nullable Person person) {
    if (model.entry().isExplained()) {
      return words.say(Word.TROUBLE_TITLE);
    }
    return person == null
        ? words.say(Word.LOGIN_CHOOSE)
        : words.say(Word.LOGIN_PIN_OF, person.cashier().name());
  }
}
