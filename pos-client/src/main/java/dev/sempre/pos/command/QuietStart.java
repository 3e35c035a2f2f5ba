package dev.sempre.pos.command;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.core.spi.ContextAwareBase;

/// Logs nothing until [LogFile] knows where to: the standard output belongs to the commands'
/// answers. A configuration file goes before it, what Logback does by itself comes after it.
@ConfiguratorRank(QuietStart.BEHIND_FILES)
public final class QuietStart extends ContextAwareBase implements Configurator {
  static final int BEHIND_FILES = ConfiguratorRank.NOMINAL - 5;

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
