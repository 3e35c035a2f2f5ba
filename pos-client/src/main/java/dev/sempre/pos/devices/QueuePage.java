package dev.sempre.pos.devices;

import dev.sempre.pos.device.PrinterSettings;
import dev.sempre.pos.devices.DeviceDesk.Queue;
import dev.sempre.pos.devices.DeviceDesk.QueueEntry;
import dev.sempre.pos.look.FieldName;
import dev.sempre.pos.look.Icons;
import dev.sempre.pos.mail.MailCause;
import dev.sempre.pos.sell.PaperViewModel;
import dev.sempre.pos.trouble.TroubleWords;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import dev.sempre.replica.receipt.ReceiptJob;
import dev.sempre.replica.receipt.ReceiptJob.Channel;
import dev.sempre.replica.receipt.ReceiptJob.State;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What went wrong and stays so until a person does something, what waits to be printed and mailed,
/// with what can be done about it, and what was printed and mailed lately.
final class QueuePage {
  /// More would be keys for printers that nobody has.
  private static final int OTHERS = 2;

  /// The field of an address and its keys.
  private static final double MAIL_PX = 640;

  private final DevicesViewModel model;
  private final Words words;
  private final Supplier<ZoneId> zone;
  private final Fields fields;

  /// As they are being put right, by the job: the page is drawn anew whenever something is printed.
  private final Map<String, String> addresses = new HashMap<>();

  QueuePage(DevicesViewModel model, Words words, Supplier<ZoneId> zone) {
    this.model = model;
    this.words = words;
    this.zone = zone;
    this.fields = new Fields(words);
  }

  Node draw() {
    Queue queue = model.queueProperty().get();
    if (queue.isEmpty()) {
      return EmptyPage.of(words, Feather.INBOX, Word.QUEUE_EMPTY, Word.QUEUE_EMPTY_HINT);
    }
    VBox page = new VBox();
    page.getStyleClass().add("device-cards");
    long mails =
        queue.waiting().stream().filter(one -> one.job().channel() == Channel.MAIL).count();
    List<QueueEntry> forAHand =
        Stream.concat(queue.printed().stream(), queue.mailed().stream())
            .filter(entry -> needsAHand(entry.job(), queue))
            .toList();
    add(page, forAHand, List.of(heading(words.say(Word.QUEUE_TO_CHECK, forAHand.size()))));
    Node waiting = heading(words.say(Word.QUEUE_WAITING, queue.waitingPrints() + mails));
    add(
        page,
        queue.waiting(),
        queue.waitingPrints() > 1 ? List.of(waiting, all(queue)) : List.of(waiting));
    add(page, without(forAHand, queue.printed()), List.of(heading(words.say(Word.QUEUE_PRINTED))));
    add(page, without(forAHand, queue.mailed()), List.of(heading(words.say(Word.QUEUE_MAILED))));
    return page;
  }

  /// Whether it stays as it is until a person does something. What perhaps came out does not once
  /// it has been printed again.
  private static boolean needsAHand(ReceiptJob job, Queue queue) {
    return switch (job.state()) {
      case REFUSED -> true;
      case UNKNOWN ->
          job.kind() == ReceiptJob.Kind.RECEIPT
              && Stream.concat(queue.waiting().stream(), queue.printed().stream())
                  .map(QueueEntry::job)
                  .noneMatch(other ->
                      other.channel() == job.channel()
                          && other.documentId().equals(job.documentId())
                          && other.duplicate() > job.duplicate());
      case WAITING, RUNNING, DONE, DROPPED -> false;
    };
  }

  private static List<QueueEntry> without(List<QueueEntry> others, List<QueueEntry> entries) {
    return entries.stream().filter(entry -> !others.contains(entry)).toList();
  }

  private void add(VBox page, List<QueueEntry> entries, List<Node> above) {
    if (!entries.isEmpty()) {
      VBox list = new VBox();
      list.getStyleClass().addAll("card", "device-queue");
      entries.forEach(entry -> list.getChildren().add(row(entry)));
      VBox part = new VBox(8);
      part.getChildren().setAll(above);
      part.getChildren().add(list);
      page.getChildren().add(part);
    }
  }

  private static Label heading(String text) {
    Label heading = new Label(text);
    heading.getStyleClass().add("strong");
    heading.setMinWidth(Region.USE_PREF_SIZE);
    return heading;
  }

  /// What can be done with all that waits to be printed.
  private Node all(Queue queue) {
    FlowPane keys = Fields.keys();
    others(queue)
        .forEach(other ->
            keys.getChildren()
                .add(
                    fields.key(
                        "queue-all-to-" + other.id(),
                        words.text(Word.QUEUE_ALL_TO, other.name()),
                        () -> model.allTo(other.id()))));
    keys.getChildren().add(dropAll(queue.waitingPrints()));
    return keys;
  }

  private List<PrinterSettings> others(Queue queue) {
    List<String> targets =
        queue.waiting().stream()
            .map(QueueEntry::job)
            .filter(job -> job.channel() == Channel.PRINT)
            .map(ReceiptJob::target)
            .distinct()
            .toList();
    String only = targets.size() == 1 ? targets.getFirst() : "";
    return model.others(only).stream().limit(OTHERS).toList();
  }

  /// Takes a second press: so much is not asked for again one by one.
  private Node dropAll(int count) {
    Button sure =
        fields.key(
            "queue-drop-all-sure",
            words.text(Word.QUEUE_DROP_ALL_SURE, count),
            model::dropAllPrints);
    sure.getStyleClass().add("danger");
    sure.setVisible(false);
    sure.managedProperty().bind(sure.visibleProperty());
    Button first = fields.key("queue-drop-all", Word.QUEUE_DROP_ALL, () -> sure.setVisible(true));
    first.getStyleClass().add("danger");
    first.visibleProperty().bind(sure.visibleProperty().not());
    first.managedProperty().bind(first.visibleProperty());
    return new HBox(first, sure);
  }

  private Node row(QueueEntry entry) {
    ReceiptJob job = entry.job();
    LocalDateTime at =
        LocalDateTime.ofInstant(Instant.ofEpochMilli(job.createdAtMillis()), zone.get());
    Label time =
        new Label(
            words.figures().day(at.toLocalDate()) + "\n" + words.figures().time(at.toLocalTime()));
    time.getStyleClass().addAll("muted", "small");
    time.setMinWidth(Region.USE_PREF_SIZE);
    Label what = new Label(what(entry), channel(job.channel()));
    what.getStyleClass().add("device-what");
    what.setWrapText(true);
    Label fate = new Label(fate(job), tone(job.state()));
    fate.getStyleClass().addAll("small", style(job.state()));
    fate.setWrapText(true);
    VBox middle = new VBox(2, what, fate);
    String detail = job.detail();
    boolean told = PaperViewModel.fateOf(job).word() == Word.PAPER_WAITS_GONE;
    boolean timedOut = "TIMED_OUT".equals(job.outcome());
    if (job.channel() == Channel.MAIL
        && job.state() != State.DONE
        && job.state() != State.DROPPED) {
      (timedOut ? Optional.of(Word.MAIL_WHY_TIMEOUT) : MailCause.of(detail).map(MailCause::word))
          .ifPresent(why -> {
            Label cause = new Label(words.say(why));
            cause.getStyleClass().add("small");
            cause.setWrapText(true);
            middle.getChildren().add(cause);
          });
    }
    if (detail != null && !told && job.state() != State.DONE && job.state() != State.DROPPED) {
      Label more = new Label(words.say(Word.QUEUE_DETAIL, MailCause.technical(detail)));
      more.getStyleClass().addAll("muted", "small");
      more.setWrapText(true);
      middle.getChildren().add(more);
    }
    HBox.setHgrow(middle, Priority.ALWAYS);
    HBox row = new HBox(time, middle);
    row.getStyleClass().add("device-row");
    switch (job.state()) {
      case WAITING -> middle.getChildren().add(keys(job));
      case REFUSED, UNKNOWN -> middle.getChildren().addAll(again(job));
      case RUNNING, DONE, DROPPED -> {}
    }
    return row;
  }

  private String what(QueueEntry entry) {
    ReceiptJob job = entry.job();
    return switch (job.kind()) {
      case RECEIPT ->
          job.duplicate() == 0
              ? words.say(Word.QUEUE_RECEIPT, entry.subject())
              : words.say(Word.QUEUE_DUPLICATE, entry.subject(), job.duplicate());
      case CLOSING ->
          job.duplicate() == 0
              ? words.say(Word.QUEUE_CLOSING, entry.subject())
              : words.say(Word.QUEUE_CLOSING_AGAIN, entry.subject(), job.duplicate());
      case READING -> words.say(Word.QUEUE_READING);
      case MOVEMENT -> words.say(Word.QUEUE_SLIP);
      case TEST_PAGE -> words.say(Word.QUEUE_TEST_PAGE) + ", " + entry.subject();
    };
  }

  private static FontIcon channel(Channel channel) {
    return switch (channel) {
      case PRINT -> Icons.normal(Feather.PRINTER);
      case MAIL -> Icons.normal(Feather.MAIL);
      case PDF -> Icons.normal(Feather.FILE_TEXT);
    };
  }

  private String fate(ReceiptJob job) {
    PaperViewModel.Said said = PaperViewModel.fateOf(job);
    String sentence = TroubleWords.coded(words, said.word(), said.values().toArray());
    return job.channel() == Channel.PRINT
        ? model
            .nameOf(job.target())
            .map(name -> words.say(Word.NAMED, name, behindColon(sentence)))
            .orElse(sentence)
        : sentence;
  }

  /// Begins small, unless with something that is written large everywhere.
  private static String behindColon(String sentence) {
    boolean word =
        sentence.length() > 1
            && (Character.isLowerCase(sentence.charAt(1)) || " ’".indexOf(sentence.charAt(1)) >= 0);
    return word ? Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1) : sentence;
  }

  private static FontIcon tone(State state) {
    return switch (state) {
      case WAITING -> Icons.small(Feather.CLOCK, "warn");
      case RUNNING, DROPPED -> Icons.small(Feather.MINUS);
      case DONE -> Icons.small(Feather.CHECK, "ok");
      case UNKNOWN, REFUSED -> Icons.small(Feather.ALERT_TRIANGLE, "warn");
    };
  }

  private static String style(State state) {
    return switch (state) {
      case WAITING, UNKNOWN, REFUSED -> "warn";
      case DONE -> "ok";
      case RUNNING, DROPPED -> "muted";
    };
  }

  private Node keys(ReceiptJob job) {
    FlowPane keys = Fields.keys();
    // A printer that is set up anew is another one: there is nothing to try at one that is gone.
    if (PaperViewModel.fateOf(job).word() != Word.PAPER_WAITS_GONE) {
      keys.getChildren()
          .add(
              fields.key(
                  "queue-now-" + job.id(),
                  Word.QUEUE_TRY_NOW,
                  () -> model.tryNow(job.id(), job.target())));
    }
    if (job.channel() == Channel.PRINT) {
      model.others(job.target()).stream()
          .limit(OTHERS)
          .forEach(other -> keys.getChildren().add(elsewhere(job, other)));
    }
    keys.getChildren().add(drop(job));
    keys.getStyleClass().add("device-row-keys");
    return keys;
  }

  private Button drop(ReceiptJob job) {
    Button drop = fields.key("queue-drop-" + job.id(), Word.QUEUE_DROP, () -> model.drop(job.id()));
    drop.getStyleClass().add("danger");
    return drop;
  }

  /// What did not get there, or perhaps not, is sent once more: by mail also to an address that is
  /// put right.
  private List<Node> again(ReceiptJob job) {
    boolean receipt = job.kind() == ReceiptJob.Kind.RECEIPT;
    FlowPane keys = Fields.keys();
    keys.getStyleClass().add("device-row-keys");
    if (receipt && job.channel() == Channel.MAIL) {
      TextField address = new TextField(addresses.getOrDefault(job.id(), job.target()));
      address.setId("queue-address-" + job.id());
      address.getStyleClass().addAll("field", "device-address");
      address.textProperty().subscribe(typed -> addresses.put(job.id(), typed));
      FieldName.give(address, words.text(Word.MAIL_ADDRESS));
      Button send =
          fields.key(
              "queue-send-" + job.id(),
              Word.MAIL_SEND,
              () -> model.mailAgain(job, address.getText()));
      address.setOnAction(_ -> send.fire());
      keys.getStyleClass().add("device-load");
      keys.setPrefWrapLength(MAIL_PX); // In one line, and as high as one.
      keys.getChildren().addAll(address, send);
    } else if (receipt && job.channel() == Channel.PRINT && job.state() == State.UNKNOWN) {
      keys.getChildren()
          .add(
              fields.key(
                  "queue-again-" + job.id(), Word.PAPER_KEY_AGAIN, () -> model.printAgain(job)));
    }
    if (receipt && job.state() == State.UNKNOWN) {
      keys.getChildren()
          .add(
              fields.key(
                  "queue-out-" + job.id(),
                  job.channel() == Channel.MAIL ? Word.QUEUE_ARRIVED : Word.QUEUE_CAME_OUT,
                  () -> model.cameOut(job.id())));
    }
    if (job.state() == State.REFUSED) {
      keys.getChildren().add(drop(job));
    }
    return keys.getChildren().isEmpty() ? List.of() : List.of(keys);
  }

  private Node elsewhere(ReceiptJob job, PrinterSettings other) {
    return fields.key(
        "queue-to-" + other.id(),
        words.text(Word.QUEUE_ELSEWHERE, other.name()),
        () -> model.tryNow(job.id(), other.id()));
  }
}
