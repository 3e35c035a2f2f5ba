package dev.sempre.simulation.world;

import dev.sempre.agent.machine.State;
import dev.sempre.simulation.world.ShiftHand.Way;
import java.util.List;

/// The faults end. Each till is counted and closed, and opened again the next day. Within three
/// rounds every queue is empty or explained. Source: R17, liveness.
final class Morning {
  private static final long MINUTE = 60_000;
  private static final long NIGHT = 20 * 60 * MINUTE;
  private static final int FLOAT = 100;

  /// In minutes.
  private static final int LONGEST_WAIT = 6;

  /// More than a clock gains by itself between two looks at it.
  private static final long FAR_OFF = 20 * MINUTE;

  /// In which a program has seen that its clock was set.
  private static final long SEEN = 20 * MINUTE;

  private static final int ROUNDS_TO_CONVERGE = 3;

  private final Setting setting;
  private final CentreProcess centre;
  private final List<Company> companies;
  private final List<SimTill> tills;

  Morning(Setting setting, CentreProcess centre, List<Company> companies) {
    this.setting = setting;
    this.centre = centre;
    this.companies = companies;
    this.tills = companies.stream().flatMap(company -> company.tills().stream()).toList();
  }

  /// @throws Broken if the tills do not come to rest
  void comes() {
    setting.note("world", "clears up");
    centre.thaw();
    boolean _ = centre.restartIfDead();
    companies.forEach(company -> calm(company.centre().disk()));
    for (SimTill till : tills) {
      till.weather().clearUp();
      till.thaw();
      setRight(till);
      till.terminal().become(SimTerminal.Mood.APPROVES, 0);
      calm(till.disk());
      if (!till.isAlive()) {
        till.start();
      }
    }
    untilAllRest();
    for (Company company : companies) {
      company.tills().forEach(company::joinAgainIfItMust);
    }
    untilAllRest(); // Whoever has joined anew gets what he sells with.
    for (SimTill till : tills) {
      work(till, () -> till.cashier().shift().close(Way.PLAIN, () -> {}));
      shiftMustBe(till, false);
    }
    tills.forEach(SimTill::close);
    setting.time().run(NIGHT);
    tills.forEach(SimTill::start);
    for (SimTill till : tills) {
      work(till, () -> till.cashier().shift().open(FLOAT));
      shiftMustBe(till, true);
    }
    for (int round = 0; round < ROUNDS_TO_CONVERGE; round++) {
      tills.forEach(SimTill::sync);
      setting.time().run(MINUTE);
    }
    for (int second = 0; second < 30 && !tills.stream().allMatch(Morning::rests); second++) {
      setting.time().run(1_000); // A pulse may be under way at any moment.
    }
    for (SimTill till : tills) {
      if (!rests(till)) {
        throw new Broken("I6", till.name() + " does not come to rest: " + till.state());
      }
    }
  }

  /// Somebody sets a clock right that was wrong for a while: the journal says so.
  private void setRight(SimTill till) {
    long off = till.clock().offMillis();
    if (till.isAlive() && Math.abs(off) > FAR_OFF && till.clock().setForMillis() > SEEN) {
      new Diary(setting, till).clockIsSet(-off);
    }
    till.clock().set(0);
  }

  /// Nothing keeps a till from its Z any more, nor from the next day; a till that is set back makes
  /// none until it has joined anew. Source: T8, F42.
  private static void shiftMustBe(SimTill till, boolean open) {
    if (till.cashier().shift().isOpen() != open && !till.looking(till::isSetBack)) {
      throw new Broken("T8", till.name() + (open ? " opens no shift" : " makes no Z"));
    }
  }

  /// No money is left on the counter.
  private static void work(SimTill till, Runnable task) {
    till.cashier().finishPayments();
    task.run();
  }

  private static void calm(FaultyDisk disk) {
    disk.killAfter(-1);
    disk.set(FaultyDisk.Mood.WELL);
  }

  /// No longer than an agent waits at most, and as soon as all have nothing to do it is enough.
  private void untilAllRest() {
    setting.time().run(MINUTE);
    for (int minute = 1;
        minute < LONGEST_WAIT && !tills.stream().allMatch(till -> till.isAlive() && rests(till));
        minute++) {
      setting.time().run(MINUTE);
    }
  }

  private static boolean rests(SimTill till) {
    return till.state() instanceof State.Resting;
  }
}
