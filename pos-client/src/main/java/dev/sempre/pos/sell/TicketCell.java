package dev.sempre.pos.sell;

import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Rate;
import dev.sempre.model.money.Rounding;
import dev.sempre.model.sale.Discount;
import dev.sempre.model.sale.LineReturn;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.WeighedBy;
import dev.sempre.pos.look.Icons;
import dev.sempre.pos.words.Figures;
import dev.sempre.pos.words.ReasonWords;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// One line of the ticket: number, name with code and category, quantity, price, amount, and below
/// what comes off. Names wrap; nothing is cut.
final class TicketCell extends ListCell<SaleLine> {
  /// Not a style class: that has each label of the line looked up in the style sheets anew.
  private static final PseudoClass VOID = PseudoClass.getPseudoClass("void");

  private static final int NUMBER = 0;
  private static final int NAME = 1;
  private static final int QUANTITY = 2;
  private static final int PRICE = 3;
  private static final int AMOUNT = 4;
  private static final double SCROLL_BAR_PX = 12;
  private static final int GTIN_14 = 14;

  private final Words words;
  private final FinderViewModel finder;
  private final DetailKeys details;
  private final Supplier<Currency> currency;
  private final GridPane grid = new GridPane();
  private final Label number = label("line-number");
  private final Label name = label("line-name");
  private final Label detail = label("line-detail");
  private final Label quantity = label("line-quantity");
  private final Label price = label("line-price");
  private final Label amount = label("line-amount");
  private final VBox names = new VBox(name, detail);

  // For good, all of them: what comes into the scene while it is laid out is styled, and so has a
  // height, only in the next frame.
  private final Label voided = remark(Feather.X, "muted");
  private final Label reduction = remark(Feather.TAG, "ok");
  private final Label off = label("ok");
  private final Label onTicket = remark(Feather.TAG, "ok");
  private final Label offOnTicket = label("ok");
  private final Label back = remark(Feather.CORNER_UP_LEFT, "warn");
  private final Label note = remark(Feather.MESSAGE_SQUARE, "muted");
  private final Label by = remark(Feather.USER, "muted");
  private final Label byHand = remark(Feather.EDIT_3, "muted");
  private final VBox below = new VBox();

  TicketCell(Words words, FinderViewModel finder, DetailKeys details, Supplier<Currency> currency) {
    this.words = words;
    this.finder = finder;
    this.details = details;
    this.currency = currency;
    getStyleClass().add("line");
    grid.getStyleClass().add("line-grid");
    name.setWrapText(true);
    detail.setWrapText(true);
    grid.getColumnConstraints()
        .setAll(
            fixed(32, HPos.LEFT),
            growing(),
            fixed(88, HPos.RIGHT),
            fixed(84, HPos.RIGHT),
            fixed(96, HPos.RIGHT));
    grid.add(number, NUMBER, 0);
    grid.add(names, NAME, 0);
    grid.add(quantity, QUANTITY, 0);
    grid.add(price, PRICE, 0);
    grid.add(amount, AMOUNT, 0);
    below.getStyleClass().add("line-below");
    below
        .getChildren()
        .setAll(
            voided,
            reduction(reduction, off),
            reduction(onTicket, offOnTicket),
            back,
            note,
            by,
            byHand);
    grid.add(below, NAME, 1, AMOUNT, 1);
    grid.setVisible(false);
    setGraphic(grid);
    setText(null);
  }

  @Override
  protected void updateItem(@Nullable SaleLine line, boolean empty) {
    super.updateItem(line, empty);
    pseudoClassStateChanged(VOID, line != null && !empty && line.voided());
    grid.setVisible(line != null && !empty);
    if (line == null || empty) {
      setAccessibleText(null);
      return;
    }
    fill(line);
  }

  private void fill(SaleLine line) {
    Figures figures = words.figures();
    number.setText(Integer.toString(line.position()));
    name.setText(DrawnName.of(line.item().description()));
    detail.setText(detail(line));
    quantity.setText(figures.quantity(line.quantityMilli(), line.item().unit()));
    price.setText(figures.amount(line.unitPriceMinor(), currency.get()));
    amount.setText(figures.amount(extendedMinor(line), currency.get()));
    boolean open = !line.voided();
    LineReturn comesBack = open ? line.takesBack() : null;
    String seller = line.salespersonId();
    show(voided, open ? null : words.say(Word.SELL_VOIDED));
    reduce(reduction, off, reason(line.discount()), open ? line.amounts().discountMinor() : 0);
    reduce(
        onTicket,
        offOnTicket,
        words.say(Word.SELL_ON_TICKET),
        open ? line.amounts().ticketDiscountMinor() : 0);
    show(
        back,
        comesBack == null
            ? null
            : words.say(Word.SELL_RETURNED, ReasonWords.say(comesBack.reason(), words)));
    show(note, line.note());
    show(by, seller == null ? null : details.nameOf(seller));
    show(
        byHand,
        line.weighedBy() == WeighedBy.HAND ? words.say(Word.RECEIPT_WEIGHED_BY_HAND) : null);
    boolean more = below.getChildren().stream().anyMatch(Node::isManaged);
    below.setVisible(more);
    below.setManaged(more);
    setAccessibleText(
        words.say(
            Word.SELL_LINE_A11Y,
            number.getText(),
            line.item().description(),
            quantity.getText(),
            amount.getText()));
  }

  private String detail(SaleLine line) {
    String code = shortest(line.item().gtin());
    String category = finder.categoryName(line.item().categoryId()).map(words::name).orElse("");
    return code.isEmpty() || category.isEmpty() ? code + category : code + " \u00b7 " + category;
  }

  /// A GTIN as it stands under the bars: the zeros that pad it to 14 digits left out.
  private static String shortest(@Nullable String code) {
    if (code == null) {
      return "";
    }
    if (code.length() != GTIN_14) {
      return code;
    }
    return code.startsWith("000000")
        ? code.substring(6)
        : code.startsWith("0") ? code.substring(1) : code;
  }

  /// A void line shows what it was; the sale itself counts it as nothing.
  private static long extendedMinor(SaleLine line) {
    return Rounding.extend(line.unitPriceMinor(), line.quantityMilli());
  }

  private static void show(Label label, @Nullable String text) {
    label.setText(text == null ? "" : text);
    label.setVisible(text != null);
    label.setManaged(text != null);
  }

  /// What comes off, or nothing.
  private void reduce(Label text, Label amountOff, String why, long minor) {
    show(text, minor == 0 ? null : why);
    show(amountOff, minor == 0 ? null : words.figures().amount(-minor, currency.get()));
  }

  private static Node reduction(Label text, Label off) {
    text.getStyleClass().add("reduction");
    off.getStyleClass().addAll("small", "reduction");
    off.setMinWidth(USE_PREF_SIZE);
    Region room = new Region();
    HBox.setHgrow(room, Priority.ALWAYS);
    HBox both = new HBox(text, room, off);
    both.visibleProperty().bind(text.visibleProperty());
    both.managedProperty().bind(text.managedProperty());
    return both;
  }

  private static Label remark(Feather icon, String colour) {
    Label remark = label(colour);
    remark.setGraphic("muted".equals(colour) ? Icons.small(icon) : Icons.small(icon, colour));
    remark.getStyleClass().addAll("small", "remark");
    remark.setWrapText(true);
    return remark;
  }

  private String reason(Discount discount) {
    return switch (discount) {
      case Discount.Percent(Rate rate) -> words.figures().percent(-rate.basisPoints());
      case Discount.Amount _, Discount.None _ -> words.say(Word.SELL_REDUCTION);
    };
  }

  /// The height that the wrapped name needs at the list's width. A plain cell asks for the height
  /// of the unwrapped one.
  @Override
  protected double computePrefHeight(double width) {
    if (getListView() == null) {
      return super.computePrefHeight(width);
    }
    double room =
        getListView().getWidth() - SCROLL_BAR_PX - snappedLeftInset() - snappedRightInset();
    return snapSizeY(grid.prefHeight(room)) + snappedTopInset() + snappedBottomInset();
  }

  /// The list's width, whatever the content would like: the content wraps.
  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }

  private static Label label(String style) {
    Label label = new Label();
    label.getStyleClass().add(style);
    return label;
  }

  private static ColumnConstraints fixed(double widthPx, HPos align) {
    ColumnConstraints column = new ColumnConstraints(widthPx, widthPx, widthPx);
    column.setHalignment(align);
    return column;
  }

  private static ColumnConstraints growing() {
    ColumnConstraints column = new ColumnConstraints(80, 120, Double.MAX_VALUE);
    column.setHgrow(Priority.ALWAYS);
    column.setFillWidth(true);
    return column;
  }
}
