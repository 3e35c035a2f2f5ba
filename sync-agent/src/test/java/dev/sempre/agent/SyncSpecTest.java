package dev.sempre.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The written protocol names the test that enforces each rule: such a test must exist.
final class SyncSpecTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern RULE = Pattern.compile("(?m)^(\\d+\\.\\d+) ");
  private static final Pattern TESTS = Pattern.compile("\\*((?:[A-Z]\\w+Test)[^*]*)\\*");

  @Test
  void everyRuleNamesTestsAndAllOfThemExist() throws IOException {
    String spec = Files.readString(PROJECT.resolve("docs/SYNC-SPEC.md"));
    Map<String, String> sources = testSources();
    List<String> wrong = new ArrayList<>();
    List<String> rules = rules(spec);
    for (String rule : rules) {
      Matcher tests = TESTS.matcher(rule.replace('\n', ' '));
      if (!tests.find()) {
        wrong.add("no test: " + rule.lines().findFirst().orElse(""));
        continue;
      }
      for (String part : tests.group(1).replaceAll("\\([^)]*\\)", "").split(";", -1)) {
        check(part.strip(), sources, wrong);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(rules).hasSizeGreaterThan(50);
  }

  private static List<String> rules(String spec) {
    List<String> rules = new ArrayList<>();
    Matcher start = RULE.matcher(spec);
    int from = -1;
    while (start.find()) {
      if (from >= 0) {
        rules.add(spec.substring(from, start.start()));
      }
      from = start.start();
    }
    rules.add(spec.substring(from, spec.indexOf("## Reading the engine")));
    return rules;
  }

  private static void check(String named, Map<String, String> sources, List<String> wrong) {
    int colon = named.indexOf(':');
    String type = (colon < 0 ? named : named.substring(0, colon)).strip();
    String source = sources.get(type);
    if (source == null) {
      wrong.add("no such class: " + type);
    } else if (colon >= 0) {
      for (String method : named.substring(colon + 1).split(",", -1)) {
        if (!source.contains("void " + method.strip() + "(")) {
          wrong.add("no such test: " + type + "." + method.strip());
        }
      }
    }
  }

  /// Sources of all test classes of the project by simple name; those of one name are put together.
  private static Map<String, String> testSources() throws IOException {
    Map<String, String> sources = new HashMap<>();
    try (Stream<Path> modules = Files.list(PROJECT)) {
      for (Path module : modules.map(path -> path.resolve("src/test/java")).toList()) {
        if (Files.isDirectory(module)) {
          try (Stream<Path> files = Files.walk(module)) {
            files
                .filter(file -> file.toString().endsWith("Test.java"))
                .forEach(file ->
                    sources.merge(
                        file.getFileName().toString().replace(".java", ""),
                        read(file),
                        String::concat));
          }
        }
      }
    }
    return sources;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
