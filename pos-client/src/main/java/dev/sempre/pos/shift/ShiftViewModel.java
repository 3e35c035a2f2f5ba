package dev.sempre.pos.shift;

import dev.sempre.model.money.Currency;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.shift.ShiftRefusal;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.approval.ApprovalViewModel;
import dev.sempre.pos.sell.Failure;
import dev.sempre.pos.shell.Work;
import dev.sempre.pos.trouble.Explanation;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The Shift screen: how the shift stands, and the steps from its float to its Z. What has to be in
/// the drawer comes with how it stands for whoever may see it, and is shown by nothing but the
/// reading that he asks for and the count that was confirmed. UI thread only. Source: T8.
public final class ShiftViewModel {
  private final Words words;
  private final Work work;
  private final TillShift till;
  private final Runnable toSelling;
  private final LeaveKeys leaveKeys;
  private final FloatKeys opening;
  private final MoveKeys moving;
  private final CardsKeys cards;
  private final MoneyKeys lying;
  private final CountKeys counting;
  private final ReportKeys reports;
  private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(Page.LOADING);
  private final ReadOnlyObjectWrapper<@Nullable ShiftNow> now = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable ShiftMessage> message =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final Explanation<ShiftMessage> explanation =
      new Explanation<>(message, ShiftMessage::trouble, page);
  private final StringProperty entry = new SimpleStringProperty("");
  private final StringProperty reason = new SimpleStringProperty("");

  /// How often was looked: only the newest answer counts.
  private int looks;

  /// How often somebody has logged in: what the one before has asked for is not told to the next.
  private int seats;

  /// What the screen shows.
  enum Page {
    /// Nothing is known yet.
    LOADING,
    /// No shift is open: a float is asked for.
    FLOAT,
    /// A shift is open.
    OVERVIEW,
    /// The reading of the open shift, which somebody has asked for.
    X,
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
    this.toSelling = toSelling;
    this.leaveKeys = new LeaveKeys(this, approval);
    this.opening = new FloatKeys(this, words);
    this.moving = new MoveKeys(this);
    this.cards = new CardsKeys(this);
    this.lying = new MoneyKeys(this);
    this.counting = new CountKeys(this, words);
    this.reports = new ReportKeys(this, work, till, paper);
  }

  /// Leave for what the person may not do himself.
  LeaveKeys leaveKeys() {
    return leaveKeys;
  }

  /// A shift is opened.
  FloatKeys opening() {
    return opening;
  }

  /// Cash goes in or out.
  MoveKeys moving() {
    return moving;
  }

  /// Cards that nobody waits for.
  CardsKeys cards() {
    return cards;
  }

  /// Money that lies before cashiers.
  MoneyKeys lying() {
    return lying;
  }

  /// The drawer is counted, and the shift closed.
  CountKeys counting() {
    return counting;
  }

  /// Closings are looked at and printed.
  ReportKeys reports() {
    return reports;
  }

  /// Somebody has logged in: nothing that another person was about to do stands any more.
  public void start() {
    seats++;
    looks++;
    now.set(null);
    reports.start();
    begin(Page.LOADING);
  }

  /// The screen is shown from now on. What was begun stands, but for what holds only while somebody
  /// looks at it.
  public void shown() {
    setDown();
    reload();
  }

  /// The screen was left. Others have sold since: a difference is told by counting, a reading by
  /// asking for it, and leave is for what is done at once.
  private void setDown() {
    if (busy.get()) {
      return;
    }
    leaveKeys.setDown();
    if (page.get() == Page.DIFFERENCE) {
      counting.again();
    } else if (page.get() == Page.X) {
      begin(Page.LOADING);
    }
  }

  /// F5.
  public void reload() {
    if (!busy.get()) {
      look(() -> {});
    }
  }

  /// Reads how the shift stands.
  void look(Runnable then) {
    int look = ++looks;
    work.run(
        till::look,
        read -> {
          if (look == looks) {
            now.set(read);
            Optional<ShiftMessage> gone = cards.renewed().or(lying::renewed);
            reports.refresh(read.last());
            fit(read);
            gone.ifPresent(this::say);
            then.run();
          }
        },
        _ -> {
          if (look == looks) {
            say(ShiftMessage.problem(Word.SHIFT_NOT_READ));
          }
        });
  }

  /// A page that the shift has left behind gives way to the one of how it stands.
  private void fit(ShiftNow read) {
    ShiftNow.Open open = read.open();
    boolean stands =
        switch (page.get()) {
          case LOADING, FLOAT, OVERVIEW -> false;
          case LEAVE -> (open == null) == (leaveKeys.asking() == Page.FLOAT);
          case X -> open != null && open.figures() != null;
          case MOVE -> open != null;
          case CARDS -> open != null && !read.left().isEmpty();
          case MONEY -> open != null && !read.money().lying().isEmpty();
          case COUNT, DIFFERENCE -> open != null && counting.isOf(open);
          case PERIODS, REPORT -> true;
        };
    Page fitting = open == null ? Page.FLOAT : Page.OVERVIEW;
    if (!stands && page.get() != fitting) {
      begin(fitting);
    }
  }

  /// Begins a page: nothing of another one stands any more, but a count that goes on.
  void begin(Page next) {
    opening.forget();
    message.set(null);
    entry.set("");
    reason.set("");
    if (next != Page.COUNT && next != Page.DIFFERENCE) {
      counting.drop();
    }
    leaveKeys.drop();
    page.set(next);
  }

  /// Turns to a page as it stands.
  void turnTo(Page next) {
    page.set(next);
  }

  /// Something was done: reads how the shift stands now, and says it above.
  void readAnew(Supplier<ShiftMessage> told) {
    begin(Page.LOADING);
    look(() -> say(told.get()));
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

  /// Whether the person's role allows something, as far as that is known.
  boolean may(Permission permission) {
    ShiftNow read = now.get();
    return read != null && read.may().contains(permission);
  }

  Optional<Currency> currency() {
    return Optional.ofNullable(now.get()).map(ShiftNow::currency);
  }

  /// The amount that is typed; empty if it is none.
  OptionalLong amount() {
    return currency()
        .map(known -> words.figures().read(entry.get(), known.minorDigits()))
        .orElse(OptionalLong.empty());
  }

  /// F7: the last Z once more; from a difference, back to the count.
  void lookBack() {
    if (explanation.isShown()) {
      explanation.close();
      return;
    }
    switch (page.get()) {
      case FLOAT, OVERVIEW -> reports.showLast();
      case DIFFERENCE -> counting.again();
      case LOADING, X, MOVE, COUNT, CARDS, MONEY, PERIODS, LEAVE, REPORT -> {
        // There is nothing behind it.
      }
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
      case LOADING, FLOAT, OVERVIEW -> leave();
      case X, MOVE, CARDS, MONEY, COUNT, DIFFERENCE, PERIODS, REPORT -> {
        begin(Page.LOADING);
        reload();
      }
      case LEAVE -> leaveKeys.giveUp();
    }
  }

  /// Goes to selling, from wherever; a count that was begun stands, a Z has been seen.
  void leave() {
    if (!busy.get()) {
      setDown();
      if (page.get() == Page.REPORT) {
        begin(Page.LOADING);
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
      case LOADING -> reload();
      case FLOAT -> opening.open();
      case OVERVIEW -> counting.begin();
      case X -> reports.print();
      case MOVE -> moving.move();
      case CARDS -> cards.moved();
      case MONEY -> lying.setAside();
      case COUNT -> counting.confirm();
      case DIFFERENCE -> counting.close();
      case LEAVE -> leaveKeys.approval().enter();
      case PERIODS -> reports.showPeriod(reports.marked().index());
      case REPORT -> leave();
    }
  }

  /// Whether a page is shown and nothing is on its way.
  boolean isIdleAt(Page shown) {
    return page.get() == shown && !busy.get();
  }

  /// Whether a shift is open, as far as that is known.
  boolean isOpen() {
    ShiftNow read = now.get();
    return read != null && read.open() != null;
  }

  /// Does something with the shift in the name of whoever works here, with the leave that there is
  /// or that is asked for then.
  ///
  /// @param done told what came of it once it is on disk
  <T> void act(Function<TillShift, ShiftAnswer<T>> deed, Consumer<T> done) {
    if (busy.get()) {
      return;
    }
    Approval given = leaveKeys.given();
    TillShift asked = till.seated();
    int seat = seats;
    busy.set(true);
    looks++; // What was read before it is no longer so.
    message.set(null);
    work.run(
        () -> deed.apply(given == null ? asked : asked.allowedBy(given)),
        answer -> {
          busy.set(false);
          toldIfSeated(seat, () -> answered(answer, deed, done));
        },
        _ -> {
          busy.set(false);
          toldIfSeated(seat, () -> say(ShiftMessage.problem(Word.SHIFT_BROKE)));
        });
  }

  /// Who comes after is told how the shift stands, and asked for nothing.
  private void toldIfSeated(int seat, Runnable told) {
    if (seat == seats) {
      told.run();
    } else {
      reload();
    }
  }

  private <T> void answered(
      ShiftAnswer<T> answer, Function<TillShift, ShiftAnswer<T>> deed, Consumer<T> done) {
    switch (answer) {
      case ShiftAnswer.Done<T>(T value) -> done.accept(value);
      case ShiftAnswer.Refused<T>(ShiftRefusal refusal) -> refused(refusal);
      case ShiftAnswer.NotPermitted<T>(Permission needed) ->
          leaveKeys.askAndDo(needed, () -> act(deed, done));
      case ShiftAnswer.NotSaved<T>(Failure failure) -> say(ShiftMessage.of(failure));
      case ShiftAnswer.Unknown<T> _ -> say(ShiftMessage.problem(Word.SHIFT_UNKNOWN));
    }
  }

  /// What has changed meanwhile is looked at; the rest can be put right where it is.
  private void refused(ShiftRefusal refusal) {
    opening.refused(refusal);
    ShiftMessage told =
        currency().map(known -> ShiftMessage.of(refusal, words, known)).orElse(null);
    switch (refusal) {
      case ShiftRefusal.NoShiftOpen _,
          ShiftRefusal.AlreadyOpen _,
          ShiftRefusal.AlreadyClosed _,
          ShiftRefusal.MoneyLies _ ->
          look(() -> say(told));
      case ShiftRefusal.FiguresMoved(long expectedMinor) -> {
        counting.figuresMoved(expectedMinor);
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

  /// Says something in the quiet line; null for nothing.
  void say(@Nullable ShiftMessage told) {
    message.set(told);
  }

  /// An amount in the words of the screen.
  String money(long minor) {
    return currency().map(known -> words.figures().money(minor, known)).orElse("");
  }
}
