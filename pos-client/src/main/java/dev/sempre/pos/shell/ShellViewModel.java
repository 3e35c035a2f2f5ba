package dev.sempre.pos.shell;

import dev.sempre.pos.look.Theme;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Words;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What the frame around the screens shows: where, who, which screen, the link and the time. UI
/// thread only.
public final class ShellViewModel implements AutoCloseable {
  private static final long TICK_MILLIS = 1_000;

  private final Words words;
  private final InstantSource clock;
  private final Supplier<ZoneId> zone;
  private final HeadOffice headOffice;
  private final BooleanSupplier moneyLies;
  private final Work.Timer ticking;

  private final ReadOnlyObjectWrapper<@Nullable Place> place = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Cashier> cashier = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Screen> screen = new ReadOnlyObjectWrapper<>(Screen.START);
  private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>(Theme.LIGHT);
  private final ReadOnlyObjectWrapper<LinkState> link =
      new ReadOnlyObjectWrapper<>(new LinkState.Disconnected(null, 0));
  private final IntegerProperty issues = new SimpleIntegerProperty();
  private final LongProperty tick = new SimpleLongProperty();
  private final ObservableValue<String> clockText;
  private final ReadOnlyObjectWrapper<LinkChip> chip;
  private final ReadOnlyObjectWrapper<TrainingState> training =
      new ReadOnlyObjectWrapper<>(TrainingState.NOT_OFFERED);
  private Runnable trainingSwitch = () -> {};
  private Runnable trainingLeft = () -> {};
  private @Nullable Cashier last;

  /// @param clock tells the time of the clock and of the chip's countdown
  /// @param zone the establishment's, as far as it is known
  /// @param moneyLies whether money has been taken for a ticket that is not finished, in which case
  ///   the Sell screen says so
  public ShellViewModel(
      Words words,
      Work work,
      InstantSource clock,
      Supplier<ZoneId> zone,
      HeadOffice headOffice,
      BooleanSupplier moneyLies) {
    this.words = words;
    this.clock = clock;
    this.zone = zone;
    this.headOffice = headOffice;
    this.moneyLies = moneyLies;
    this.clockText =
        words.text(
            () -> words.figures().time(clock.instant().atZone(zone.get()).toLocalTime()), tick);
    this.chip = new ReadOnlyObjectWrapper<>(chipNow());
    link.addListener((_, _, _) -> chip.set(chipNow()));
    tick.addListener((_, _, _) -> chip.set(chipNow()));
    words.languageProperty().addListener((_, _, _) -> chip.set(chipNow()));
    this.ticking = work.every(TICK_MILLIS, () -> tick.set(tick.get() + 1));
  }

  private LinkChip chipNow() {
    return LinkChip.of(link.get(), words, clock.instant(), zone.get());
  }

  /// Where this installation stands; null until it has joined a company.
  public ReadOnlyObjectProperty<@Nullable Place> placeProperty() {
    return place.getReadOnlyProperty();
  }

  /// Who is logged in; null while nobody is.
  public ReadOnlyObjectProperty<@Nullable Cashier> cashierProperty() {
    return cashier.getReadOnlyProperty();
  }

  /// The screen that is shown.
  public ReadOnlyObjectProperty<Screen> screenProperty() {
    return screen.getReadOnlyProperty();
  }

  /// Light or dark.
  public ReadOnlyObjectProperty<Theme> themeProperty() {
    return theme.getReadOnlyProperty();
  }

  /// Whether somebody practises, and on which screens. Source: T12.
  public ReadOnlyObjectProperty<TrainingState> trainingProperty() {
    return training.getReadOnlyProperty();
  }

  /// From now on people can go from these screens to those of the practice ground, or back.
  ///
  /// @param now which of the two these are
  /// @param change goes to the others
  public void offerTraining(TrainingState now, Runnable change) {
    trainingSwitch = change;
    training.set(now);
  }

  /// It stands so with practising now.
  public void training(TrainingState now) {
    training.set(now);
  }

  /// The practice ground is open and waits until somebody goes there.
  ///
  /// @param leave puts it away if nobody wants to any more
  public void trainingWaits(Runnable leave) {
    trainingLeft = leave;
    training.set(TrainingState.READY);
  }

  /// Goes to the practice ground, or back to the till. While money lies for an unfinished ticket
  /// the Sell screen, which says so, is shown instead.
  public void switchTraining() {
    if (moneyLies.getAsBoolean()) {
      screen.set(Screen.SELL);
    } else {
      trainingSwitch.run();
    }
  }

  /// That it could not be opened has been read, or nobody wants to practise any more.
  void dismissTraining() {
    training.set(TrainingState.OFF);
    trainingLeft.run();
    trainingLeft = () -> {};
  }

  /// The link to head office.
  public ReadOnlyObjectProperty<LinkState> linkProperty() {
    return link.getReadOnlyProperty();
  }

  /// How many things on the sync monitor need a person; the badge of the rail.
  public ReadOnlyIntegerProperty issuesProperty() {
    return issues;
  }

  ObservableValue<String> clockText() {
    return clockText;
  }

  ObservableValue<LinkChip> chip() {
    return chip;
  }

  /// Tells the frame where it stands and goes to the log-in.
  public void open(Place where) {
    place.set(where);
    screen.set(Screen.LOG_IN);
  }

  /// The names of where it stands are known better now.
  public void standsAt(Place where) {
    place.set(where);
  }

  /// Someone has logged in: the screens speak his language and the till's home opens.
  public void welcome(Cashier person) {
    cashier.set(person);
    last = person;
    words.speak(person.language());
    screen.set(Screen.SELL);
  }

  /// Hides the screen behind the log-in for a short absence. What is open on the screens stays as
  /// it is; see [#onlyFor] for who may come back.
  public void lock() {
    cashier.set(null);
    screen.set(Screen.LOG_IN);
  }

  /// Hands the till over to another person. While money lies for an unfinished ticket the Sell
  /// screen, which says so, is shown instead: nobody else can know what was taken.
  public void switchCashier() {
    if (moneyLies.getAsBoolean()) {
      screen.set(Screen.SELL);
    } else {
      lock();
    }
  }

  /// The one person who may log in now, since his money lies on the counter; empty if anybody may.
  public Optional<Cashier> onlyFor() {
    return Optional.ofNullable(last).filter(_ -> moneyLies.getAsBoolean());
  }

  /// Goes to another screen; ignored where it needs a person and nobody is logged in.
  public void go(Screen next) {
    if (!next.attended() || cashier.get() != null) {
      screen.set(next);
    }
  }

  /// Changes the theme.
  public void show(Theme next) {
    theme.set(next);
  }

  /// Changes the language of the screens until the next log-in.
  public void speak(Language next) {
    words.speak(next);
  }

  /// The link to head office is now as `state` says.
  public void show(LinkState state) {
    link.set(state);
  }

  /// The number of things that need a person is now `count`.
  public void showIssues(int count) {
    issues.set(count);
  }

  /// Tries to reach head office at once (L4). Never limited.
  public void tryNow() {
    headOffice.tryNow();
  }

  /// Stops the clock.
  @Override
  public void close() {
    ticking.close();
  }
}
