package dev.sempre.simulation.week;

import dev.sempre.agent.identity.DataFolder;
import dev.sempre.agent.identity.Enrolment;
import dev.sempre.agent.identity.Identity;
import dev.sempre.agent.machine.Event;
import dev.sempre.agent.machine.Why;
import dev.sempre.agent.run.Handover;
import dev.sempre.agent.run.Ports;
import dev.sempre.agent.run.SyncRunner;
import dev.sempre.agent.transport.HttpUpstream;
import dev.sempre.centre.Centre;
import dev.sempre.centre.CentreOptions;
import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.demo.DemoCompany;
import dev.sempre.model.id.UuidV7;
import dev.sempre.model.organisation.DeviceKind;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.SqliteDatabase;
import dev.sempre.replica.sync.Outbox;
import dev.sempre.replica.sync.SetBack;
import dev.sempre.replica.sync.UpstreamSeen;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Random;

/// The demo company's centre and one till of a shop, both real and in this process, by one clock
/// that the week sets on. The till asks the line only in [#synchronise].
final class WeekCompany implements AutoCloseable {
  private static final String SHOP = "1";
  private static final int MOST_ROUNDS = 5;
  private static final int BUSY_TIMEOUT_MILLIS = 2_000;

  private final WeekClock clock;
  private final Centre centre;
  private final DataFolder folder;
  private final Identity identity;
  private Replica till;

  private WeekCompany(
      WeekClock clock, Centre centre, DataFolder folder, Identity identity, Replica till) {
    this.clock = clock;
    this.centre = centre;
    this.folder = folder;
    this.identity = identity;
    this.till = till;
  }

  /// Founds the company, and lets the till join and fetch everything.
  ///
  /// @param path an empty folder
  static WeekCompany found(Path path, WeekClock clock) {
    SecureRandom random = new SecureRandom();
    Centre centre =
        Centre.start(
            new CentreOptions(path.resolve("centre"), CentreOptions.DEFAULT_HOST, 0, null),
            new dev.sempre.centre.tenant.Ports(
                clock, new UuidV7(clock, random), random, Runnable::run),
            dev.sempre.replica.db.Release.CURRENT);
    if (DemoCompany.create(centre.store()) instanceof Answer.Refused<?>(var why)) {
      throw new IllegalStateException(why.message());
    }
    DataFolder folder = ((DataFolder.Opened.Good) DataFolder.open(path.resolve("till"))).folder();
    Replica till = open(folder, clock);
    String code = centre.store().codes().issue(DemoCompany.TENANT, SHOP).code();
    Enrolment.Result result =
        new Enrolment(folder, till, random).enrol(centre.url(), code, "Till", DeviceKind.TILL);
    if (!(result instanceof Enrolment.Result.Enrolled(Identity identity))) {
      throw new IllegalStateException("not enrolled: " + result);
    }
    till.signWith(identity.key()::sign);
    WeekCompany company = new WeekCompany(clock, centre, folder, identity, till);
    company.synchronise();
    return company;
  }

  private static Replica open(DataFolder folder, WeekClock clock) {
    return Replica.open(
        new SqliteDatabase(folder.database(), BUSY_TIMEOUT_MILLIS, Runnable::run),
        clock,
        new UuidV7(clock, new SecureRandom()));
  }

  /// The till is switched off for the night, and on again.
  void restartTill() {
    till.close();
    till = open(folder, clock);
    till.signWith(identity.key()::sign);
  }

  /// Synchronises until nothing waits any more.
  ///
  /// @return rounds that it took
  /// @throws IllegalStateException if something still waits after a few
  int synchronise() {
    SyncRunner runner = newRunner();
    for (int round = 1; round <= MOST_ROUNDS; round++) {
      runner.tell(new Event.Requested(Why.BUTTON));
      if (waiting() == 0) {
        return round;
      }
    }
    throw new IllegalStateException(waiting() + " records still wait: " + runner.state());
  }

  private SyncRunner newRunner() {
    HttpUpstream upstream =
        new HttpUpstream(
            identity.credentials(),
            till.catalogue(),
            clock,
            () -> till.read(UpstreamSeen::find),
            () -> till.read(SetBack::words));
    Ports ports =
        new Ports(
            clock,
            clock,
            clock,
            new Random(3),
            Runnable::run,
            Runnable::run,
            Runnable::run,
            (_, _) -> {},
            Handover.inline(),
            Ports.Courtesy.NONE);
    return new SyncRunner(till, upstream, ports);
  }

  /// Records that wait to go up.
  long waiting() {
    return new Outbox(till).waiting().values().stream().mapToLong(Outbox.Waiting::total).sum();
  }

  Replica till() {
    return till;
  }

  Replica centre() {
    return centre.store().tenants().replica(DemoCompany.TENANT).orElseThrow();
  }

  String device() {
    return identity.device();
  }

  /// Whether the till's key has signed a text.
  boolean hasSigned(String text, String signature) {
    return identity.key().hasSigned(text, signature);
  }

  @Override
  public void close() {
    till.close();
    centre.close();
  }
}
