package dev.sempre.pos.devices;

import dev.sempre.pos.mail.MailSettings;
import dev.sempre.pos.mail.MailSettings.Security;
import dev.sempre.pos.mail.MailSettingsFile.Answer;
import dev.sempre.pos.mail.MailSettingsFile.Complaint;
import dev.sempre.pos.mail.MailSettingsFile.Field;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The mail server that receipts go through.
final class MailPage {
  private final DevicesViewModel model;
  private final Words words;
  private final Fields fields;
  private final Drawn<Answer> drawn = new Drawn<>(this::form);

  MailPage(DevicesViewModel model, Words words) {
    this.model = model;
    this.words = words;
    this.fields = new Fields(words);
  }

  Node draw() {
    return drawn.of(model.mailProperty().get());
  }

  /// A password that was typed and not saved is not left for the next person.
  void forget() {
    drawn.forget();
  }

  private Node form(Answer answer) {
    MailSettings now =
        switch (answer) {
          case Answer.NeverSet() -> new MailSettings("", 587, Security.STARTTLS, "", "", "");
          case Answer.Understood(MailSettings all) -> all;
          case Answer.NotUnderstood(MailSettings rest, List<Complaint> _) -> rest;
        };
    List<Complaint> complaints =
        answer instanceof Answer.NotUnderstood unread ? unread.complaints() : List.of();
    TextField host = new TextField(now.host());
    TextField port = new TextField(port(now, complaints));
    TextField user = new TextField(now.user());
    // What is stored is not shown, only that it is; what is left empty stays as it is stored.
    PasswordField password = new PasswordField();
    password
        .promptTextProperty()
        .bind(
            words.text(
                now.password().isEmpty()
                    ? Word.DEVICES_MAIL_PASSWORD_NONE
                    : Word.DEVICES_MAIL_PASSWORD_KEPT));
    TextField sender = new TextField(now.sender());
    SimpleObjectProperty<Security> security = new SimpleObjectProperty<>(now.security());
    Runnable save =
        () -> {
          Optional<Integer> number = PrinterForm.port(port.getText());
          if (number.isEmpty() || host.getText().isBlank() || !sender.getText().contains("@")) {
            model.incomplete();
            return;
          }
          model.storeMail(
              new MailSettings(
                  host.getText().strip(),
                  number.get(),
                  security.get(),
                  user.getText().strip(),
                  password.getText().isEmpty() ? now.password() : password.getText(),
                  sender.getText().strip()));
        };
    VBox card =
        new VBox(
            new HBox(
                10,
                fields.text("mail-host", Word.DEVICES_MAIL_HOST, host),
                fields.port("mail-port", port)),
            fields.choice(
                "mail-security",
                Word.DEVICES_MAIL_SECURITY,
                List.of(Security.values()),
                security,
                one ->
                    switch (one) {
                      case STARTTLS -> "STARTTLS";
                      case TLS -> "TLS";
                      case NONE -> words.say(Word.DEVICES_MAIL_PLAIN);
                    }),
            new HBox(
                10,
                fields.optional("mail-user", Word.DEVICES_MAIL_USER, user),
                fields.optional("mail-password", Word.DEVICES_MAIL_PASSWORD, password)),
            fields.text(
                "mail-sender",
                Word.DEVICES_MAIL_SENDER,
                sender,
                typed -> typed.contains("@"),
                Word.DEVICES_MAIL_SENDER_WRONG),
            Fields.keys(fields.primary("mail-save", Word.DEVICES_SAVE, save)));
    card.getStyleClass().addAll("card", "device-card", "device-form");
    if (!complaints.isEmpty()) {
      card.getChildren().addFirst(told(complaints));
    }
    return Fields.page(card);
  }

  /// As it stands in the file, for who puts it right.
  private static String port(MailSettings now, List<Complaint> complaints) {
    return complaints.stream()
        .filter(each -> each.field() == Field.PORT)
        .findFirst()
        .map(Complaint::found)
        .orElse(Integer.toString(now.port()));
  }

  /// What is not understood, by the names of its fields.
  private Node told(List<Complaint> complaints) {
    Label label = new Label();
    label.setId("mail-unread");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add("warn");
    label
        .textProperty()
        .bind(
            words.text(() ->
                words.say(
                    Word.DEVICES_MAIL_COMPLAINT,
                    complaints.stream().map(this::told).collect(Collectors.joining(", ")))));
    return label;
  }

  private String told(Complaint complaint) {
    String name =
        switch (complaint.field()) {
          case FILE -> "mail.properties";
          case HOST -> words.say(Word.DEVICES_MAIL_HOST);
          case PORT -> words.say(Word.DEVICES_PORT);
          case SECURITY -> words.say(Word.DEVICES_MAIL_SECURITY);
          case USER -> words.say(Word.DEVICES_MAIL_USER);
          case SENDER -> words.say(Word.DEVICES_MAIL_SENDER);
        };
    return complaint.found().isEmpty() ? name : name + " (" + complaint.found() + ")";
  }
}
