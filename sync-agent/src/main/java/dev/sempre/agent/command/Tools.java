package dev.sempre.agent.command;

import dev.sempre.agent.identity.DataFolder;
import dev.sempre.agent.identity.Identity;
import dev.sempre.agent.run.Ports.Stopwatch;
import dev.sempre.agent.run.Upstream;
import dev.sempre.agent.schedule.Assembled;
import dev.sempre.agent.transport.HttpUpstream;
import dev.sempre.model.time.TimeSource;
import dev.sempre.replica.db.Replica;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

/// What the commands take from the composition root.
///
/// @param clock this machine's clock
/// @param stopwatch measures durations
/// @param random makes keys
/// @param sleepMillis waits
/// @param logTo starts writing the log into a folder
/// @param open opens the database of a folder
/// @param agents makes the agent of a folder
/// @param untilStopped blocks until the program is asked to stop
public record Tools(
    TimeSource clock,
    Stopwatch stopwatch,
    SecureRandom random,
    LongConsumer sleepMillis,
    Consumer<Path> logTo,
    Function<DataFolder, Replica> open,
    Agents agents,
    Runnable untilStopped) {
  /// Makes agents.
  @FunctionalInterface
  public interface Agents {
    Assembled assemble(DataFolder folder, Replica replica, Identity identity);
  }

  /// A line to ask over; nothing is concluded from its answers, so nothing is told of what was
  /// seen.
  Upstream upstream(Identity identity) {
    return new HttpUpstream(identity.credentials(), stopwatch, Optional::empty, Optional::empty);
  }
}
