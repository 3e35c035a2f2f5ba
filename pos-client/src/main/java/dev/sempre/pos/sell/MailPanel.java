package dev.sempre.pos.sell;

import dev.sempre.pos.look.FieldName;
import dev.sempre.pos.look.WrongMark;
import dev.sempre.pos.mail.SmtpSender;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;

/// Asks where a receipt is to be mailed.
final class MailPanel extends PanelFrame {
  private final TextField field = new TextField();

  MailPanel(SellViewModel model, Words words, Panel.MailReceipt mail) {
    super(model, words, words.text(Word.MAIL_TITLE));
    Label subject = new Label();
    subject.getStyleClass().add("panel-subject");
    subject.setWrapText(true);
    subject.textProperty().bind(words.text(Word.MAIL_OF, mail.document()));
    field.setId("mail-address");
    field.getStyleClass().add("field");
    field.promptTextProperty().bind(words.text(Word.MAIL_ADDRESS));
    FieldName.give(field, words.text(Word.MAIL_ADDRESS));
    typeInto(field, model.paper().addressProperty());
    field.setOnAction(_ -> model.send(mail));
    listen(
        WrongMark.give(
            field,
            model.noticeProperty(),
            said -> said.word() == Word.MAIL_NO_ADDRESS && !isAddress(field.getText())));
    listen(
        field
            .textProperty()
            .subscribe(typed -> {
              if (isAddress(typed)) {
                model.cured(Word.MAIL_NO_ADDRESS);
              }
            }));
    getChildren()
        .addAll(
            subject, field, room(), primary("mail-send", Word.MAIL_SEND, () -> model.send(mail)));
  }

  private static boolean isAddress(String typed) {
    return SmtpSender.address(typed).isPresent();
  }

  @Override
  TextInputControl field() {
    return field;
  }
}
