package dev.sempre.pos.shift;

import dev.sempre.model.money.Currency;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.shift.CashCount;
import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.model.shift.Reckoning;
import dev.sempre.model.shift.ShiftRefusal;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.approval.ApprovalViewModel;
import dev.sempre.pos.sell.Failure;
import dev.sempre.pos.sell.SlipSays;
import dev.sempre.pos.shell.Work;
import dev.sempre.pos.trouble.Explanation;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The Shift screen: how the shift stands, and the steps from its float to its Z. What has to be in
/// the drawer is not known here before a count was confirmed. UI thread only. Source: T8.
public final class ShiftViewModel {
  private final Words words;
  private final Work work;
  private final TillShift till;
  private final ApprovalViewModel approval;
  private final ReportPaper paper;
  private final Runnable toSelling;
  private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(Page.READING);
  private final ReadOnlyObjectWrapper<@Nullable ShiftNow> now = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable ShiftMessage> message =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<CashMovementKind> kind =
      new ReadOnlyObjectWrapper<>(CashMovementKind.CASH_IN);
  private final ReadOnlyObjectWrapper<@Nullable CountViewModel> count =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Reckoning> reckoning =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable ZReport> report = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper markedCard = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper markedMoney = new ReadOnlyIntegerWrapper();
  private final ObservableList<ZReport> periods = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper markedPeriod = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final Explanation<ShiftMessage> explanation =
      new Explanation<>(message, ShiftMessage::trouble, page);
  private final StringProperty entry = new SimpleStringProperty("");
  private final StringProperty reason = new SimpleStringProperty("");

  /// Whether it was told that the clock may be wrong: who opens all the same says that it is right.
  private boolean clockTold;

  /// How often was looked: only the newest answer counts.
  private int looks;

  /// The shift that is being counted.
  private @Nullable String counted;

  /// Leave for what is done on this page; null if none was needed.
  private @Nullable Approval leave;

  private Set<Permission> needs = Set.of();

  /// Where leave was asked for.
  private Page asking = Page.READING;

  /// What the screen shows.
  enum Page {
    /// Nothing is known yet.
    READING,
    /// No shift is open: a float is asked for.
    FLOAT,
    /// A shift is open.
    OVERVIEW,
    /// Money goes in or out.
    MOVE,
    /// The drawer is counted.
    COUNT,
    /// What was counted against what has to be there.
    DIFFERENCE,
    /// Cards that nobody waits for.
    CARDS,
    /// Money that lies before cashiers.
    MONEY,
    /// Somebody who may is asked for leave.
    LEAVE,
    /// The days, months and years that were closed.
    PERIODS,
    /// A Z, or the closing of a period.
    REPORT
  }

  /// @param approval asks for leave
  /// @param paper what becomes of the figures on paper
  /// @param toSelling goes to the Sell screen
  public ShiftViewModel(
      Words words,
      Work work,
      TillShift till,
      ApprovalViewModel approval,
      ReportPaper paper,
      Runnable toSelling) {
    this.words = words;
    this.work = work;
    this.till = till;
    this.approval = approval;
    this.paper = paper;
    this.toSelling = toSelling;
  }

  /// Somebody has logged in: nothing that another person was about to do stands any more.
  public void start() {
    now.set(null);
    begin(Page.READING);
  }

  /// The screen is shown from now on. What was begun stands, but for what holds only while somebody
  /// looks at it.
  public void shown() {
    setDown();
    reload();
  }

  /// The screen was left. Others have sold since: a difference is told by counting, and leave is
  /// for what is done at once.
  private void setDown() {
    if (busy.get()) {
      return;
    }
    leave = null;
    if (page.get() == Page.LEAVE) {
      approval.drop();
      page.set(asking);
    }
    if (page.get() == Page.DIFFERENCE) {
      countAgain();
    }
  }

  /// F5.
  public void reload() {
    if (!busy.get()) {
      look(() -> {});
    }
  }

  private void look(Runnable then) {
    int look = ++looks;
    work.run(
        till::look,
        read -> {
          if (look == looks) {
            now.set(read);
            refresh(read.last());
            fit(read);
            then.run();
          }
        },
        _ -> {
          if (look == looks) {
            say(ShiftMessage.problem(Word.SHIFT_NOT_READ));
          }
        });
  }

  /// Head office may have got the Z that is shown since.
  private void refresh(@Nullable ZReport last) {
    ZReport shown = report.get();
    if (last != null && shown != null && last.closing().id().equals(shown.closing().id())) {
      report.set(last);
    }
  }

  /// A page that the shift has left behind gives way to the one of how it stands.
  private void fit(ShiftNow read) {
    ShiftNow.Open open = read.open();
    boolean stands =
        switch (page.get()) {
          case READING, FLOAT, OVERVIEW -> false;
          case LEAVE -> (open == null) == (asking == Page.FLOAT);
          case MOVE -> open != null;
          case CARDS -> open != null && !read.left().isEmpty();
          case MONEY -> open != null && !read.money().lying().isEmpty();
          case COUNT, DIFFERENCE -> open != null && open.id().equals(counted);
          case PERIODS, REPORT -> true;
        };
    Page fitting = open == null ? Page.FLOAT : Page.OVERVIEW;
    if (!stands && page.get() != fitting) {
      begin(fitting);
    }
  }

  private void begin(Page next) {
    clockTold = false;
    message.set(null);
    entry.set("");
    reason.set("");
    if (next != Page.COUNT && next != Page.DIFFERENCE) {
      count.set(null);
      reckoning.set(null);
      counted = null;
    }
    leave = null;
    approval.drop();
    page.set(next);
  }

  /// What the message means, while somebody wants to know.
  Explanation<ShiftMessage> explanation() {
    return explanation;
  }

  ReadOnlyObjectProperty<Page> pageProperty() {
    return page.getReadOnlyProperty();
  }

  /// How the shift stands; null while that is not known.
  ReadOnlyObjectProperty<@Nullable ShiftNow> nowProperty() {
    return now.getReadOnlyProperty();
  }

  /// The quiet line; null if nothing needs saying.
  ReadOnlyObjectProperty<@Nullable ShiftMessage> messageProperty() {
    return message.getReadOnlyProperty();
  }

  /// What is moved on the page for that.
  ReadOnlyObjectProperty<CashMovementKind> kindProperty() {
    return kind.getReadOnlyProperty();
  }

  /// The count that was begun; null if none was.
  ReadOnlyObjectProperty<@Nullable CountViewModel> countProperty() {
    return count.getReadOnlyProperty();
  }

  /// What a confirmed count came to; null before.
  ReadOnlyObjectProperty<@Nullable Reckoning> reckoningProperty() {
    return reckoning.getReadOnlyProperty();
  }

  /// The Z that is shown; null if none is.
  ReadOnlyObjectProperty<@Nullable ZReport> reportProperty() {
    return report.getReadOnlyProperty();
  }

  /// Whether something is on its way to the disk.
  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /// The amount that is typed.
  StringProperty entryProperty() {
    return entry;
  }

  /// The reason that is typed.
  StringProperty reasonProperty() {
    return reason;
  }

  /// What leave is asked for with; the page for it shows it.
  ApprovalViewModel approval() {
    return approval;
  }

  /// Whether the person's role allows something, as far as that is known.
  private boolean may(Permission permission) {
    ShiftNow read = now.get();
    return read != null && read.may().contains(permission);
  }

  Optional<Currency> currency() {
    return Optional.ofNullable(now.get()).map(ShiftNow::currency);
  }

  /// Puts an amount into the entry, as if it had been typed.
  void use(long minor) {
    currency().ifPresent(known -> entry.set(words.figures().typed(minor, known.minorDigits())));
  }

  /// Opens a shift with the float that is typed; nothing typed is no float.
  void open() {
    OptionalLong amount = entry.get().isBlank() ? OptionalLong.empty() : amount();
    if (amount.isEmpty()) {
      say(ShiftMessage.problem(Word.SHIFT_FLOAT_MISSING));
    } else {
      boolean clockIsRight = clockTold;
      act(
          desk -> desk.open(amount.getAsLong(), clockIsRight),
          _ -> {
            begin(Page.READING);
            look(() -> say(ShiftMessage.done(Word.SHIFT_IS_OPEN)));
          });
    }
  }

  private OptionalLong amount() {
    return currency()
        .map(known -> words.figures().read(entry.get(), known.minorDigits()))
        .orElse(OptionalLong.empty());
  }

  /// Asks for an amount that goes in or out, and why.
  void beginMove(CashMovementKind what) {
    if (isOpen() && page.get() == Page.OVERVIEW && !busy.get()) {
      withLeave(
          Permission.MOVE_CASH,
          () -> {
            kind.set(what);
            begin(Page.MOVE);
          });
    }
  }

  /// Moves what is typed.
  void move() {
    OptionalLong amount = amount();
    if (amount.isEmpty()) {
      say(ShiftMessage.problem(Word.SHIFT_AMOUNT_MISSING));
      return;
    }
    CashMovementKind what = kind.get();
    String why = reason.get();
    act(
        desk -> desk.move(what, amount.getAsLong(), why),
        _ -> {
          begin(Page.READING);
          look(() -> say(ShiftMessage.done(Word.SHIFT_MOVED, money(amount.getAsLong()))));
        });
  }

  /// Shows the cards that nobody waits for, of a terminal that may be gone for good.
  void beginCards() {
    ShiftNow read = now.get();
    boolean some = read != null && !read.left().isEmpty();
    if (some && isOpen() && page.get() == Page.OVERVIEW && !busy.get()) {
      withLeave(
          Permission.SETTLE_CARD,
          () -> {
            markedCard.set(0);
            begin(Page.CARDS);
          });
    }
  }

  /// Index of the card that is spoken of.
  ReadOnlyIntegerProperty markedCardProperty() {
    return markedCard.getReadOnlyProperty();
  }

  /// Up and down: another card.
  void markCard(int step) {
    ShiftNow read = now.get();
    int count = read == null ? 0 : read.left().size();
    chooseCard(Math.clamp((long) markedCard.get() + step, 0, Math.max(0, count - 1)));
  }

  void chooseCard(int index) {
    markedCard.set(index);
  }

  /// The slip says that the money has moved; it was put right otherwise.
  private void cardMoved() {
    String typed = entry.get().strip();
    if (SlipSays.isReadable(typed)) {
      declare(new SlipSays.Moved(typed));
    } else {
      say(ShiftMessage.problem(Word.CARD_NO_AUTHORISATION));
    }
  }

  /// F8: no money has moved.
  void cardUnmoved() {
    declare(new SlipSays.NotMoved());
  }

  private void declare(SlipSays says) {
    ShiftNow read = now.get();
    int index = markedCard.get();
    if (page.get() == Page.CARDS && read != null && index < read.left().size()) {
      String id = read.left().get(index).id();
      act(
          desk -> desk.declare(id, says),
          done -> {
            begin(Page.READING);
            look(() -> say(ShiftMessage.done(done ? Word.CARD_DECLARED : Word.SHIFT_LEFT_TOLD)));
          });
    }
  }

  /// Shows the money that lies before cashiers who may not come back for it.
  void beginMoney() {
    ShiftNow read = now.get();
    boolean some = read != null && !read.money().lying().isEmpty();
    boolean here = page.get() == Page.OVERVIEW || page.get() == Page.DIFFERENCE;
    if (some && here && !busy.get()) {
      withLeave(
          Permission.CLOSE_SHIFT,
          () -> {
            markedMoney.set(0);
            begin(Page.MONEY);
          });
    }
  }

  /// Index of the money that is spoken of.
  ReadOnlyIntegerProperty markedMoneyProperty() {
    return markedMoney.getReadOnlyProperty();
  }

  /// Up and down: other money.
  void markMoney(int step) {
    ShiftNow read = now.get();
    int count = read == null ? 0 : read.money().lying().size();
    chooseMoney(Math.clamp((long) markedMoney.get() + step, 0, Math.max(0, count - 1)));
  }

  void chooseMoney(int index) {
    markedMoney.set(index);
  }

  /// Sets aside all that lies before the cashier who is spoken of.
  private void setAside() {
    ShiftNow read = now.get();
    int index = markedMoney.get();
    if (read == null || index >= read.money().lying().size()) {
      return;
    }
    CounterMoney.Pile pile = read.money().lying().get(index);
    act(
        desk -> desk.setAside(pile.cashierId()),
        done -> {
          begin(Page.READING);
          look(() ->
              say(
                  done
                      ? ShiftMessage.done(Word.SHIFT_ASIDE_DONE, pile.cashier())
                      : ShiftMessage.done(Word.SHIFT_ASIDE_GONE)));
        });
  }

  /// What is known of a difference before anybody says why: cash that was set aside lies in the
  /// drawer, and no ticket has it.
  private String knownReason() {
    ShiftNow read = now.get();
    return read == null
        ? ""
        : read.money().aside().stream()
            .filter(pile -> pile.cashMinor() != 0)
            .map(
                pile -> words.say(Word.SHIFT_ASIDE_REASON, pile.cashier(), money(pile.cashMinor())))
            .collect(Collectors.joining("; "));
  }

  /// Begins to count the drawer.
  void beginCount() {
    ShiftNow read = now.get();
    ShiftNow.Open open = read == null ? null : read.open();
    if (read == null || open == null || busy.get()) {
      return;
    }
    withLeave(
        Permission.CLOSE_SHIFT,
        () -> {
          counted = open.id();
          count.set(new CountViewModel(read.currency()));
          begin(Page.COUNT);
        });
  }

  /// Begins what the person may do, or what somebody gives leave for: that is good for the page.
  private void withLeave(Permission needed, Runnable begin) {
    if (may(needed)) {
      begin.run();
    } else {
      ask(
          needed,
          given -> {
            begin.run();
            leave = given;
          });
    }
  }

  private void ask(Permission needed, Consumer<Approval> given) {
    asking = page.get();
    needs = Set.of(needed);
    message.set(null);
    approval.ask(
        needs,
        allowed -> {
          page.set(asking);
          given.accept(allowed);
        });
    page.set(Page.LEAVE);
  }

  /// What leave is asked for.
  Set<Permission> needs() {
    return needs;
  }

  /// Says that the drawer is counted. What has to be there is told by the answer.
  void confirmCount() {
    CountViewModel counting = count.get();
    String shift = counted;
    Optional<CashCount> pieces = counting == null ? Optional.empty() : counting.count();
    if (pieces.isEmpty() || shift == null) {
      say(ShiftMessage.problem(Word.SHIFT_COUNT_UNREADABLE));
      return;
    }
    act(
        desk -> desk.count(shift, pieces.get()),
        told -> {
          reckoning.set(told);
          reason.set(told.differenceMinor() == 0 ? "" : knownReason());
          message.set(null);
          page.set(Page.DIFFERENCE);
        });
  }

  /// Back to the pieces, which stand as they were.
  void countAgain() {
    if (!busy.get()) {
      reckoning.set(null);
      message.set(null);
      page.set(Page.COUNT);
    }
  }

  /// Makes the Z of what was counted.
  void close() {
    Reckoning told = reckoning.get();
    String shift = counted;
    if (told == null || shift == null) {
      return;
    }
    if (told.differenceMinor() != 0 && reason.get().isBlank()) {
      say(ShiftMessage.problem(Word.SHIFT_REASON_MISSING));
      return;
    }
    String why = reason.get();
    act(desk -> desk.close(shift, told, why), this::closed);
  }

  /// Above the Z, too, it says that no shift is open any more.
  private void closed(ZReport z) {
    showReport(z);
    look(() -> {});
  }

  /// F7: the last Z once more; from a difference, back to the count.
  void lookBack() {
    if (explanation.isShown()) {
      explanation.close();
      return;
    }
    switch (page.get()) {
      case FLOAT, OVERVIEW -> showLast();
      case DIFFERENCE -> countAgain();
      case READING, MOVE, COUNT, CARDS, MONEY, PERIODS, LEAVE, REPORT -> {
        // There is nothing behind it.
      }
    }
  }

  /// The last Z once more.
  void showLast() {
    ShiftNow read = now.get();
    ZReport last = read == null ? null : read.last();
    if (last != null && !busy.get()) {
      showReport(last);
    }
  }

  /// F1: the days, months and years that were closed, which nobody closes by hand.
  void beginPeriods() {
    boolean here = page.get() == Page.FLOAT || page.get() == Page.OVERVIEW;
    if (here && !busy.get()) {
      work.run(
          till::periods,
          found -> {
            periods.setAll(found);
            markedPeriod.set(0);
            begin(Page.PERIODS);
          },
          _ -> say(ShiftMessage.problem(Word.SHIFT_NOT_READ)));
    }
  }

  /// The closings of periods that are shown, the newest first.
  ObservableList<ZReport> periods() {
    return periods;
  }

  /// Index of the one that is spoken of.
  ReadOnlyIntegerProperty markedPeriodProperty() {
    return markedPeriod.getReadOnlyProperty();
  }

  /// Up and down: another one.
  void markPeriod(int step) {
    markedPeriod.set(
        Math.clamp((long) markedPeriod.get() + step, 0, Math.max(0, periods.size() - 1)));
  }

  void showPeriod(int index) {
    if (index < periods.size()) {
      markedPeriod.set(index);
      showReport(periods.get(index));
    }
  }

  private void showReport(ZReport z) {
    report.set(z);
    paper.follow(z.closing().id());
    begin(Page.REPORT);
  }

  /// What becomes of the figures on paper.
  ReportPaper paper() {
    return paper;
  }

  /// F6: what is shown comes on paper, the reading of the open shift or the Z. The reading is for
  /// whoever may see it.
  void print() {
    ShiftNow read = now.get();
    ShiftNow.Open open = read == null ? null : read.open();
    if (page.get() == Page.REPORT) {
      paper.print(word -> say(ShiftMessage.problem(word)));
    } else if (page.get() == Page.OVERVIEW && open != null && open.figures() != null) {
      paper.printReading(
          open.id(),
          () -> say(ShiftMessage.done(Word.SHIFT_X_ASKED)),
          word -> say(ShiftMessage.problem(word)));
    }
  }

  /// Escape: one step back; from where the shift stands, to selling.
  void back() {
    if (busy.get()) {
      return;
    }
    if (explanation.isShown()) {
      explanation.close();
      return;
    }
    switch (page.get()) {
      case READING, FLOAT, OVERVIEW -> leave();
      case MOVE, CARDS, MONEY, COUNT, DIFFERENCE, PERIODS, REPORT -> {
        begin(Page.READING);
        reload();
      }
      case LEAVE -> {
        approval.drop();
        page.set(asking);
      }
    }
  }

  /// Goes to selling, from wherever; a count that was begun stands, a Z has been seen.
  void leave() {
    if (!busy.get()) {
      setDown();
      if (page.get() == Page.REPORT) {
        begin(Page.READING);
      }
      toSelling.run();
    }
  }

  /// F12: the one next thing of the page.
  void next() {
    if (explanation.isShown()) {
      explanation.close(); // What the key does has to be seen before.
      return;
    }
    switch (page.get()) {
      case READING -> reload();
      case FLOAT -> open();
      case OVERVIEW -> beginCount();
      case MOVE -> move();
      case CARDS -> cardMoved();
      case MONEY -> setAside();
      case COUNT -> confirmCount();
      case DIFFERENCE -> close();
      case LEAVE -> approval.enter();
      case PERIODS -> showPeriod(markedPeriod.get());
      case REPORT -> leave();
    }
  }

  private boolean isOpen() {
    ShiftNow read = now.get();
    return read != null && read.open() != null;
  }

  private <T> void act(Function<TillShift, ShiftAnswer<T>> deed, Consumer<T> done) {
    if (busy.get()) {
      return;
    }
    busy.set(true);
    looks++; // What was read before it is no longer so.
    message.set(null);
    Approval given = leave;
    work.run(
        () -> deed.apply(given == null ? till : till.allowedBy(given)),
        answer -> {
          busy.set(false);
          answered(answer, deed, done);
        },
        _ -> {
          busy.set(false);
          say(ShiftMessage.problem(Word.SHIFT_BROKE));
        });
  }

  private <T> void answered(
      ShiftAnswer<T> answer, Function<TillShift, ShiftAnswer<T>> deed, Consumer<T> done) {
    switch (answer) {
      case ShiftAnswer.Done<T>(T value) -> done.accept(value);
      case ShiftAnswer.Refused<T>(ShiftRefusal refusal) -> refused(refusal);
      case ShiftAnswer.NotPermitted<T>(Permission needed) ->
          ask(
              needed,
              given -> {
                leave = given;
                act(deed, done);
              });
      case ShiftAnswer.NotSaved<T>(Failure failure) -> say(ShiftMessage.of(failure));
      case ShiftAnswer.Unknown<T> _ -> say(ShiftMessage.problem(Word.SHIFT_UNKNOWN));
    }
  }

  /// What has changed meanwhile is looked at; the rest can be put right where it is.
  private void refused(ShiftRefusal refusal) {
    clockTold = refusal instanceof ShiftRefusal.ClockAhead;
    ShiftMessage told =
        currency().map(known -> ShiftMessage.of(refusal, words, known)).orElse(null);
    switch (refusal) {
      case ShiftRefusal.NoShiftOpen _,
          ShiftRefusal.AlreadyOpen _,
          ShiftRefusal.AlreadyClosed _,
          ShiftRefusal.MoneyLies _ ->
          look(() -> say(told));
      case ShiftRefusal.FiguresMoved(long expectedMinor) -> {
        Reckoning seen = reckoning.get();
        if (seen != null) {
          Reckoning anew = new Reckoning(seen.count(), expectedMinor, null, seen.times());
          if (anew.differenceMinor() == 0) {
            reason.set(""); // There is nothing left to explain.
          }
          reckoning.set(anew);
        }
        say(told);
      }
      case ShiftRefusal.OfAnotherShop _,
          ShiftRefusal.SetBack _,
          ShiftRefusal.ClockAhead _,
          ShiftRefusal.AmountOutOfRange _,
          ShiftRefusal.ReasonMissing _,
          ShiftRefusal.ReasonUnusable _ ->
          say(told);
    }
  }

  private void say(@Nullable ShiftMessage told) {
    message.set(told);
  }

  private String money(long minor) {
    return currency().map(known -> words.figures().money(minor, known)).orElse("");
  }
}
