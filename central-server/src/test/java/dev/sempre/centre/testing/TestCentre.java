package dev.sempre.centre.testing;

import dev.sempre.centre.Centre;
import dev.sempre.centre.CentreOptions;
import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.organisation.Companies;
import dev.sempre.centre.organisation.Establishments;
import dev.sempre.centre.organisation.NewCompany;
import dev.sempre.centre.organisation.NewCompany.Market;
import dev.sempre.centre.tenant.CentreStore;
import dev.sempre.centre.tenant.Ports;
import dev.sempre.model.id.UuidV7;
import dev.sempre.model.money.Currency;
import dev.sempre.model.organisation.EstablishmentKind;
import dev.sempre.model.tax.TaxMode;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.organisation.PinHash;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A running centre on a real store, on a clock of the test's.
public final class TestCentre implements AutoCloseable {
  public static final Market ITALY =
      new Market(Currency.of("EUR"), "IT", "it", ZoneId.of("Europe/Rome"), TaxMode.INCLUSIVE);

  /// Nobody tries the PINs of tests: a quarter of a second each at the cost of the programs.
  private static final PinHash.Cost CHEAP_PIN = new PinHash.Cost(64, 1, 1);

  private final Centre centre;
  private final Clock clock;
  private final @Nullable String storeUrl;

  private TestCentre(Centre centre, Clock clock, @Nullable String storeUrl) {
    this.centre = centre;
    this.clock = clock;
    this.storeUrl = storeUrl;
  }

  public static Ports ports(Clock clock) {
    SecureRandom random = new SecureRandom();
    return new Ports(clock, new UuidV7(clock, random), random, Runnable::run, CHEAP_PIN);
  }

  public static TestCentre start(Path data, StoreKind kind) {
    Clock clock = new Clock();
    String storeUrl = kind.newUrl();
    CentreOptions options = new CentreOptions(data, CentreOptions.DEFAULT_HOST, 0, storeUrl);
    return new TestCentre(Centre.start(options, ports(clock)), clock, storeUrl);
  }

  /// Address of its PostgreSQL database.
  public String storeUrl() {
    return Objects.requireNonNull(storeUrl);
  }

  public Clock clock() {
    return clock;
  }

  public CentreStore store() {
    return centre.store();
  }

  public String url() {
    return centre.url();
  }

  public int port() {
    return centre.port();
  }

  /// A new company with the establishments 0 (central), 1 and 2.
  public void company(String name) {
    value(new Companies(store()).create(new NewCompany(name, "Company " + name, ITALY, "123456")));
    for (String code : new String[] {"1", "2"}) {
      value(
          Establishments.create(
              replica(name), code, "Shop " + code, EstablishmentKind.REMOTE, null, null));
    }
  }

  public Replica replica(String tenant) {
    return store().tenants().replica(tenant).orElseThrow();
  }

  /// A device that has joined with a fresh code.
  public TestDevice device(String tenant, String establishment) {
    String code = store().codes().issue(tenant, establishment).code();
    return TestDevice.enrolled(url(), code);
  }

  /// The value of an answer that must be one.
  public static <T> T value(Answer<T> answer) {
    return switch (answer) {
      case Answer.Done<T>(T value) -> value;
      case Answer.Refused<T>(var why) -> throw new AssertionError("refused: " + why);
    };
  }

  @Override
  public void close() {
    centre.close();
  }
}
