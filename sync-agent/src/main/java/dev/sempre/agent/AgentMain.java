package dev.sempre.agent;

import ch.qos.logback.classic.LoggerContext;
import dev.sempre.agent.command.Commands;
import dev.sempre.agent.command.Tools;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/// The agent as a program of its own. See `docs/SYNC-SPEC.md`.
public final class AgentMain {
  /// Longest wait for the program to end in order after it was asked to stop.
  private static final long STOP_SECONDS = 15;

  private static final String PROGRAM = "sync-agent";

  private AgentMain() {}

  public static void main(String[] arguments) {
    LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
    logging.reset(); // Until the folder is known nothing is logged, least of all among the answers.
    CountDownLatch stopAsked = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stopAsked, ended)));
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int exit = Commands.of(tools(stopAsked), out, err).execute(arguments);
    logging.stop();
    ended.countDown();
    // When a signal ends the program, its exit code is the signal's and this waits for the end.
    System.exit(exit);
  }

  private static Tools tools(CountDownLatch stopAsked) {
    return new Tools(
        AgentWiring.CLOCK,
        System::nanoTime,
        new SecureRandom(),
        AgentWiring::sleep,
        folder -> LogFile.start(folder, PROGRAM),
        AgentWiring::openReplica,
        (folder, replica, identity) -> AgentWiring.assemble(folder, replica, identity, PROGRAM),
        () -> await(stopAsked));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void stop(CountDownLatch stopAsked, CountDownLatch ended) {
    stopAsked.countDown();
    try {
      if (!ended.await(STOP_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
