package dev.sempre.centre;

import dev.sempre.centre.command.CentreCommands;
import dev.sempre.centre.command.Console;
import dev.sempre.centre.command.Serving.Ready;
import dev.sempre.centre.tenant.CentreStore;
import dev.sempre.centre.tenant.Ports;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The command of the centre: puts its parts together and runs one command.
public final class CentreMain {
  /// Pause between two transactions of an import: longer than the steps in which a waiting SQLite
  /// asks for the lock again at first.
  private static final long BREATH_MILLIS = 20;

  private static final String SERVER_LOG = "centre";
  private static final String COMMAND_LOG = "commands";

  /// A wait for SQLite's write lock blocks the thread that carries a virtual thread; with one
  /// carrier a processor, two waiting companies would stop a small server. Read by the JDK at its
  /// first virtual thread.
  private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

  private static final int LEAST_CARRIERS = 16;

  private final Ports ports = CentreWiring.ports();
  private final CentreLog log;

  private CentreMain(CentreLog log) {
    this.log = log;
  }

  public static void main(String[] arguments) {
    if (System.getProperty(CARRIERS) == null) {
      int carriers = Math.max(LEAST_CARRIERS, Runtime.getRuntime().availableProcessors());
      System.setProperty(CARRIERS, String.valueOf(carriers));
    }
    CentreLog log = CentreLog.start();
    int exitCode = new CentreMain(log).run(console(), arguments);
    log.stop();
    System.exit(exitCode);
  }

  private static Console console() {
    return new Console(
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        Optional.ofNullable(System.console()).map(java.io.Console::isTerminal).orElse(false),
        CentreMain::breathe);
  }

  private static void breathe() {
    try {
      Thread.sleep(BREATH_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int run(Console console, String... arguments) {
    return new CentreCommands(console, this::open, this::serve).run(arguments);
  }

  private CentreStore open(Path data, @Nullable String postgresUrl) {
    log.into(data, COMMAND_LOG);
    return CentreStore.open(data, postgresUrl, ports);
  }

  private void serve(
      Path data, @Nullable String postgresUrl, String host, int port, Consumer<Ready> ready) {
    log.into(data, SERVER_LOG);
    CountDownLatch stopped = new CountDownLatch(1);
    Centre centre = Centre.start(new CentreOptions(data, host, port, postgresUrl), ports);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(centre, stopped), "centre-stop"));
    ready.accept(new Ready(centre.url(), centre.port(), centre.store().describe()));
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Runs when the process is asked to end, which waits for it.
  private void stop(Centre centre, CountDownLatch stopped) {
    centre.close();
    log.stop();
    stopped.countDown();
  }
}
