package dev.sempre.pos.sell;

import dev.sempre.model.catalogue.ProductCategory;
import dev.sempre.pos.look.FieldName;
import dev.sempre.pos.look.Icons;
import dev.sempre.pos.look.PlainScroll;
import dev.sempre.pos.sell.ProductSearch.Hit;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Objects;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The entry field, the category tabs, and the quick keys or the results.
final class FinderView extends VBox {
  private static final int TINTS = 6;
  private static final double SCROLL_BAR_PX = 12;

  private final SellViewModel model;
  private final FinderViewModel finder;
  private final Words words;
  private final TextField entry = new TextField();
  private final TabBar tabs;
  private final TileGrid tiles = new TileGrid();
  private final ListView<Hit> results = new ListView<>();

  FinderView(SellViewModel model, Words words) {
    this.model = model;
    this.finder = model.finder();
    this.words = words;
    getStyleClass().add("finder");
    this.tabs = new TabBar(words, index -> tab(category(index)));
    tabs.visibleProperty().bind(finder.foundProperty().not());
    tabs.managedProperty().bind(tabs.visibleProperty());
    getChildren().setAll(entry(), tabs, shelf());
    finder.tabs().subscribe(this::redraw);
    finder.categoryProperty().subscribe(open -> tabs.mark(indexOf(open)));
    finder.quickKeys().subscribe(this::drawTiles);
    words.languageProperty().addListener((_, _, _) -> redraw());
  }

  TextField entryField() {
    return entry;
  }

  private void redraw() {
    tabs.draw(finder.tabs().size() + 1);
    drawTiles();
    results.refresh();
  }

  private Node entry() {
    entry.setId("entry");
    entry.getStyleClass().add("field");
    entry.promptTextProperty().bind(words.text(Word.SELL_ENTRY));
    FieldName.give(entry, words.text(Word.SELL_ENTRY));
    entry.textProperty().bindBidirectional(finder.entryProperty());
    entry.textProperty().subscribe(_ -> entry.end());
    entry.setOnAction(_ -> model.codes().enter());
    entry.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
          if (step != 0 && finder.searchingProperty().get()) {
            event.consume();
            finder.mark(step);
          }
        });
    return entry;
  }

  /// Of the tab of a category; -1 if it has none any more.
  private int indexOf(@Nullable ProductCategory category) {
    int index = finder.tabs().indexOf(category);
    return category == null ? 0 : index < 0 ? index : index + 1;
  }

  /// Of a tab; null of the favourites, which come first.
  private @Nullable ProductCategory category(int tab) {
    return tab == 0 ? null : finder.tabs().get(tab - 1);
  }

  private ToggleButton tab(@Nullable ProductCategory category) {
    ToggleButton tab =
        category == null
            ? new ToggleButton(null, Icons.normal(Feather.STAR))
            : new ToggleButton(words.name(category.name()));
    tab.getStyleClass().setAll("toggle-button", "key", "tab");
    tab.setSelected(Objects.equals(category, finder.categoryProperty().get()));
    tab.setFocusTraversable(false);
    tab.setMinWidth(Region.USE_PREF_SIZE);
    if (category == null) {
      tab.setId("tab-favourites");
      tab.setAccessibleText(words.say(Word.SELL_FAVOURITES));
    }
    tab.setOnAction(_ -> {
      tab.setSelected(true);
      finder.open(category);
    });
    return tab;
  }

  private Node shelf() {
    ScrollPane scroll = new PlainScroll(tiles);
    // The scroll bar stands in the screen's margin, so that tiles line up with the keys below.
    StackPane.setAlignment(scroll, Pos.TOP_LEFT);
    StackPane.setMargin(scroll, new Insets(0, -SCROLL_BAR_PX, 0, 0));
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setPannable(true);
    scroll.setFocusTraversable(false);
    Label empty = new Label();
    empty.getStyleClass().addAll("muted", "shelf-empty");
    empty.setWrapText(true);
    empty.textProperty().bind(words.text(Word.SELL_NO_QUICK_KEYS));
    empty
        .visibleProperty()
        .bind(finder.foundProperty().not().and(Bindings.isEmpty(finder.quickKeys())));
    scroll.visibleProperty().bind(finder.foundProperty().not());
    results();
    StackPane shelf = new StackPane(scroll, empty, results);
    shelf.getStyleClass().add("shelf");
    tiles.prefWidthProperty().bind(shelf.widthProperty());
    Runnable wholeRows =
        () -> scroll.setMaxHeight(tiles.wholeRows(shelf.getHeight(), tiles.getWidth()));
    shelf.heightProperty().subscribe(wholeRows);
    tiles.heightProperty().subscribe(wholeRows);
    tiles.widthProperty().subscribe(wholeRows);
    VBox.setVgrow(shelf, Priority.ALWAYS);
    return shelf;
  }

  private void drawTiles() {
    tiles.getChildren().setAll(finder.quickKeys().stream().map(this::tile).toList());
  }

  private Tile tile(Hit product) {
    return new Tile(
        words.name(product.name()),
        ProductCell.price(product, words),
        tint(product),
        () -> model.codes().choose(product));
  }

  /// Neighbouring tabs differ in tint; a tint means nothing by itself.
  private int tint(Hit product) {
    for (int i = 0; i < finder.tabs().size(); i++) {
      if (finder.tabs().get(i).id().equals(product.categoryId())) {
        return i % TINTS;
      }
    }
    return 0;
  }

  private void results() {
    results.setId("results");
    results.accessibleTextProperty().bind(words.text(Word.SELL_FOUND_A11Y));
    results.setItems(finder.results());
    results.getStyleClass().addAll("card", "results");
    results.setFocusTraversable(false);
    results.setCellFactory(_ -> new ProductCell(finder, words, model.codes()::choose));
    results.visibleProperty().bind(finder.foundProperty());
    Label nothing = new Label();
    nothing.setWrapText(true);
    nothing.getStyleClass().addAll("muted", "shelf-empty");
    Observable[] causes = {finder.answeredProperty(), finder.entryProperty()};
    nothing
        .textProperty()
        .bind(
            words.text(
                () ->
                    finder.answeredProperty().get()
                        ? words.say(Word.SELL_NOTHING_FOUND, finder.entryProperty().get())
                        : "",
                causes));
    results.setPlaceholder(nothing);
    finder
        .markedProperty()
        .subscribe(index -> {
          results.getSelectionModel().clearAndSelect(index.intValue());
          results.scrollTo(index.intValue());
        });
  }
}
