package dev.sempre.pos.command;

import dev.sempre.agent.identity.DataFolder;
import dev.sempre.agent.identity.Identity;
import dev.sempre.agent.schedule.Assembled;
import dev.sempre.model.time.TimeSource;
import dev.sempre.replica.db.Replica;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// What the commands take from the composition root.
///
/// @param clock this machine's clock
/// @param sleepMillis waits
/// @param logTo starts writing the log into a folder
/// @param open opens the database of a folder
/// @param agents makes the agent of a folder
/// @param window opens the desktop app on a folder and returns when it is closed; null = where the
///   operating system keeps the data of programs
public record Tools(
    TimeSource clock,
    LongConsumer sleepMillis,
    Consumer<Path> logTo,
    Function<DataFolder, Replica> open,
    Agents agents,
    Consumer<@Nullable Path> window) {
  /// Makes agents.
  @FunctionalInterface
  public interface Agents {
    Assembled assemble(DataFolder folder, Replica replica, Identity identity);
  }
}
