package dev.sempre.pos.login;

import dev.sempre.pos.login.LogIn.Person;
import dev.sempre.pos.shell.Cashier;
import dev.sempre.pos.shell.Lists;
import dev.sempre.pos.shell.Work;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Choosing a cashier and entering the PIN. The screens speak a person's language from the moment
/// his tile is touched (T13). UI thread only.
public final class LogInViewModel {
  private static final int LONGEST_PIN = 12;
  private static final long TICK_MILLIS = 1_000;

  private final Words words;
  private final Work work;
  private final LongSupplier uptimeMillis;
  private final LogIn logIn;
  private final Supplier<Optional<Cashier>> onlyFor;
  private final Consumer<Cashier> welcome;
  private final ObservableList<Person> people = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable Person> chosen = new ReadOnlyObjectWrapper<>();
  private final StringProperty pin = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<@Nullable Message> message = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
  private Work.@Nullable Timer waiting;

  /// What went wrong with a PIN, as a word, so that it follows the language.
  record Message(Word word, List<Object> values) {}

  /// @param uptimeMillis a clock that nobody can set, from any beginning: how long a wait still
  ///   lasts
  /// @param onlyFor the one person who may log in now; empty if anybody may
  /// @param welcome told on the UI thread who has logged in
  public LogInViewModel(
      Words words,
      Work work,
      LongSupplier uptimeMillis,
      LogIn logIn,
      Supplier<Optional<Cashier>> onlyFor,
      Consumer<Cashier> welcome) {
    this.words = words;
    this.work = work;
    this.uptimeMillis = uptimeMillis;
    this.logIn = logIn;
    this.onlyFor = onlyFor;
    this.welcome = welcome;
    pin.subscribe(typed -> keepDigits(typed));
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
    stopWaiting();
    chosen.set(null);
    pin.set("");
    message.set(null);
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

  StringProperty pinProperty() {
    return pin;
  }

  ReadOnlyObjectProperty<@Nullable Message> messageProperty() {
    return message.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty checkingProperty() {
    return checking.getReadOnlyProperty();
  }

  void choose(Person person) {
    reset();
    chosen.set(person);
    words.speak(person.cashier().language());
    refuse(person);
  }

  /// While somebody's money lies on the counter, only he may come back.
  private boolean refuse(Person person) {
    Optional<Cashier> other =
        onlyFor.get().filter(owner -> !owner.id().equals(person.cashier().id()));
    other.ifPresent(owner -> say(Word.LOGIN_MONEY_LIES, owner.name()));
    return other.isPresent();
  }

  void backspace() {
    String typed = pin.get();
    if (!typed.isEmpty()) {
      pin.set(typed.substring(0, typed.length() - 1));
    }
  }

  void enter() {
    Person person = chosen.get();
    String typed = pin.get();
    if (person == null || typed.isEmpty() || checking.get()) {
      return;
    }
    pin.set("");
    if (refuse(person)) {
      return;
    }
    checking.set(true);
    work.run(
        () -> logIn.enter(person.cashier().id(), typed),
        this::answered,
        _ -> {
          checking.set(false);
          say(Word.LOGIN_BROKE);
        });
  }

  private void answered(LogInAnswer answer) {
    checking.set(false);
    switch (answer) {
      case LogInAnswer.Welcome(Cashier cashier) -> {
        reset();
        welcome.accept(cashier);
      }
      case LogInAnswer.WrongPin() -> say(Word.LOGIN_WRONG_PIN);
      case LogInAnswer.Wait(Duration left) -> waitUntil(uptimeMillis.getAsLong() + left.toMillis());
      case LogInAnswer.NotHere() -> say(Word.LOGIN_NOT_HERE);
      case LogInAnswer.ShopUnclear() -> say(Word.LOGIN_SHOP_UNCLEAR);
    }
  }

  private void waitUntil(long untilMillis) {
    stopWaiting();
    waiting = work.every(TICK_MILLIS, () -> showWait(untilMillis));
    showWait(untilMillis);
  }

  private void showWait(long untilMillis) {
    Duration left = Duration.ofMillis(untilMillis - uptimeMillis.getAsLong());
    if (left.isPositive()) {
      say(Word.LOGIN_WAIT, words.figures().countdown(left));
    } else {
      stopWaiting();
      message.set(null);
    }
  }

  private void stopWaiting() {
    Work.Timer timer = waiting;
    waiting = null;
    if (timer != null) {
      timer.close();
    }
  }

  private void say(Word word, Object... values) {
    message.set(new Message(word, List.of(values)));
  }

  private void keepDigits(String typed) {
    StringBuilder digits = new StringBuilder();
    typed
        .chars()
        .filter(c -> c >= '0' && c <= '9')
        .limit(LONGEST_PIN)
        .forEach(c -> digits.append((char) c));
    if (digits.length() != typed.length()) {
      pin.set(digits.toString());
    }
  }
}
