package dev.sempre.pos.sell;

import dev.sempre.model.account.ReceivedMoney;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.pos.look.FieldName;
import dev.sempre.pos.look.TypedMark;
import dev.sempre.pos.sell.ReceiveKeys.Phase;
import dev.sempre.pos.sell.TillAccounts.Receiving;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Takes money for what a customer owes: what is due, what lies on the counter, one-tap amounts,
/// the ways to pay.
final class ReceivePanel extends PanelFrame {
  private final SellViewModel model;
  private final ReceiveKeys keys;
  private final TextField field = new TextField();
  private final Label due = new Label();
  private final VBox tenders = new VBox();
  private final EvenGrid quick = new EvenGrid();
  private final EvenGrid methods = new EvenGrid();
  private final KeyPad pad;
  private final CardPane card;
  private final Label hint;

  ReceivePanel(SellViewModel model, Words words) {
    super(model, words, words.text(Word.RECEIVE_TITLE));
    this.model = model;
    this.keys = model.accountKeys().receive();
    tenders.getStyleClass().add("tenders");
    field.setId("receive-entry");
    field.getStyleClass().addAll("field", "figure");
    field.promptTextProperty().bind(words.text(Word.PAY_ENTRY));
    FieldName.give(field, words.text(Word.PAY_ENTRY));
    TypedMark.give(field, () -> words.figures().decimalMark());
    typeInto(field, keys.entryProperty());
    field
        .textProperty()
        .subscribe(typed -> {
          field.pseudoClassStateChanged(BLANK, typed.isEmpty());
          field.end();
        });
    field.setOnAction(_ -> keys.enter());
    pad = new KeyPad(words, keys.entryProperty());
    hint = keysHint(words.text(Word.PAY_KEYS));
    card = new CardPane(keys.cards(), model, words);
    listen(card.follow());
    hideBackDuring(keys.cards());
    getChildren().addAll(due(), tenders, quick, card, field, pad, room(), hint, methods);
    listen(keys.receivingProperty().subscribe((_, _) -> redraw()));
    listen(keys.markedProperty().subscribe((_, _) -> redraw()));
    listen(keys.phaseProperty().subscribe((_, _) -> redraw()));
    listen(words.languageProperty().subscribe((_, _) -> redraw()));
    redraw();
  }

  private Node due() {
    Receiving now = keys.receivingProperty().get();
    Label name = new Label(now == null ? "" : now.customer().name());
    name.getStyleClass().add("panel-subject");
    name.setWrapText(true);
    Label word = new Label();
    word.getStyleClass().add("total-word");
    word.textProperty()
        .bind(
            words()
                .text(
                    () -> words().say(dueWord()), keys.receivingProperty(), keys.phaseProperty()));
    VBox left = new VBox(name, word);
    HBox.setHgrow(left, Priority.ALWAYS);
    due.setId("receive-due");
    due.getStyleClass().add("due");
    due.setMinWidth(USE_PREF_SIZE);
    HBox line = new HBox(left, due);
    line.getStyleClass().add("due-line");
    return line;
  }

  private Word dueWord() {
    if (keys.isInDoubt()) {
      return Word.PAY_NOT_CONFIRMED;
    }
    Receiving now = keys.receivingProperty().get();
    return now == null || now.money().tenders().isEmpty() ? Word.PAY_DUE : Word.PAY_LEFT;
  }

  private void redraw() {
    Receiving now = keys.receivingProperty().get();
    if (now == null) {
      return;
    }
    ReceivedMoney money = now.money();
    boolean stopped = keys.isStopped();
    boolean atTerminal = keys.phaseProperty().get() == Phase.CARD;
    pad.setVisible(!stopped);
    card.setVisible(atTerminal);
    card.setManaged(atTerminal);
    field.setManaged(!atTerminal);
    boolean comesOrGoes = field.isVisible() == stopped;
    field.setVisible(!stopped);
    pad.setManaged(!atTerminal);
    due.setText(money(keys.isInDoubt() ? money.amountMinor() : money.dueMinor()));
    tenders
        .getChildren()
        .setAll(money.tenders().stream().map(each -> tender(money, each)).toList());
    quick.getChildren().clear();
    methods.getChildren().clear();
    boolean choose = !stopped && keys.methods().size() > 1;
    hint.setVisible(choose);
    hint.setManaged(choose);
    WaysToPay ways = ways();
    methods.takeMost(stopped ? 1 : ways.columns());
    quick.takeMost(ways.quickColumns());
    if (stopped) {
      drawOneKey();
    } else {
      drawQuick(money.dueMinor(), ways.quickMost(money.tenders().size()));
      keys.methods().forEach(this::drawMethod);
    }
    if (comesOrGoes || stopped) {
      focused().requestFocus();
    }
  }

  @Override
  Node focused() {
    return keyboardOn(this, field, methods, card);
  }

  /// The one thing that is left to do.
  private void drawOneKey() {
    switch (keys.phaseProperty().get()) {
      case IN_DOUBT ->
          methods
              .getChildren()
              .add(primary("receive-again", Word.PAY_ASK_AGAIN, "F12", keys::askAgain));
      case COVERED ->
          methods
              .getChildren()
              .add(primary("receive-finish", Word.ACCOUNT_FINISH, "F12", keys::finish));
      case TAKING, STORING, CARD -> {}
    }
  }

  private Node tender(ReceivedMoney money, Tender tender) {
    boolean returnable =
        switch (keys.phaseProperty().get()) {
          case TAKING, STORING, COVERED -> true;
          case IN_DOUBT, CARD -> false;
        };
    return new TenderLine(
        words(),
        new TenderLine.Given(
            model.payKeys().name(tender),
            money(tender.amountMinor()),
            keys.isCharged(tender),
            tender.position() == money.tenders().size(),
            returnable),
        () -> keys.takeBack(tender));
  }

  private void drawQuick(long dueMinor, int most) {
    List<Long> amounts =
        PayViewModel.quickAmounts(dueMinor, model.ticket().currency().minorDigits(), most);
    keys.methods().stream()
        .filter(method -> method.kind() == TenderKind.CASH)
        .findFirst()
        .ifPresent(cash ->
            amounts.forEach(
                minor -> quick.getChildren().add(quickKey(cash, minor, minor == dueMinor))));
  }

  private Button quickKey(PaymentMethod cash, long minor, boolean exact) {
    Button key = new Button(exact ? words().say(Word.PAY_EXACT) : money(minor));
    key.setId(exact ? "receive-exact" : "receive-" + minor);
    key.getStyleClass().setAll("button", "key", "quick-key");
    key.setFocusTraversable(false);
    key.setMaxWidth(Double.MAX_VALUE);
    key.setAccessibleText(
        words().say(Word.PAY_QUICK_A11Y, money(minor), words().name(cash.name())));
    key.setOnAction(_ -> keys.tender(cash, minor));
    return key;
  }

  private WaysToPay ways() {
    return new WaysToPay(keys.methods().size());
  }

  private void drawMethod(PaymentMethod method) {
    boolean marked = methods.getChildren().size() == keys.markedProperty().get();
    Button key =
        ways().key("receive-by-" + method.id(), words().name(method.name()), method.kind(), marked);
    key.setOnAction(_ -> keys.tender(method));
    methods.getChildren().add(key);
  }

  private String money(long minor) {
    return words().figures().money(minor, model.ticket().currency());
  }

  @Override
  TextInputControl field() {
    return field;
  }
}
