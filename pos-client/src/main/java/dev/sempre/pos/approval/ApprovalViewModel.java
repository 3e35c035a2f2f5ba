package dev.sempre.pos.approval;

import dev.sempre.model.organisation.BadgeScan;
import dev.sempre.model.organisation.Permission;
import dev.sempre.pos.badge.BadgeReader;
import dev.sempre.pos.pin.Person;
import dev.sempre.pos.pin.PinEntry;
import dev.sempre.pos.shell.Cashier;
import dev.sempre.pos.shell.Lists;
import dev.sempre.pos.shell.Work;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Asking for leave: who may give it, and his PIN. One question at a time; another takes its place.
/// UI thread only.
public final class ApprovalViewModel {
  private final Work work;
  private final Approvers approvers;
  private final BadgeReader badges;
  private final PinEntry entry;
  private final ObservableList<Person> people = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable Person> chosen = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Question> question = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();

  /// What leave is asked for.
  record Question(Set<Permission> needed, Consumer<Approval> given) {}

  /// As the longer form, without a sound.
  public ApprovalViewModel(Words words, Work work, LongSupplier uptimeMillis, Approvers approvers) {
    this(words, work, uptimeMillis, approvers, () -> {});
  }

  /// @param uptimeMillis a clock that nobody can set, from any beginning
  /// @param sound what a badge lets be heard that is nobody's who may
  public ApprovalViewModel(
      Words words, Work work, LongSupplier uptimeMillis, Approvers approvers, Runnable sound) {
    this.work = work;
    this.approvers = approvers;
    this.badges = new BadgeReader(work, approvers, sound);
    this.entry = new PinEntry(words, work, uptimeMillis);
  }

  /// Asks for leave.
  ///
  /// @param given told once somebody has given it, on the UI thread
  public void ask(Set<Permission> needed, Consumer<Approval> given) {
    Question asked = new Question(Set.copyOf(needed), given);
    question.set(asked);
    chosen.set(null);
    entry.reset();
    loaded.set(false);
    people.clear();
    work.run(
        () -> approvers.whoMay(asked.needed),
        found -> {
          if (asked.equals(question.get())) {
            Lists.renew(people, found);
            loaded.set(true);
            if (found.size() == 1) {
              choose(found.getFirst());
            }
          }
        });
  }

  /// Nobody is asked any more.
  public void drop() {
    question.set(null);
    chosen.set(null);
    people.clear();
    entry.reset();
  }

  ObservableList<Person> people() {
    return people;
  }

  /// Whether the list has been read: only then an empty one means that nobody may.
  ReadOnlyBooleanProperty loadedProperty() {
    return loaded.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable Person> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  PinEntry entry() {
    return entry;
  }

  void choose(Person person) {
    entry.reset();
    chosen.set(person);
  }

  /// A badge was scanned: if it is of somebody who may, he is chosen, and enters his PIN. A badge
  /// alone gives no leave, whatever he may: it is too easily lent. Source: R49.
  public void scan(BadgeScan scan) {
    Question asked = question.get();
    if (asked != null && !entry.checkingProperty().get()) {
      badges.read(scan, holder -> chooseHolder(asked, holder.person().cashier()), entry::say);
    }
  }

  private void chooseHolder(Question asked, Cashier holder) {
    if (!asked.equals(question.get())) {
      return; // Nobody is asked for that any more.
    }
    people.stream()
        .filter(person -> person.cashier().id().equals(holder.id()))
        .findFirst()
        .ifPresentOrElse(
            this::choose, () -> badges.refuse(entry::say, Word.BADGE_MAY_NOT, holder.name()));
  }

  /// Checks the PIN that is typed of the person who is chosen.
  public void enter() {
    Person person = chosen.get();
    Question asked = question.get();
    if (person == null || asked == null) {
      return;
    }
    String typed = entry.take();
    if (!typed.isEmpty()) {
      String id = person.cashier().id();
      entry.check(typed, pin -> approvers.enter(id, pin, asked.needed), who -> allowed(asked, who));
    }
  }

  /// Gives leave as one of those who may, as his hand would: chooses him and enters his PIN.
  /// Nothing happens if nobody is asked, or he is not one of them.
  public void allow(String userId, String pin) {
    people.stream()
        .filter(person -> person.cashier().id().equals(userId))
        .findFirst()
        .ifPresent(person -> {
          choose(person);
          entry.pinProperty().set(pin);
          enter();
        });
  }

  private void allowed(Question asked, Cashier who) {
    if (asked.equals(question.get())) {
      drop();
      asked.given.accept(new Approval(who.id(), asked.needed));
    }
  }
}
