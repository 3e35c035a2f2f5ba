package dev.sempre.simulation.bench;

import dev.sempre.pos.app.DataHome;
import dev.sempre.simulation.bench.Figure.Aim;
import dev.sempre.simulation.program.CentreStore;
import dev.sempre.simulation.program.Folders;
import dev.sempre.simulation.program.Programs.Jar;
import dev.sempre.simulation.program.Running;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// From the start of the process to the first frame in which a scan is heard, against a bare JavaFX
/// window that is started in the same way: as it is, with a cache of what the virtual machine has
/// learnt in an earlier run, and with options for a program that should rather start soon than run
/// fast in the end.
final class StartBench {
  private static final double MOST_RATIO = 3;
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final List<String> WITHOUT_A_DISPLAY =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Dglass.platform=Headless",
          "-Dprism.order=sw");

  /// How it is started.
  ///
  /// @param label as the report says it
  /// @param options of the virtual machine, beside those that all have
  private record Way(String label, List<String> options, boolean cached) {
    static List<Way> all() {
      String quick = "with " + String.join(" ", QuickStart.OPTIONS);
      return List.of(
          new Way("as it is", List.of(), false),
          new Way("with an AOT cache each", List.of(), true),
          new Way(quick, QuickStart.OPTIONS, false),
          new Way(quick + " and an AOT cache each", QuickStart.OPTIONS, true));
    }
  }

  /// What is started.
  private enum Subject {
    BARE_WINDOW(BareWindowMain.SHOWN),
    TILL("SCANNABLE");

    private final String word;

    Subject(String word) {
      this.word = word;
    }

    boolean isShown(String line) {
      return line.startsWith(word);
    }
  }

  /// The times of one way to start, per subject.
  ///
  /// @param till times of the till
  /// @param bare times of the bare window
  private record Times(List<Double> till, List<Double> bare) {
    Times() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    void add(Subject subject, double millis) {
      switch (subject) {
        case TILL -> till.add(millis);
        case BARE_WINDOW -> bare.add(millis);
      }
    }

    Figure figure(String name) {
      Spread ratio = Figure.ratios(till, bare);
      return new Figure(
          name,
          "ms",
          Spread.of(till),
          "bare JavaFX window",
          Spread.of(bare),
          ratio,
          new Aim("under 3 times the limit", Math.nextDown(MOST_RATIO), ratio.median()),
          List.of());
    }
  }

  private final Stage stage;
  private final Path home;
  private final Path bareJar;

  StartBench(Stage stage) {
    this.stage = stage;
    this.home = stage.file("home");
    this.bareJar = stage.file("bare-window.jar");
    Path data = DataHome.of(System.getProperty("os.name"), home, Map.of());
    createFolder(data.getParent());
    Folders.copy(stage.company(CentreStore.SQLITE).template(), data);
    writeBareJar();
  }

  List<Figure> run() {
    int rounds = stage.sizes().rounds() + 2;
    Map<Way, Times> times = new LinkedHashMap<>();
    Way.all().forEach(way -> times.put(way, new Times()));
    Way.all().stream().filter(Way::cached).forEach(this::train);
    for (int round = 0; round <= rounds; round++) {
      StringBuilder shown = new StringBuilder();
      for (Map.Entry<Way, Times> way : times.entrySet()) {
        for (Subject subject : Subject.values()) {
          double millis = millis(subject, options(subject, way.getKey()));
          shown.append(" %.0f".formatted(millis));
          if (round > 0) {
            way.getValue().add(subject, millis);
          }
        }
      }
      stage.say("starts, round %d, bare window and till by turns:%s ms".formatted(round, shown));
    }
    List<Figure> figures = new ArrayList<>();
    times.forEach((way, found) -> figures.add(found.figure("start of the till " + way.label())));
    return figures;
  }

  private List<String> options(Subject subject, Way way) {
    List<String> options = new ArrayList<>(way.options());
    if (way.cached()) {
      options.add("-XX:AOTCache=" + cache(subject, way));
    }
    return options;
  }

  /// Starts each subject once to learn.
  private void train(Way way) {
    for (Subject subject : Subject.values()) {
      Path cache = cache(subject, way);
      List<String> options = new ArrayList<>(way.options());
      options.add("-XX:AOTCacheOutput=" + cache);
      millis(subject, options);
      if (!Files.isRegularFile(cache)) {
        throw new IllegalStateException("no AOT cache was made of " + subject);
      }
    }
  }

  private Path cache(Subject subject, Way way) {
    return stage.file(subject + "-" + way.options().size() + ".aot");
  }

  private double millis(Subject subject, List<String> more) {
    List<String> options = new ArrayList<>(WITHOUT_A_DISPLAY);
    options.addAll(more);
    List<String> arguments = new ArrayList<>();
    switch (subject) {
      case BARE_WINDOW -> {
        options.addAll(List.of("-cp", bareJar + File.pathSeparator + toolkit()));
        arguments.add(BareWindowMain.class.getName());
      }
      case TILL -> {
        // Without arguments, as a cashier opens it: its folder is then looked for in his own.
        options.add("-Dsempre.startup.report=true");
        options.add("-Duser.home=" + home);
        options.addAll(List.of("-jar", stage.programs().path(Jar.TILL).toString()));
      }
    }
    long begin = System.nanoTime();
    try (Running running =
        stage.programs().java("start-" + subject, line -> {}, options, arguments)) {
      running.awaitLine(subject::isShown, LONGEST);
      double millis = (System.nanoTime() - begin) / 1e6;
      running.awaitEnd(LONGEST);
      return millis;
    }
  }

  /// The JavaFX that the till brings.
  private String toolkit() {
    Path lib = stage.programs().path(Jar.TILL).resolveSibling("lib");
    try (Stream<Path> jars = Files.list(lib)) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith("javafx-"))
          .map(Path::toString)
          .sorted()
          .collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void createFolder(@Nullable Path folder) {
    try {
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The cache works for classes in jars only.
  private void writeBareJar() {
    try (OutputStream file = Files.newOutputStream(bareJar);
        JarOutputStream jar = new JarOutputStream(file)) {
      for (Class<?> type : List.of(BareWindowMain.class, BareWindowMain.Window.class)) {
        String name = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(name));
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
          if (bytes == null) {
            throw new IllegalStateException("no class file of " + type);
          }
          bytes.transferTo(jar);
        }
        jar.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
