package dev.sempre.simulation.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sempre.simulation.program.Folders;
import dev.sempre.simulation.world.Ground;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Searches for input that a reader stumbles over, led by what of the program each input reaches:
/// `mvn -Pfuzz`. Each reader has a process of its own, in which Jazzer tries one input after the
/// other. A finding is an exception that the reader does not name, a rule that does not hold, more
/// memory than the input is worth, or more than half a minute. Ends with 1 if there is any. What
/// was learnt stays in `target/fuzz` for the next run.
@Command(
    name = "fuzz",
    description = "searches for input that a reader stumbles over",
    mixinStandardHelpOptions = true)
public final class FuzzMain implements Callable<Integer> {
  private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";
  private static final String SQL_HOOK = "com.code_intelligence.jazzer.sanitizers.SqlInjection";
  private static final int LONGEST_INPUT_BYTES = 16 << 10;
  private static final int LONGEST_READ_SECONDS = 30;

  /// Code that an input may lead through: ours and the readers of JSON, CSV and tokens.
  private static final String LED_BY =
      "dev.sempre.**:com.google.gson.**:de.siegmar.**:com.nimbusds.**";

  private static final Pattern EXECUTED =
      Pattern.compile("stat::number_of_executed_units:\\s*(\\d+)");
  private static final Pattern REACHED = Pattern.compile("#\\d+\\s+DONE\\s+(cov: \\d+ ft: \\d+).*");

  @Option(names = "--seconds", defaultValue = "60", description = "seconds for each target")
  private int seconds;

  @Option(names = "--seed", defaultValue = "1", description = "seed of the search")
  private int seed;

  @Option(
      names = "--target",
      description = "${COMPLETION-CANDIDATES}; all if none is named",
      arity = "1..*")
  private List<FuzzTarget> targets = List.of(FuzzTarget.values());

  @Option(names = "--replay", paramLabel = "FILE", description = "one input for one target")
  private @Nullable Path replay;

  private FuzzMain() {}

  public static void main(String[] arguments) {
    CommandLine line = new CommandLine(new FuzzMain());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    System.exit(line.execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    Path file = replay;
    boolean good = true;
    try (Ground memory = new Ground()) {
      for (FuzzTarget target : targets) {
        good &= file == null ? search(target, memory) : read(target, file, memory);
      }
    }
    return good ? 0 : 1;
  }

  private static boolean read(FuzzTarget target, Path file, Ground memory) throws IOException {
    try (FuzzTarget.Reader reader = target.open(memory.newFolder())) {
      System.out.println(target + " " + reader.read(Files.readAllBytes(file)));
      return true;
    } catch (RuntimeException | Error finding) {
      finding.printStackTrace(System.out);
      return false;
    }
  }

  private boolean search(FuzzTarget target, Ground memory) throws IOException {
    Path folder = Path.of("target", "fuzz", target.name()).toAbsolutePath();
    Path findings = Files.createDirectories(folder.resolve("findings"));
    long before = count(findings);
    Outcome outcome = run(command(target, folder, memory.newFolder()), folder.resolve("log.txt"));
    System.out.printf(
        "%s: %,d inputs executed, %s%n", target, outcome.executed(), outcome.reached());
    boolean good = outcome.exitCode() == 0 && count(findings) == before;
    if (!good) {
      System.out.println("FINDING, see " + folder.resolve("log.txt") + "; again:");
      for (Path file : list(findings)) {
        System.out.printf(
            "mvn -Pfuzz -Dfuzz.arguments=\"--target %s --replay %s\"%n", target, file);
      }
    }
    return good;
  }

  /// @param reached how much of the program the inputs have reached, in the words of the fuzzer
  private record Outcome(int exitCode, long executed, String reached) {}

  private List<String> command(FuzzTarget target, Path folder, Path memory) throws IOException {
    Path seeds = folder.resolve("seeds");
    Folders.delete(seeds);
    Files.createDirectories(seeds);
    int number = 0;
    for (byte[] input : target.seeds()) {
      Files.write(seeds.resolve("seed-" + number++), input);
    }
    Path dictionary = folder.resolve("words.txt");
    Files.write(
        dictionary,
        FuzzSeeds.words().filter(word -> !word.isEmpty()).map(FuzzMain::quoted).toList());
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "--enable-native-access=ALL-UNNAMED",
        "-XX:+EnableDynamicAgentLoading",
        "-cp",
        System.getProperty("java.class.path"),
        JAZZER,
        "--target_class=" + FuzzEntry.class.getName(),
        "--target_args=" + target.name() + " " + memory,
        "--instrumentation_includes=" + LED_BY,
        // It takes every statement apart: ten times slower, and ours are texts with bound values.
        "--disabled_hooks=" + SQL_HOOK,
        "--reproducer_path=" + folder,
        "-artifact_prefix=" + folder.resolve("findings") + "/",
        "-dict=" + dictionary,
        "-max_total_time=" + seconds,
        "-max_len=" + LONGEST_INPUT_BYTES,
        "-timeout=" + LONGEST_READ_SECONDS,
        "-seed=" + seed,
        "-use_value_profile=1",
        "-print_final_stats=1",
        Files.createDirectories(folder.resolve("corpus")).toString(),
        seeds.toString());
  }

  /// A word as a dictionary of the fuzzer has it.
  private static String quoted(String word) {
    StringBuilder quoted = new StringBuilder("\"");
    for (byte b : word.getBytes(UTF_8)) {
      quoted.append("\\x%02X".formatted(b));
    }
    return quoted.append('"').toString();
  }

  private static Outcome run(List<String> command, Path log) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    long executed = 0;
    String reached = "nothing told of what they reach";
    List<String> lines = new ArrayList<>();
    try (BufferedReader out = process.inputReader(UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
        Matcher count = EXECUTED.matcher(line);
        Matcher done = REACHED.matcher(line);
        executed = count.find() ? Long.parseLong(count.group(1)) : executed;
        reached = done.matches() ? done.group(1) : reached;
      }
    } finally {
      process.destroyForcibly();
    }
    Files.write(log, lines);
    try {
      return new Outcome(process.waitFor(), executed, reached);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static long count(Path folder) throws IOException {
    return list(folder).size();
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
