package dev.sempre.simulation.world;

import dev.sempre.model.organisation.User;
import dev.sempre.pos.till.TillDesk;
import dev.sempre.replica.db.Database;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.organisation.UserStore;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/// A company of one till under a clear sky: nothing fails but what somebody outside does to it. The
/// till has its own folder. Single-threaded.
public final class CalmCompany implements AutoCloseable {
  /// The till's only cashier.
  public static final String CASHIER = SimTill.CASHIER;

  /// A moment behind everything that happens in a company's first day.
  public static final long EVENING_MILLIS = World.START_MILLIS + 8 * 3_600_000L;

  private static final String TILL = "till-1";
  private static final String SHOP = "1";
  private static final long SYNC_MILLIS = 5_000;

  private final Setting setting = Setting.of(World.START_MILLIS, Planted.NONE);
  private final Random random;
  private final Path folder;
  private final Path tillFolder;
  private final Path tillFile;
  private final SimCentre centre;
  private final SimTill till;

  /// @param disk opens the till's file, once for each start
  public CalmCompany(long seed, Ground ground, Function<Path, Database> disk) {
    random = new Random(seed);
    folder = ground.newFolder();
    Path company = folder.resolve("centre.db");
    ground.copyCentre(Firm.ROSSI, 1, company);
    NodeClock clock = new NodeClock(setting.time());
    centre = new SimCentre(company, clock, new Random(random.nextLong()), Planted.NONE);
    tillFolder = Ground.newFolder(folder, "till");
    tillFile = tillFolder.resolve("till.db");
    ground.copyTill(tillFile);
    int number = centre.admit(TILL, SHOP, SimTill.firstKeyOf(TILL));
    Place place = new Place(TILL, Firm.ROSSI.tenant(), Firm.ROSSI.company(), SHOP, number, 0);
    Weather weather = new Weather(new Random(random.nextLong()), 0);
    weather.clearUp();
    CentreProcess server = new CentreProcess(setting);
    server.add(centre);
    server.admit(place.base(), centre);
    till =
        new SimTill(
            place,
            () -> disk.apply(tillFile),
            folder.resolve("memory"),
            setting,
            new Random(random.nextLong()),
            weather,
            server);
  }

  /// Where the till's database lies, and nothing else does.
  public Path tillFolder() {
    return tillFolder;
  }

  /// The till's database.
  public Path tillFile() {
    return tillFile;
  }

  /// Starts the till's program, which then gets what the centre has.
  public void start() {
    till.start();
    sync();
  }

  /// Ends the till's program as a person does.
  public void stop() {
    till.close();
  }

  /// Sends and gets everything.
  public void sync() {
    till.sync();
    setting.time().run(SYNC_MILLIS);
  }

  /// Nobody comes for a while.
  public void awaitCustomer() {
    setting.time().run(1 + random.nextInt(2_000));
  }

  /// Where the cashier works, as somebody finds it who begins there: with her open sale.
  public TillDesk desk() {
    Replica replica = till.replica();
    User cashier = replica.read(handle -> UserStore.byId(handle, CASHIER)).orElseThrow();
    return new TillDesk(replica, till.clock(), cashier);
  }

  /// Head office changes prices.
  public void reprice(int products) {
    Founding office = new Founding(centre.replica(), Firm.ROSSI);
    for (int n = 0; n < products; n++) {
      office.price(random.nextInt(Founding.PRODUCTS), 1L + random.nextInt(5_000));
    }
  }

  /// The till notes something about a customer.
  public void meetCustomer() {
    String id = "c" + random.nextInt(Founding.CONTACTS + 2);
    Founding.contact(till.replica(), id, "Customer", "+39 " + random.nextInt(1_000_000));
  }

  /// The tickets that the centre has.
  public Set<String> arrived() {
    return centre
        .replica()
        .read(handle ->
            new HashSet<>(handle.createQuery("select id from sale").mapTo(String.class).list()));
  }

  /// One of the codes that can be sold.
  public static String someCode(Random random) {
    return Founding.sku(random.nextInt(Founding.PRODUCTS));
  }

  /// One of the customers that the company has met.
  public static String someCustomer(Random random) {
    return "c" + random.nextInt(Founding.CONTACTS);
  }

  /// A code that can be sold.
  public static String anyCode() {
    return Founding.sku(0);
  }

  @Override
  public void close() {
    till.close();
    centre.close();
    Ground.delete(folder);
  }
}
