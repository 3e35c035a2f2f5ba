package dev.sempre.pos.login;

import dev.sempre.model.catalogue.Gtin;
import dev.sempre.model.catalogue.GtinParse;
import dev.sempre.model.organisation.BadgeScan;
import dev.sempre.model.organisation.Permission;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.approval.ApprovalViewModel;
import dev.sempre.pos.badge.BadgeAnswer.Holder;
import dev.sempre.pos.badge.BadgeReader;
import dev.sempre.pos.pin.Person;
import dev.sempre.pos.pin.PinEntry;
import dev.sempre.pos.shell.Cashier;
import dev.sempre.pos.shell.Lists;
import dev.sempre.pos.shell.Work;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Choosing a cashier by his tile or his badge, and entering the PIN. The screens speak a person's
/// language from the moment his tile is touched (T13). UI thread only.
public final class LogInViewModel {
  static final Set<Permission> LIFT = Set.of(Permission.LIFT_LOCK);
  static final Set<Permission> ASIDE = Set.of(Permission.CLOSE_SHIFT);

  private final Words words;
  private final Work work;
  private final LogIn logIn;
  private final ApprovalViewModel approval;
  private final Supplier<Optional<Cashier>> onlyFor;
  private final Runnable moneySetAside;
  private final Consumer<Cashier> welcome;
  private final ObservableList<Person> people = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable Person> chosen = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper lifting = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper moneyKeepsOut = new ReadOnlyBooleanWrapper();
  private final PinEntry entry;
  private final BadgeReader badges;
  private Set<Permission> needs = LIFT;

  /// What a PIN looks like. One that was typed while the screen stalled comes as fast as a scan.
  private static final Pattern PIN = Pattern.compile("[0-9]{4,12}");

  /// @param uptimeMillis a clock that nobody can set, from any beginning: how long a wait still
  ///   lasts
  /// @param approval asks for leave to lift a wait
  /// @param onlyFor the one person who may log in now; empty if anybody may
  /// @param moneySetAside told on the UI thread that nobody's money lies on the counter any more
  /// @param welcome told on the UI thread who has logged in
  /// @param sound what a code lets be heard that opens nothing
  public LogInViewModel(
      Words words,
      Work work,
      LongSupplier uptimeMillis,
      LogIn logIn,
      ApprovalViewModel approval,
      Supplier<Optional<Cashier>> onlyFor,
      Runnable moneySetAside,
      Consumer<Cashier> welcome,
      Runnable sound) {
    this.words = words;
    this.work = work;
    this.logIn = logIn;
    this.approval = approval;
    this.onlyFor = onlyFor;
    this.moneySetAside = moneySetAside;
    this.welcome = welcome;
    this.entry = new PinEntry(words, work, uptimeMillis);
    this.badges = new BadgeReader(work, logIn, sound);
  }

  /// Reads who may log in: at the start, and whenever the users have changed.
  public void reload() {
    work.run(
        logIn::people,
        found -> {
          Lists.renew(people, found);
          loaded.set(true);
        });
  }

  /// Asks for a PIN again, with nobody chosen.
  public void reset() {
    stopLifting();
    moneyKeepsOut.set(false);
    chosen.set(null);
    entry.reset();
  }

  ObservableList<Person> people() {
    return people;
  }

  /// Whether the list has been read: only then an empty one means that there is nobody.
  ReadOnlyBooleanProperty loadedProperty() {
    return loaded.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable Person> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  PinEntry entry() {
    return entry;
  }

  /// What leave is asked for with.
  ApprovalViewModel approval() {
    return approval;
  }

  /// Whether somebody who may is asked to lift the wait of the person who is chosen.
  ReadOnlyBooleanProperty liftingProperty() {
    return lifting.getReadOnlyProperty();
  }

  /// Asks somebody who may to lift the wait of the person who is chosen. Source: R50.
  void lift() {
    Person person = chosen.get();
    if (person != null && entry.heldProperty().get()) {
      needs = LIFT;
      approval.ask(LIFT, given -> lift(person, given));
      lifting.set(true);
    }
  }

  /// What leave is asked for.
  Set<Permission> needs() {
    return needs;
  }

  /// Whether the person who is chosen may not come in since another one's money lies on the
  /// counter.
  ReadOnlyBooleanProperty moneyKeepsOutProperty() {
    return moneyKeepsOut.getReadOnlyProperty();
  }

  /// Asks somebody who may to set that money aside: its owner will not come back. Source: T8.
  void setAside() {
    Person person = chosen.get();
    Optional<Cashier> owner = onlyFor.get();
    if (person != null && owner.isPresent() && moneyKeepsOut.get()) {
      needs = ASIDE;
      approval.ask(ASIDE, given -> setAside(owner.get(), person, given));
      lifting.set(true);
    }
  }

  private void setAside(Cashier owner, Person person, Approval given) {
    lifting.set(false);
    work.run(
        () -> logIn.setAside(owner.id(), given),
        done -> {
          if (done) {
            moneySetAside.run();
          }
          if (person.equals(chosen.get())) {
            moneyKeepsOut.set(!done);
            entry.reset();
            if (!done) {
              entry.say(Word.LOGIN_ASIDE_REFUSED, owner.name());
            }
          }
        },
        _ -> {
          if (person.equals(chosen.get())) {
            entry.say(Word.LOGIN_ASIDE_BROKE, owner.name());
          }
        });
  }

  private void lift(Person person, Approval given) {
    lifting.set(false);
    work.run(
        () -> logIn.lift(person.cashier().id(), given),
        lifted -> {
          if (!person.equals(chosen.get())) {
            return; // Somebody else stands here by now.
          }
          if (lifted) {
            entry.reset();
          } else {
            entry.say(Word.LOGIN_LIFT_REFUSED);
          }
        },
        _ -> {
          if (person.equals(chosen.get())) {
            entry.say(Word.LOGIN_LIFT_BROKE);
          }
        });
  }

  /// Nobody is asked any more; the wait stands.
  void stopLifting() {
    if (lifting.get()) {
      lifting.set(false);
      approval.drop();
    }
  }

  void choose(Person person) {
    reset();
    chosen.set(person);
    words.speak(person.cashier().language());
    refuse(person.cashier());
  }

  /// While somebody's money lies on the counter, only he may come back.
  ///
  /// @return whether that is somebody else, in which case the screen says so
  public boolean refuse(Cashier cashier) {
    Optional<Cashier> other = onlyFor.get().filter(owner -> !owner.id().equals(cashier.id()));
    moneyKeepsOut.set(other.isPresent());
    other.ifPresent(owner -> entry.say(Word.LOGIN_MONEY_LIES, owner.name()));
    return other.isPresent();
  }

  /// Whether a code is a scan for this screen, and not a PIN.
  static boolean isScan(String code) {
    return !PIN.matcher(code).matches() || Gtin.parse(code) instanceof GtinParse.Valid;
  }

  /// A scanner read a code while somebody is asked who he is. What is no badge is of no use here.
  public void scan(String code) {
    Optional<BadgeScan> badge = BadgeScan.of(code);
    if (badge.isEmpty() || entry.checkingProperty().get()) {
      badges.ignore();
    } else if (lifting.get()) {
      approval.scan(badge.get());
    } else {
      badges.read(badge.get(), this::hold, entry::say);
    }
  }

  /// Somebody's badge was scanned: he is chosen. If it is enough by itself he is let in at once,
  /// otherwise his PIN is asked for. Source: T1, R49.
  public void hold(Holder holder) {
    Person person = holder.person();
    choose(person);
    if (holder.enough() && !refuse(person.cashier())) {
      entry.checkBadge(() -> logIn.enter(holder.badge()), this::welcome);
    }
  }

  void enter() {
    Person person = chosen.get();
    if (person == null) {
      return;
    }
    String typed = entry.take();
    if (!typed.isEmpty() && !refuse(person.cashier())) {
      String id = person.cashier().id();
      entry.check(typed, pin -> logIn.enter(id, pin), this::welcome);
    }
  }

  /// Money may have come to lie while the PIN was checked.
  private void welcome(Cashier cashier) {
    if (!refuse(cashier)) {
      reset();
      welcome.accept(cashier);
    }
  }
}
