package dev.sempre.simulation.world;

import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.SqliteDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// One seed's story: a centre with one or two companies, some tills, some days in which everything
/// that can go wrong does, and the morning after. Single-threaded.
final class World implements AutoCloseable {
  /// 2026-11-21T12:00:00Z.
  static final long START_MILLIS = 1_795_262_400_000L;

  private static final List<Instant> DAYS =
      List.of(
          Instant.ofEpochMilli(START_MILLIS),
          Instant.parse("2026-11-30T22:25:00Z"),
          Instant.parse("2026-12-31T22:25:00Z"),
          Instant.parse("2027-03-28T00:25:00Z"),
          Instant.parse("2027-10-31T00:25:00Z"));

  private static final int MOST_TILLS = 3;

  private final long seed;
  private final Setting setting;
  private final Random random;
  private final Path folder;
  private final CentreProcess centre;
  private final List<Company> companies = new ArrayList<>();
  private final Stage stage;
  private final Invariants invariants;
  private int tills;

  /// @param ground what it begins with
  /// @param planted what its programs have wrong with them
  World(long seed, Ground ground, Planted planted) {
    this.seed = seed;
    random = new Random(seed);
    setting = Setting.of(beginning().toEpochMilli(), planted);
    folder = ground.newFolder();
    centre = new CentreProcess(setting);
    int number = 1 + random.nextInt(MOST_TILLS);
    int percent = random.nextInt(40);
    boolean two = number > 1 && random.nextBoolean();
    companies.add(found(Firm.ROSSI, two ? number - 1 : number, percent, ground));
    if (two) {
      companies.add(found(Firm.VERDI, 1, percent, ground));
    }
    stage = new Stage(setting, centre, companies, new Practice(setting, ground));
    Fate meanwhile = new Fate(new Random(random.nextLong()));
    for (SimTill till : everyTill()) {
      till.whileItIsSlow(
          () -> stage.meanwhile(till, meanwhile.customerAtTill(0), meanwhile.coin()));
    }
    invariants = new Invariants(setting, centre, companies);
  }

  /// Half of the stories begin on an ordinary day, the others less than an hour before one that is
  /// not: the end of a month, of a year, of winter time and of summer time. Source: F42.
  private Instant beginning() {
    return random.nextBoolean() ? DAYS.getFirst() : DAYS.get(random.nextInt(DAYS.size()));
  }

  private Company found(Firm firm, int number, int percent, Ground ground) {
    int shops = 1 + random.nextInt(Ground.MOST_SHOPS);
    Path file = folder.resolve(firm.tenant() + ".db");
    ground.copyCentre(firm, shops, file);
    SimCentre its =
        new SimCentre(
            file, new NodeClock(setting.time()), new Random(random.nextLong()), setting.planted());
    centre.add(its);
    List<SimTill> here = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      SimTill till = till(firm, its, String.valueOf(1 + i % shops), percent, ground);
      centre.admit(till.name(), its);
      setting.canaries().belongs(till.name(), firm);
      here.add(till);
    }
    CustomerBook customers = new CustomerBook(setting.time());
    customers.beginsWith(its.replica());
    HeadOffice office = new HeadOffice(setting, its, firm, customers);
    return new Company(firm, its, here, office, customers);
  }

  private SimTill till(Firm firm, SimCentre its, String shop, int percent, Ground ground) {
    String name = "till-" + ++tills;
    int number = its.admit(name, shop, SimTill.firstKeyOf(name));
    Place place = new Place(name, firm.tenant(), firm.company(), shop, number, 0);
    Path file = folder.resolve(place.base() + ".db");
    ground.copyTill(file);
    return new SimTill(
        place,
        () -> new SqliteDatabase(file, 0, Runnable::run),
        folder.resolve("memory-of-" + place.base()),
        setting,
        new Random(random.nextLong()),
        new Weather(new Random(random.nextLong()), percent),
        centre);
  }

  private List<SimTill> everyTill() {
    return companies.stream().flatMap(company -> company.tills().stream()).toList();
  }

  /// Lives the story to its end.
  ///
  /// @throws Broken if an invariant does not hold
  void run(Plot plot) {
    Fate fate = new Fate(new Random(random.nextLong()));
    everyTill().forEach(SimTill::start);
    for (Act act : plot.acts(fate)) {
      stage.play(act);
      setting.time().run(fate.untilNextMillis());
      afterStep();
    }
    new Morning(setting, centre, companies).comes();
    invariants.atTheEnd(plot.hasIntruders(seed));
  }

  private void afterStep() {
    boolean _ = centre.restartIfDead();
    everyTill().forEach(SimTill::mourn);
    invariants.afterStep();
  }

  History history() {
    return setting.history();
  }

  Oracle oracle() {
    return setting.oracle();
  }

  @Override
  public void close() {
    everyTill().forEach(SimTill::close);
    companies.forEach(company -> company.centre().close());
    Ground.delete(folder);
  }
}
