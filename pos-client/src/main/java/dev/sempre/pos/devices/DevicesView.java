package dev.sempre.pos.devices;

import dev.sempre.pos.devices.DevicesViewModel.Tab;
import dev.sempre.pos.look.Icons;
import dev.sempre.pos.look.Look;
import dev.sempre.pos.look.PlainScroll;
import dev.sempre.pos.look.Seen;
import dev.sempre.pos.trouble.ExplainKey;
import dev.sempre.pos.trouble.Trouble;
import dev.sempre.pos.trouble.TroublePane;
import dev.sempre.pos.trouble.TroubleWords;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.event.ActionEvent;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Printers and devices of this till: set them up, try them, see what waits for them.
public final class DevicesView extends VBox {
  private static final PseudoClass TROUBLED = PseudoClass.getPseudoClass("troubled");
  private static final PseudoClass INCOMPLETE = PseudoClass.getPseudoClass("incomplete");

  /// As wide as the other screens of the back office are at most.
  private static final double WIDEST_PX = 1_280;

  private static final double SCROLL_BAR_PX = 16;

  /// As wide as a form is at most.
  private static final double FORM_PX = 782;

  /// The list of the printers and the room beside it.
  private static final double LIST_PX = 226;

  /// Seen above and below a field that the screen goes to.
  private static final double AROUND_PX = 18;

  private final DevicesViewModel model;
  private final Words words;
  private final VBox sheet = new VBox();
  private final ScrollPane body = new PlainScroll(new VBox(sheet));
  private final PrinterPage printers;
  private final QueuePage queue;
  private final OtherPage other;
  private final MailPage mail;
  private final VirtualPage virtual;
  private boolean explains;

  /// @param zone the establishment's, as far as it is known
  public DevicesView(DevicesViewModel model, Words words, Supplier<ZoneId> zone) {
    this.model = model;
    this.words = words;
    this.printers = new PrinterPage(model, words);
    this.queue = new QueuePage(model, words, zone);
    this.other = new OtherPage(model, words);
    this.mail = new MailPage(model, words);
    this.virtual = new VirtualPage(model, words);
    getStylesheets().add(Look.css(DevicesView.class, "devices.css"));
    getStyleClass().add("devices");
    body.setFitToWidth(true);
    body.setPrefHeight(0);
    VBox.setVgrow(body, Priority.ALWAYS);
    // The scroll bar stands in the screen's margin, so that pages line up with what is said above.
    VBox.setMargin(body, new Insets(0, -SCROLL_BAR_PX, 0, 0));
    VBox inner = new VBox(header(), tabs(), message(), body);
    inner.getStyleClass().add("devices-inner");
    inner.setMaxWidth(WIDEST_PX);
    VBox.setVgrow(inner, Priority.ALWAYS);
    sheet.maxWidthProperty().bind(inner.widthProperty());
    getChildren().setAll(inner);
    model.tabProperty().subscribe(_ -> draw());
    model.settingsProperty().subscribe(_ -> draw());
    model.formProperty().subscribe(_ -> drawIf(Tab.PRINTERS));
    model.queueProperty().subscribe(_ -> drawIf(Tab.QUEUE));
    model.cardMethodsProperty().subscribe(_ -> drawIf(Tab.OTHER));
    model.mailProperty().subscribe(_ -> drawIf(Tab.MAIL));
    model.paperProperty().subscribe(_ -> drawIf(Tab.PAPER));
    model.articlesProperty().subscribe(_ -> drawIf(Tab.PAPER));
    model.explanation().shownProperty().subscribe((_, _) -> draw());
    words.languageProperty().addListener((_, _, _) -> draw());
    body.addEventHandler(ActionEvent.ACTION, this::chosen);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    Seen.at(
        this,
        scene -> {
          if (scene == null) {
            mail.forget();
            drawIf(Tab.MAIL); // With it the field in which it was typed.
            model.hidden();
          } else {
            model.shown();
          }
        });
  }

  private Node header() {
    Label title = new Label();
    title.getStyleClass().add("title");
    title.textProperty().bind(words.text(Word.DEVICES_TITLE));
    Label hint = new Label();
    hint.getStyleClass().addAll("muted", "small");
    hint.setWrapText(true);
    hint.textProperty().bind(words.text(Word.DEVICES_HINT));
    VBox heading = new VBox(4, title, hint);
    heading.setMinHeight(Region.USE_PREF_SIZE);
    return heading;
  }

  private Node tabs() {
    HBox bar =
        new HBox(
            tab(Tab.PRINTERS, Word.DEVICES_TAB_PRINTERS),
            tab(Tab.QUEUE, Word.DEVICES_TAB_QUEUE),
            tab(Tab.OTHER, Word.DEVICES_TAB_OTHER),
            tab(Tab.MAIL, Word.DEVICES_TAB_MAIL),
            tab(Tab.PAPER, Word.DEVICES_TAB_PAPER));
    bar.getStyleClass().add("device-tabs");
    return bar;
  }

  private ToggleButton tab(Tab which, Word word) {
    ToggleButton tab = new ToggleButton();
    tab.setId(tabId(which));
    tab.getStyleClass().setAll("toggle-button", "key", "device-tab");
    tab.textProperty().bind(words.text(word));
    tab.setMinWidth(Region.USE_PREF_SIZE);
    tab.setOnAction(_ -> {
      tab.setSelected(true);
      model.tabProperty().set(which);
    });
    model.tabProperty().subscribe(open -> tab.setSelected(open == which));
    if (which == Tab.PAPER) {
      tab.managedProperty().bind(tab.visibleProperty());
      model.settingsProperty().subscribe(_ -> tab.setVisible(model.hasVirtual()));
    }
    return tab;
  }

  private Node message() {
    Label text = new Label();
    text.setId("devices-message");
    text.setWrapText(true);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    text.textProperty()
        .bind(
            words.text(() -> sayOrNothing(model.messageProperty().get()), model.messageProperty()));
    ExplainKey explain = new ExplainKey("devices", words, model.explanation()::toggle);
    model
        .messageProperty()
        .subscribe(said -> {
          Optional<Trouble> trouble = Optional.ofNullable(said).flatMap(Trouble::of);
          explain.show(trouble);
          text.setGraphic(
              trouble.isPresent()
                  ? Icons.normal(Feather.ALERT_CIRCLE, "warn")
                  : Icons.normal(Feather.CHECK_CIRCLE, "ok"));
          pseudoClassStateChanged(TROUBLED, trouble.isPresent());
          pseudoClassStateChanged(INCOMPLETE, said == Word.DEVICES_FILL_IN);
          if (said == Word.DEVICES_FILL_IN) {
            toFirstLacking();
          }
        });
    HBox line = new HBox(text, explain);
    line.getStyleClass().add("device-message");
    // As wide as what stands below it.
    line.maxWidthProperty()
        .bind(
            model
                .tabProperty()
                .map(tab ->
                    switch (tab) {
                      case OTHER, MAIL -> FORM_PX;
                      case PRINTERS -> LIST_PX + FORM_PX;
                      case QUEUE, PAPER -> Double.MAX_VALUE;
                    }));
    line.setOnMouseClicked(_ -> model.explanation().toggle());
    line.visibleProperty().bind(model.messageProperty().isNotNull());
    line.managedProperty().bind(line.visibleProperty());
    return line;
  }

  /// To the first field that is empty or not right, of the card whose key was pressed.
  private void toFirstLacking() {
    lacking(cardOf(getScene() == null ? null : getScene().getFocusOwner()))
        .findFirst()
        .ifPresent(field -> {
          field.requestFocus();
          scrollTo(field.getParent());
        });
  }

  /// A choice brings and takes fields: where none that is marked is seen any more, the first is
  /// shown. The focus stays on what was chosen.
  private void chosen(ActionEvent event) {
    if (event.getTarget() instanceof ToggleButton key
        && model.messageProperty().get() == Word.DEVICES_FILL_IN) {
      applyCss();
      layout();
      Node card = cardOf(key);
      if (lacking(card).map(Node::getParent).noneMatch(this::isSeen)) {
        lacking(card).findFirst().map(Node::getParent).ifPresent(this::scrollTo);
      }
    }
  }

  /// The card that something stands in; all of the page if it stands in none.
  private Node cardOf(@Nullable Node part) {
    Node card = part;
    while (card != null && !card.getStyleClass().contains("card")) {
      card = card.getParent();
    }
    return card == null ? body.getContent() : card;
  }

  private static Stream<Node> lacking(Node card) {
    return card.lookupAll(".field").stream().filter(Fields::isLacking);
  }

  private boolean isSeen(Node part) {
    Bounds where = body.sceneToLocal(part.localToScene(part.getLayoutBounds()));
    return where.getMinY() >= 0 && where.getMaxY() <= body.getViewportBounds().getHeight();
  }

  /// @param part what is to be seen whole
  private void scrollTo(Node part) {
    Node page = body.getContent();
    applyCss();
    layout();
    double hidden = page.getLayoutBounds().getHeight() - body.getViewportBounds().getHeight();
    if (hidden > 0) {
      Bounds where = page.sceneToLocal(part.localToScene(part.getLayoutBounds()));
      double top = body.getVvalue() * hidden;
      double least = where.getMaxY() + AROUND_PX - body.getViewportBounds().getHeight();
      double most = where.getMinY() - AROUND_PX;
      body.setVvalue(Math.clamp(Math.max(least, Math.min(most, top)) / hidden, 0, 1));
    }
  }

  private String sayOrNothing(@Nullable Word word) {
    return word == null ? "" : TroubleWords.brief(words, word);
  }

  private void pressed(KeyEvent event) {
    if (ExplainKey.SHORTCUT.match(event)) {
      event.consume();
      model.explanation().toggle();
    } else if (event.getCode() == KeyCode.ESCAPE && model.explanation().isShown()) {
      event.consume();
      model.explanation().close();
    }
  }

  /// What the message means, in place of the page that it is about. What was typed there stands.
  private Node explanation(Trouble trouble) {
    Button back = new Button();
    back.setId("trouble-back");
    back.getStyleClass().setAll("button", "key", "primary");
    back.textProperty().bind(words.text(Word.PANEL_BACK));
    back.setMinWidth(Region.USE_PREF_SIZE);
    back.setOnAction(_ -> model.explanation().close());
    Label title = new Label();
    title.getStyleClass().add("subtitle");
    title.textProperty().bind(words.text(Word.TROUBLE_TITLE));
    VBox card = new VBox(title, new TroublePane(trouble, words), back);
    card.getStyleClass().addAll("card", "device-card", "device-form");
    return card;
  }

  private void drawIf(Tab tab) {
    if (model.tabProperty().get() == tab && !model.explanation().isShown()) {
      draw();
    }
  }

  private void draw() {
    if (model.tabProperty().get() == Tab.PAPER && !model.hasVirtual()) {
      model.tabProperty().set(Tab.PRINTERS);
      return;
    }
    Word explained = model.explanation().shownProperty().get();
    Optional<Trouble> trouble = Optional.ofNullable(explained).flatMap(Trouble::of);
    if (trouble.isPresent()) {
      show(explanation(trouble.get()));
      explains = true;
      focusOn("#trouble-back");
      return;
    }
    show(
        switch (model.tabProperty().get()) {
          case PRINTERS -> printers.draw();
          case QUEUE -> queue.draw();
          case OTHER -> other.draw();
          case MAIL -> mail.draw();
          case PAPER -> virtual.draw();
        });
    if (explains) {
      explains = false;
      // What had the focus has gone, and with it the keys of the keyboard.
      focusOn("#" + tabId(model.tabProperty().get()));
      if (model.messageProperty().get() == Word.DEVICES_FILL_IN) {
        toFirstLacking();
      }
    }
  }

  private void show(Node page) {
    sheet.getChildren().setAll(page);
  }

  private void focusOn(String id) {
    Optional.ofNullable(lookup(id)).ifPresent(Node::requestFocus);
  }

  private static String tabId(Tab which) {
    return "devices-tab-" + which.name().toLowerCase(Locale.ROOT);
  }
}
