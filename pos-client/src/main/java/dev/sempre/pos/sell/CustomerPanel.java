package dev.sempre.pos.sell;

import dev.sempre.pos.look.Icons;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Asks who buys.
final class CustomerPanel extends PanelFrame {
  private final SellViewModel model;
  private final TextField field = new TextField();
  private final ListView<Customer> list = new ListView<>();

  CustomerPanel(SellViewModel model, Words words) {
    super(model, words, words.text(Word.KEY_CUSTOMER));
    this.model = model;
    CustomerViewModel customers = model.customerKeys().search();
    field.setId("customer-entry");
    field.getStyleClass().add("field");
    field.promptTextProperty().bind(words.text(Word.CUSTOMER_ENTRY));
    field.accessibleTextProperty().bind(words.text(Word.CUSTOMER_ENTRY));
    typeInto(field, customers.entryProperty());
    field.textProperty().addListener((_, _, _) -> customers.look());
    field.setOnAction(_ -> chooseFirst());
    list.setId("customers");
    list.setItems(customers.found());
    listen(() -> list.setItems(FXCollections.emptyObservableList()));
    list.getStyleClass().addAll("card", "results");
    list.setCellFactory(_ -> new CustomerCell());
    Label nobody = new Label();
    nobody.getStyleClass().addAll("muted", "shelf-empty");
    nobody.setWrapText(true);
    nobody.textProperty().bind(words.text(Word.CUSTOMER_NONE_FOUND));
    list.setPlaceholder(nobody);
    VBox.setVgrow(list, Priority.ALWAYS);
    Button none = new Button(null, Icons.normal(Feather.USER_X));
    none.setId("customer-none");
    none.textProperty().bind(words.text(Word.SELL_NO_CUSTOMER));
    none.getStyleClass().setAll("button", "key");
    none.setMaxWidth(Double.MAX_VALUE);
    none.setFocusTraversable(false);
    none.setOnAction(_ -> model.customerKeys().choose(null));
    getChildren().addAll(field, list, none);
  }

  private void chooseFirst() {
    if (!list.getItems().isEmpty()) {
      model.customerKeys().choose(list.getItems().getFirst());
    }
  }

  @Override
  TextInputControl field() {
    return field;
  }

  private final class CustomerCell extends ListCell<Customer> {
    private final Label name = new Label();
    private final HBox row;

    CustomerCell() {
      getStyleClass().add("result");
      name.getStyleClass().add("result-name");
      name.setWrapText(true);
      row = new HBox(name);
      row.getStyleClass().add("result-row");
      setOnMouseClicked(_ -> {
        if (getItem() != null) {
          model.customerKeys().choose(getItem());
        }
      });
    }

    @Override
    protected void updateItem(@Nullable Customer customer, boolean empty) {
      super.updateItem(customer, empty);
      if (customer == null || empty) {
        setGraphic(null);
        return;
      }
      name.setText(customer.name());
      setGraphic(row);
    }

    @Override
    protected double computePrefWidth(double height) {
      return 0;
    }
  }
}
