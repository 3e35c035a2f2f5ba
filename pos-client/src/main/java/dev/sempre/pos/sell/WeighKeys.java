package dev.sempre.pos.sell;

import dev.sempre.model.sale.LineItem;
import dev.sempre.model.sale.SaleLimits;
import dev.sempre.model.sale.WeighedBy;
import dev.sempre.pos.device.Scale;
import dev.sempre.pos.device.VirtualScale;
import dev.sempre.pos.device.Weighing;
import dev.sempre.pos.shell.Work;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Articles that are sold by weight, on their way over the scale to the ticket, whether they are
/// sold or come back. Each waits until its weight is taken, typed, or it is left out; what is
/// scanned meanwhile is rung up, or comes back too, all the same. UI thread only. Source: T4, T7,
/// T9.
final class WeighKeys {
  private static final long LOOK_MILLIS = 300;

  private final SellViewModel sell;
  private final Work work;
  private final TillSale till;
  private final TillReturns returns;
  private final Weigher weigher;
  private final Words words;
  private final Deque<Panel.Weigh> waiting = new ArrayDeque<>();
  private final StringProperty entry = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<@Nullable Weighing> reading = new ReadOnlyObjectWrapper<>();
  private Work.@Nullable Timer looking;
  private boolean asking;
  private int number;

  /// What was taken last and may still lie there; -1 if nothing does. The scale is looked at until
  /// it does not: the goods of one article are not weighed for the next.
  private long takenGrams = -1;

  WeighKeys(
      SellViewModel sell,
      Work work,
      TillSale till,
      TillReturns returns,
      Weigher weigher,
      Words words) {
    this.sell = sell;
    this.work = work;
    this.till = till;
    this.returns = returns;
    this.weigher = weigher;
    this.words = words;
  }

  /// An article waits for its weight from now on.
  ///
  /// @param comesBack why it comes back; null if it is sold
  void add(LineItem item, @Nullable String comesBack) {
    waiting.add(new Panel.Weigh(item, ++number, comesBack));
    if (waiting.size() == 1) {
      begin();
    }
    sell.panels().open(waiting.getFirst());
  }

  private void begin() {
    entry.set("");
    reading.set(null);
    if (looking == null) {
      looking = work.every(LOOK_MILLIS, this::look);
    }
    look();
  }

  /// One question at a time: a scale that is dead holds up one thread and nothing else.
  private void look() {
    Optional<Scale> scale = weigher.scale();
    if (asking || scale.isEmpty()) {
      return;
    }
    asking = true;
    work.run(
        () -> scale.get().weigh(),
        this::looked,
        bug -> looked(new Weighing.NoAnswer(String.valueOf(bug))));
  }

  private void looked(Weighing said) {
    asking = false;
    boolean another = said instanceof Weighing.Stable(long grams) && grams != takenGrams;
    if (another || said instanceof Weighing.Moving || said instanceof Weighing.BelowZero) {
      takenGrams = -1; // Whatever lay there has been lifted.
    }
    boolean gone = said instanceof Weighing.NoAnswer || said instanceof Weighing.NotUnderstood;
    if (!waiting.isEmpty()) {
      reading.set(said);
    } else if (takenGrams < 0 || gone) {
      stop();
    }
  }

  /// Whether an article waits, in which case the notice says so: nothing is paid or parked before
  /// it is weighed or left out.
  boolean waits() {
    if (isWaiting()) {
      sell.say(Notice.hint(Word.WEIGH_FIRST, waiting.getFirst().item().description()));
    }
    return isWaiting();
  }

  boolean isWaiting() {
    return !waiting.isEmpty();
  }

  /// The panel of the article that is weighed now; null if none waits.
  @Nullable Panel panel() {
    return waiting.peekFirst();
  }

  /// How many wait behind it.
  int behind() {
    return Math.max(0, waiting.size() - 1);
  }

  /// What the scale said last; null before it has said anything.
  ReadOnlyObjectProperty<@Nullable Weighing> readingProperty() {
    return reading.getReadOnlyProperty();
  }

  /// The weight that is typed.
  StringProperty entryProperty() {
    return entry;
  }

  /// Whether a scale is set up that can tell the weight; else it has to be typed.
  boolean hasScale() {
    return weigher.scale().isPresent();
  }

  /// The scale on the screen, for whoever tries the till out.
  Optional<VirtualScale> twin() {
    return weigher.twin();
  }

  /// The weight that would be taken; empty if there is none.
  OptionalLong weightGrams() {
    return reading.get() instanceof Weighing.Stable(long grams) && grams > 0 && grams != takenGrams
        ? OptionalLong.of(grams)
        : OptionalLong.empty();
  }

  /// Whether the scale tells nothing of use, so that the weight has to be typed.
  boolean isSilent() {
    return reading.get() instanceof Weighing.NoAnswer
        || reading.get() instanceof Weighing.NotUnderstood;
  }

  /// The weight that is typed; empty while that is none.
  OptionalLong typedGrams() {
    return FigureViewModel.quantity(words.figures(), entry.get());
  }

  /// What keeps the weight from being taken, or that nothing does.
  Word state() {
    return switch (reading.get()) {
      case null ->
          hasScale()
              ? Word.WEIGH_ASKING
              : weigher.isUnread() ? Word.WEIGH_SCALE_UNREAD : Word.WEIGH_NO_SCALE;
      case Weighing.Stable(long grams) ->
          grams == 0 ? Word.WEIGH_EMPTY : grams == takenGrams ? Word.WEIGH_SAME : Word.WEIGH_READY;
      case Weighing.Moving() -> Word.WEIGH_MOVING;
      case Weighing.Overloaded() -> Word.WEIGH_OVERLOAD;
      case Weighing.BelowZero() -> Word.WEIGH_BELOW_ZERO;
      case Weighing.NoAnswer _ -> Word.WEIGH_NO_ANSWER;
      case Weighing.NotUnderstood _ -> Word.WEIGH_NOT_UNDERSTOOD;
    };
  }

  /// Takes what is typed, or else the weight that is shown.
  void take() {
    Panel.Weigh now = waiting.peekFirst();
    if (now == null) {
      return;
    }
    String typed = entry.get();
    OptionalLong byHand = typedGrams();
    if (!typed.isBlank() || !hasScale()) {
      byHand.ifPresentOrElse(
          grams -> takeTyped(now, grams), () -> sell.say(Notice.hint(Word.SELL_NOT_A_FIGURE)));
      return;
    }
    OptionalLong shown = weightGrams();
    if (shown.isPresent()) {
      takenGrams = shown.getAsLong();
      take(now, takenGrams, WeighedBy.SCALE);
    } else if (state() != Word.WEIGH_ASKING) {
      sell.say(Notice.hint(state()));
    }
  }

  /// What no ticket would hold is typed once more: the article still waits.
  private void takeTyped(Panel.Weigh now, long grams) {
    if (grams <= 0 || grams > SaleLimits.MAX_QUANTITY_MILLI) {
      sell.say(Notice.hint(Word.REFUSED_QUANTITY));
    } else {
      take(now, grams, WeighedBy.HAND);
    }
  }

  private void take(Panel.Weigh now, long grams, WeighedBy by) {
    next();
    String comesBack = now.comesBack();
    sell.ticket()
        .take((sale, leave) ->
            comesBack == null
                ? till.ringUpWeighed(sale, now.item(), grams, by)
                : returns.takeBackWeighed(sale, now.item(), grams, by, comesBack, leave));
  }

  /// Escape: the article is not sold after all.
  void leaveOut() {
    next();
  }

  private void next() {
    Panel.Weigh before = waiting.pollFirst();
    entry.set("");
    reading.set(null);
    if (waiting.isEmpty()) {
      if (takenGrams < 0) {
        stop();
      }
      if (before != null && before.comesBack() != null) {
        sell.returnKeys().withoutTicket(); // Which waits for the next that comes back.
      } else {
        sell.panels().open(null);
      }
    } else {
      sell.panels().open(waiting.getFirst());
      look();
    }
  }

  /// Another ticket or another cashier: nothing waits any more.
  void clear() {
    waiting.clear();
    entry.set("");
    reading.set(null);
    stop();
  }

  private void stop() {
    Work.Timer timer = looking;
    looking = null;
    if (timer != null) {
      timer.close();
    }
  }
}
