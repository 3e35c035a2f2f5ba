package dev.sempre.simulation.versions;

import dev.sempre.centre.Centre;
import dev.sempre.centre.CentreOptions;
import dev.sempre.centre.organisation.Companies;
import dev.sempre.centre.organisation.Establishments;
import dev.sempre.centre.organisation.NewCompany;
import dev.sempre.centre.organisation.NewCompany.Market;
import dev.sempre.centre.tenant.Ports;
import dev.sempre.model.id.UuidV7;
import dev.sempre.model.money.Currency;
import dev.sempre.model.organisation.EstablishmentKind;
import dev.sempre.model.tax.TaxMode;
import dev.sempre.replica.db.Release;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.organisation.PinHash;
import dev.sempre.simulation.program.CentreStore;
import dev.sempre.simulation.program.PostgresServer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneId;

/// A real centre with one company, served as the release that it is started as.
final class VersionedCentre implements AutoCloseable {
  private static final String COMPANY = "rossi";
  private static final String SHOP = "1";

  /// Nobody tries its PINs.
  private static final PinHash.Cost CHEAP_PIN = new PinHash.Cost(64, 1, 1);

  private static final Market ITALY =
      new Market(Currency.of("EUR"), "IT", "it", ZoneId.of("Europe/Rome"), TaxMode.INCLUSIVE);

  /// One for all centres of a process, each with a database of its own: it takes seconds to make.
  private static final class Server {
    static final PostgresServer POSTGRES = PostgresServer.start();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(POSTGRES::close));
    }
  }

  private final Path data;
  private final ShopClock clock;
  private Centre centre;

  private VersionedCentre(Path data, ShopClock clock, Centre centre) {
    this.data = data;
    this.clock = clock;
    this.centre = centre;
  }

  static VersionedCentre start(CentreStore store, Path data, ShopClock clock, Release release) {
    String url = store == CentreStore.POSTGRES ? Server.POSTGRES.newDatabase() : null;
    CentreOptions options = new CentreOptions(data, CentreOptions.DEFAULT_HOST, 0, url);
    VersionedCentre started =
        new VersionedCentre(data, clock, Centre.start(options, ports(clock), release));
    var _ =
        new Companies(started.centre.store())
            .create(new NewCompany(COMPANY, "Bottega Rossi", ITALY, "123456"));
    var _ =
        Establishments.create(
            started.replica(), SHOP, "Shop 1", EstablishmentKind.REMOTE, null, null);
    return started;
  }

  private static Ports ports(ShopClock clock) {
    SecureRandom random = new SecureRandom();
    return new Ports(clock, new UuidV7(clock, random), random, Runnable::run, CHEAP_PIN);
  }

  /// The program is stopped, and started again as another release: same folder, same address.
  void restartAs(Release release) {
    int port = centre.port();
    centre.close();
    CentreOptions options = new CentreOptions(data, CentreOptions.DEFAULT_HOST, port, null);
    centre = Centre.start(options, ports(clock), release);
  }

  String url() {
    return centre.url();
  }

  Replica replica() {
    return centre.store().tenants().replica(COMPANY).orElseThrow();
  }

  /// A one-time code for a new till of the shop.
  String code() {
    return centre.store().codes().issue(COMPANY, SHOP).code();
  }

  @Override
  public void close() {
    centre.close();
  }
}
