package dev.sempre.centre;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import dev.sempre.centre.tenant.OwnerOnly;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;

/// Where the program's log goes: everything into `logs/` of the data folder, warnings in one line
/// to the error stream, and nothing ever to the output, which belongs to results.
final class CentreLog {
  private static final String FILE_PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%X{request:-}] [%X{tenant:-} %X{device:-}]"
          + " %logger{24} %msg%n%rootException";
  private static final String CONSOLE_PATTERN = "%level: %msg%nopex%n";
  private static final String LARGEST_FILE = "10MB";
  private static final String LARGEST_SUM = "200MB";
  private static final int KEPT_DAYS = 30;

  private final LoggerContext context;
  private final Logger root;

  private CentreLog(LoggerContext context) {
    this.context = context;
    this.root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  /// Takes the log over; warnings go to the error stream from here on.
  static CentreLog start() {
    LogManager.getLogManager().reset(); // The database driver's own, which would print by itself.
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    CentreLog log = new CentreLog(context);
    log.root.setLevel(Level.INFO);
    context.getLogger("org.eclipse.jetty").setLevel(Level.WARN);
    context.getLogger("io.javalin").setLevel(Level.WARN);
    context.getLogger("com.zaxxer.hikari").setLevel(Level.WARN);
    log.toErrorStream();
    return log;
  }

  private void toErrorStream() {
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(encoder(CONSOLE_PATTERN));
    ThresholdFilter warnings = new ThresholdFilter();
    warnings.setLevel(Level.WARN.levelStr);
    warnings.start();
    console.addFilter(warnings);
    console.start();
    root.addAppender(console);
  }

  /// Writes everything into the data folder, too.
  ///
  /// @param name file name without its ending; a server and the commands beside it have their own
  void into(Path data, String name) {
    OwnerOnly.makeFolder(data);
    Path logs = data.resolve("logs");
    OwnerOnly.makeFolder(logs);
    RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
    file.setContext(context);
    file.setFile(logs.resolve(name + ".log").toString());
    file.setEncoder(encoder(FILE_PATTERN));
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
    policy.setContext(context);
    policy.setParent(file);
    policy.setFileNamePattern(logs.resolve(name + ".%d{yyyy-MM-dd}.%i.log").toString());
    policy.setMaxFileSize(FileSize.valueOf(LARGEST_FILE));
    policy.setTotalSizeCap(FileSize.valueOf(LARGEST_SUM));
    policy.setMaxHistory(KEPT_DAYS);
    policy.start();
    file.setRollingPolicy(policy);
    file.setTriggeringPolicy(policy);
    file.start();
    root.addAppender(file);
  }

  private PatternLayoutEncoder encoder(String pattern) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern(pattern);
    encoder.start();
    return encoder;
  }

  /// Writes what is left and lets the files go.
  void stop() {
    context.stop();
  }
}
