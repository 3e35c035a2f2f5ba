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
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// One line of the ticket: number, name with code and category, quantity, price, amount, and below
/// what comes off. Names wrap; nothing is cut.
final class TicketCell extends ListCell<SaleLine> {
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
    setText(null);
  }

  @Override
  protected void updateItem(@Nullable SaleLine line, boolean empty) {
    super.updateItem(line, empty);
    getStyleClass().removeAll("line-void", "line-filled");
    if (line == null || empty) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    getStyleClass().add("line-filled");
    if (line.voided()) {
      getStyleClass().add("line-void");
    }
    fill(line);
    setGraphic(grid);
  }

  private void fill(SaleLine line) {
    Figures figures = words.figures();
    number.setText(Integer.toString(line.position()));
    name.setText(line.item().description());
    detail.setText(detail(line));
    quantity.setText(figures.quantity(line.quantityMilli(), line.item().unit()));
    price.setText(figures.amount(line.unitPriceMinor(), currency.get()));
    amount.setText(figures.amount(extendedMinor(line), currency.get()));
    grid.getChildren().clear();
    grid.add(number, NUMBER, 0);
    grid.add(names, NAME, 0);
    grid.add(quantity, QUANTITY, 0);
    grid.add(price, PRICE, 0);
    grid.add(amount, AMOUNT, 0);
    if (line.voided()) {
      Label mark = new Label(words.say(Word.SELL_VOIDED), Icons.small(Feather.X));
      mark.getStyleClass().addAll("muted", "small");
      grid.add(mark, NAME, 1);
    } else {
      addReduction(1, reason(line.discount()), line.amounts().discountMinor());
      addReduction(2, words.say(Word.SELL_ON_TICKET), line.amounts().ticketDiscountMinor());
      LineReturn back = line.takesBack();
      if (back != null) {
        addReturn(back);
      }
    }
    addRemark(3, Feather.MESSAGE_SQUARE, line.note());
    String by = line.salespersonId();
    addRemark(4, Feather.USER, by == null ? null : details.nameOf(by));
    boolean byHand = line.weighedBy() == WeighedBy.HAND;
    addRemark(5, Feather.EDIT_3, byHand ? words.say(Word.RECEIPT_WEIGHED_BY_HAND) : null);
    setAccessibleText(
        words.say(
            Word.SELL_LINE_A11Y,
            number.getText(),
            name.getText(),
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

  /// A note, or who sold it.
  private void addRemark(int row, Feather icon, @Nullable String text) {
    if (text != null) {
      Label remark = new Label(text, Icons.small(icon));
      remark.getStyleClass().addAll("muted", "small", "remark");
      remark.setWrapText(true);
      grid.add(remark, NAME, row, AMOUNT - NAME, 1);
    }
  }

  private void addReduction(int row, String why, long minor) {
    if (minor == 0) {
      return;
    }
    Label text = new Label(why, Icons.small(Feather.TAG, "ok"));
    text.getStyleClass().addAll("ok", "small", "reduction");
    text.setWrapText(true);
    grid.add(text, NAME, row, 3, 1);
    Label off = new Label(words.figures().amount(-minor, currency.get()));
    off.getStyleClass().addAll("ok", "small", "reduction");
    grid.add(off, AMOUNT, row);
  }

  private void addReturn(LineReturn back) {
    Label mark =
        new Label(
            words.say(Word.SELL_RETURNED, ReasonWords.say(back.reason(), words)),
            Icons.small(Feather.CORNER_UP_LEFT, "warn"));
    mark.getStyleClass().addAll("warn", "small", "reduction");
    mark.setWrapText(true);
    grid.add(mark, NAME, 3, 4, 1);
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
    if (getGraphic() == null || getListView() == null) {
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
