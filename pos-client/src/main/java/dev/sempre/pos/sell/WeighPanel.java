package dev.sempre.pos.sell;

import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Rounding;
import dev.sempre.pos.device.VirtualScale;
import dev.sempre.pos.look.FieldName;
import dev.sempre.pos.trouble.Trouble;
import dev.sempre.pos.trouble.TroubleWords;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.OptionalLong;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What lies on the scale, large, and what it comes to, before it is taken; and a field for when
/// the scale does not tell.
final class WeighPanel extends PanelFrame {
  private static final PseudoClass NONE = PseudoClass.getPseudoClass("none");
  private static final long[] DEMO_GRAMS = {0, 482, 755, 1_250};

  private final WeighKeys keys;
  private final Panel.Weigh weigh;
  private final SellViewModel model;
  private final Label weight = new Label();
  private final Label price = new Label();
  private final Label state = new Label();
  private final Label each = new Label();
  private final Button take;
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
    weight.setId("weight");
    weight.getStyleClass().add("weight");
    price.setId("weigh-price");
    price.getStyleClass().add("weigh-price");
    each.getStyleClass().add("muted");
    state.setId("weigh-state");
    state.setWrapText(true);
    state.getStyleClass().add("weigh-state");
    VBox sums = new VBox(price, each);
    sums.setAlignment(Pos.CENTER_RIGHT);
    sums.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(sums, Priority.ALWAYS);
    HBox figures = new HBox(weight, sums);
    figures.setAlignment(Pos.CENTER_LEFT);
    // Whatever the scale says: the keys below stay where they are.
    VBox reading = new VBox(figures, state);
    reading.getStyleClass().add("weigh-reading");
    field.setId("weigh-entry");
    field.getStyleClass().addAll("field", "figure");
    ObservableValue<String> asked = words.text(() -> words.say(asked()), keys.readingProperty());
    FieldName.give(field, asked);
    typeInto(field, keys.entryProperty());
    field.setOnAction(_ -> keys.take());
    KeyPad pad = new KeyPad(words, keys.entryProperty());
    Label typed = new Label();
    typed.textProperty().bind(asked);
    typed.getStyleClass().addAll("muted", "small");
    VBox byHand = new VBox(typed, field);
    byHand.getStyleClass().add("weigh-demo");
    getChildren().addAll(name, reading, byHand, pad);
    keys.twin().ifPresent(twin -> getChildren().add(demo(twin)));
    take = primary("weigh-take", Word.WEIGH_TAKE, keys::take);
    take.textProperty().unbind();
    take.textProperty()
        .bind(
            words.text(
                () -> words.say(isByHand() ? Word.WEIGH_CONFIRM : Word.WEIGH_TAKE),
                keys.entryProperty(),
                keys.readingProperty()));
    getChildren().addAll(behind(), room(), take);
    listen(keys.entryProperty().subscribe(_ -> show()));
    listen(keys.readingProperty().subscribe(_ -> show()));
    listen(model.noticeProperty().subscribe(_ -> show()));
    listen(words.languageProperty().subscribe(_ -> show()));
  }

  private void show() {
    OptionalLong grams = isByHand() ? keys.typedGrams() : keys.weightGrams();
    weight.setText(
        grams.isPresent()
            ? words().figures().quantity(grams.getAsLong(), ProductUnit.KILOGRAM)
            : "–");
    weight.pseudoClassStateChanged(NONE, grams.isEmpty());
    price.setManaged(grams.isPresent()); // Else what a kilogram costs stands beside the weight.
    price.setText(
        grams.isPresent()
            ? words().figures().money(amountMinor(grams.getAsLong()), model.ticket().currency())
            : "");
    each.setText(
        words().figures().amount(weigh.item().listPriceMinor(), model.ticket().currency())
            + " /"
            + words().figures().symbol(ProductUnit.KILOGRAM));
    // Pressed all the same where the scale is silent, it says more of what to do about that.
    boolean nothing = grams.isEmpty() && keys.entryProperty().get().isBlank();
    take.setDisable(nothing && !keys.isSilent());
    Word word = keys.state();
    boolean trouble = Trouble.of(word).isPresent();
    state.setText(TroubleWords.coded(words(), word));
    Notice told = model.noticeProperty().get();
    boolean isTold = told != null && told.word() == word; // The quiet line says it already.
    state.setVisible(!isTold);
    state
        .getStyleClass()
        .setAll("label", "weigh-state", trouble ? "warn" : keys.hasScale() ? "ok" : "muted");
  }

  /// Whether what is typed would be taken, not what the scale says.
  private boolean isByHand() {
    return !keys.hasScale() || keys.isSilent() || !keys.entryProperty().get().isBlank();
  }

  private Word asked() {
    if (!keys.hasScale()) {
      return Word.WEIGH_WEIGHT;
    }
    return keys.weightGrams().isPresent() ? Word.WEIGH_BY_HAND : Word.WEIGH_TYPE_IT;
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
