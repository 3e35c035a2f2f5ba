package dev.sempre.simulation.bench;

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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// From the start of the process to the first frame in which a scan is heard, against a bare JavaFX
/// window that is started in the same way; both without and with a cache of what the virtual
/// machine has learnt in an earlier run.
final class StartBench {
  private static final double MOST_RATIO = 3;
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final List<String> WITHOUT_A_DISPLAY =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Dglass.platform=Headless",
          "-Dprism.order=sw");

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
  private final Path data;
  private final Path bareJar;

  StartBench(Stage stage) {
    this.stage = stage;
    this.data = stage.file("starting");
    this.bareJar = stage.file("bare-window.jar");
    Folders.copy(stage.company(CentreStore.SQLITE).template(), data);
    writeBareJar();
  }

  List<Figure> run() {
    int rounds = stage.sizes().rounds() + 2;
    Map<Subject, Path> caches = new EnumMap<>(Subject.class);
    for (Subject subject : Subject.values()) {
      caches.put(subject, train(subject));
    }
    Times plain = new Times();
    Times cached = new Times();
    for (int round = 0; round <= rounds; round++) {
      for (Subject subject : Subject.values()) {
        double plainMillis = millis(subject, List.of());
        double cachedMillis = millis(subject, List.of("-XX:AOTCache=" + caches.get(subject)));
        stage.say(
            "start of %s, round %d: %.0f ms, with a cache %.0f ms"
                .formatted(subject, round, plainMillis, cachedMillis));
        if (round > 0) {
          plain.add(subject, plainMillis);
          cached.add(subject, cachedMillis);
        }
      }
    }
    return List.of(
        plain.figure("start of the till to the first scannable frame"),
        cached.figure("the same with an AOT cache each"));
  }

  /// Starts a subject once to learn, and returns what it has learnt.
  private Path train(Subject subject) {
    Path cache = stage.file(subject + ".aot");
    millis(subject, List.of("-XX:AOTCacheOutput=" + cache));
    if (!Files.isRegularFile(cache)) {
      throw new IllegalStateException("no AOT cache was made of " + subject);
    }
    return cache;
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
        options.add("-Dsempre.startup.report=true");
        options.addAll(List.of("-jar", stage.programs().path(Jar.TILL).toString()));
        arguments.addAll(List.of("--data", data.toString()));
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
