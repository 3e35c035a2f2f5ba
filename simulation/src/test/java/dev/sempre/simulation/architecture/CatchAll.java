package dev.sempre.simulation.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Looks for `catch (Exception ...)` and `catch (Throwable ...)` in sources: the class file does
/// not tell them from what the compiler makes of try-with-resources.
///
/// @param root folder that the sources lie in
/// @param reasonsByExempt files that were measured and let through, by their path under the root
record CatchAll(Path root, Map<String, String> reasonsByExempt) {
  private static final Pattern CATCH =
      Pattern.compile(
          "catch\\s*\\(\\s*(?:final\\s+)?(?:[\\w.]+\\s*\\|\\s*)*(?:Exception|Throwable)\\b");

  static CatchAll inTheProgram() {
    return new CatchAll(Path.of("..").toAbsolutePath().normalize(), Map.of());
  }

  static CatchAll inThePlanted() {
    String folder = CatchAll.class.getPackageName().replace('.', '/') + "/planted";
    return new CatchAll(Path.of("src/test/java").resolve(folder), Map.of());
  }

  /// The sources that are looked at: all under the root but tests and what is built.
  List<Path> sources() {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).filter(this::counts).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean counts(Path file) {
    String under = root.relativize(file).toString().replace('\\', '/');
    return !under.contains("/src/test/") && !under.contains("target/");
  }

  /// `file:line` of each catch of everything that is not let through, and each file that is let
  /// through without need.
  List<String> violations() {
    List<String> found = new ArrayList<>();
    for (Path source : sources()) {
      String name = root.relativize(source).toString().replace('\\', '/');
      List<String> catches = catches(source, name);
      if (!reasonsByExempt.containsKey(name)) {
        found.addAll(catches);
      } else if (catches.isEmpty()) {
        found.add(name + " is let through but catches nothing");
      }
    }
    return found;
  }

  private static List<String> catches(Path source, String name) {
    try {
      String text = Files.readString(source);
      return CATCH
          .matcher(text)
          .results()
          .map(match -> name + ":" + (1 + text.substring(0, match.start()).lines().count()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
