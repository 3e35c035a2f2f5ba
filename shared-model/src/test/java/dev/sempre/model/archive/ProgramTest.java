package dev.sempre.model.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProgramTest {
  @TempDir Path folder;

  private Path installed() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "1.2.3");
    Path jar = folder.resolve("till.jar");
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
    Files.createDirectories(folder.resolve("lib"));
    Files.writeString(folder.resolve("lib/b.jar"), "b");
    Files.writeString(folder.resolve("lib/B-2.jar"), "B");
    Files.writeString(folder.resolve("lib/notes.txt"), "no jar");
    return jar;
  }

  private static String sha256(byte[] content) {
    return HexFormat.of().formatHex(ArchiveFormat.sha256().digest(content));
  }

  @Test
  void itsHashIsThatOfTheListThatSha256sumPrintsOfItsJars() throws IOException {
    Path jar = installed();
    String list =
        sha256(Files.readAllBytes(jar))
            + "  till.jar\n"
            + sha256(new byte[] {'B'})
            + "  lib/B-2.jar\n"
            + sha256(new byte[] {'b'})
            + "  lib/b.jar\n";
    assertThat(Program.of(jar.toString()))
        .isEqualTo(new Program("1.2.3", sha256(list.getBytes(StandardCharsets.UTF_8)), "till.jar"));
  }

  @Test
  void aLibraryThatIsAnotherGivesAnotherHash() throws IOException {
    Path jar = installed();
    Program before = Program.of(jar.toString());
    Files.writeString(folder.resolve("lib/b.jar"), "another");
    assertThat(Program.of(jar.toString()).sha256()).isNotEqualTo(before.sha256());
  }

  @Test
  void aJarThatDoesNotSayItsVersionIsUnknown() throws IOException {
    Path jar = folder.resolve("silent.jar");
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out).close();
    }
    assertThat(Program.of(jar.toString()).version()).isEqualTo("unknown");
  }

  /// None of those that are installed may be of an unknown version.
  @Test
  void eachProgramThatRunsFromItsJarIsBuiltSoThatThisSaysItsVersion() throws IOException {
    try (Stream<Path> modules = Files.list(Path.of("..").toAbsolutePath().normalize())) {
      List<Path> started =
          modules
              .map(module -> module.resolve("pom.xml"))
              .filter(pom -> Files.isRegularFile(pom) && says(pom, "<addClasspath>true<"))
              .toList();
      assertThat(started).hasSizeGreaterThan(2);
      assertThat(started).allMatch(pom -> says(pom, "<addDefaultImplementationEntries>true<"));
    }
  }

  private static boolean says(Path file, String words) {
    try {
      return Files.readString(file).contains(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatDoesNotRunFromJarsHasNoHashAndSaysSo() throws IOException {
    Program program = Program.of("target/classes:lib/a.jar");
    assertThat(program.hasHash()).isFalse();
    assertThat(program.sentence()).contains("has no hash");
  }
}
