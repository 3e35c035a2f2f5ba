package dev.sempre.agent.testing;

import dev.sempre.agent.machine.Event;
import dev.sempre.agent.machine.State;
import dev.sempre.agent.machine.Why;
import dev.sempre.agent.run.Handover;
import dev.sempre.agent.run.Ports;
import dev.sempre.agent.run.SyncRunner;
import dev.sempre.agent.run.Upstream;
import dev.sempre.agent.transport.Credentials;
import dev.sempre.agent.transport.DeviceKey;
import dev.sempre.agent.transport.HttpUpstream;
import dev.sempre.agent.transport.ServerAddress;
import dev.sempre.model.id.UuidV7;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.SqliteDatabase;
import dev.sempre.replica.sync.SetBack;
import dev.sempre.replica.sync.SyncRuns;
import dev.sempre.replica.sync.UpstreamSeen;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// An enrolled device whose agent runs in the thread of the test, on a real file and a real socket.
public final class TestBase implements AutoCloseable {
  public static final String DEVICE = "till-1";

  private final Path file;
  private final TestCentre centre;
  private final Clock clock;
  private final DeviceKey key = DeviceKey.create(new SecureRandom());
  private final List<Long> waits = new ArrayList<>();
  private Replica replica;
  private SyncRunner runner;
  private @Nullable Runnable ring;

  public TestBase(Path folder, TestCentre centre, Clock clock) {
    this.file = NewFile.at(folder.resolve("base.db"));
    this.centre = centre;
    this.clock = clock;
    centre.know(DEVICE, key.publicBase64());
    this.replica = open();
    replica.become(new Place(DEVICE, TestCentre.TENANT, "Bottega Rossi", "1", 1, 0));
    this.runner = newRunner();
  }

  /// Opens the same database as another program does.
  public Replica open() {
    return Replica.open(
        new SqliteDatabase(file, 5_000, Runnable::run), clock, new UuidV7(clock, new Random(7)));
  }

  /// Ports that do everything at once, in the thread that tells an event.
  public Ports ports() {
    return new Ports(
        clock,
        clock,
        clock,
        new Random(3),
        Runnable::run,
        Runnable::run,
        Runnable::run,
        (millis, wake) -> {
          waits.add(millis);
          ring = wake;
        },
        Handover.inline(),
        Ports.Courtesy.NONE);
  }

  private SyncRunner newRunner() {
    return new SyncRunner(replica, upstream(), ports());
  }

  public Upstream upstream() {
    ServerAddress.Parsed parsed = ServerAddress.parse(centre.url());
    ServerAddress address = ((ServerAddress.Parsed.Good) parsed).address();
    return new HttpUpstream(
        new Credentials(address, TestCentre.TENANT, DEVICE, key),
        clock,
        () -> replica.read(UpstreamSeen::find),
        () -> replica.read(SetBack::words));
  }

  public Replica replica() {
    return replica;
  }

  public SyncRunner runner() {
    return runner;
  }

  public State state() {
    return runner.state();
  }

  /// Waits between attempts, as they were drawn.
  public List<Long> waits() {
    return waits;
  }

  /// One round at once.
  public void sync() {
    runner.tell(new Event.Requested(Why.BUTTON));
  }

  /// The wait is over.
  public void ring() {
    Runnable wake = ring;
    ring = null;
    if (wake != null) {
      clock.advance(waits.getLast());
      wake.run();
    }
  }

  /// Rings until nothing is backed off any more.
  ///
  /// @param most attempts after which the test has failed
  public void untilQuiet(int most) {
    for (int i = 0; i < most && runner.state() instanceof State.BackingOff; i++) {
      ring();
    }
    if (runner.state() instanceof State.BackingOff) {
      throw new AssertionError("still backing off after " + most + " attempts");
    }
  }

  /// The agent is killed and starts again on the same file.
  public void restart() {
    replica.close();
    replica = open();
    ring = null;
    runner = newRunner();
  }

  /// The history, newest first.
  public List<SyncRuns.Run> runs() {
    return replica.read(handle -> SyncRuns.since(handle, 0));
  }

  @Override
  public void close() {
    replica.close();
  }
}
