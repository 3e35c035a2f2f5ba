package dev.sempre.pos.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/// The till's log, see [dev.sempre.agent.LogFile].
public final class LogFile {
  private static final String NAME = "till";

  private LogFile() {}

  /// Starts writing.
  ///
  /// @param folder of the log files
  public static void start(Path folder) {
    dev.sempre.agent.LogFile.start(folder, NAME);
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    // JavaFX complains at each start that it is on the class path, where we want it.
    context.getLogger("javafx").setLevel(Level.ERROR);
  }
}
