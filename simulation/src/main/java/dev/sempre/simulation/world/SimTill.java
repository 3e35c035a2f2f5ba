package dev.sempre.simulation.world;

import dev.sempre.agent.identity.NumberWitness;
import dev.sempre.agent.machine.Event;
import dev.sempre.agent.machine.State;
import dev.sempre.agent.machine.Why;
import dev.sempre.agent.run.Handover;
import dev.sempre.agent.run.Ports;
import dev.sempre.agent.run.SyncRunner;
import dev.sempre.agent.run.Upstream;
import dev.sempre.agent.transport.DeviceKey;
import dev.sempre.model.id.UuidV7;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.pos.till.CardDesk;
import dev.sempre.pos.till.LeftCards;
import dev.sempre.replica.db.Database;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.sale.NewSeries;
import dev.sempre.replica.sync.SetBack;
import dev.sempre.replica.sync.UpstreamSeen;
import dev.sempre.replica.sync.Viewer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A till: the real use cases, the real agent and a real file, all in one thread.
final class SimTill implements AutoCloseable {
  static final String CASHIER = Cashier.NAME;

  private static final long PULSE_MILLIS = 20_000;
  private static final long LEFT_MILLIS = 60_000;

  private final Place place;
  private final Supplier<Database> database;
  private final Path memory;
  private final Setting setting;
  private final NodeClock clock;
  private final Random random;
  private final Weather weather;
  private final SimLine line;
  private final Upstream upstream;
  private final SimTerminal terminal;
  private final Cashier cashier;
  private final DiskCopy copy;
  private final List<Long> waits = new ArrayList<>();
  private FaultyDisk disk;
  private @Nullable Life life;
  private @Nullable Runnable hung;
  private Runnable whileItIsSlow = () -> {};
  private long frozenUntilMillis;
  private final List<Runnable> afterwards = new ArrayList<>();
  private int lives;
  private int visits;
  private int keys = 1;
  private String key;

  /// A process: from its start to its death.
  private record Life(
      int number,
      Replica replica,
      SyncRunner runner,
      CardDesk cards,
      LeftCards left,
      @Nullable NumberWitness witness) {
    void end() {
      if (witness != null) {
        witness.close();
      }
      replica.close();
    }
  }

  /// @param database opens its file, once for each life
  /// @param memory where its machine remembers it, outside the till's folder
  SimTill(
      Place place,
      Supplier<Database> database,
      Path memory,
      Setting setting,
      Random random,
      Weather weather,
      CentreProcess centre) {
    this.place = place;
    this.key = firstKeyOf(place.base());
    this.database = database;
    this.memory = memory;
    this.setting = setting;
    this.clock = new NodeClock(setting.time());
    this.random = random;
    this.weather = weather;
    this.disk = newDisk();
    this.line = new SimLine(centre, weather, setting, this);
    this.upstream =
        new PlantedLine(line, setting.planted(), this::replica, () -> Practice.heads(this));
    this.terminal = new SimTerminal(setting, place, () -> disk.mayDie());
    this.cashier = new Cashier(this, setting);
    this.copy = new DiskCopy(this, memory);
  }

  private FaultyDisk newDisk() {
    return new FaultyDisk(database.get(), () -> setting.note(name(), "dies"));
  }

  String name() {
    return place.base();
  }

  Place place() {
    return place;
  }

  Viewer viewer() {
    return new Viewer(place.base(), shop());
  }

  /// Where it stands.
  String shop() {
    return String.valueOf(place.establishment());
  }

  /// What it proves itself with to the centre. Lies beside its database, and is copied with that.
  String key() {
    return key;
  }

  /// Another one, which nobody has had.
  String nextKey() {
    return keyOf(name(), ++keys);
  }

  /// @param count how many it has had, with this one
  private static String keyOf(String till, int count) {
    return "key " + count + " of " + till;
  }

  /// What a till proves itself with before it has ever joined again.
  static String firstKeyOf(String till) {
    return keyOf(till, 1);
  }

  /// Its disk is as it was when it proved itself with this.
  void hasKeyAgain(String formerKey) {
    key = formerKey;
  }

  NodeClock clock() {
    return clock;
  }

  Weather weather() {
    return weather;
  }

  FaultyDisk disk() {
    return disk;
  }

  Cashier cashier() {
    return cashier;
  }

  /// What stands beside it, and does not die with it.
  SimTerminal terminal() {
    return terminal;
  }

  /// What the program of a till that is alive does with its terminal.
  CardDesk cards() {
    return living().cards;
  }

  boolean isAlive() {
    return life != null && !disk.isDead();
  }

  /// The database of a till that is alive.
  Replica replica() {
    return living().replica;
  }

  /// Which life of its program this is: a person whose program was started anew begins anew too.
  int life() {
    return lives;
  }

  /// Somebody works with it.
  void visited() {
    visits++;
  }

  /// How often somebody has worked with it.
  int visits() {
    return visits;
  }

  /// Reads what is no part of the story.
  <T> T looking(Supplier<T> look) {
    disk.lookedAt(true);
    try {
      return look.get();
    } finally {
      disk.lookedAt(false);
    }
  }

  /// What it has seen of the centre's feed.
  Optional<String> seen() {
    return replica().read(UpstreamSeen::find);
  }

  /// What it tells the centre of that.
  @Nullable String told() {
    return setting.has(Planted.SEEN_NOT_TOLD) ? null : seen().orElse(null);
  }

  /// What it tells the centre of itself.
  @Nullable String words() {
    return replica().read(SetBack::words).orElse(null);
  }

  boolean isSetBack() {
    return replica().read(SetBack::is);
  }

  private Life living() {
    Life now = life;
    if (now == null) {
      throw new IllegalStateException(name() + " is dead");
    }
    return now;
  }

  /// Starts the program, whatever its disk is like.
  ///
  /// @throws Broken if it does not open, and does not say which file it is. Source: I21.
  void start() {
    FaultyDisk.Mood mood = disk.mood();
    disk = newDisk();
    disk.set(mood);
    try {
      open();
    } catch (StoreFailure failure) {
      setting.note(name(), "does not start: " + failure.kind());
      if (!String.valueOf(failure.getMessage()).contains(disk.where())) {
        throw new Broken("I21", name() + " does not say what it cannot open: " + failure);
      }
    } catch (Killed dead) {
      setting.note(name(), "dies while it starts");
    }
  }

  private void open() {
    int number = ++lives;
    hung = null;
    Database opened = setting.has(Planted.CONNECTION_KEPT) ? KeptConnection.planted(disk) : disk;
    Replica replica = Replica.open(opened, clock, new UuidV7(clock, new Random(random.nextLong())));
    if (replica.place().isEmpty()) {
      replica.become(place);
    }
    if (setting.has(Planted.CLOCK_NOT_IN_JOURNAL)) {
      ignoreMovedClock(replica);
    }
    replica.signWith(setting.signatures().by(signingKey(replica)));
    SyncRunner runner = new SyncRunner(replica, upstream, ports(number));
    NumberWitness witness =
        setting.has(Planted.COPY_NOT_NOTICED) ? null : NumberWitness.of(memory, replica);
    life =
        new Life(
            number,
            replica,
            runner,
            new CardDesk(replica, terminal),
            new LeftCards(replica, terminal),
            witness);
    setting.oracle().given(place.tenant(), replica.place().orElseThrow().series(), name());
    setting.note(name(), "starts");
    cashier.starts();
    tell(new Event.Started());
    pulse(number);
    settleLeftCards(number, 0);
  }

  /// As if nobody had thought of noting it: nothing is written, and all the rest is right.
  private static void ignoreMovedClock(Replica opened) {
    int _ =
        opened.<Integer>write(
            Priority.BACKGROUND,
            tx ->
                tx.handle()
                    .execute(
                        """
                        create trigger if not exists planted after insert on journal_event
                          when new.kind = 'CLOCK_MOVED'
                          begin delete from journal_event where id = new.id; end
                        """));
  }

  /// What it signs with: its own, under the number that it has now.
  private DeviceKey signingKey(Replica opened) {
    String series = opened.place().orElseThrow().series();
    return TillKeys.of(
        place.tenant(), setting.has(Planted.KEY_OF_ANOTHER) ? "the till beside it" : series);
  }

  /// Joins again, and if that is under another number than its own begins a series of its own and
  /// starts again.
  void joinsAgain(int number, String newKey) {
    if (number == number()) {
      setting.note(name(), "joins again under its number");
      key = newKey;
    } else {
      joinsAnew(number, newKey);
    }
  }

  private void joinsAnew(int number, String newKey) {
    setting.note(name(), "joins anew as " + TicketNumber.seriesOf(shop(), number));
    TillBook book = setting.oracle().book(name());
    book.setsCartsAside();
    NewSeries.begin(replica(), number);
    key = newKey;
    if (setting.has(Planted.COPY_COUNTS_AS_SENT)) {
      int _ =
          replica()
              .<Integer>write(
                  Priority.PERSON,
                  tx ->
                      tx.handle().execute("update shift set pending = 0")
                          + tx.handle().execute("update cash_movement set pending = 0"));
    }
    book.cartsAreAside();
    close();
    start();
  }

  /// Its number in its shop.
  int number() {
    return replica().place().orElseThrow().number();
  }

  private Ports ports(int number) {
    Random jitter = new Random(random.nextLong());
    return new Ports(
        clock,
        clock,
        clock,
        setting.has(Planted.NO_JITTER) ? new NoJitter() : jitter,
        Runnable::run,
        task -> call(number, task),
        Runnable::run,
        (millis, ring) -> {
          waits.add(millis);
          later(number, millis, ring);
        },
        Handover.inline(),
        Ports.Courtesy.NONE);
  }

  /// Runs what may take time. Sources: F06, F20.
  private void call(int number, Runnable task) {
    line.setAborting(false);
    long millis = random.nextInt(400);
    switch (weather.nextCaller()) {
      case GOES_ON -> later(number, millis, task);
      case HANGS -> {
        setting.note(name(), "hangs");
        hung = () -> later(number, millis, task);
      }
      case DIES -> setting.note(name(), "loses a thread");
    }
  }

  /// Somebody ends the call that is under way.
  void endHungCall() {
    Runnable task = hung;
    hung = null;
    if (task != null) {
      setting.note(name(), "ends what hangs");
      line.setAborting(true);
      task.run();
    }
  }

  /// What a process wanted to do after its death does not happen; what it wanted to do while it
  /// stands still happens as soon as it goes on.
  private void later(int number, long millis, Runnable task) {
    setting
        .time()
        .after(
            millis,
            () -> {
              if (isAlive() && living().number == number) {
                if (frozenForMillis() > 0) {
                  afterwards.add(() -> later(number, 0, task));
                } else {
                  live(task);
                }
              }
            });
  }

  private void pulse(int number) {
    later(
        number,
        PULSE_MILLIS,
        () -> {
          living().runner.tell(new Event.PulseDue());
          living().runner.lookForStall();
          living().runner.lookAtClock();
          pulse(number);
        });
  }

  /// Asks what has become of cards that nobody has waited for, at once and then each minute.
  private void settleLeftCards(int number, long millis) {
    later(
        number,
        millis,
        () -> {
          living().left.settle();
          settleLeftCards(number, LEFT_MILLIS);
        });
  }

  private void tell(Event event) {
    live(() -> living().runner.tell(event));
  }

  void sync() {
    tell(new Event.Requested(Why.BUTTON));
  }

  State state() {
    return living().runner.state();
  }

  /// The waits after failures that its agent has drawn, milliseconds.
  List<Long> waits() {
    return waits;
  }

  /// The process stands still and goes on later. Source: F12.
  void freeze(long millis) {
    frozenUntilMillis = setting.time().nowMillis() + millis;
    setting
        .time()
        .after(
            millis,
            () -> {
              if (frozenForMillis() == 0) {
                thaw();
              }
            });
  }

  void thaw() {
    frozenUntilMillis = 0;
    List<Runnable> waiting = List.copyOf(afterwards);
    afterwards.clear();
    waiting.forEach(Runnable::run);
  }

  private long frozenForMillis() {
    return Math.max(0, frozenUntilMillis - setting.time().nowMillis());
  }

  /// Whether people can work with it.
  boolean isUsable() {
    return isAlive() && frozenForMillis() == 0;
  }

  /// @param work what people do while a call takes its time
  void whileItIsSlow(Runnable work) {
    whileItIsSlow = work;
  }

  void meanwhile() {
    if (isUsable()) {
      whileItIsSlow.run();
    }
  }

  /// Something that the process does, perhaps its last.
  void live(Runnable task) {
    try {
      task.run();
    } catch (Killed dead) {
      // Nobody hears of it.
    } finally {
      mourn();
    }
  }

  /// Takes leave of a process that has died.
  void mourn() {
    Life last = life;
    if (last != null && disk.isDead()) {
      life = null;
      last.end();
    }
  }

  /// Its copy on another disk, if there is one.
  DiskCopy copy() {
    return copy;
  }

  /// Whether people work with it already, see [DiskCopy].
  boolean isTrusted() {
    return copy.isTrusted();
  }

  /// A person ends the program.
  @Override
  public void close() {
    Life last = life;
    if (last != null) {
      life = null;
      last.end();
    }
  }
}
