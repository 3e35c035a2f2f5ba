package dev.sempre.simulation.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A program in a process of its own. Thread-safe.
public final class Running implements AutoCloseable {
  private static final long LOOK_MILLIS = 5;
  private static final Set<String> DATA_FOLDERS = Set.of("XDG_DATA_HOME", "LOCALAPPDATA");

  /// What this process has started and must not leave behind, however it ends.
  private static final Set<Process> STARTED = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> STARTED.forEach(Process::destroyForcibly)));
  }

  private final Process process;
  private final Path errors;
  private final Thread reader;
  private final List<String> lines = new ArrayList<>();

  private Running(Process process, Path errors, Consumer<String> listener) {
    this.process = process;
    this.errors = errors;
    // A virtual thread would keep its carrier while it waits: two programs, and nobody reads a
    // third.
    this.reader = Thread.ofPlatform().daemon().unstarted(() -> read(listener));
  }

  /// Starts a command.
  ///
  /// @param errors file for what it writes to its error output
  /// @param listener is told each line of its standard output, on another thread
  static Running start(List<String> command, Path errors, Consumer<String> listener) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
      // Where a program keeps its data is said by this run, not by the person who has started it.
      builder.environment().keySet().removeAll(DATA_FOLDERS);
      Process process = builder.start();
      STARTED.add(process);
      Running running = new Running(process, errors, listener);
      running.reader.start();
      return running;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command.getFirst(), e);
    }
  }

  private void read(Consumer<String> listener) {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        synchronized (lines) {
          lines.add(line);
        }
        listener.accept(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// Processor time that it has used so far.
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// What it has written to its standard output so far.
  public List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  /// Waits for a line of the standard output.
  ///
  /// @throws IllegalStateException if the program ends before, or does not write one in time
  public String awaitLine(Predicate<String> wanted, Duration within) {
    long until = System.nanoTime() + within.toNanos();
    while (System.nanoTime() < until) {
      boolean over = !process.isAlive() && !reader.isAlive();
      for (String line : lines()) {
        if (wanted.test(line)) {
          return line;
        }
      }
      if (over) {
        throw new IllegalStateException("the program ended: " + complaint());
      }
      pause();
    }
    throw new IllegalStateException("no such line within " + within + ": " + complaint());
  }

  /// Waits for its end.
  ///
  /// @return exit code
  /// @throws IllegalStateException if it does not end in time
  public int awaitEnd(Duration within) {
    try {
      if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("the program did not end within " + within);
      }
      reader.join();
      STARTED.remove(process);
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// Kills it at once (`kill -9`), and waits until it is gone and all that it had written is read:
  /// through its handle, since the process itself would throw away what is still in the pipe.
  public void kill() {
    process.toHandle().destroyForcibly();
    awaitEnd(Duration.ofSeconds(20));
  }

  /// Asks it to stop, as a service manager does, and waits until it has.
  public void stop() {
    process.toHandle().destroy();
    awaitEnd(Duration.ofSeconds(30));
  }

  /// Stops the clock for it (`SIGSTOP`): it does nothing until it is told to go on, and notices
  /// only then.
  public void freeze() {
    signal("-STOP");
  }

  /// Lets it go on after [#freeze()].
  public void thaw() {
    signal("-CONT");
  }

  private void signal(String signal) {
    try {
      Process kill = new ProcessBuilder("kill", signal, Long.toString(pid())).start();
      int exit = kill.waitFor();
      if (exit != 0 && isAlive()) {
        throw new IllegalStateException("kill " + signal + " ended with " + exit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// What it complained about last.
  public String complaint() {
    try {
      List<String> all = Files.readAllLines(errors);
      return String.join("\n", all.subList(Math.max(0, all.size() - 20), all.size()));
    } catch (IOException e) {
      return "nothing can be read of " + errors;
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
