package dev.sempre.pos.sell;

import dev.sempre.model.sale.CompletedSale;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;

/// Asks where a receipt is to be mailed.
final class MailPanel extends PanelFrame {
  private final TextField field = new TextField();

  MailPanel(SellViewModel model, Words words, CompletedSale sale) {
    super(model, words, words.text(Word.MAIL_TITLE));
    Label subject = new Label();
    subject.getStyleClass().add("panel-subject");
    subject.setWrapText(true);
    subject.textProperty().bind(words.text(Word.MAIL_OF, sale.number().printed()));
    field.setId("mail-address");
    field.getStyleClass().add("field");
    field.promptTextProperty().bind(words.text(Word.MAIL_ADDRESS));
    field.accessibleTextProperty().bind(words.text(Word.MAIL_ADDRESS));
    typeInto(field, model.paper().addressProperty());
    field.setOnAction(_ -> send(model, sale));
    getChildren()
        .addAll(
            subject, field, room(), primary("mail-send", Word.MAIL_SEND, () -> send(model, sale)));
  }

  private static void send(SellViewModel model, CompletedSale sale) {
    model
        .paper()
        .mail(
            () -> {
              model.hush();
              model.open(new Panel.Change(sale));
            },
            () -> model.say(Notice.hint(Word.MAIL_NO_ADDRESS)));
  }

  @Override
  TextInputControl field() {
    return field;
  }
}
