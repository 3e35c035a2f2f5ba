package dev.sempre.simulation.world;

import dev.sempre.agent.machine.State;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.SqliteDatabase;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.sync.Viewer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// One seed's story: a centre, some tills, some days in which everything that can go wrong does,
/// and the morning after. Single-threaded.
final class World implements AutoCloseable {
  /// 2026-11-21T12:00:00Z.
  static final long START_MILLIS = 1_795_262_400_000L;

  /// What no currency is called.
  static final String DAMAGED = "euro";

  private static final long MINUTE = 60_000;
  private static final int ROUNDS_TO_CONVERGE = 3;

  private final VirtualTime time = new VirtualTime(START_MILLIS);
  private final History history = new History(time);
  private final Oracle oracle = new Oracle();
  private final Random random;
  private final Path folder;
  private final SimCentre centre;
  private final List<SimTill> tills = new ArrayList<>();
  private final List<Weather> weathers = new ArrayList<>();
  private final Invariants invariants;

  /// @param ground what it begins with
  /// @param planted what its tills have wrong with them
  World(long seed, Ground ground, Planted planted) {
    random = new Random(seed);
    folder = ground.newFolder();
    int shops = 1 + random.nextInt(Ground.MOST_SHOPS);
    Path company = folder.resolve("centre.db");
    ground.copyCentre(shops, company);
    centre = new SimCentre(company, new NodeClock(time), new Random(random.nextLong()));
    int number = 1 + random.nextInt(3);
    int percent = random.nextInt(40);
    for (int i = 1; i <= number; i++) {
      String shop = String.valueOf(1 + i % shops);
      Place place = new Place("till-" + i, SimCentre.TENANT, "Bottega Rossi", shop, i, 0);
      Weather weather = new Weather(new Random(random.nextLong()), percent);
      weathers.add(weather);
      Path file = folder.resolve(place.base() + ".db");
      ground.copyTill(file);
      tills.add(
          new SimTill(
              place,
              () -> new SqliteDatabase(file, 0, Runnable::run),
              time,
              new NodeClock(time),
              new Random(random.nextLong()),
              seen ->
                  new SimLine(new Viewer(place.base(), shop), centre, weather, time, history, seen),
              planted,
              history,
              oracle));
    }
    invariants = new Invariants(centre, tills, oracle);
  }

  /// Lives the story to its end.
  ///
  /// @throws Broken if an invariant does not hold
  void run(int mostSteps) {
    tills.forEach(SimTill::start);
    for (int step = 0; step < mostSteps; step++) {
      act();
      time.run(random.nextInt(4) == 0 ? random.nextInt(20 * 60_000) : random.nextInt(30_000));
      afterStep();
    }
    clearUp();
    invariants.atTheEnd();
  }

  private void afterStep() {
    if (centre.disk().isDead()) {
      history.note("centre", "starts again");
      centre.restart();
    }
    tills.forEach(SimTill::mourn);
    lookedAt(true);
    invariants.afterStep();
    lookedAt(false);
  }

  private void lookedAt(boolean looked) {
    centre.disk().lookedAt(looked);
    tills.forEach(till -> till.disk().lookedAt(looked));
  }

  private SimTill anyTill() {
    return tills.get(random.nextInt(tills.size()));
  }

  private void act() {
    SimTill till = anyTill();
    if (!till.isAlive()) {
      start(till);
      return;
    }
    try {
      act(till);
    } catch (StoreFailure failure) {
      history.note(till.name(), "failed: " + failure.kind());
    } catch (Killed dead) {
      history.note(till.name(), "is killed");
    }
  }

  private void start(SimTill till) {
    till.disk().set(FaultyDisk.Mood.WELL);
    till.start();
  }

  private void act(SimTill till) {
    switch (random.nextInt(20)) {
      case 0 -> till.sync();
      case 1 -> {
        till.disk().killAfter(random.nextInt(60));
        history.note(till.name(), "will be killed");
      }
      case 2 -> {
        centre.disk().killAfter(random.nextInt(40));
        history.note("centre", "will be killed");
      }
      case 3 -> disk(till);
      case 4 -> line(till);
      case 5 -> clock(till);
      case 6, 7 -> price();
      case 8 -> contactAtCentre();
      case 9 -> contactAt(till);
      case 10 -> poison(till);
      case 11 -> copyOrRestore();
      default -> sell(till);
    }
  }

  private void sell(SimTill till) {
    int customers = 1 + random.nextInt(4);
    for (int i = 0; i < customers && till.isAlive(); i++) {
      List<String> codes = new ArrayList<>();
      int articles = 1 + random.nextInt(6);
      for (int n = 0; n < articles; n++) {
        codes.add(Founding.sku(random.nextInt(Founding.PRODUCTS)));
      }
      boolean _ = till.sell(codes);
    }
  }

  private void disk(SimTill till) {
    FaultyDisk.Mood[] moods = FaultyDisk.Mood.values();
    FaultyDisk.Mood mood = moods[random.nextInt(moods.length)];
    history.note(till.name(), "disk: " + mood);
    FaultyDisk disk = till.disk();
    disk.set(mood);
    time.after(random.nextInt(90_000), () -> disk.set(FaultyDisk.Mood.WELL));
  }

  private void line(SimTill till) {
    Weather weather = weathers.get(tills.indexOf(till));
    long millis = random.nextInt(3) == 0 ? 86_400_000L * 3 : random.nextInt(600_000);
    history.note(till.name(), "line down for " + millis / 1000 + " s");
    weather.setDown(true);
    time.after(millis, () -> weather.setDown(false));
  }

  private void clock(SimTill till) {
    long[] offsets = {0, -86_400_000L * 2, 3_600_000, -3_600_000, 90_000, 86_400_000L * 365 * 3};
    long off = offsets[random.nextInt(offsets.length)];
    history.note(till.name(), "clock off by " + off / 1000 + " s");
    till.clock().set(off);
  }

  private void price() {
    int product = random.nextInt(Founding.PRODUCTS);
    long amount = 1L + random.nextInt(5_000);
    atCentre(() -> {
      new Founding(centre.replica()).price(product, amount);
      history.note("centre", "p" + product + " costs " + amount);
    });
  }

  /// Source: F30.
  private void copyOrRestore() {
    if (centre.disk().isDead()) {
      return;
    }
    if (centre.hasCopy() && random.nextInt(3) == 0) {
      history.note("centre", "is restored");
      centre.restore();
    } else {
      history.note("centre", "is copied");
      centre.copy();
    }
  }

  private void contactAtCentre() {
    String id = "c" + random.nextInt(Founding.CONTACTS);
    String name = "Customer " + random.nextInt(1_000);
    if (random.nextInt(4) == 0) {
      history.note("centre", "deletes " + id);
      atCentre(() -> Founding.deleteContact(centre.replica(), id)); // Source: F27.
    } else {
      atCentre(() -> Founding.contact(centre.replica(), id, name, null));
    }
  }

  private void contactAt(SimTill till) {
    String id = "c" + random.nextInt(Founding.CONTACTS + 2);
    String phone = "+39 " + random.nextInt(1_000_000);
    try {
      Founding.contact(till.replica(), id, "Customer of " + till.name(), phone);
      history.note(till.name(), "changes " + id);
    } catch (Killed dead) {
      history.note(till.name(), "is killed over " + id);
    }
  }

  private void atCentre(Runnable work) {
    try {
      work.run();
    } catch (Killed | StoreFailure trouble) {
      history.note("centre", "is in trouble");
    }
  }

  /// Somebody damages a ticket that is still to be sent. Source: F33.
  private void poison(SimTill till) {
    try {
      List<String> waiting =
          till.replica()
              .read(handle ->
                  handle
                      .createQuery("select id from sale where pending = 1 order by id")
                      .mapTo(String.class)
                      .list());
      waiting.removeIf(id -> !oracle.wasPaid(till.name(), id));
      if (!waiting.isEmpty()) {
        String id = waiting.get(random.nextInt(waiting.size()));
        int _ =
            till.replica()
                .<Integer>write(
                    Priority.PERSON,
                    tx ->
                        tx.handle()
                            .createUpdate("update sale set currency = :bad where id = :id")
                            .bind("bad", DAMAGED)
                            .bind("id", id)
                            .execute());
        history.note(till.name(), "damages " + id);
      }
    } catch (Killed dead) {
      history.note(till.name(), "is killed");
    }
  }

  /// The faults end; within three rounds every queue is empty or explained.
  private void clearUp() {
    history.note("world", "clears up");
    weathers.forEach(Weather::clearUp);
    if (centre.disk().isDead()) {
      centre.restart();
    }
    centre.disk().killAfter(-1);
    centre.disk().set(FaultyDisk.Mood.WELL);
    for (SimTill till : tills) {
      till.clock().set(0);
      if (!till.isAlive()) {
        till.start();
      }
      till.disk().killAfter(-1);
      till.disk().set(FaultyDisk.Mood.WELL);
    }
    time.run(6 * MINUTE);
    for (int round = 0; round < ROUNDS_TO_CONVERGE; round++) {
      for (SimTill till : tills) {
        till.sync();
      }
      time.run(MINUTE);
    }
    for (int second = 0; second < 30 && !allRest(); second++) {
      time.run(1_000); // A pulse may be under way at any moment.
    }
    for (SimTill till : tills) {
      if (!(till.state() instanceof State.Resting)) {
        throw new Broken("I6", till.name() + " does not come to rest: " + till.state());
      }
    }
  }

  private boolean allRest() {
    return tills.stream().allMatch(till -> till.state() instanceof State.Resting);
  }

  History history() {
    return history;
  }

  Oracle oracle() {
    return oracle;
  }

  @Override
  public void close() {
    tills.forEach(SimTill::close);
    centre.close();
    Ground.delete(folder);
  }
}
