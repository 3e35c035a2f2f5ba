package dev.sempre.pos.sync;

import dev.sempre.pos.look.Icons;
import dev.sempre.pos.look.Look;
import dev.sempre.pos.look.PlainScroll;
import dev.sempre.pos.look.Seen;
import dev.sempre.pos.sync.PendingCard.Money;
import dev.sempre.pos.sync.SyncViewModel.Tab;
import dev.sempre.pos.trouble.TroubleWords;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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

/// The sync monitor.
public final class SyncView extends VBox {
  /// Wider than this, a figure would stand too far from what it is.
  private static final double WIDEST_PX = 1_280;

  private static final double SCROLL_BAR_PX = 16;

  /// Causes that are told above everything.
  private static final int TOLD = 2;

  private final SyncViewModel model;
  private final Words words;
  private final SyncWords say;
  private final VBox sheet = new VBox();
  private final ScrollPane body = new PlainScroll(new VBox(sheet));
  private final NextTable next;
  private final PendingCards pending;
  private final HistoryTable history;
  private final HBox alert = new HBox();
  private final Button show = new Button();
  private @Nullable Object drawn;
  private @Nullable Object drawnAlert;

  /// @param zone the establishment's, as far as it is known
  public SyncView(SyncViewModel model, Words words, Supplier<ZoneId> zone) {
    this.model = model;
    this.words = words;
    this.say = new SyncWords(words, zone);
    this.next = new NextTable(words, say);
    this.pending = new PendingCards(model, words, say);
    this.history = new HistoryTable(model, words, say);
    getStylesheets().add(Look.css(SyncView.class, "sync.css"));
    getStyleClass().add("sync");
    body.setFitToWidth(true);
    // It wants nothing and takes what is left, so that what stands above it is never squeezed.
    body.setPrefHeight(0);
    body.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(body, Priority.ALWAYS);
    alert.getStyleClass().add("alert");
    show.setId("sync-show");
    show.textProperty().bind(words.text(Word.SYNC_SHOW));
    show.getStyleClass().setAll("button", "key");
    show.setMinWidth(Region.USE_PREF_SIZE);
    show.setOnAction(_ -> model.tabProperty().set(Tab.PENDING));
    show.managedProperty().bind(show.visibleProperty());
    alert.managedProperty().bind(alert.visibleProperty());
    VBox inner = new VBox(header(), alert, tabs(), message(), body);
    inner.getStyleClass().add("sync-inner");
    inner.setMaxWidth(WIDEST_PX);
    VBox.setVgrow(inner, Priority.ALWAYS);
    // The scroll bar stands in the screen's margin, so that pages line up with what is said above.
    VBox.setMargin(body, new Insets(0, -SCROLL_BAR_PX, 0, 0));
    sheet.maxWidthProperty().bind(inner.widthProperty());
    getChildren().setAll(inner);
    model.snapshotProperty().subscribe(_ -> draw());
    model
        .tabProperty()
        .subscribe(open -> {
          show.setVisible(open != Tab.PENDING); // What it leads to is there.
          drawBody();
        });
    model.editProperty().subscribe(_ -> drawBody());
    model.openRuns().subscribe(this::drawBody);
    words.languageProperty().addListener((_, _, _) -> draw());
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    Seen.at(
        this,
        scene -> {
          if (scene == null) {
            model.close();
          } else {
            model.shown();
          }
        });
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.F5) {
      event.consume();
      model.reload();
    } else if (event.getCode() == KeyCode.ESCAPE && model.editProperty().get() != null) {
      event.consume();
      model.cancelEdit();
    }
  }

  private Node header() {
    Label title = new Label();
    title.getStyleClass().add("title");
    title.textProperty().bind(words.text(Word.SYNC_TITLE));
    Label sentence = new Label();
    sentence.setId("sync-sentence");
    sentence.getStyleClass().addAll("muted", "small");
    sentence.setWrapText(true);
    sentence
        .textProperty()
        .bind(
            words.text(
                () -> sentence(model.snapshotProperty().get()),
                model.snapshotProperty(),
                model.tickProperty()));
    VBox left = new VBox(title, sentence);
    left.getStyleClass().add("sync-heading");
    HBox.setHgrow(left, Priority.ALWAYS);
    HBox header = new HBox(left, button());
    header.getStyleClass().add("sync-header");
    return header;
  }

  private String sentence(@Nullable MonitorSnapshot now) {
    return now == null ? words.say(Word.SYNC_READING) : say.header(now, model.now(now));
  }

  private Node button() {
    Button now = new Button(null, Icons.normal(Feather.REFRESH_CW));
    now.setId("sync-now");
    now.textProperty().bind(words.text(Word.SYNC_NOW));
    now.getStyleClass().setAll("button", "key", "primary", "sync-now");
    now.setOnAction(_ -> model.syncNow());
    now.setMinWidth(Region.USE_PREF_SIZE);
    Label below = new Label();
    below.setId("sync-now-rest");
    below.getStyleClass().addAll("muted", "small");
    below.setMinWidth(Region.USE_PREF_SIZE);
    below
        .textProperty()
        .bind(
            words.text(
                () -> say.button(model.buttonRest()),
                model.snapshotProperty(),
                model.tickProperty()));
    Runnable fit =
        () -> {
          Duration rest = model.buttonRest();
          now.setDisable(rest == null || !rest.isZero());
        };
    model.snapshotProperty().subscribe(_ -> fit.run());
    model.tickProperty().subscribe(_ -> fit.run());
    VBox box = new VBox(now, below);
    box.getStyleClass().add("sync-button");
    return box;
  }

  private Node tabs() {
    Label asOf = new Label();
    asOf.setId("sync-as-of");
    asOf.getStyleClass().addAll("muted", "small");
    asOf.setMinWidth(Region.USE_PREF_SIZE);
    asOf.textProperty()
        .bind(words.text(() -> asOf(model.snapshotProperty().get()), model.snapshotProperty()));
    Region room = new Region();
    HBox.setHgrow(room, Priority.ALWAYS);
    HBox bar =
        new HBox(
            tab(Tab.NEXT, Word.SYNC_TAB_NEXT),
            tab(Tab.PENDING, Word.SYNC_TAB_PENDING),
            tab(Tab.HISTORY, Word.SYNC_TAB_HISTORY),
            room,
            asOf);
    bar.getStyleClass().add("sync-tabs");
    return bar;
  }

  private ToggleButton tab(Tab which, Word word) {
    ToggleButton tab = new ToggleButton();
    tab.setId("sync-tab-" + which.name().toLowerCase(Locale.ROOT));
    tab.getStyleClass().setAll("toggle-button", "key", "sync-tab");
    tab.textProperty()
        .bind(
            words.text(
                () -> words.say(word) + count(which, model.snapshotProperty().get()),
                model.snapshotProperty()));
    tab.setMinWidth(Region.USE_PREF_SIZE);
    tab.setOnAction(_ -> {
      tab.setSelected(true);
      model.tabProperty().set(which);
    });
    model.tabProperty().subscribe(open -> tab.setSelected(open == which));
    return tab;
  }

  private static String count(Tab which, @Nullable MonitorSnapshot now) {
    return which == Tab.PENDING && now != null && !now.pending().isEmpty()
        ? "  " + now.pending().size()
        : "";
  }

  private String asOf(@Nullable MonitorSnapshot now) {
    return now == null ? "" : words.say(Word.SYNC_AS_OF, say.time(now.asOf()));
  }

  private Node message() {
    Label text = new Label();
    text.setId("sync-message");
    text.setWrapText(true);
    text.getStyleClass().add("sync-message");
    text.textProperty()
        .bind(
            words.text(() -> sayOrNothing(model.messageProperty().get()), model.messageProperty()));
    text.visibleProperty().bind(model.messageProperty().isNotNull());
    text.managedProperty().bind(text.visibleProperty());
    return text;
  }

  private String sayOrNothing(@Nullable Word word) {
    return word == null ? "" : TroubleWords.coded(words, word);
  }

  private void draw() {
    MonitorSnapshot now = model.snapshotProperty().get();
    alert.setVisible(now != null && !now.pending().isEmpty());
    if (now != null && !now.pending().isEmpty()) {
      List<PendingCard> told = now.pending().stream().limit(TOLD).toList();
      Money money = Money.among(now.pending());
      Object content = List.of(told, now.pending().size(), money, say.manner());
      if (!content.equals(drawnAlert)) {
        drawnAlert = content;
        drawAlert(told, now.pending().size(), money);
      }
    }
    drawBody();
  }

  private void drawAlert(List<PendingCard> told, int count, Money money) {
    PendingCard first = told.getFirst();
    Label title = new Label(words.say(Word.SYNC_NEEDS_YOU, count));
    title.getStyleClass().add("strong");
    // The money behind the causes: it is said of all of them.
    String causes = told.stream().map(say::cause).collect(Collectors.joining(" "));
    Label text = new Label(causes + " " + say.money(money));
    text.setWrapText(true);
    VBox sentences = new VBox(title, text);
    sentences.getStyleClass().add("alert-text");
    HBox.setHgrow(sentences, Priority.ALWAYS);
    alert.getChildren().setAll(Icons.large(Feather.ALERT_TRIANGLE, "warn"), sentences);
    PendingCard.Remedy recommended = first.recommended();
    if (recommended != null) {
      alert.getChildren().add(remedy(first, recommended));
    }
    alert.getChildren().add(show);
  }

  private Button remedy(PendingCard card, PendingCard.Remedy recommended) {
    Button remedy = new Button(words.say(SyncWords.remedy(recommended)));
    remedy.setId("alert-remedy");
    remedy.getStyleClass().setAll("button", "key");
    remedy.setMinWidth(Region.USE_PREF_SIZE);
    remedy.setOnAction(_ -> {
      model.tabProperty().set(Tab.PENDING);
      model.choose(card, recommended);
    });
    return remedy;
  }

  private void drawBody() {
    MonitorSnapshot now = model.snapshotProperty().get();
    if (now == null) {
      return;
    }
    LocalDate today = say.day(now.asOf());
    Tab tab = model.tabProperty().get();
    Object content = Arrays.asList(tab, content(tab, now), today, say.manner());
    if (content.equals(drawn)) {
      return; // A snapshot that differs in its moment alone moves nothing on the screen.
    }
    drawn = content;
    sheet
        .getChildren()
        .setAll(
            switch (tab) {
              case NEXT -> next.draw(now);
              case PENDING -> pending.draw(now);
              case HISTORY -> history.draw(now, today);
            });
  }

  /// What a tab shows.
  private List<@Nullable Object> content(Tab tab, MonitorSnapshot now) {
    return switch (tab) {
      case NEXT -> Arrays.asList(now.next(), now.undecided(), now.pending().isEmpty());
      case PENDING -> Arrays.asList(now.pending(), now.dismissed(), model.editProperty().get());
      case HISTORY -> Arrays.asList(now.history(), Set.copyOf(model.openRuns()));
    };
  }
}
