package dev.sempre.pos.shift;

import dev.sempre.model.organisation.BadgeScan;
import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.model.shift.Reckoning;
import dev.sempre.model.shift.ShiftFigures;
import dev.sempre.pos.look.Icons;
import dev.sempre.pos.look.Look;
import dev.sempre.pos.look.Seen;
import dev.sempre.pos.scan.ScanKeys;
import dev.sempre.pos.shell.Work;
import dev.sempre.pos.shift.ShiftViewModel.Page;
import dev.sempre.pos.trouble.ExplainKey;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The Shift screen. All by keyboard, all by touch.
public final class ShiftView extends VBox {
  /// Wider than this, a figure would stand too far from what it is.
  private static final double WIDEST_PX = 1_280;

  private final ShiftViewModel model;
  private final Words words;
  private final StackPane body = new StackPane();
  private final FloatPage floatPage;
  private final OverviewPage overview;
  private final XPage xPage;
  private final MovePage move;
  private final CardsPage cards;
  private final MoneyPage money;
  private final CountPage count;
  private final DifferencePage difference;
  private final PeriodsPage periods;
  private final LeavePage leave;
  private final ReportPage report;
  private final ExplanationPage explanation;

  /// @param nowMillis a clock that never goes back, to tell scanners from people
  /// @param useless told of each scan of goods, which is of no use here
  public ShiftView(
      ShiftViewModel model, Words words, Work work, LongSupplier nowMillis, Runnable useless) {
    this.model = model;
    this.words = words;
    this.floatPage = new FloatPage(model, words);
    this.overview = new OverviewPage(model, words);
    this.xPage = new XPage(model, words);
    this.move = new MovePage(model, words);
    this.cards = new CardsPage(model, words);
    this.money = new MoneyPage(model, words);
    this.count = new CountPage(model, words);
    this.difference = new DifferencePage(model, words);
    this.periods = new PeriodsPage(model, words);
    this.leave = new LeavePage(model, words);
    this.report = new ReportPage(model, words);
    this.explanation = new ExplanationPage(model, words);
    getStylesheets().add(Look.css(ShiftView.class, "shift.css"));
    getStyleClass().add("shift");
    VBox.setVgrow(body, Priority.ALWAYS);
    VBox inner = new VBox(header(), message(), body);
    inner.getStyleClass().add("shift-inner");
    inner.setMaxWidth(WIDEST_PX);
    VBox.setVgrow(inner, Priority.ALWAYS);
    getChildren().setAll(inner);
    model.pageProperty().subscribe((_, _) -> draw());
    model.nowProperty().subscribe((before, now) -> drawNow(before, now));
    model.reports().reportProperty().subscribe((_, _) -> drawReport());
    model.counting().reckoningProperty().subscribe((_, told) -> drawDifference(told));
    model.cards().marked().idProperty().subscribe((_, _) -> drawCards());
    model.lying().marked().idProperty().subscribe((_, _) -> drawMoney());
    model.reports().marked().idProperty().subscribe((_, _) -> drawPeriods());
    model.reports().paper().stateProperty().subscribe((_, _) -> drawReport());
    model.explanation().shownProperty().subscribe((_, _) -> draw());
    words.languageProperty().subscribe((_, _) -> draw());
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    draw();
    // Of codes only badges are of use here: one chooses who gives leave.
    ScanKeys scanKeys =
        new ScanKeys(
            work,
            nowMillis,
            ScanKeys::isOfGoodsOrBadge,
            code -> BadgeScan.of(code).ifPresentOrElse(model.leaveKeys().approval()::scan, useless),
            () -> null);
    Seen.at(
        this,
        scene -> {
          scanKeys.listenTo(scene);
          if (scene != null) {
            takeKeys();
            model.shown();
          }
        });
  }

  private Node header() {
    Label title = new Label();
    title.getStyleClass().add("title");
    title.textProperty().bind(words.text(Word.SECTION_SHIFT));
    Label sentence = new Label();
    sentence.setId("shift-sentence");
    sentence.getStyleClass().add("muted");
    sentence.setWrapText(true);
    sentence
        .textProperty()
        .bind(words.text(() -> sentence(model.nowProperty().get()), model.nowProperty()));
    VBox left = new VBox(title, sentence);
    left.getStyleClass().add("shift-heading");
    HBox.setHgrow(left, Priority.ALWAYS);
    Label shortcut = new Label();
    shortcut.textProperty().bind(words.text(Word.KEY_ESCAPE));
    shortcut.getStyleClass().add("shortcut");
    Label name = new Label();
    name.textProperty().bind(words.text(Word.SHIFT_BACK));
    shortcut.managedProperty().bind(shortcut.visibleProperty());
    model.pageProperty().subscribe(page -> shortcut.setVisible(isHome(page)));
    HBox line = new HBox(Icons.normal(Feather.ARROW_LEFT), name, shortcut);
    line.getStyleClass().add("shift-key-line");
    Button back = new Button(null, line);
    back.setId("shift-back");
    back.getStyleClass().setAll("button", "key", "quiet", "shift-back");
    back.setFocusTraversable(false);
    back.setMinWidth(Region.USE_PREF_SIZE);
    back.accessibleTextProperty().bind(words.text(Word.SHIFT_BACK));
    back.setOnAction(_ -> model.leave());
    // A Z has a key of its own that leads there.
    model.pageProperty().subscribe(page -> back.setVisible(page != Page.REPORT));
    HBox header = new HBox(left, back);
    header.getStyleClass().add("shift-header");
    return header;
  }

  /// Whether Escape leads to selling.
  private static boolean isHome(Page page) {
    return switch (page) {
      case LOADING, FLOAT, OVERVIEW -> true;
      case X, MOVE, CARDS, MONEY, COUNT, DIFFERENCE, LEAVE, PERIODS, REPORT -> false;
    };
  }

  private String sentence(@Nullable ShiftNow now) {
    if (now == null) {
      return words.say(Word.SHIFT_READING);
    }
    ShiftNow.Open open = now.open();
    return open == null
        ? words.say(Word.SHIFT_STATE_NONE)
        : words.say(
            open.bySale() ? Word.SHIFT_STATE_BY_SALE : Word.SHIFT_STATE_OPEN,
            words.figures().number(open.number()),
            new ZWords(words).moment(open.openedAt()),
            open.openedBy());
  }

  private Node message() {
    Label message = new Label();
    message.setId("shift-message");
    message.setWrapText(true);
    message.setMinHeight(Region.USE_PREF_SIZE);
    message.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(message, Priority.ALWAYS);
    ExplainKey explain = new ExplainKey("shift", words, model.explanation()::toggle);
    HBox line = new HBox(message, explain);
    line.managedProperty().bind(line.visibleProperty());
    line.setOnMouseClicked(_ -> model.explanation().toggle());
    message
        .textProperty()
        .bind(words.text(() -> say(model.messageProperty().get()), model.messageProperty()));
    model
        .messageProperty()
        .subscribe(told -> {
          line.setVisible(told != null);
          explain.show(Optional.ofNullable(told).flatMap(ShiftMessage::trouble));
          boolean good = told != null && told.good();
          line.getStyleClass().setAll("shift-message", good ? "good" : "problem");
          message.setGraphic(
              good
                  ? Icons.normal(Feather.CHECK_CIRCLE, "ok")
                  : Icons.normal(Feather.ALERT_CIRCLE, "warn"));
        });
    return line;
  }

  private String say(@Nullable ShiftMessage told) {
    return told == null ? "" : told.said(words);
  }

  /// What was read anew changes only what is read off it: a page whose figures are as they were
  /// stands, and so does one on which something is typed, as long as its list does.
  private void drawNow(@Nullable ShiftNow before, @Nullable ShiftNow now) {
    boolean changed =
        switch (model.pageProperty().get()) {
          case X -> true; // It says as of when it is.
          case FLOAT, OVERVIEW -> before == null || now == null || !before.tellsTheSameAs(now);
          case CARDS -> before == null || now == null || !before.left().equals(now.left());
          case MONEY ->
              before == null || now == null || !before.money().lying().equals(now.money().lying());
          case LOADING, MOVE, COUNT, DIFFERENCE, LEAVE, PERIODS, REPORT -> false;
        };
    if (changed) {
      draw();
    }
  }

  private void drawDifference(@Nullable Reckoning told) {
    if (told != null && model.pageProperty().get() == Page.DIFFERENCE) {
      draw();
    }
  }

  private void drawCards() {
    if (model.pageProperty().get() == Page.CARDS) {
      draw();
    }
  }

  private void drawMoney() {
    if (model.pageProperty().get() == Page.MONEY) {
      draw();
    }
  }

  private void drawPeriods() {
    if (model.pageProperty().get() == Page.PERIODS) {
      draw();
    }
  }

  private void drawReport() {
    if (model.pageProperty().get() == Page.REPORT) {
      draw();
    }
  }

  private void draw() {
    body.getChildren().setAll(page());
    if (Seen.is(this)) {
      takeKeys();
    }
  }

  /// What is typed goes to the page's field, also on a page that stands as it was left.
  private void takeKeys() {
    // What scrolls is on the screen, and can have the focus, only once it has its skin.
    body.applyCss();
    Node field = field();
    if (field == null) {
      requestFocus();
    } else {
      field.requestFocus();
    }
  }

  private Node page() {
    ShiftMessage explained = model.explanation().shownProperty().get();
    if (explained != null) {
      return explained
          .trouble()
          .map(trouble -> explanation.draw(trouble, explained.values()))
          .orElseGet(Region::new);
    }
    ShiftNow now = model.nowProperty().get();
    CountViewModel counting = model.counting().countProperty().get();
    Reckoning reckoning = model.counting().reckoningProperty().get();
    ZReport z = model.reports().reportProperty().get();
    ShiftNow.Open open = now == null ? null : now.open();
    return switch (model.pageProperty().get()) {
      case LOADING -> new Region();
      case FLOAT -> now == null ? new Region() : floatPage.draw(now);
      case OVERVIEW -> now == null || open == null ? new Region() : overview.draw(now, open);
      case X -> {
        ShiftFigures figures = open == null ? null : open.figures();
        yield now == null || open == null || figures == null
            ? new Region()
            : xPage.draw(now, open, figures);
      }
      case MOVE -> move.draw();
      case CARDS -> now == null ? new Region() : cards.draw(now);
      case MONEY -> now == null ? new Region() : money.draw(now);
      case COUNT -> counting == null ? new Region() : count.draw(counting);
      case DIFFERENCE ->
          now == null || reckoning == null ? new Region() : difference.draw(reckoning, now);
      case LEAVE -> leave.draw();
      case PERIODS -> periods.draw();
      case REPORT -> z == null ? new Region() : report.draw(z);
    };
  }

  /// Where typing goes to; null where nothing is typed.
  private @Nullable Node field() {
    if (model.explanation().isShown()) {
      return explanation.field();
    }
    CountViewModel counting = model.counting().countProperty().get();
    Reckoning reckoning = model.counting().reckoningProperty().get();
    return switch (model.pageProperty().get()) {
      case FLOAT -> floatPage.field();
      case MOVE -> move.field();
      case CARDS -> cards.field();
      case COUNT -> counting == null ? null : count.field(counting);
      case DIFFERENCE -> reckoning == null ? null : difference.field(reckoning);
      case LEAVE -> leave.field();
      case LOADING, OVERVIEW, X, MONEY, PERIODS, REPORT -> null;
    };
  }

  private @Nullable Runnable mark(int step) {
    if (model.explanation().isShown()) {
      return null;
    }
    return switch (model.pageProperty().get()) {
      case CARDS -> () -> model.cards().marked().move(step);
      case MONEY -> () -> model.lying().marked().move(step);
      case PERIODS -> () -> model.reports().marked().move(step);
      case LOADING, FLOAT, OVERVIEW, X, MOVE, COUNT, DIFFERENCE, LEAVE, REPORT -> null;
    };
  }

  private void pressed(KeyEvent event) {
    if (ExplainKey.SHORTCUT.match(event)) {
      event.consume();
      model.explanation().toggle();
      return;
    }
    // Not a sealed type: of the keys there are, these have a meaning here.
    Runnable action =
        switch (event.getCode()) {
          case F1 -> model.reports()::beginPeriods;
          case F2 -> () -> model.moving().begin(CashMovementKind.CASH_IN);
          case F3 -> () -> model.moving().begin(CashMovementKind.CASH_OUT);
          case F4 -> () -> model.moving().begin(CashMovementKind.SAFE_DROP);
          case F5 -> model::reload;
          case F6 -> model.reports()::readOrPrint;
          case F7 -> model::lookBack;
          case F8 ->
              model.pageProperty().get() == Page.CARDS
                  ? model.cards()::unmoved
                  : model.cards()::begin;
          case F9 -> model.lying()::begin;
          case UP -> mark(-1);
          case DOWN -> mark(1);
          case F12 -> model::next;
          case ESCAPE -> model::back;
          default -> null;
        };
    if (action != null) {
      event.consume();
      action.run();
    }
  }
}
