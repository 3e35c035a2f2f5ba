package dev.sempre.simulation.world;

import dev.sempre.agent.machine.Event;
import dev.sempre.agent.machine.State;
import dev.sempre.agent.machine.Why;
import dev.sempre.agent.run.Handover;
import dev.sempre.agent.run.Ports;
import dev.sempre.agent.run.SyncRunner;
import dev.sempre.agent.run.Upstream;
import dev.sempre.model.id.UuidV7;
import dev.sempre.model.organisation.User;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.SaleResult;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.till.TillDesk;
import dev.sempre.replica.db.Database;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.organisation.UserStore;
import dev.sempre.replica.sync.UpstreamSeen;
import dev.sempre.replica.sync.Viewer;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A till: the real use cases, the real agent and a real file, all in one thread.
final class SimTill implements AutoCloseable {
  static final String CASHIER = "maria";

  private final Place place;
  private final Supplier<Database> database;
  private final VirtualTime time;
  private final NodeClock clock;
  private final Random random;
  private final Upstream line;
  private final Planted planted;
  private final History history;
  private final Oracle oracle;
  private FaultyDisk disk;
  private @Nullable Life life;

  /// A process: from its start to its death.
  private record Life(int number, Replica replica, SyncRunner runner) {}

  private int lives;

  /// @param database opens its file, once for each life
  SimTill(
      Place place,
      Supplier<Database> database,
      VirtualTime time,
      NodeClock clock,
      Random random,
      Function<Supplier<Optional<String>>, Upstream> line,
      Planted planted,
      History history,
      Oracle oracle) {
    this.place = place;
    this.database = database;
    this.time = time;
    this.clock = clock;
    this.random = random;
    this.line = new PlantedLine(line.apply(this::told), planted, this::replica);
    this.planted = planted;
    this.history = history;
    this.oracle = oracle;
    this.disk = newDisk();
  }

  private FaultyDisk newDisk() {
    return new FaultyDisk(database.get(), () -> history.note(name(), "dies"));
  }

  String name() {
    return place.base();
  }

  Viewer viewer() {
    return new Viewer(place.base(), String.valueOf(place.establishment()));
  }

  NodeClock clock() {
    return clock;
  }

  FaultyDisk disk() {
    return disk;
  }

  boolean isAlive() {
    return life != null && !disk.isDead();
  }

  /// The database of a till that is alive.
  Replica replica() {
    return living().replica;
  }

  /// What it has seen of the centre's feed.
  Optional<String> seen() {
    return replica().read(UpstreamSeen::find);
  }

  /// What it tells the centre of that.
  private Optional<String> told() {
    return planted == Planted.SEEN_NOT_TOLD ? Optional.empty() : seen();
  }

  private Life living() {
    Life now = life;
    if (now == null) {
      throw new IllegalStateException(name() + " is dead");
    }
    return now;
  }

  /// Starts the program. Source: I21.
  void start() {
    disk = newDisk();
    int number = ++lives;
    Replica replica = Replica.open(disk, clock, new UuidV7(clock, new Random(random.nextLong())));
    if (replica.place().isEmpty()) {
      replica.become(place);
    }
    Ports ports =
        new Ports(
            clock,
            clock,
            clock,
            new Random(random.nextLong()),
            Runnable::run,
            task -> later(number, random.nextInt(400), task),
            Runnable::run,
            (millis, ring) -> later(number, millis, ring),
            Handover.inline(),
            Ports.Courtesy.NONE);
    SyncRunner runner = new SyncRunner(replica, line, ports);
    life = new Life(number, replica, runner);
    history.note(name(), "starts");
    tell(new Event.Started());
    pulse(number);
  }

  /// What a process wanted to do after its death does not happen.
  private void later(int number, long millis, Runnable task) {
    time.after(
        millis,
        () -> {
          if (isAlive() && living().number == number) {
            live(task);
          }
        });
  }

  private void pulse(int number) {
    later(
        number,
        20_000,
        () -> {
          living().runner.tell(new Event.PulseDue());
          living().runner.lookForStall();
          pulse(number);
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

  /// Something that the process does, perhaps its last.
  private void live(Runnable task) {
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
      last.replica.close();
    }
  }

  /// A customer with some things.
  ///
  /// @return true if she was told that it is paid
  boolean sell(List<String> codes) {
    try {
      return sellNow(codes);
    } catch (Killed dead) {
      return false;
    } finally {
      mourn();
    }
  }

  private boolean sellNow(List<String> codes) {
    Replica replica = replica();
    Optional<User> cashier = replica.read(handle -> UserStore.byId(handle, CASHIER));
    if (cashier.isEmpty()) {
      return false; // Nobody may sell before the first download.
    }
    TillDesk desk = new TillDesk(replica, clock, cashier.get());
    OpenSale sale = desk.current().sale();
    for (String code : codes) {
      if (desk.ringUp(sale, code) instanceof StepAnswer.Done(OpenSale next)) {
        sale = next;
      }
    }
    return !sale.isEmpty() && pay(desk, sale);
  }

  private boolean pay(TillDesk desk, OpenSale sale) {
    var cash = desk.cash();
    PayingSale paying =
        sale.beginPayment()
            .then(due ->
                due.isPaid()
                    ? SaleResult.done(due)
                    : due.addTender(cash.id(), cash.kind(), due.dueMinor()))
            .orElseThrow();
    PaymentAnswer answer;
    try {
      answer = desk.complete(paying);
      if (answer instanceof PaymentAnswer.Paid paid) {
        spoil(paid.sale());
      }
    } catch (StoreFailure | Killed dead) {
      oracle.inDoubt(name(), sale.id());
      throw dead;
    }
    return switch (answer) {
      case PaymentAnswer.Paid(CompletedSale completed, var _, var _) -> {
        oracle.paid(name(), completed);
        history.note(
            name(), "paid " + completed.number().printed() + " " + completed.totals().grossMinor());
        yield true;
      }
      case PaymentAnswer.Unknown _ -> {
        oracle.inDoubt(name(), sale.id());
        history.note(name(), "unknown");
        yield false;
      }
      case PaymentAnswer.NotSaved _ -> {
        history.note(name(), "not saved");
        yield false;
      }
      case PaymentAnswer.Broken() -> throw new Broken("I16", name() + " broke over a payment");
      case PaymentAnswer.Refused(var refusal) ->
          throw new Broken("I16", name() + " refuses a payment: " + refusal);
      case PaymentAnswer.Blocked(var obstacle) ->
          throw new Broken("I16", name() + " blocks a payment: " + obstacle);
    };
  }

  /// What a till with the planted bug does behind a sale.
  private void spoil(CompletedSale sale) {
    switch (planted) {
      case MARK_OUTSIDE_THE_SALE -> {
        write("update sale set pending = 0 where id = ?", sale.id());
        write("update sale set pending = 1 where id = ?", sale.id());
      }
      case NONE, SILENCE_TAKEN_FOR_YES, CURSOR_BEFORE_ITS_DATA, POISON_BLOCKS, SEEN_NOT_TOLD -> {
        // Nothing here.
      }
    }
  }

  private void write(String statement, String parameter) {
    int _ =
        replica().<Integer>write(Priority.PERSON, tx -> tx.handle().execute(statement, parameter));
  }

  @Override
  public void close() {
    Life last = life;
    if (last != null) {
      last.replica.close();
    }
  }
}
