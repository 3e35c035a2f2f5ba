package dev.sempre.pos.sell;

import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.SaleTotals;
import dev.sempre.model.tax.TaxLine;
import dev.sempre.pos.look.Icons;
import dev.sempre.pos.shell.Lists;
import dev.sempre.pos.words.Figures;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The left half: customer and number, the lines, the one quiet line, the sums and the total.
final class TicketView extends VBox {
  /// As sell.css has it between figure and currency; a minus stands closer to what it belongs to.
  private static final double FIGURE_GAP_PX = 9;

  private static final double MINUS_GAP_PX = 2;

  private final SellViewModel model;
  private final Words words;
  private final ObservableList<SaleLine> lines = FXCollections.observableArrayList();
  private final ListView<SaleLine> list = new ListView<>(lines);
  private final FlowPane sums = new FlowPane();
  private final Label discount = new Label();
  private final Label totalSign = new Label();
  private final Label total = new Label();
  private final Label minus = new Label();
  private final HBox totalFigure = new HBox();
  private boolean drawing;

  TicketView(SellViewModel model, Words words) {
    this.model = model;
    this.words = words;
    getStyleClass().add("ticket");
    getChildren().setAll(header(), list(), new NoticeBar(model, words), footer());
    model.ticketProperty().subscribe(_ -> refresh());
    words
        .languageProperty()
        .addListener((_, _, _) -> {
          refresh();
          list.refresh();
        });
    model.selectedProperty().subscribe(_ -> showSelected());
    model.detailKeys().people().subscribe(list::refresh);
    model.finder().tabs().subscribe(list::refresh); // A line names its category.
  }

  private Node header() {
    Label icon = new Label();
    Label customer = new Label();
    customer.setWrapText(true);
    Label number = new Label();
    number.setId("ticket-number");
    number.getStyleClass().addAll("muted", "small");
    number.setMinWidth(USE_PREF_SIZE);
    number
        .textProperty()
        .bind(words.text(() -> number(model.ticketProperty().get()), model.ticketProperty()));
    customer
        .textProperty()
        .bind(words.text(() -> customerName(model.ticketProperty().get()), model.ticketProperty()));
    model
        .ticketProperty()
        .map(ticket -> ticket != null && ticket.customer() != null)
        .orElse(false)
        .subscribe(known -> {
          customer.getStyleClass().setAll("label", "customer", known ? "strong" : "muted");
          icon.setGraphic(Icons.normal(known ? Feather.USER_CHECK : Feather.USER));
        });
    Region room = new Region();
    HBox.setHgrow(room, Priority.ALWAYS);
    HBox header = new HBox(icon, customer, room, number);
    header.getStyleClass().add("ticket-header");
    return header;
  }

  private String number(@Nullable OpenTicket ticket) {
    return ticket == null ? "" : words.say(Word.SELL_TICKET, ticket.number().printed());
  }

  private String customerName(@Nullable OpenTicket ticket) {
    Customer customer = ticket == null ? null : ticket.customer();
    return customer == null ? words.say(Word.SELL_NO_CUSTOMER) : customer.name();
  }

  private Node list() {
    list.setId("ticket-lines");
    list.getStyleClass().add("lines");
    list.setCellFactory(
        _ -> new TicketCell(words, model.finder(), model.detailKeys(), model.ticket()::currency));
    list.accessibleTextProperty().bind(words.text(Word.SELL_LINES_A11Y));
    Label title = new Label();
    title.getStyleClass().add("subtitle");
    title.textProperty().bind(words.text(() -> words.say(emptyTitle()), model.panelProperty()));
    Label hint = new Label();
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    hint.textProperty().bind(words.text(Word.SELL_EMPTY_HINT));
    // A panel that is open covers the keys that are spoken of.
    hint.visibleProperty().bind(model.panelProperty().isNull());
    hint.managedProperty().bind(hint.visibleProperty());
    VBox empty = new VBox(Icons.large(Feather.SHOPPING_CART), title, hint, last());
    empty.getStyleClass().add("empty");
    list.setPlaceholder(empty);
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(line -> {
          if (line != null && !drawing) {
            model.ticket().select(line.position());
          }
        });
    list.setPrefHeight(0);
    VBox.setVgrow(list, Priority.ALWAYS);
    return list;
  }

  /// A panel that is open asks for something else than an item.
  private Word emptyTitle() {
    return model.panelProperty().get() == null ? Word.SELL_EMPTY_TITLE : Word.SELL_EMPTY_NONE;
  }

  /// What became of the last sale stands here, also after a restart.
  private Node last() {
    Label last = new Label();
    last.setId("last-ticket");
    last.getStyleClass().addAll("muted", "small");
    last.setWrapText(true);
    last.textProperty()
        .bind(words.text(() -> last(model.ticketProperty().get()), model.ticketProperty()));
    last.visibleProperty().bind(last.textProperty().isNotEmpty());
    last.managedProperty().bind(last.visibleProperty());
    return last;
  }

  private String last(@Nullable OpenTicket ticket) {
    LastTicket last = ticket == null ? null : ticket.last();
    return last == null
        ? ""
        : words.say(
            Word.SELL_LAST,
            last.number().printed(),
            words.figures().money(last.total().minor(), last.total().currency()),
            words.figures().time(last.completedAt().wallClock().toLocalTime()));
  }

  private Node footer() {
    sums.getStyleClass().add("sums");
    HBox.setHgrow(sums, Priority.ALWAYS);
    discount.getStyleClass().addAll("muted", "small");
    discount.setMinWidth(USE_PREF_SIZE);
    HBox first = new HBox(sums, discount);
    first.getStyleClass().add("sums-line");
    Label word = new Label();
    word.getStyleClass().add("total-word");
    word.textProperty().bind(words.text(Word.SELL_TOTAL));
    Region room = new Region();
    HBox.setHgrow(room, Priority.ALWAYS);
    totalSign.getStyleClass().add("total-sign");
    total.setId("total");
    total.getStyleClass().add("total");
    minus.setId("total-minus");
    HBox.setMargin(minus, new Insets(0, MINUS_GAP_PX - FIGURE_GAP_PX, 0, 0));
    minus.getStyleClass().add("total");
    totalFigure.getStyleClass().add("total-figure");
    totalFigure.setMinWidth(USE_PREF_SIZE);
    HBox second = new HBox(word, room, totalFigure);
    second.getStyleClass().add("total-line");
    VBox footer = new VBox(ticketNote(), first, second);
    footer.getStyleClass().add("ticket-footer");
    return footer;
  }

  private Node ticketNote() {
    Label note = new Label(null, Icons.small(Feather.MESSAGE_SQUARE));
    note.setId("note");
    note.getStyleClass().addAll("muted", "small", "remark");
    note.setWrapText(true);
    note.visibleProperty().bind(note.textProperty().isNotEmpty());
    note.managedProperty().bind(note.visibleProperty());
    model
        .ticketProperty()
        .subscribe(ticket -> {
          String text = ticket == null ? null : ticket.sale().note();
          note.setText(text == null ? "" : text);
        });
    return note;
  }

  private void refresh() {
    OpenTicket ticket = model.ticketProperty().get();
    if (ticket == null) {
      clear();
      return;
    }
    OpenSale sale = ticket.sale();
    drawing = true; // What the list marks meanwhile nobody has chosen.
    Lists.edit(lines, sale.lines());
    drawing = false;
    showSums(sale);
    showTotal(sale.totals());
    showSelected();
  }

  /// Between two cashiers: nothing of the one is shown to the other.
  private void clear() {
    lines.clear();
    sums.getChildren().clear();
    discount.setText("");
    totalFigure.getChildren().clear();
  }

  private void showSums(OpenSale sale) {
    Figures figures = words.figures();
    List<String> said = new ArrayList<>();
    said.add(words.say(Word.SELL_ITEMS, sale.pieces()));
    for (TaxLine tax : sale.taxes()) {
      String rate = figures.percent(tax.rate().basisPoints());
      String amount = figures.amount(tax.taxMinor(), model.ticket().currency());
      boolean first = said.size() == 1;
      said.add(first ? words.say(Word.SELL_VAT, rate, amount) : rate + "\u2002" + amount);
    }
    showSums(said);
    long off = sale.totals().discountMinor();
    discount.setText(
        off == 0
            ? ""
            : words.say(Word.SELL_DISCOUNT_SUM, figures.amount(-off, model.ticket().currency())));
  }

  /// What stands there already is written over: a label that is new in the scene is styled, and
  /// this is done at each scan.
  private void showSums(List<String> said) {
    ObservableList<Node> there = sums.getChildren();
    if (there.size() > said.size()) {
      there.remove(said.size(), there.size());
    }
    for (int i = 0; i < said.size(); i++) {
      if (i == there.size()) {
        there.add(sum(""));
      }
      ((Label) there.get(i)).setText(said.get(i));
    }
  }

  private void showTotal(SaleTotals totals) {
    Figures figures = words.figures();
    totalSign.setText(figures.symbol(model.ticket().currency()));
    total.setText(figures.amount(Math.abs(totals.grossMinor()), model.ticket().currency()));
    total.setAccessibleText(
        words.say(
            Word.SELL_TOTAL_A11Y, figures.money(totals.grossMinor(), model.ticket().currency())));
    List<Node> figure = new ArrayList<>();
    if (totals.grossMinor() < 0) {
      minus.setText(figures.minus());
      figure.add(minus); // Before the sign too: it is one figure.
    }
    figure.addAll(figures.currencyLeads() ? List.of(totalSign, total) : List.of(total, totalSign));
    Lists.renew(totalFigure.getChildren(), figure);
  }

  private static Label sum(String text) {
    Label label = new Label(text);
    label.getStyleClass().addAll("muted", "small");
    return label;
  }

  private void showSelected() {
    int number = model.selectedProperty().get();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).position() == number) {
        if (list.getSelectionModel().getSelectedIndex() != i) {
          list.getSelectionModel().select(i);
        }
        list.scrollTo(i);
        return;
      }
    }
    list.getSelectionModel().clearSelection();
  }

  /// Moves the choice among the lines; the focus stays where it is.
  void moveSelection(int step) {
    if (!lines.isEmpty()) {
      int now = list.getSelectionModel().getSelectedIndex();
      list.getSelectionModel().select(Math.clamp((long) now + step, 0, lines.size() - 1));
      list.scrollTo(list.getSelectionModel().getSelectedIndex());
    }
  }
}
