package dev.sempre.pos.sell;

import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.pos.look.FieldName;
import dev.sempre.pos.look.TypedMark;
import dev.sempre.pos.sell.PayViewModel.Phase;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Takes the money: what is due, what lies on the counter, one-tap amounts, the ways to pay.
final class PayPanel extends PanelFrame {
  private static final double SHORTCUT_GAP_PX = 4;

  private final SellViewModel model;
  private final PayViewModel pay;
  private final TextField field = new TextField();
  private final Label inCash = new Label();
  private final VBox tenders = new VBox();
  private final EvenGrid quick = new EvenGrid();
  private final EvenGrid methods = new EvenGrid();
  private final KeyPad pad;
  private final CardPane card;
  private final Label keys;

  PayPanel(SellViewModel model, Words words) {
    super(
        model,
        words,
        words.text(
            () -> words.say(model.pay().isRefund() ? Word.REFUND_TITLE : Word.PAY_TITLE),
            model.pay().saleProperty()));
    this.model = model;
    this.pay = model.pay();
    tenders.getStyleClass().add("tenders");
    quick.getStyleClass().add("quick-amounts");
    field.setId("pay-entry");
    field.getStyleClass().addAll("field", "figure");
    field.promptTextProperty().bind(words.text(this::entryWord, pay.saleProperty()));
    FieldName.give(field, words.text(this::entryWord, pay.saleProperty()));
    TypedMark.give(field, () -> words.figures().decimalMark());
    typeInto(field, pay.entryProperty());
    field
        .textProperty()
        .subscribe(typed -> {
          field.pseudoClassStateChanged(BLANK, typed.isEmpty());
          field.end();
        });
    field.setOnAction(_ -> model.payKeys().enter());
    pad = new KeyPad(words, pay.entryProperty());
    keys =
        keysHint(
            words.text(
                () -> words.say(pay.isRefund() ? Word.REFUND_KEYS : Word.PAY_KEYS),
                pay.saleProperty()));
    card = new CardPane(model.payKeys().cards(), model, words);
    listen(card.follow());
    hideBackDuring(model.payKeys().cards());
    getChildren().addAll(due(), tenders, quick, card, field, pad, room(), keys, methods);
    listen(pay.methods().subscribe(this::redraw));
    listen(pay.saleProperty().subscribe((_, _) -> redraw()));
    listen(pay.usualProperty().subscribe((_, _) -> redraw()));
    listen(pay.phaseProperty().subscribe((_, _) -> redraw()));
    listen(words.languageProperty().subscribe((_, _) -> redraw()));
    redraw();
  }

  private Node due() {
    Label word = new Label();
    word.getStyleClass().add("total-word");
    word.textProperty()
        .bind(words().text(() -> words().say(dueWord()), pay.saleProperty(), pay.phaseProperty()));
    Label amount = new Label();
    amount.setId("due");
    amount.getStyleClass().add("due");
    amount
        .textProperty()
        .bind(
            words()
                .text(
                    () -> due(pay.saleProperty().get()), pay.saleProperty(), pay.phaseProperty()));
    amount.setMinWidth(USE_PREF_SIZE);
    inCash.setId("due-in-cash");
    inCash.getStyleClass().add("due-in-cash");
    inCash.setMinWidth(USE_PREF_SIZE);
    Region room = new Region();
    HBox.setHgrow(room, Priority.ALWAYS);
    HBox line = new HBox(word, room, amount);
    line.getStyleClass().add("due-line");
    VBox due = new VBox(line, inCash); // The word stands beside what it is the word of.
    due.setAlignment(Pos.CENTER_RIGHT);
    return due;
  }

  /// What is due if it is paid in cash, where that is something else.
  private void drawInCash(PayingSale sale) {
    long minor = sale.dueMinor(TenderKind.CASH);
    boolean differs = minor != sale.dueMinor() && !pay.isStopped();
    inCash.setText(differs ? words().say(Word.PAY_IN_CASH, money(Math.abs(minor))) : "");
    inCash.setVisible(differs);
    inCash.setManaged(differs);
  }

  private String entryWord() {
    return words().say(pay.isRefund() ? Word.REFUND_ENTRY : Word.PAY_ENTRY);
  }

  private Word dueWord() {
    if (pay.isInDoubt()) {
      return Word.PAY_NOT_CONFIRMED;
    }
    if (pay.isRefund()) {
      return pay.moneyLies() ? Word.REFUND_LEFT : Word.REFUND_DUE;
    }
    return pay.moneyLies() ? Word.PAY_LEFT : Word.PAY_DUE;
  }

  /// What goes back is told without a sign: the word says which way. While nobody knows whether the
  /// sale is finished, it is what is not confirmed: that nothing is due would say that all is well.
  private String due(@Nullable PayingSale sale) {
    if (sale == null) {
      return "";
    }
    return money(Math.abs(pay.isInDoubt() ? sale.totals().grossMinor() : sale.dueMinor()));
  }

  private void redraw() {
    boolean stopped = pay.isStopped();
    boolean atTerminal = pay.phaseProperty().get() == Phase.CARD;
    pad.setVisible(!stopped);
    show(card, atTerminal);
    field.setManaged(!atTerminal);
    boolean comesOrGoes = field.isVisible() == stopped;
    field.setVisible(!stopped);
    pad.setManaged(!atTerminal);
    PayingSale sale = pay.saleProperty().get();
    if (sale != null) {
      tenders
          .getChildren()
          .setAll(sale.tenders().stream().map(tender -> tender(sale, tender)).toList());
      drawInCash(sale);
    }
    if (!isLeaving(sale)) {
      drawKeys(sale);
    }
    if (comesOrGoes || stopped) {
      focused().requestFocus();
    }
  }

  /// Whether the panel goes as soon as the disk has the sale: keys that are made anew now would
  /// keep the cashier from seeing that it is paid.
  private boolean isLeaving(@Nullable PayingSale sale) {
    return sale != null && sale.isPaid() && !pay.isStopped();
  }

  private void drawKeys(@Nullable PayingSale sale) {
    if (sale != null) {
      drawQuick(sale);
    }
    drawMethods();
  }

  @Override
  Node focused() {
    return keyboardOn(this, field, methods, card);
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private Node tender(PayingSale sale, Tender tender) {
    boolean returnable =
        switch (pay.phaseProperty().get()) {
          case TAKING, COMPLETING, COVERED -> true;
          case IN_DOUBT, CARD -> false;
        };
    return new TenderLine(
        words(),
        new TenderLine.Given(
            model.payKeys().name(tender),
            money(Math.abs(tender.amountMinor())),
            pay.isCharged(tender),
            tender.position() == sale.tenders().size(),
            returnable),
        () -> pay.takeBack(tender));
  }

  private void drawQuick(PayingSale sale) {
    long due = sale.dueMinor(TenderKind.CASH);
    WaysToPay ways = ways();
    List<Long> amounts =
        PayViewModel.quickAmounts(
            due, sale.context().currency().minorDigits(), ways.quickMost(sale.tenders().size()));
    quick.getChildren().clear();
    quick.takeMost(ways.quickColumns());
    if (pay.isStopped()) {
      return; // Nothing is due, or nobody knows what.
    }
    pay.methods().stream()
        .filter(method -> method.kind() == TenderKind.CASH)
        .findFirst()
        .ifPresent(cash ->
            amounts.forEach(minor -> quick.getChildren().add(quickKey(cash, minor, minor == due))));
  }

  private WaysToPay ways() {
    return new WaysToPay(pay.methods().size());
  }

  private Button quickKey(PaymentMethod cash, long minor, boolean exact) {
    Button key = new Button(money(minor));
    key.setId(exact ? "quick-exact" : "quick-" + minor);
    key.getStyleClass().setAll("button", "key", "quick-key");
    key.setFocusTraversable(false);
    key.setMaxWidth(Double.MAX_VALUE);
    if (exact && minor == pay.exactMinor()) {
      key.setText(words().say(Word.PAY_EXACT));
    }
    key.setAccessibleText(
        words().say(Word.PAY_QUICK_A11Y, money(minor), words().name(cash.name())));
    key.setOnAction(_ -> pay.tender(cash, minor));
    return key;
  }

  private void drawMethods() {
    methods.getChildren().clear();
    show(keys, !pay.isStopped() && pay.methods().size() > 1);
    if (pay.isStopped()) {
      methods.takeMost(1);
      drawOneKey();
      return;
    }
    WaysToPay ways = ways();
    methods.takeMost(ways.columns());
    for (PaymentMethod method : pay.methods()) {
      boolean usual = method.equals(pay.usualProperty().get());
      Button key =
          ways.key("method-" + method.id(), words().name(method.name()), method.kind(), usual);
      if (method.kind() == TenderKind.ACCOUNT) {
        withShortcut(key, "F6");
      }
      key.setOnAction(_ -> model.tender(method));
      methods.getChildren().add(key);
    }
  }

  /// The one thing that is left to do.
  private void drawOneKey() {
    switch (pay.phaseProperty().get()) {
      case IN_DOUBT ->
          methods.getChildren().add(primary("pay-again", Word.PAY_ASK_AGAIN, "F12", pay::askAgain));
      case COVERED ->
          methods.getChildren().add(primary("pay-finish", Word.PAY_FINISH, "F12", pay::finish));
      case TAKING, COMPLETING, CARD -> {}
    }
  }

  /// What can be owed has a key of the keyboard too, beside its picture; the name takes two lines
  /// where one is too short for all three.
  private static void withShortcut(Button key, String pressed) {
    Label shortcut = new Label(pressed);
    shortcut.getStyleClass().add("shortcut");
    shortcut.setMinWidth(USE_PREF_SIZE);
    HBox face = new HBox(SHORTCUT_GAP_PX, key.getGraphic(), shortcut);
    face.setAlignment(Pos.CENTER);
    key.setGraphic(face);
  }

  private String money(long minor) {
    return words().figures().money(minor, model.ticket().currency());
  }

  @Override
  TextInputControl field() {
    return field;
  }
}
