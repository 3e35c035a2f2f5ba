package dev.sempre.simulation.versions;

import dev.sempre.agent.identity.DataFolder;
import dev.sempre.agent.identity.Enrolment;
import dev.sempre.agent.identity.Identity;
import dev.sempre.agent.machine.Event;
import dev.sempre.agent.machine.State;
import dev.sempre.agent.machine.Why;
import dev.sempre.agent.run.Handover;
import dev.sempre.agent.run.Ports;
import dev.sempre.agent.run.SyncRunner;
import dev.sempre.agent.transport.HttpUpstream;
import dev.sempre.model.id.UuidV7;
import dev.sempre.model.organisation.DeviceKind;
import dev.sempre.replica.db.Release;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.SqliteDatabase;
import dev.sempre.replica.sync.Outbox;
import dev.sempre.replica.sync.SetBack;
import dev.sempre.replica.sync.UpstreamSeen;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Random;

/// The base of a till, served by a real agent over a real line, as the release that it is started
/// as.
final class VersionedTill implements AutoCloseable {
  private final DataFolder folder;
  private final ShopClock clock;
  private final Identity identity;
  private Replica replica;
  private SyncRunner runner;

  private VersionedTill(DataFolder folder, ShopClock clock, Identity identity, Replica replica) {
    this.folder = folder;
    this.clock = clock;
    this.identity = identity;
    this.replica = replica;
    this.runner = newRunner();
  }

  static VersionedTill join(VersionedCentre centre, Path path, ShopClock clock, Release release) {
    DataFolder folder = ((DataFolder.Opened.Good) DataFolder.open(path)).folder();
    Replica replica = open(folder, clock, release);
    Enrolment.Result result =
        new Enrolment(folder, replica, new SecureRandom())
            .enrol(centre.url(), centre.code(), "Till", DeviceKind.TILL);
    if (!(result instanceof Enrolment.Result.Enrolled(Identity identity))) {
      throw new IllegalStateException("not enrolled: " + result);
    }
    return new VersionedTill(folder, clock, identity, replica);
  }

  private static Replica open(DataFolder folder, ShopClock clock, Release release) {
    return Replica.open(
        new SqliteDatabase(folder.database(), 2_000, Runnable::run),
        release,
        clock,
        new UuidV7(clock, new SecureRandom()));
  }

  private SyncRunner newRunner() {
    HttpUpstream upstream =
        new HttpUpstream(
            identity.credentials(),
            replica.catalogue(),
            clock,
            () -> replica.read(UpstreamSeen::find),
            () -> replica.read(SetBack::words));
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
    return new SyncRunner(replica, upstream, ports);
  }

  /// The program is stopped, and started again as another release on the same database.
  void restartAs(Release release) {
    replica.close();
    replica = open(folder, clock, release);
    runner = newRunner();
  }

  /// One round, as the button starts it.
  ///
  /// @return where the agent is after it
  State sync() {
    runner.tell(new Event.Requested(Why.BUTTON));
    return runner.state();
  }

  Replica replica() {
    return replica;
  }

  String device() {
    return identity.device();
  }

  /// Records that wait to go up.
  long waiting() {
    return new Outbox(replica).waiting().values().stream().mapToLong(Outbox.Waiting::total).sum();
  }

  @Override
  public void close() {
    replica.close();
  }
}
