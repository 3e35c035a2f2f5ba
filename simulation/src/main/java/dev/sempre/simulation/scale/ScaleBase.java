package dev.sempre.simulation.scale;

import dev.sempre.agent.AgentWiring;
import dev.sempre.agent.machine.Event;
import dev.sempre.agent.machine.State;
import dev.sempre.agent.machine.Why;
import dev.sempre.agent.run.Handover;
import dev.sempre.agent.run.Ports;
import dev.sempre.agent.run.SyncRunner;
import dev.sempre.agent.transport.HttpUpstream;
import dev.sempre.model.organisation.User;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.till.TillDesk;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.organisation.UserStore;
import dev.sempre.replica.sync.Outbox;
import dev.sempre.replica.sync.SetBack;
import dev.sempre.replica.sync.UpstreamSeen;
import dev.sempre.simulation.bench.HouseBase;
import dev.sempre.simulation.shop.Assortment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// One till of the chain: the use cases of the Sell screen, a database of its own, and the agent's
/// machine on the real line. Only the agent's clockwork is not the real one: whoever holds the base
/// says when it is time, and runs the round on his own thread. One thread at a time.
final class ScaleBase implements AutoCloseable {
  /// A ticket of which the till has said that it is paid.
  ///
  /// @param id id
  /// @param number series and number as they are printed
  /// @param lines lines
  /// @param grossMinor what the customer has paid, minor units
  record Sold(String id, String number, int lines, long grossMinor) {}

  /// An attempt that upstream has put off.
  private record Ring(long atNanos, Runnable ring) {}

  private final HouseBase house;
  private final SyncRunner runner;
  private final Outbox outbox;
  private final Trade trade;
  private final int products;
  private final Random random;
  private final List<Sold> sold = new ArrayList<>();
  private @Nullable TillDesk desk;
  private @Nullable Ring ring;
  private int putOff;

  private ScaleBase(HouseBase house, Trade trade, int products, long seed, Executor beside) {
    this.house = house;
    this.trade = trade;
    this.products = products;
    this.random = new Random(seed);
    Replica replica = house.replica();
    this.outbox = new Outbox(replica);
    HttpUpstream upstream =
        new HttpUpstream(
            house.identity().credentials(),
            System::nanoTime,
            () -> replica.read(UpstreamSeen::find),
            () -> replica.read(SetBack::words));
    this.runner = new SyncRunner(replica, upstream, ports(beside));
  }

  private Ports ports(Executor beside) {
    return new Ports(
        AgentWiring.CLOCK,
        System::nanoTime,
        System::nanoTime,
        new Random(random.nextLong()),
        Runnable::run,
        Runnable::run,
        beside,
        (millis, task) -> {
          putOff++;
          ring = new Ring(System.nanoTime() + millis * 1_000_000, task);
        },
        Handover.inline(),
        Ports.Courtesy.NONE);
  }

  /// Joins the company with a database of its own and gets everything that it needs to sell.
  ///
  /// @param folder where its database is made
  /// @param products how many products of the assortment can be rung up
  /// @param beside packs the next batch while one is on its way
  static ScaleBase join(
      Path folder, String url, String code, Trade trade, int products, long seed, Executor beside) {
    HouseBase house = HouseBase.open(folder);
    house.enrol(url, code);
    ScaleBase base = new ScaleBase(house, trade, products, seed, beside);
    base.runner.tell(new Event.Started());
    base.awaitRest();
    return base;
  }

  Replica replica() {
    return house.replica();
  }

  /// Every ticket so far.
  List<Sold> sold() {
    return List.copyOf(sold);
  }

  /// How often upstream has asked to come again, or has not answered.
  int putOff() {
    return putOff;
  }

  /// Tickets that wait to go up; counted in the database itself.
  long waiting() {
    return outbox.waiting().values().stream().mapToLong(Outbox.Waiting::total).sum();
  }

  /// The next customer: rung up line by line, paid in cash.
  void sell() {
    TillDesk till = desk();
    OpenSale sale = till.current().sale();
    int lines = trade.basketLines().next(random);
    for (int line = 0; line < lines; line++) {
      String code = Assortment.gtin(random.nextInt(products));
      long quantityMilli = trade.lineQuantity().next(random) * 1_000L;
      StepAnswer answer = till.ringUp(sale, code, quantityMilli, null);
      if (!(answer instanceof StepAnswer.Done(OpenSale next, var _))) {
        throw new IllegalStateException("not rung up: " + answer);
      }
      sale = next;
    }
    PayingSale paying =
        sale.beginPayment()
            .orElseThrow()
            .addTender(till.cash().id(), TenderKind.CASH, sale.totals().grossMinor())
            .orElseThrow();
    PaymentAnswer answer = till.complete(paying);
    if (!(answer instanceof PaymentAnswer.Paid paid)) {
      throw new IllegalStateException("not paid: " + answer);
    }
    CompletedSale done = paid.sale();
    sold.add(
        new Sold(
            done.id(), done.number().printed(), done.lines().size(), done.totals().grossMinor()));
  }

  /// As if no answer about a ticket had ever reached it: all of them wait again, and the centre
  /// will say that it has them.
  void forgetAnswers() {
    int _ =
        replica()
            .<Integer>write(
                Priority.BACKGROUND, tx -> tx.handle().execute("update sale set pending = 1"));
  }

  private TillDesk desk() {
    TillDesk open = desk;
    if (open == null) {
      open = new TillDesk(replica(), AgentWiring.CLOCK, cashier());
      desk = open;
    }
    return open;
  }

  private User cashier() {
    String establishment = house.identity().establishment();
    return replica().read(handle -> UserStore.activeOf(handle, establishment)).stream()
        .filter(user -> user.roleId().equals("CASHIER"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody may sell here"));
  }

  /// It is time for something: begins a round unless one waits for its next attempt.
  void tell(Event event) {
    runner.tell(event);
  }

  /// Whether nothing is under way: the last round has come to its end.
  boolean isAtRest() {
    return switch (runner.state()) {
      case State.Resting _ -> true;
      case State.BackingOff _ -> false;
      case State.Barred _, State.Working _, State.Stopping _, State.Stopped _ ->
          throw new IllegalStateException("no end of a round: " + runner.state());
    };
  }

  /// When to go on with a round that was put off.
  ///
  /// @return moment of [System#nanoTime()]
  long ringsAtNanos() {
    Ring waiting = ring;
    if (waiting == null) {
      throw new IllegalStateException("nothing was put off");
    }
    return waiting.atNanos();
  }

  /// Goes on with it.
  void ring() {
    Ring waiting = ring;
    ring = null;
    if (waiting != null) {
      waiting.ring().run();
    }
  }

  /// Sends and gets everything, however often it has to try.
  void synchronise() {
    tell(new Event.Requested(Why.COMMAND));
    awaitRest();
  }

  /// Goes on with a round that was put off, until it has come to its end.
  void awaitRest() {
    while (!isAtRest()) {
      Pause.until(ringsAtNanos());
      ring();
    }
  }

  @Override
  public void close() {
    house.close();
  }
}
