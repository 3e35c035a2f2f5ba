package dev.sempre.pos.pin;

import dev.sempre.pos.shell.Cashier;
import dev.sempre.pos.shell.Work;
import dev.sempre.pos.trouble.Explanation;
import dev.sempre.pos.trouble.Trouble;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// A PIN that is being entered: what is typed, whether it is being checked, and what came of it. UI
/// thread only.
public final class PinEntry {
  private static final int LONGEST_PIN = 12;
  private static final long TICK_MILLIS = 1_000;

  private final Words words;
  private final Work work;
  private final LongSupplier uptimeMillis;
  private final StringProperty pin = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<@Nullable Message> message = new ReadOnlyObjectWrapper<>();

  /// Of a message that counts down, the word stands.
  private final ReadOnlyObjectWrapper<@Nullable Word> word = new ReadOnlyObjectWrapper<>();

  private final Explanation<Word> explanation = new Explanation<>(word, Trouble::of, pin);
  private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper held = new ReadOnlyBooleanWrapper();
  private Work.@Nullable Timer waiting;

  /// How often was begun anew: what comes of a PIN is of no use to whoever came after it.
  private int turn;

  /// What went wrong with a PIN, as a word, so that it follows the language.
  public record Message(Word word, List<Object> values) {}

  /// @param uptimeMillis a clock that nobody can set, from any beginning: how long a wait still
  ///   lasts
  public PinEntry(Words words, Work work, LongSupplier uptimeMillis) {
    this.words = words;
    this.work = work;
    this.uptimeMillis = uptimeMillis;
    message.subscribe(now -> word.set(now == null ? null : now.word()));
    pin.subscribe(typed -> keepDigits(typed));
  }

  /// What is typed: digits, twelve at most.
  public StringProperty pinProperty() {
    return pin;
  }

  /// What went wrong with what was entered; null if nothing did.
  public ReadOnlyObjectProperty<@Nullable Message> messageProperty() {
    return message.getReadOnlyProperty();
  }

  /// What the message means, while somebody wants to know.
  Explanation<Word> explanation() {
    return explanation;
  }

  /// The word whose meaning is told; null while none is.
  public ReadOnlyObjectProperty<@Nullable Word> explainedProperty() {
    return explanation.shownProperty();
  }

  /// Tells what the message means, or stops to.
  public void explain() {
    explanation.toggle();
  }

  /// Whether that is told.
  public boolean isExplained() {
    return explanation.isShown();
  }

  /// Whether no try counts for a while, after wrong ones.
  public ReadOnlyBooleanProperty heldProperty() {
    return held.getReadOnlyProperty();
  }

  /// Whether a PIN is being checked.
  public ReadOnlyBooleanProperty checkingProperty() {
    return checking.getReadOnlyProperty();
  }

  /// Begins anew, with nothing typed and nothing said.
  public void reset() {
    turn++;
    stopWaiting();
    message.set(null);
  }

  /// Takes the last digit back.
  public void backspace() {
    String typed = pin.get();
    if (!typed.isEmpty()) {
      pin.set(typed.substring(0, typed.length() - 1));
    }
  }

  /// Takes what is typed, once, unless it is being checked already or there is nothing.
  ///
  /// @return what was typed; empty if there is nothing to check
  public String take() {
    if (checking.get()) {
      return "";
    }
    String typed = pin.get();
    pin.set("");
    return typed;
  }

  /// Has what was typed checked away from the UI thread.
  ///
  /// @param welcome told if it was right
  public void check(String typed, Function<String, PinAnswer> check, Consumer<Cashier> welcome) {
    check(() -> check.apply(typed), welcome, Word.LOGIN_BROKE);
  }

  /// Has a badge that is enough by itself checked in the same way.
  ///
  /// @param welcome told if it was
  public void checkBadge(Supplier<PinAnswer> check, Consumer<Cashier> welcome) {
    check(check, welcome, Word.BADGE_BROKE);
  }

  private void check(Supplier<PinAnswer> check, Consumer<Cashier> welcome, Word broke) {
    checking.set(true);
    int asked = turn;
    work.run(
        check,
        answer -> {
          checking.set(false);
          if (asked == turn) {
            answered(answer, welcome);
          }
        },
        _ -> {
          checking.set(false);
          if (asked == turn) {
            say(broke);
          }
        });
  }

  private void answered(PinAnswer answer, Consumer<Cashier> welcome) {
    switch (answer) {
      case PinAnswer.Welcome(Cashier cashier) -> {
        reset();
        welcome.accept(cashier);
      }
      case PinAnswer.WrongPin() -> say(Word.LOGIN_WRONG_PIN);
      case PinAnswer.Wait(Duration left) -> waitUntil(uptimeMillis.getAsLong() + left.toMillis());
      case PinAnswer.NotHere() -> say(Word.LOGIN_NOT_HERE);
      case PinAnswer.ShopUnclear() -> say(Word.LOGIN_SHOP_UNCLEAR);
    }
  }

  private void waitUntil(long untilMillis) {
    stopWaiting();
    message.set(null);
    held.set(true);
    waiting = work.every(TICK_MILLIS, () -> showWait(untilMillis));
    showWait(untilMillis);
  }

  private void showWait(long untilMillis) {
    Duration left = Duration.ofMillis(untilMillis - uptimeMillis.getAsLong());
    if (left.isPositive()) {
      if (word.get() == null || word.get() == Word.LOGIN_WAIT) {
        say(Word.LOGIN_WAIT, words.figures().duration(left));
      }
    } else {
      stopWaiting();
      message.set(null);
    }
  }

  /// Whatever was typed while no try counted was typed in vain, and is not the beginning of the
  /// next.
  private void stopWaiting() {
    Work.Timer timer = waiting;
    waiting = null;
    pin.set("");
    held.set(false);
    if (timer != null) {
      timer.close();
    }
  }

  /// Says something about what was entered.
  public void say(Word word, Object... values) {
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
