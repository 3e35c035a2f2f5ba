package dev.sempre.pos.approval;

import dev.sempre.model.organisation.Permission;
import dev.sempre.pos.look.Look;
import dev.sempre.pos.look.PlainScroll;
import dev.sempre.pos.pin.Person;
import dev.sempre.pos.pin.PinPad;
import dev.sempre.pos.trouble.TroubleWords;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Who gives leave, and his PIN. Lives as long as it is shown: [#letGo] then.
public final class ApprovalPane extends VBox {
  /// Of a field in which nothing is typed.
  private static final PseudoClass BLANK = PseudoClass.getPseudoClass("blank");

  private final ApprovalViewModel model;
  private final Words words;
  private final VBox rows = new VBox();
  private final PinPad pad;
  private Subscription listening = Subscription.EMPTY;

  /// @param needed what leave is asked for
  public ApprovalPane(ApprovalViewModel model, Words words, Set<Permission> needed) {
    this.model = model;
    this.words = words;
    getStylesheets().add(Look.css(ApprovalPane.class, "approval.css"));
    getStyleClass().add("approval");
    Label what = new Label();
    what.getStyleClass().add("approval-what");
    what.setWrapText(true);
    what.setMinHeight(Region.USE_PREF_SIZE);
    what.textProperty()
        .bind(words.text(() -> words.say(Word.APPROVAL_FOR, ApprovalWords.of(needed, words))));
    this.pad =
        new PinPad(
            model.entry(),
            words,
            Word.APPROVAL_GIVE,
            model.chosenProperty().isNull(),
            model::enter);
    pad.field()
        .promptTextProperty()
        .bind(words.text(() -> pinOf(model.chosenProperty().get()), model.chosenProperty()));
    pad.field()
        .textProperty()
        .subscribe(typed -> pad.field().pseudoClassStateChanged(BLANK, typed.isEmpty()));
    getChildren().setAll(what, people(), pad);
    listening = listening.and(model.people().subscribe(this::drawPeople));
    listening =
        listening.and(
            model
                .chosenProperty()
                .subscribe(now -> {
                  drawPeople();
                  if (now != null) {
                    pad.field().requestFocus();
                  }
                }));
  }

  private String pinOf(@Nullable Person person) {
    return person == null ? "" : words.say(Word.APPROVAL_PIN_OF, person.cashier().name());
  }

  /// Lays it out for a page of its own: the keys beside the people.
  public ApprovalPane wide() {
    VBox left = new VBox(getChildren().get(0), getChildren().get(1));
    left.getStyleClass().add("approval-left");
    HBox.setHgrow(left, Priority.ALWAYS);
    HBox both = new HBox(left, pad);
    both.getStyleClass().add("approval-both");
    getChildren().setAll(both);
    return this;
  }

  /// The field that typed text goes to.
  public PasswordField field() {
    return pad.field();
  }

  /// It is not shown any more: nothing is heard.
  public void letGo() {
    listening.unsubscribe();
    pad.letGo();
  }

  private Node people() {
    rows.getStyleClass().add("approvers");
    ScrollPane scroll = new PlainScroll(rows);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("approvers-scroll");
    Label nobody = new Label();
    nobody.getStyleClass().add("muted");
    nobody.setWrapText(true);
    nobody.textProperty().bind(words.text(() -> TroubleWords.coded(words, Word.APPROVAL_NOBODY)));
    var none = model.loadedProperty().and(Bindings.isEmpty(model.people()));
    nobody.visibleProperty().bind(none);
    nobody.managedProperty().bind(none);
    Label whom = new Label();
    whom.setId("approval-who");
    whom.getStyleClass().addAll("muted", "approval-who");
    whom.setWrapText(true);
    whom.setMinHeight(Region.USE_PREF_SIZE);
    whom.textProperty().bind(words.text(Word.APPROVAL_WHO));
    whom.visibleProperty()
        .bind(model.chosenProperty().isNull().and(Bindings.isNotEmpty(model.people())));
    whom.managedProperty().bind(whom.visibleProperty());
    return new VBox(scroll, nobody, whom);
  }

  private void drawPeople() {
    rows.getChildren().setAll(model.people().stream().map(this::row).toList());
  }

  private Node row(Person person) {
    ToggleButton row = new ToggleButton(person.cashier().name());
    row.setId("approver-" + person.cashier().id());
    row.getStyleClass().setAll("toggle-button", "key", "approver");
    row.setMaxWidth(Double.MAX_VALUE);
    row.setSelected(person.equals(model.chosenProperty().get()));
    row.setOnAction(_ -> model.choose(person));
    return row;
  }
}
