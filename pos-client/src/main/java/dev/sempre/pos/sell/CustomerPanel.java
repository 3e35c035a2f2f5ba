package dev.sempre.pos.sell;

import dev.sempre.pos.look.FieldName;
import dev.sempre.pos.look.Icons;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Asks who buys, or whose account is meant.
final class CustomerPanel extends PanelFrame {
  private final Consumer<@Nullable Customer> choose;
  private final TextField field = new TextField();
  private final ListView<Customer> list = new ListView<>();

  /// Whose account is shown.
  static CustomerPanel ofAccounts(SellViewModel model, Words words) {
    AccountKeys keys = model.accountKeys();
    return new CustomerPanel(
        model,
        words,
        Word.KEY_ACCOUNT,
        keys.search(),
        customer -> {
          if (customer != null) {
            keys.open(customer);
          }
        },
        keys::enterName);
  }

  CustomerPanel(SellViewModel model, Words words) {
    this(
        model,
        words,
        Word.KEY_CUSTOMER,
        model.customerKeys().search(),
        model.customerKeys()::choose,
        model.customerKeys()::enter);
    EvenGrid keys = new EvenGrid(2);
    keys.getChildren()
        .setAll(
            withShortcut(
                key(
                    "customer-none",
                    Feather.USER_X,
                    Word.SELL_NO_CUSTOMER,
                    () -> choose.accept(null)),
                Feather.USER_X,
                "F6"),
            account(model.accountKeys()));
    getChildren().add(keys);
  }

  /// What he owes is behind him who buys.
  private Button account(AccountKeys keys) {
    return withShortcut(
        key("customer-account", Feather.BOOK_OPEN, Word.KEY_ACCOUNT, keys::press),
        Feather.BOOK_OPEN,
        "\u21e7 F6");
  }

  private static Button withShortcut(Button key, Feather icon, String pressed) {
    Label shortcut = new Label(pressed);
    shortcut.getStyleClass().add("shortcut");
    HBox face = new HBox(Icons.normal(icon), shortcut);
    face.getStyleClass().add("panel-back-line");
    key.setGraphic(face);
    return key;
  }

  private Button key(String id, Feather icon, Word word, Runnable action) {
    Button key = new Button(null, Icons.normal(icon));
    key.setId(id);
    key.textProperty().bind(words().text(word));
    key.getStyleClass().setAll("button", "key", "paper-key");
    key.setMaxWidth(Double.MAX_VALUE);
    key.setFocusTraversable(false);
    key.setOnAction(_ -> action.run());
    return key;
  }

  private CustomerPanel(
      SellViewModel model,
      Words words,
      Word title,
      TypedSearch<Customer> customers,
      Consumer<@Nullable Customer> choose,
      Runnable enter) {
    super(model, words, words.text(title));
    this.choose = choose;
    field.setId("customer-entry");
    field.getStyleClass().add("field");
    field.promptTextProperty().bind(words.text(Word.CUSTOMER_ENTRY));
    FieldName.give(field, words.text(Word.CUSTOMER_ENTRY));
    typeInto(field, customers.entryProperty());
    field.textProperty().addListener((_, _, _) -> look(customers));
    field.setOnAction(_ -> chooseMarked(enter));
    field.addEventFilter(KeyEvent.KEY_PRESSED, event -> ListArrows.move(list, event));
    list.setId("customers");
    name(list, Word.CUSTOMER_LIST_A11Y);
    list.setItems(customers.found());
    listen(() -> list.setItems(FXCollections.emptyObservableList()));
    list.getStyleClass().addAll("card", "results");
    list.setFocusTraversable(false);
    list.setCellFactory(_ -> new CustomerCell());
    Label nobody = new Label();
    nobody.getStyleClass().addAll("muted", "shelf-empty");
    nobody.setWrapText(true);
    nobody.textProperty().bind(words.text(Word.CUSTOMER_NONE_FOUND));
    nobody.visibleProperty().bind(customers.readProperty());
    list.setPlaceholder(nobody);
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(field, list);
  }

  private void look(TypedSearch<Customer> customers) {
    list.getSelectionModel().clearSelection(); // The mark was among those before.
    customers.look();
  }

  /// The first of those who are found, unless the arrows have gone to another.
  private void chooseMarked(Runnable first) {
    Customer marked = list.getSelectionModel().getSelectedItem();
    if (marked != null) {
      choose.accept(marked);
    } else {
      first.run();
    }
  }

  @Override
  TextInputControl field() {
    return field;
  }

  private final class CustomerCell extends ListCell<Customer> {
    private final Label name = new Label();
    private final Label taxId = new Label();
    private final HBox row;

    CustomerCell() {
      getStyleClass().add("result");
      name.getStyleClass().add("result-name");
      name.setWrapText(true);
      taxId.getStyleClass().addAll("muted", "small");
      taxId.managedProperty().bind(taxId.textProperty().isNotEmpty());
      VBox names = new VBox(name, taxId);
      names.setAlignment(Pos.CENTER_LEFT);
      row = new HBox(names);
      row.getStyleClass().add("result-row");
      setOnMouseClicked(_ -> {
        if (getItem() != null) {
          choose.accept(getItem());
        }
      });
    }

    @Override
    protected void updateItem(@Nullable Customer customer, boolean empty) {
      super.updateItem(customer, empty);
      if (customer == null || empty) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      name.setText(customer.name());
      String number = customer.taxId();
      taxId.setText(number == null ? "" : number);
      setAccessibleText(number == null ? customer.name() : customer.name() + ", " + number);
      setGraphic(row);
    }

    @Override
    protected double computePrefWidth(double height) {
      return 0;
    }
  }
}
