package dev.sempre.pos;

import dev.sempre.agent.AgentWiring;
import dev.sempre.pos.app.DataHome;
import dev.sempre.pos.app.PosApp;
import dev.sempre.pos.command.Commands;
import dev.sempre.pos.command.LogFile;
import dev.sempre.pos.command.Tools;
import dev.sempre.pos.demo.TryIt;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The till as a program: its window, or a command.
public final class PosMain {
  private static final String AGENT = "till command";

  private PosMain() {}

  public static void main(String[] arguments) {
    if (arguments.length == 0) {
      openWindow(null); // Nothing to understand, so nothing that could delay the first scan.
      return;
    }
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(Commands.of(tools(), out, err).execute(arguments));
  }

  private static Tools tools() {
    return new Tools(
        AgentWiring.CLOCK,
        PosMain::sleep,
        LogFile::start,
        AgentWiring::openReplica,
        (folder, replica, identity) -> AgentWiring.assemble(folder, replica, identity, AGENT),
        PosMain::openWindow);
  }

  /// @param folder of the installation; null = where the operating system keeps the data of
  ///   programs
  private static void openWindow(@Nullable Path folder) {
    Path data =
        folder != null
            ? folder
            : DataHome.of(
                System.getProperty("os.name", ""),
                Path.of(System.getProperty("user.home", "")),
                System.getenv());
    ExecutorService beside = Executors.newSingleThreadExecutor(PosMain::daemon);
    try (TryIt tryIt =
        new TryIt(
            data,
            beside,
            (millis, ring) ->
                CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, beside)
                    .execute(ring))) {
      PosApp.open(new PosApp.Start(data, tryIt::pins, tryIt::in, LogFile::start, beside));
    } finally {
      beside.shutdownNow();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "till-beside");
    thread.setDaemon(true);
    return thread;
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
