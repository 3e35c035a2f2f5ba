package dev.sempre.pos.command;

import dev.sempre.agent.AgentWiring;
import dev.sempre.agent.identity.DataFolder;
import dev.sempre.agent.identity.Identity;
import dev.sempre.agent.schedule.Assembled;
import dev.sempre.agent.schedule.SyncAgent;
import dev.sempre.replica.db.Replica;
import java.util.concurrent.locks.LockSupport;

/// An agent for one round.
final class OneRound implements AutoCloseable {
  private final Replica replica;
  private final SyncAgent agent;

  OneRound(DataFolder data) {
    this.replica = AgentWiring.openReplica(data);
    Identity identity = data.deviceFile().identity().orElseThrow();
    this.agent = ((Assembled.Here) AgentWiring.assemble(data, replica, identity, "test")).agent();
    agent.takeRequests();
  }

  String sync() {
    return new LastSync(replica, millis -> LockSupport.parkNanos(millis * 1_000_000)).run();
  }

  @Override
  public void close() {
    agent.close();
    replica.close();
  }
}
