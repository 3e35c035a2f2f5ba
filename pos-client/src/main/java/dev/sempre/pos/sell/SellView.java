package dev.sempre.pos.sell;

import dev.sempre.model.sale.SaleLine;
import dev.sempre.pos.look.Icons;
import dev.sempre.pos.look.Look;
import dev.sempre.pos.look.Seen;
import dev.sempre.pos.scan.ScanKeys;
import dev.sempre.pos.shell.Work;
import dev.sempre.pos.trouble.ExplainKey;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.function.LongSupplier;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The till's home: the ticket at the left, finding and doing at the right, panels sliding over the
/// right half. All by keyboard, all by touch, and a scan lands wherever the focus is.
public final class SellView extends HBox {
  private static final double RIGHT_SHARE = 0.41;
  private static final double RIGHT_MIN_PX = 440;
  private static final double RIGHT_MAX_PX = 640;

  private final SellViewModel model;
  private final Words words;
  private final TicketView ticket;
  private final FinderView finder;
  private final PanelHost panels;
  private final ScanKeys scanKeys;
  private final EventHandler<KeyEvent> shortcuts = this::shortcut;
  private @Nullable Scene listened;

  /// @param nowMillis a clock that never goes back, to tell scanners from people
  public SellView(SellViewModel model, Words words, Work work, LongSupplier nowMillis) {
    this.model = model;
    this.words = words;
    this.ticket = new TicketView(model, words);
    this.finder = new FinderView(model, words);
    this.panels = new PanelHost(model, words, () -> finder.entryField().requestFocus());
    this.scanKeys = new ScanKeys(work, nowMillis, _ -> true, model::scan, this::home);
    getStylesheets().add(Look.css(SellView.class, "sell.css"));
    getStyleClass().add("sell");
    HBox.setHgrow(ticket, Priority.ALWAYS);
    StackPane right = new StackPane(keys(), panels);
    right.getStyleClass().add("right");
    widthProperty()
        .subscribe(width -> {
          double wanted = Math.clamp(width.doubleValue() * RIGHT_SHARE, RIGHT_MIN_PX, RIGHT_MAX_PX);
          right.setMinWidth(Math.rint(wanted));
          right.setMaxWidth(Math.rint(wanted));
        });
    getChildren().setAll(ticket, right);
    Seen.at(this, this::listenTo);
  }

  private Node keys() {
    KeyBlock block =
        new KeyBlock(
            new KeyPad(words, model.finder().entryProperty()), new ActionKeys(model, words));
    VBox column = new VBox(finder, block, pay());
    column.getStyleClass().add("right-column");
    VBox.setVgrow(finder, Priority.ALWAYS);
    return column;
  }

  private Node pay() {
    Label word = new Label();
    word.getStyleClass().add("pay-word");
    word.textProperty().bind(words.text(this::payWord, model.ticketProperty()));
    Label amount = new Label();
    amount.getStyleClass().add("pay-word");
    amount.textProperty().bind(words.text(this::total, model.ticketProperty()));
    Region room = new Region();
    HBox.setHgrow(room, Priority.ALWAYS);
    Label shortcut = new Label("F12");
    shortcut.getStyleClass().add("shortcut");
    HBox line = new HBox(Icons.large(Feather.CREDIT_CARD), word, amount, room, shortcut);
    line.getStyleClass().add("pay-line");
    Button key = new Button(null, line);
    key.setId("pay");
    key.getStyleClass().setAll("button", "key", "primary", "pay");
    key.setMaxWidth(Double.MAX_VALUE);
    key.setFocusTraversable(false);
    line.prefWidthProperty().bind(key.widthProperty().subtract(32));
    key.accessibleTextProperty()
        .bind(words.text(() -> payWord() + " " + total(), model.ticketProperty()));
    key.setOnAction(_ -> model.payKey());
    model.ticketProperty().subscribe(_ -> key.setDisable(model.ticket().isEmpty()));
    return key;
  }

  private String payWord() {
    OpenTicket now = model.ticketProperty().get();
    boolean refund = now != null && now.sale().totals().grossMinor() < 0;
    return words.say(refund ? Word.KEY_REFUND : Word.KEY_PAY);
  }

  private String total() {
    OpenTicket now = model.ticketProperty().get();
    return now == null || now.sale().isEmpty()
        ? ""
        : words
            .figures()
            .money(Math.abs(now.sale().totals().grossMinor()), model.ticket().currency());
  }

  private TextInputControl home() {
    model.explanation().close();
    TextInputControl ofPanel = panels.field();
    if (ofPanel != null) {
      return ofPanel;
    }
    model.wake();
    return finder.entryField();
  }

  private void listenTo(@Nullable Scene scene) {
    Scene before = listened;
    if (before != null) {
      before.removeEventFilter(KeyEvent.KEY_PRESSED, shortcuts);
    }
    listened = scene;
    scanKeys.listenTo(scene);
    if (scene != null) {
      scene.addEventFilter(KeyEvent.KEY_PRESSED, shortcuts);
      TextInputControl ofPanel = panels.field();
      (ofPanel == null ? finder.entryField() : ofPanel).requestFocus();
    }
  }

  private void shortcut(KeyEvent event) {
    // A sheet of the shell, which listens at the same scene, may have used it.
    if (!event.isConsumed() && (explain(event) || act(event.getCode(), event.isShiftDown()))) {
      event.consume();
    }
  }

  private boolean explain(KeyEvent event) {
    boolean asked = ExplainKey.SHORTCUT.match(event);
    if (asked) {
      model.explanation().toggle();
    }
    return asked;
  }

  private boolean act(KeyCode code, boolean shift) {
    // Not a sealed type: of the keys there are, these have a meaning here.
    Panel open = model.panelProperty().get();
    // While the receipt of what was paid is at hand there is no line, whose keys are its.
    boolean receipt = open instanceof Panel.Change || open instanceof Panel.Received;
    boolean slip = open instanceof Panel.CardSlip;
    boolean money = OpenPanel.isMoneyPanel(open);
    boolean doubt = model.cards().isInDoubt() && money;
    boolean leaves = model.cards().mayLeave() && money;
    Runnable action =
        switch (code) {
          case F1 -> model::priceCheckKey;
          case F2 -> receipt ? this::print : model.lineKeys()::quantity;
          case F3 -> receipt ? model::mailKey : model.lineKeys()::discount;
          case F4 -> receipt ? model.paper()::pdf : model.lineKeys()::price;
          case F5 -> model::reload;
          case F6 -> shift ? model.accountKeys()::press : model.customerKeys()::open;
          case F7 -> leaves ? model.cards()::leave : model.ticketKeys()::park;
          case F8 -> slip ? model.cards().slip()::notMoved : model.ticketKeys()::recall;
          case F9 -> doubt ? model.cards().slip()::open : model.returnKeys()::press;
          case F11 -> shift ? model::drawerKey : null;
          case F12 -> model::payKey;
          case ESCAPE -> this::escape;
          case INSERT -> model.detailKeys()::open;
          case DELETE -> focusedText().isEmpty() ? delete(shift) : null;
          case BACK_SPACE -> focusedText().isEmpty() ? takeBackLast(open) : null;
          case UP -> arrow(-1);
          case DOWN -> arrow(1);
          default -> null;
        };
    if (action == null) {
      return false;
    }
    if (code != KeyCode.ESCAPE) {
      model.explanation().close(); // What the key does has to be seen.
    }
    action.run();
    return true;
  }

  private void print() {
    if (model.paper().canPrint()) {
      model.paper().print();
    }
  }

  private Runnable delete(boolean shift) {
    return shift ? model.ticketKeys()::voidTicket : model.lineKeys()::voidLine;
  }

  /// Where there is nothing left to rub out, what was given last; not by the key that is still held
  /// from rubbing out.
  private @Nullable Runnable takeBackLast(@Nullable Panel open) {
    if (model.explanation().isShown() || scanKeys.isHeld()) {
      return null;
    }
    return open instanceof Panel.Pay
        ? model.pay()::takeBackLast
        : open instanceof Panel.Receive ? model.accountKeys().receive()::takeBackLast : null;
  }

  /// Arrow keys belong to the ticket unless a panel or the results want them.
  private @Nullable Runnable arrow(int step) {
    if (model.explanation().isShown()) {
      return null;
    }
    Panel open = model.panelProperty().get();
    if (open instanceof Panel.Recall) {
      return () -> model.ticketKeys().mark(step);
    }
    if (open instanceof Panel.PriceCheck) {
      return () -> model.priceCheck().mark(step);
    }
    if (open instanceof Panel.Pay) {
      return () -> model.pay().mark(step);
    }
    if (open instanceof Panel.Receive) {
      return () -> model.accountKeys().receive().mark(step);
    }
    if (open instanceof Panel.Account) {
      return () -> model.accountKeys().mark(step);
    }
    if (open instanceof Panel.Reduce(SaleLine line)) {
      return line == null ? null : model.lineKeys().figure()::turnReach;
    }
    boolean listens = open == null && !model.finder().searchingProperty().get();
    return listens ? () -> ticket.moveSelection(step) : null;
  }

  private String focusedText() {
    Scene scene = getScene();
    Node owner = scene == null ? null : scene.getFocusOwner();
    return owner instanceof TextInputControl field ? field.getText() : "";
  }

  private void escape() {
    if (model.explanation().isShown()) {
      model.explanation().close();
    } else if (model.panelProperty().get() == null) {
      model.finder().entryProperty().set("");
    } else {
      model.panels().close();
    }
  }
}
