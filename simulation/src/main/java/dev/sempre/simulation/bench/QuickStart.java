package dev.sempre.simulation.bench;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/// How an installed till is started: options for a program that should rather start soon than run
/// fast in the end, and a cache of what the virtual machine has learnt in an earlier run. Source:
/// ADR 0009.
final class QuickStart {
  /// Options of the virtual machine.
  static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xmn256m",
          "-XX:SurvivorRatio=2",
          "-XX:MaxTenuringThreshold=2",
          "-XX:MetaspaceSize=96m",
          "-XX:ReservedCodeCacheSize=240m");

  private QuickStart() {}

  /// For a run that writes the cache when it ends by itself.
  static List<String> learning(Path cache) {
    return and("-XX:AOTCacheOutput=" + cache);
  }

  /// For a run that uses it. Its class path has to be the same.
  static List<String> with(Path cache) {
    return and("-XX:AOTCache=" + cache);
  }

  private static List<String> and(String option) {
    List<String> options = new ArrayList<>(OPTIONS);
    options.add(option);
    return options;
  }

  /// The class path of this process, each of its folders put into a jar: the cache knows classes of
  /// jars only.
  ///
  /// @param folder for the jars, new
  static List<String> inJars(Path folder) {
    try {
      Files.createDirectories(folder);
      List<String> jars = new ArrayList<>();
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        Path path = Path.of(entry);
        if (Files.isDirectory(path)) {
          Path jar = folder.resolve(jars.size() + ".jar");
          pack(path, jar);
          jars.add(jar.toString());
        } else if (Files.exists(path)) {
          jars.add(entry);
        }
      }
      return jars;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pack(Path classes, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out);
        Stream<Path> all = Files.walk(classes)) {
      for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
        jar.putNextEntry(
            new JarEntry(classes.relativize(each).toString().replace(File.separatorChar, '/')));
        Files.copy(each, jar);
        jar.closeEntry();
      }
    }
  }
}
