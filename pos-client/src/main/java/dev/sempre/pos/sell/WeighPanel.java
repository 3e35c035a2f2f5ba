package dev.sempre.pos.sell;

import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Rounding;
import dev.sempre.pos.device.VirtualScale;
import dev.sempre.pos.look.FieldName;
import dev.sempre.pos.trouble.Trouble;
import dev.sempre.pos.trouble.TroubleWords;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// What lies on the scale, large, and what it comes to, before it is taken; and a field for when
/// the scale does not tell.
final class WeighPanel extends PanelFrame {
  private static final long[] DEMO_GRAMS = {0, 482, 755, 1_250};

  private final WeighKeys keys;
  private final Panel.Weigh weigh;
  private final SellViewModel model;
  private final Label weight = new Label();
  private final Label price = new Label();
  private final Label state = new Label();
  private final VBox reading = new VBox();
  private final TextField field = new TextField();

  WeighPanel(SellViewModel model, Words words, Panel.Weigh weigh) {
    super(
        words,
        words.text(weigh.comesBack() == null ? Word.WEIGH_TITLE : Word.WEIGH_RETURN_TITLE),
        model.panels()::close);
    this.model = model;
    this.keys = model.weighKeys();
    this.weigh = weigh;
    Label name = new Label(weigh.item().description());
    name.getStyleClass().add("panel-subject");
    name.setWrapText(true);
    boolean hasScale = keys.hasScale();
    weight.setId("weight");
    weight.getStyleClass().add("weight");
    price.getStyleClass().add("muted");
    state.setId("weigh-state");
    state.setWrapText(true);
    state.setMinHeight(USE_PREF_SIZE);
    state.getStyleClass().add("weigh-state");
    reading.getChildren().setAll(hasScale ? List.of(weight, price, state) : List.of(state));
    reading.getStyleClass().add("weigh-reading");
    field.setId("weigh-entry");
    field.getStyleClass().addAll("field", "figure");
    Word asked = hasScale ? Word.WEIGH_BY_HAND : Word.WEIGH_WEIGHT;
    FieldName.give(field, words.text(asked));
    typeInto(field, keys.entryProperty());
    field.setOnAction(_ -> keys.take());
    KeyPad pad = new KeyPad(words, keys.entryProperty());
    Label typed = new Label();
    typed.textProperty().bind(words.text(asked));
    typed.getStyleClass().addAll("muted", "small");
    VBox byHand = new VBox(typed, field);
    byHand.getStyleClass().add("weigh-demo");
    getChildren().addAll(name, reading, byHand, pad);
    keys.twin().ifPresent(twin -> getChildren().add(demo(twin)));
    getChildren().addAll(behind(), room(), primary("weigh-take", Word.WEIGH_TAKE, keys::take));
    listen(keys.readingProperty().subscribe(_ -> show()));
    listen(model.noticeProperty().subscribe(_ -> show()));
    listen(words.languageProperty().subscribe(_ -> show()));
  }

  private void show() {
    OptionalLong grams = keys.weightGrams();
    weight.setText(
        grams.isPresent()
            ? words().figures().quantity(grams.getAsLong(), ProductUnit.KILOGRAM)
            : "–");
    price.setText(
        grams.isPresent()
            ? words().figures().money(amountMinor(grams.getAsLong()), model.ticket().currency())
            : "");
    Word word = keys.state();
    boolean trouble = Trouble.of(word).isPresent();
    state.setText(TroubleWords.coded(words(), word));
    Notice told = model.noticeProperty().get();
    boolean isTold = told != null && told.word() == word; // The quiet line says it already.
    shown(state, !isTold);
    shown(price, !isTold || grams.isPresent());
    shown(reading, !isTold || keys.hasScale());
    state
        .getStyleClass()
        .setAll("label", "weigh-state", trouble ? "warn" : keys.hasScale() ? "ok" : "muted");
  }

  private static void shown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  /// What the ticket changes by.
  private long amountMinor(long grams) {
    return Rounding.extend(
        weigh.item().listPriceMinor(), weigh.comesBack() == null ? grams : -grams);
  }

  /// Articles that wait behind this one.
  private Node behind() {
    Label more = new Label();
    more.getStyleClass().addAll("muted", "small");
    int behind = keys.behind();
    more.textProperty()
        .bind(words().text(() -> behind == 0 ? "" : words().say(Word.WEIGH_MORE, behind)));
    more.managedProperty().bind(more.textProperty().isNotEmpty());
    return more;
  }

  /// Whoever tries the till out has no goods to put anywhere.
  private Node demo(VirtualScale twin) {
    Label title = new Label();
    title.textProperty().bind(words().text(Word.WEIGH_DEMO));
    title.getStyleClass().addAll("muted", "small");
    FlowPane loads = new FlowPane();
    loads.getStyleClass().add("chips");
    for (long grams : DEMO_GRAMS) {
      Button put = new Button(words().figures().quantity(grams, ProductUnit.KILOGRAM));
      put.setId("weigh-put-" + grams);
      put.getStyleClass().setAll("button", "key");
      put.setFocusTraversable(false);
      put.setOnAction(_ -> twin.put(grams));
      loads.getChildren().add(put);
    }
    VBox box = new VBox(title, loads);
    box.getStyleClass().add("weigh-demo");
    return box;
  }

  @Override
  TextInputControl field() {
    return field;
  }
}
