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
public record Programs(Path project, Path logs) {
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
    Programs programs = new Programs(project.toAbsolutePath().normalize(), logs);
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

  /// Whether the jars of a project are there.
  public static boolean areBuilt(Path project) {
    Programs programs = new Programs(project, project);
    return Arrays.stream(Jar.values()).map(programs::path).allMatch(Files::isRegularFile);
  }

  public Path path(Jar jar) {
    return project.resolve(jar.module).resolve("target").resolve(jar.module + ".jar");
  }

  /// Starts a program and goes on.
  ///
  /// @param listener is told each line of its standard output
  public Running start(Jar jar, Consumer<String> listener, List<String> arguments) {
    return java(jar.module, listener, List.of("-jar", path(jar).toString()), arguments);
  }

  /// Starts a Java program with options of the virtual machine.
  ///
  /// @param name what its log is called
  public Running java(
      String name, Consumer<String> listener, List<String> options, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
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
    try (Running running = start(jar, line -> {}, withJson)) {
      int exit = running.awaitEnd(LONGEST_COMMAND);
      String answer = String.join("\n", running.lines());
      if (exit != 0) {
        throw new IllegalStateException(
            jar.module
                + " "
                + arguments
                + " ended with "
                + exit
                + ": "
                + answer
                + running.complaint());
      }
      return JsonParser.parseString(answer).getAsJsonObject();
    } catch (JsonSyntaxException e) {
      throw new IllegalStateException(jar.module + " " + arguments + " did not answer in JSON", e);
    }
  }
}
