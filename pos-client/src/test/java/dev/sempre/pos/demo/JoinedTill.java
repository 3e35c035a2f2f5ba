package dev.sempre.pos.demo;

import dev.sempre.agent.AgentWiring;
import dev.sempre.agent.identity.DataFolder;
import dev.sempre.agent.identity.Enrolment;
import dev.sempre.agent.identity.Identity;
import dev.sempre.agent.schedule.Assembled;
import dev.sempre.agent.schedule.SyncAgent;
import dev.sempre.model.organisation.DeviceKind;
import dev.sempre.pos.app.Installation;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.SyncRuns;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// A till of the demo's first shop, with everything that the centre has for it, and nobody who
/// would send yet.
final class JoinedTill {
  private static final long LOOK_NANOS = 20_000_000;

  private JoinedTill() {}

  /// Makes one.
  ///
  /// @param folder its data folder, which does not exist yet
  /// @param then is done at it before it is closed
  static void make(Path folder, DemoCentre centre, Consumer<Replica> then) {
    DataFolder data = ((DataFolder.Opened.Good) DataFolder.open(folder)).folder();
    try (Replica replica = AgentWiring.openReplica(data)) {
      Enrolment.Result result =
          new Enrolment(data, replica, new SecureRandom())
              .enrol(centre.url(), centre.code("1"), "Till", DeviceKind.TILL);
      getEverything(data, replica, ((Enrolment.Result.Enrolled) result).identity());
      then.accept(replica);
    }
  }

  /// Opens it as the program does.
  static Installation open(Path folder) {
    return ((Installation.Opened.Ready) Installation.open(folder)).installation();
  }

  private static void getEverything(DataFolder data, Replica replica, Identity identity) {
    try (SyncAgent agent =
        ((Assembled.Here) AgentWiring.assemble(data, replica, identity, "test")).agent()) {
      agent.start();
      while (replica.read(handle -> SyncRuns.since(handle, 0)).stream()
          .noneMatch(run -> run.outcome() == SyncRuns.Outcome.DONE)) {
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
  }
}
