package dev.sempre.pos.sell;

import dev.sempre.model.account.OpenItem;
import dev.sempre.model.sale.Instalment;
import dev.sempre.pos.look.FieldName;
import dev.sempre.pos.look.WrongMark;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What a customer owes: which tickets are open, when they are due, and how much of it he pays now.
/// Up and down choose what he pays first, Enter takes the money.
final class AccountPanel extends PanelFrame {
  private static final double SCROLL_BAR_PX = 12;

  private final SellViewModel model;
  private final AccountKeys keys;
  private final TextField field = new TextField();
  private final ListView<OpenItem> list = new ListView<>();

  AccountPanel(SellViewModel model, Words words) {
    super(model, words, words.text(Word.KEY_ACCOUNT));
    this.model = model;
    this.keys = model.accountKeys();
    field.setId("account-entry");
    field.getStyleClass().addAll("field", "figure");
    field.promptTextProperty().bind(words.text(this::wanted, keys.markedProperty()));
    FieldName.give(field, words.text(Word.ACCOUNT_ENTRY));
    typeInto(field, keys.entryProperty());
    field
        .textProperty()
        .subscribe(typed -> {
          field.pseudoClassStateChanged(BLANK, typed.isEmpty());
          field.end();
        });
    field.setOnAction(_ -> keys.pay());
    listen(WrongMark.give(field, model.noticeProperty(), said -> keys.blamesEntry(said.word())));
    list();
    Button pay = primary("account-pay", Word.ACCOUNT_TAKE, keys::pay);
    pay.setDisable(keys.isNothingOwed());
    getChildren()
        .addAll(
            new AccountHead(words, keys.standingProperty().get()),
            list,
            field,
            new KeyPad(words, keys.entryProperty()),
            why(),
            pay);
  }

  /// Why no money can be taken, where none can.
  private Node why() {
    Label why = new Label();
    why.setId("account-why");
    why.getStyleClass().add("muted");
    why.setWrapText(true);
    why.setMinHeight(Region.USE_PREF_SIZE);
    why.textProperty().bind(words().text(Word.ACCOUNT_NOTHING_TO_TAKE));
    why.setVisible(keys.isNothingOwed());
    why.setManaged(keys.isNothingOwed());
    return why;
  }

  private String wanted() {
    return words().say(Word.ACCOUNT_ENTRY)
        + "  \u00b7  "
        + words().figures().money(keys.wantedMinor(), model.ticket().currency());
  }

  private void list() {
    list.setId("account-items");
    name(list, Word.ACCOUNT_ITEMS_A11Y);
    list.setItems(keys.items());
    listen(() -> list.setItems(FXCollections.emptyObservableList()));
    list.getStyleClass().addAll("card", "results");
    list.setFocusTraversable(false);
    list.setCellFactory(_ -> new ItemCell());
    Label nothing = new Label();
    nothing.getStyleClass().addAll("muted", "shelf-empty");
    nothing.setWrapText(true);
    nothing.textProperty().bind(words().text(Word.ACCOUNT_NOTHING_OPEN));
    list.setPlaceholder(nothing);
    list.setMinHeight(0);
    VBox.setVgrow(list, Priority.ALWAYS);
    listen(
        keys.markedProperty()
            .subscribe(index -> {
              if (index.intValue() < 0) {
                list.getSelectionModel().clearSelection();
              } else {
                list.getSelectionModel().clearAndSelect(index.intValue());
                list.scrollTo(index.intValue());
              }
            }));
  }

  private final class ItemCell extends ListCell<OpenItem> {
    private final Label document = new Label();
    private final Label due = new Label();
    private final Label open = new Label();
    private final Label of = new Label();
    private final HBox row;

    ItemCell() {
      getStyleClass().add("result");
      document.getStyleClass().add("result-name");
      due.setWrapText(true);
      open.getStyleClass().addAll("strong", "result-price");
      open.setMinWidth(Region.USE_PREF_SIZE);
      of.getStyleClass().addAll("muted", "small");
      of.setMinWidth(Region.USE_PREF_SIZE);
      VBox left = new VBox(document, due);
      HBox.setHgrow(left, Priority.ALWAYS);
      VBox right = new VBox(open, of);
      right.getStyleClass().add("account-amounts");
      row = new HBox(left, right);
      row.getStyleClass().add("result-row");
      setOnMousePressed(event -> {
        if (getItem() != null) {
          keys.choose(getIndex());
        }
        event.consume(); // The list's own selection would undo it.
      });
    }

    @Override
    protected void updateItem(@Nullable OpenItem item, boolean empty) {
      super.updateItem(item, empty);
      if (item == null || empty) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      setId("account-item-" + getIndex());
      document.setText(
          item.entry().document() + "  \u00b7  " + day(item.entry().bookedAt().businessDate()));
      boolean late = isLate(item);
      due.getStyleClass().setAll("label", "small", late ? "bad" : "muted");
      due.setText(due(item, late));
      open.setText(money(item.openMinor()));
      of.setText(
          item.paidMinor() == 0
              ? ""
              : words()
                  .say(
                      Word.ACCOUNT_PAID_OF,
                      money(item.paidMinor()),
                      money(item.entry().amountMinor())));
      of.setManaged(item.paidMinor() != 0);
      setAccessibleText(document.getText() + ", " + due.getText() + ", " + open.getText());
      setGraphic(row);
    }

    private boolean isLate(OpenItem item) {
      AccountStanding standing = keys.standingProperty().get();
      return standing != null && item.overdueMinor(standing.today()) > 0;
    }

    /// When it is due; of several parts the next one, and how many there are.
    private String due(OpenItem item, boolean late) {
      List<Instalment> parts = item.openInstalments();
      List<String> said = new ArrayList<>();
      said.add(words().say(late ? Word.ACCOUNT_OVERDUE : Word.ACCOUNT_DUE, day(item.nextDue())));
      if (parts.size() > 1) {
        said.add(
            words()
                .say(Word.ACCOUNT_PARTS_LEFT, parts.size(), money(parts.getFirst().amountMinor())));
      }
      return String.join(" \u00b7 ", said);
    }

    /// The height that the wrapped texts need at the list's width.
    @Override
    protected double computePrefHeight(double width) {
      if (getGraphic() == null || getListView() == null) {
        return super.computePrefHeight(width);
      }
      double room = getListView().getWidth() - SCROLL_BAR_PX;
      return snapSizeY(row.prefHeight(room)) + snappedTopInset() + snappedBottomInset();
    }

    @Override
    protected double computePrefWidth(double height) {
      return 0;
    }
  }

  private String day(LocalDate day) {
    return words().figures().date(day);
  }

  private String money(long minor) {
    return words().figures().money(minor, model.ticket().currency());
  }

  @Override
  TextInputControl field() {
    return field;
  }

  @Override
  Node focused() {
    return field;
  }
}
