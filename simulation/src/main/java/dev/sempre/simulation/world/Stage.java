package dev.sempre.simulation.world;

import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.model.sync.CanonicalForm;
import dev.sempre.model.sync.Hlc;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.sync.Records;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the acts of a story take place.
final class Stage {
  /// What no currency is called.
  static final String DAMAGED = "euro";

  /// What no ticket has for a note.
  static final String ALTERED = "altered";

  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;

  private static final long MOVED_MINOR = 1_000;

  /// In which a till that is asked to synchronise has sent what waits.
  private static final long SENDING_MILLIS = 2_000;

  private final Setting setting;
  private final CentreProcess centre;
  private final List<Company> companies;
  private final List<SimTill> tills;
  private final Counter counter;
  private final Map<SimTill, String> changedLast = new HashMap<>();

  Stage(Setting setting, CentreProcess centre, List<Company> companies, Practice practice) {
    this.setting = setting;
    this.centre = centre;
    this.companies = companies;
    this.counter = new Counter(setting, this, practice);
    this.tills = companies.stream().flatMap(company -> company.tills().stream()).toList();
  }

  SimTill till(int number) {
    return tills.get(number % tills.size());
  }

  private Company company(int number) {
    return companies.get(number % companies.size());
  }

  Company companyOf(SimTill till) {
    return companies.stream().filter(each -> each.tills().contains(till)).findFirst().orElseThrow();
  }

  void play(Act what) {
    switch (what) {
      case Act.AtCounter act -> counter.play(act);
      case Act.Synchronise(int at) -> with(at, SimTill::sync);
      case Act.KillTill(int at, int calls) -> {
        setting.note(till(at).name(), "will be killed");
        till(at).disk().killAfter(calls);
      }
      case Act.KillCentre(int of, int calls) -> {
        setting.note(HeadOffice.CENTRE, "will be killed");
        company(of).centre().disk().killAfter(calls);
      }
      case Act.TillDisk(int at, var mood, int millis) ->
          disk(till(at).name(), till(at).disk(), mood, millis);
      case Act.Terminal(int at, var mood, long hold, int millis) ->
          terminal(till(at), mood, hold, millis);
      case Act.CentreDisk(int of, var mood, int millis) ->
          disk(HeadOffice.CENTRE, company(of).centre().disk(), mood, millis);
      case Act.LineDown(int at, long millis) -> lineDown(till(at), millis);
      case Act.SetClock(int at, long off) -> {
        setting.note(till(at).name(), "clock off by " + off / 1000 + " s");
        till(at).clock().set(off);
      }
      case Act.Drift(int at, int permille) -> {
        setting.note(till(at).name(), "clock drifts by " + permille + " s in 1000");
        till(at).clock().drift(permille);
      }
      case Act.StampFarAhead(int at, int customer, int days) ->
          with(at, till -> stampFarAhead(till, "c" + customer, days));
      case Act.FreezeTill(int at, int millis) -> {
        setting.note(till(at).name(), "stands still for " + millis / 1000 + " s");
        till(at).freeze(millis);
      }
      case Act.FreezeCentre(int millis) -> {
        setting.note(HeadOffice.CENTRE, "stands still for " + millis / 1000 + " s");
        centre.freeze(millis);
      }
      case Act.Price(int of, int product, long amount) ->
          company(of).office().price(product, amount);
      case Act.Product(int of, int product, int rate) ->
          company(of).office().product(product, rate);
      case Act.CustomerAtOffice(int of, int customer, int name) ->
          company(of).office().customer(customer, "Customer " + name);
      case Act.DeleteCustomer(int of, int customer) ->
          company(of).office().deleteCustomer(customer);
      case Act.CustomerAtTill(int at, int customer, int phone) ->
          with(at, till -> customer(till, "c" + customer, "+39 " + phone));
      case Act.Damage(int at, int ticket) -> with(at, till -> damage(till, ticket));
      case Act.DamageMovement(int at, int movement) -> {
        with(at, this::moveUnlessOneWaits);
        with(at, till -> damageMovement(till, movement));
      }
      case Act.Alter(int at, int ticket) -> with(at, till -> alter(till, ticket));
      case Act.AlterUnanswered(int at, int ticket) ->
          with(at, till -> alterUnanswered(till, ticket));
      case Act.CopyCentre(int of) -> copy(company(of));
      case Act.RestoreCentre(int of) -> restore(company(of));
      case Act.CopyTill(int at) -> with(at, this::copy);
      case Act.RestoreTill(int at, boolean elsewhere) -> restore(till(at), elsewhere);
      case Act.Closed(int days) -> close(days * DAY, days + " days");
      case Act.Night(int hours) -> close(hours * HOUR, hours + " hours");
      case Act.Nothing() -> {
        // Nor does anything happen.
      }
    }
  }

  /// Something that people do with a till.
  @FunctionalInterface
  interface AtTill {
    void work(SimTill till);
  }

  /// Somebody works with a till; whoever finds it dead starts it.
  void with(int number, AtTill task) {
    SimTill till = till(number);
    if (!till.isAlive()) {
      till.start();
    } else if (till.isUsable()) {
      with(till, task);
    }
  }

  /// Somebody works with a till that is alive.
  void with(SimTill till, AtTill task) {
    till.visited();
    try {
      if (!centre.isDead()) {
        companyOf(till).joinAgainIfItMust(till);
      }
      if (till.isAlive()) {
        task.work(till);
      }
    } catch (StoreFailure failure) {
      setting.note(till.name(), "failed: " + failure.kind());
      setting.canaries().look(till.name(), "an error", failure.getMessage());
    } catch (Killed dead) {
      setting.note(till.name(), "is killed");
    } finally {
      till.mourn();
    }
  }

  /// What people do at a till while a call of its agent takes its time.
  ///
  /// @param again true if they change the customer again that they have changed last
  void meanwhile(SimTill till, Act.CustomerAtTill act, boolean again) {
    with(
        till,
        same -> {
          String last = changedLast.get(till);
          String id = again && last != null ? last : "c" + act.customer();
          customer(same, id, "+39 " + act.phone());
          boolean _ = same.isUsable() && same.cashier().serve(List.of(Founding.sku(0)));
        });
  }

  private void disk(String whose, FaultyDisk disk, FaultyDisk.Mood mood, int millis) {
    setting.note(whose, "disk: " + mood);
    disk.set(mood);
    setting.time().after(millis, () -> disk.set(FaultyDisk.Mood.WELL));
  }

  private void terminal(SimTill till, SimTerminal.Mood mood, long holdMillis, int millis) {
    setting.note(till.name(), "terminal: " + mood);
    till.terminal().become(mood, holdMillis);
    setting.time().after(millis, () -> till.terminal().become(SimTerminal.Mood.APPROVES, 0));
  }

  void lineDown(SimTill till, long millis) {
    setting.note(till.name(), "line down for " + millis / 1000 + " s");
    till.weather().setDown(true);
    setting.time().after(millis, () -> till.weather().setDown(false));
  }

  private void customer(SimTill till, String id, String phone) {
    Company company = companyOf(till);
    company.customers().begins(till.name(), id);
    changedLast.put(till, id);
    setting.note(till.name(), "changes " + id);
    String name = "Customer of " + till.name() + " " + company.firm().canary();
    Founding.contact(till.replica(), id, name, phone);
    company.customers().look(till.name(), till.replica(), false);
  }

  private void stampFarAhead(SimTill till, String id, int days) {
    companyOf(till).customers().beginsBeyond(till.name(), id);
    setting.note(till.name(), "stamps " + id + " in " + days + " days");
    long stamp = Hlc.ofMillis(setting.time().nowMillis() + days * DAY);
    String stamps = "{\"*\":\"%s@%s\"}".formatted(Long.toHexString(stamp), till.name());
    int _ =
        till.replica()
            .<Integer>write(
                Priority.PERSON,
                tx ->
                    tx.handle()
                        .execute(
                            "update contact set modified_at = ?, stamps = ?, pending = 1,"
                                + " version = version + 1, seq = ? where id = ?",
                            stamp,
                            stamps,
                            tx.nextSeq(SyncCatalogue.CONTACT, id),
                            id));
  }

  /// Not while somebody is being paid or pays: what he brings back may be that ticket.
  private void damage(SimTill till, int ticket) {
    String id = waiting(till, ticket);
    if (id != null && !setting.oracle().book(till.name()).mayHoldMoney()) {
      setting.oracle().damaged(id);
      setting.note(till.name(), "damages the ticket " + id);
      change(till, "update sale set currency = ? where id = ?", DAMAGED, id);
    }
  }

  /// Movements are few and soon sent: left to chance none would ever be there to be damaged.
  private void moveUnlessOneWaits(SimTill till) {
    if (waitingMovements(till).isEmpty()) {
      ShiftHand hand = till.cashier().shift();
      if (!hand.isOpen()) {
        hand.open(1);
      }
      if (till.isUsable()) {
        hand.move(CashMovementKind.CASH_IN, MOVED_MINOR);
      }
    }
  }

  private void damageMovement(SimTill till, int number) {
    List<String> waiting = waitingMovements(till);
    if (!waiting.isEmpty()) {
      String id = waiting.get(number % waiting.size());
      setting.oracle().damaged(id);
      setting.note(till.name(), "damages the movement " + id);
      change(till, "update cash_movement set currency = ? where id = ?", DAMAGED, id);
    }
  }

  private static List<String> waitingMovements(SimTill till) {
    return till.replica()
        .read(handle ->
            handle
                .createQuery(
                    "select id from cash_movement where pending = 1 and currency <> :damaged"
                        + " order by id")
                .bind("damaged", DAMAGED)
                .mapTo(String.class)
                .list());
  }

  private void alter(SimTill till, int ticket) {
    String id = waiting(till, ticket);
    if (id != null) {
      String before =
          till.replica()
              .read(handle ->
                  Records.find(
                      handle.getConnection(), till.replica().dialect(), SyncCatalogue.SALE, id))
              .map(stored -> new CanonicalForm().hexHash(stored.record()))
              .orElseThrow();
      setting.oracle().altered(id, before);
      setting.note(till.name(), "alters " + id);
      change(till, "update sale set note = ? where id = ?", ALTERED, id);
    }
  }

  private void alterUnanswered(SimTill till, int ticket) {
    setting.note(till.name(), "hears no answer to what it sends");
    till.weather().setVerdictsLost(true);
    till.sync();
    setting.time().run(SENDING_MILLIS);
    if (till.isUsable()) {
      alter(till, ticket);
    }
    till.weather().setVerdictsLost(false);
  }

  private static void change(SimTill till, String statement, String value, String id) {
    int _ =
        till.replica()
            .<Integer>write(Priority.PERSON, tx -> tx.handle().execute(statement, value, id));
  }

  /// One of the tickets that are still to be sent, or null if there is none.
  private @Nullable String waiting(SimTill till, int number) {
    List<String> waiting =
        till.replica()
            .read(handle ->
                handle
                    .createQuery("select id from sale where pending = 1 order by id")
                    .mapTo(String.class)
                    .list());
    Oracle oracle = setting.oracle();
    waiting.removeIf(id ->
        !oracle.wasPaid(till.name(), id) || oracle.isDamaged(id) || oracle.hashBefore(id) != null);
    return waiting.isEmpty() ? null : waiting.get(number % waiting.size());
  }

  private void copy(Company company) {
    if (!centre.isDead()) {
      setting.note(HeadOffice.CENTRE, "is copied");
      company.centre().copy();
      company.customers().centreIsCopied();
    }
  }

  private void restore(Company company) {
    if (!centre.isDead() && company.centre().hasCopy()) {
      setting.note(HeadOffice.CENTRE, "is restored");
      company.centre().restore();
      company.customers().centreIsRestored();
    }
  }

  private void copy(SimTill till) {
    till.copy().make();
    setting.oracle().copied(till.name());
    till.terminal().tillIsCopied();
  }

  private void restore(SimTill till, boolean onOtherMachine) {
    Set<String> tickets = till.copy().tickets();
    if (tickets != null) {
      setting.note(till.name(), "is restored" + (onOtherMachine ? " on another machine" : ""));
      till.copy().restore(onOtherMachine);
      setting.oracle().restored(till.name(), tickets);
      till.terminal().tillIsRestored();
      companyOf(till).customers().tillIsRestored(till.name());
    }
  }

  private void close(long millis, String told) {
    setting.note("world", "closes for " + told);
    tills.forEach(SimTill::close);
    setting.time().run(millis);
    tills.forEach(SimTill::start);
  }
}
