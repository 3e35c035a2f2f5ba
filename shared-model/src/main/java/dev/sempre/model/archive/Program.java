package dev.sempre.model.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/// Which program that is: what an archive and the publisher's attestation name. Anybody finds the
/// same hash with the usual tools, in the folder of the runnable jar: `LC_ALL=C sha256sum NAME.jar
/// lib/*.jar | sha256sum`. Source: R41.
///
/// @param version as the runnable jar says; [#DEVELOPMENT] where it does not run from one
/// @param sha256 64 hex digits; empty where it does not run from jars, and has no hash
/// @param jar name of the runnable jar; empty as before
public record Program(String version, String sha256, String jar) {
  static final String DEVELOPMENT = "development";
  private static final String UNKNOWN = "unknown";
  private static final String ENDING = ".jar";

  /// This one.
  ///
  /// @throws IOException if its own files cannot be read
  public static Program here() throws IOException {
    return of(System.getProperty("java.class.path", ""));
  }

  /// @param started what the virtual machine was started with: of `java -jar` the jar alone
  static Program of(String started) throws IOException {
    if (!started.endsWith(ENDING) || !Files.isRegularFile(Path.of(started))) {
      return new Program(DEVELOPMENT, "", "");
    }
    Path jar = Path.of(started).toAbsolutePath();
    String name = String.valueOf(jar.getFileName());
    StringBuilder list = new StringBuilder(line(jar, name));
    for (Path library : libraries(jar.resolveSibling("lib"))) {
      list.append(line(library, "lib/" + library.getFileName()));
    }
    byte[] hash = ArchiveFormat.sha256().digest(list.toString().getBytes(StandardCharsets.UTF_8));
    return new Program(versionOf(jar), HexFormat.of().formatHex(hash), name);
  }

  public boolean hasHash() {
    return !sha256.isEmpty();
  }

  /// The same in English, for people.
  String sentence() {
    return hasHash()
        ? "Written by %s, version %s, SHA-256 %s.".formatted(jar, version, sha256)
        : "Written by version %s, which did not run from its jars and has no hash."
            .formatted(version);
  }

  private static List<Path> libraries(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ENDING) && Files.isRegularFile(file))
          .sorted((one, other) ->
              String.valueOf(one.getFileName()).compareTo(String.valueOf(other.getFileName())))
          .toList();
    }
  }

  private static String line(Path file, String name) throws IOException {
    MessageDigest sha256 = ArchiveFormat.sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(sha256.digest()) + "  " + name + "\n";
  }

  private static String versionOf(Path jar) throws IOException {
    try (JarFile opened = new JarFile(jar.toFile())) {
      Manifest manifest = opened.getManifest();
      String version =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
      return version == null ? UNKNOWN : version;
    }
  }
}
