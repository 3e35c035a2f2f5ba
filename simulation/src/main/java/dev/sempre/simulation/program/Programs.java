package dev.sempre.simulation.program;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// Starts the jars that the build has made.
///
/// @param project folder of the project
/// @param logs folder for what the programs complain about
/// @param shortLived true if their lives are over before a virtual machine has learnt to run fast
/// @param commandsHere true if commands run within this process
/// @param options options of every virtual machine that is started
public record Programs(
    Path project, Path logs, boolean shortLived, boolean commandsHere, List<String> options) {
  private static final List<String> SHORT_LIVED =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final Duration LONGEST_COMMAND = Duration.ofMinutes(10);

  /// One of the programs.
  public enum Jar {
    CENTRE("central-server"),
    AGENT("sync-agent"),
    TILL("pos-client");

    private final String module;

    Jar(String module) {
      this.module = module;
    }
  }

  /// Programs of the project that this process was started in.
  ///
  /// @throws IllegalStateException if they were not built
  public static Programs of(Path project, Path logs) {
    Programs programs =
        new Programs(project.toAbsolutePath().normalize(), logs, false, false, List.of());
    if (!areBuilt(programs.project())) {
      throw new IllegalStateException("build the project first: mvn package");
    }
    try {
      Files.createDirectories(logs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return programs;
  }

  /// The same programs for many short lives: nothing is compiled for speed, and commands run within
  /// this process.
  public Programs forShortLives() {
    return new Programs(project, logs, true, true, options);
  }

  /// The same programs for many commands beside long lives: commands run within this process.
  public Programs withCommandsHere() {
    return new Programs(project, logs, shortLived, true, options);
  }

  /// The same programs on virtual machines with one more option. Commands that run within this
  /// process know nothing of it.
  public Programs withOption(String option) {
    List<String> more = new ArrayList<>(options);
    more.add(option);
    return new Programs(project, logs, shortLived, commandsHere, more);
  }

  /// Whether the jars of a project are there.
  public static boolean areBuilt(Path project) {
    Programs programs = new Programs(project, project, false, false, List.of());
    return Arrays.stream(Jar.values()).map(programs::path).allMatch(Files::isRegularFile);
  }

  public Path path(Jar jar) {
    return project.resolve(jar.module).resolve("target").resolve(jar.module + ".jar");
  }

  /// Starts a program and goes on.
  ///
  /// @param listener is told each line of its standard output
  public Running start(Jar jar, Consumer<String> listener, List<String> arguments) {
    List<String> all = new ArrayList<>(shortLived ? SHORT_LIVED : List.of());
    all.addAll(List.of("-jar", path(jar).toString()));
    return java(jar.module, listener, all, arguments);
  }

  /// Starts a Java program with options of the virtual machine.
  ///
  /// @param name what its log is called
  public Running java(
      String name, Consumer<String> listener, List<String> more, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(more);
    command.addAll(arguments);
    return Running.start(command, logs.resolve(name + ".err"), listener);
  }

  /// Runs a command of a program to its end, with `--json`.
  ///
  /// @return its answer
  /// @throws IllegalStateException if it refuses
  public JsonObject ask(Jar jar, List<String> arguments) {
    List<String> withJson = new ArrayList<>(arguments);
    withJson.add("--json");
    String answer = commandsHere ? askHere(jar, withJson) : askProcess(jar, withJson);
    try {
      return JsonParser.parseString(answer).getAsJsonObject();
    } catch (JsonSyntaxException e) {
      throw new IllegalStateException(jar.module + " " + arguments + " did not answer in JSON", e);
    }
  }

  private static String askHere(Jar jar, List<String> arguments) {
    CommandsHere here = new CommandsHere();
    int exit = here.run(jar, arguments);
    return answer(jar, arguments, exit, here.answer(), here.complaint());
  }

  private String askProcess(Jar jar, List<String> arguments) {
    try (Running running = start(jar, line -> {}, arguments)) {
      int exit = running.awaitEnd(LONGEST_COMMAND);
      String answer = String.join("\n", running.lines());
      return answer(jar, arguments, exit, answer, exit == 0 ? "" : running.complaint());
    }
  }

  private static String answer(
      Jar jar, List<String> arguments, int exit, String answer, String complaint) {
    if (exit != 0) {
      throw new IllegalStateException(
          jar.module + " " + arguments + " ended with " + exit + ": " + answer + complaint);
    }
    return answer;
  }
}
