package dev.sempre.simulation.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The verifier is one file, and names what is wrong. It runs once the jars are made, and never
/// without them: `mvn verify` fails where the verifier was not built. Source: R41, F41, I8.
@Tag("jars")
final class VerifierProgramTest {
  private static final Path JAR =
      Path.of("..", "shared-model", "target", "sempre-verifier.jar").toAbsolutePath().normalize();
  private static final int RECORDS = 9;
  private static final int SECONDS = 60;

  @TempDir Path folder;
  private Path alone = Path.of("");
  private SealingTill till;

  /// The jar lies alone in a folder of its own: no library, no database, no other jar.
  @BeforeEach
  void copyTheJar() throws IOException {
    assertThat(JAR).as("the verifier's jar is made by the phase package").isRegularFile();
    alone = Files.createDirectory(folder.resolve("alone"));
    Files.copy(JAR, alone.resolve("sempre-verifier.jar"));
    till = new SealingTill(folder);
    till.seal(RECORDS);
    till.tellTheCentre();
  }

  @AfterEach
  void close() {
    if (till != null) {
      till.close();
    }
  }

  private record Said(int code, String out, String err) {
    JsonObject bad() {
      return JsonParser.parseString(out).getAsJsonObject().getAsJsonObject("bad");
    }
  }

  private Said run(Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    command.addAll(List.of("-jar", "sempre-verifier.jar"));
    Arrays.stream(arguments).map(Object::toString).forEach(command::add);
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(alone.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("ends in time").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      process.destroyForcibly();
    }
    return new Said(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private void assertNames(Path archive, long place, String fault) throws IOException {
    Said said = run("--json", archive);
    assertThat(said.code()).as(said.out() + said.err()).isOne();
    assertThat(said.bad().get("place").getAsLong()).as(said.out()).isEqualTo(place);
    assertThat(said.bad().get("fault").getAsString()).isEqualTo(fault);
  }

  @Test
  void goodArchiveOfEveryTableThatIsSealedHolds() throws IOException {
    Said said = run(till.archive());

    assertThat(said.code()).as(said.out() + said.err()).isZero();
    assertThat(said.out())
        .contains("Bottega Rossi, chain 1-2", "All 9 records are as they were sealed");
    assertThat(said.err()).isEmpty();
  }

  @Test
  void recordThatWasEditedIsNamed() throws IOException {
    till.execute(4, "update %s set modified_by = 'x' where id = ?", "record-4");
    assertNames(till.archive(), 4, "ALTERED");
  }

  @Test
  void recordThatWasDeletedIsNamed() throws IOException {
    till.delete(6);
    assertNames(till.archive(), 6, "MISSING_BEFORE");
  }

  @Test
  void recordThatWasPutInIsNamed() throws IOException {
    Map<String, byte[]> files = unpack(till.archive());
    String first =
        files.keySet().stream()
            .filter(name -> name.startsWith("records/"))
            .findFirst()
            .orElseThrow();
    String line = text(files, first).lines().findFirst().orElseThrow();
    long place = JsonParser.parseString(line).getAsJsonObject().get("chain_number").getAsLong();
    put(files, first, line.replace("record-", "forged-") + "\n" + text(files, first));
    Said said = run("--json", pack(files));
    assertThat(said.code()).isOne();
    assertThat(said.bad().get("place").getAsLong()).isEqualTo(place);
    assertThat(said.out()).contains("was changed after the archive was signed");
  }

  @Test
  void recordsThatWereSwappedAreNamed() throws IOException {
    long other = 2L + SealingTill.SEALED.size();
    till.execute(2, "update %s set chain_number = 99 where id = ?", "record-2");
    till.execute(other, "update %s set chain_number = 2 where id = ?", "record-" + other);
    till.execute(2, "update %s set chain_number = ? where id = ?", other, "record-2");
    assertNames(till.archive(), 2, "ALTERED");
  }

  @Test
  void tailThatWasCutIsNamed() throws IOException {
    till.delete(9);
    till.delete(8);
    assertNames(till.archive(), 8, "GONE_SINCE_TOLD");
  }

  @Test
  void chainThatWasRebuiltWithTheTillsKeyIsNamed() throws IOException {
    till.rebuild(5);
    assertNames(till.archive(), 9, "OTHER_THAN_TOLD");
  }

  @Test
  void fileThatWasRolledBackIsNamedByTheArchiveFromBefore() throws IOException {
    Path before = till.archive();
    till.delete(9);
    till.execute(1, "delete from chain_anchor");
    Path after = till.archive();

    assertThat(run(after).code()).isZero();
    Said said = run("--json", "--against", before, after);
    assertThat(said.code()).isOne();
    assertThat(said.bad().get("place").getAsLong()).isEqualTo(9);
  }

  @Test
  void whatIsNoArchiveEndsWithTwoAndASentence() throws IOException {
    Path good = till.archive();
    byte[] bytes = Files.readAllBytes(good);
    Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(bytes, bytes.length / 2));
    Map<String, byte[]> evil = unpack(good);
    put(evil, "../../evil.sh", "x");
    Map<String, byte[]> bomb = unpack(good);
    bomb.put("manifest.json", new byte[200 << 20]);

    for (Path path : List.of(cut, pack(evil), pack(bomb), folder.resolve("nothing.zip"))) {
      Said said = run(path);
      assertThat(said.code()).as(said.out() + said.err()).isEqualTo(2);
      assertThat(said.err()).startsWith("This is no archive").doesNotContain("Exception", "\tat ");
    }
    assertThat(run().code()).isEqualTo(2);
    assertThat(run("--json", cut).out()).contains("NO_ARCHIVE");
    assertThat(folder.resolve("evil.sh")).doesNotExist();
  }

  private static Map<String, byte[]> unpack(Path file) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        try (InputStream in = zip.getInputStream(entry)) {
          files.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    return files;
  }

  private Path pack(Map<String, byte[]> files) throws IOException {
    Path file = Files.createTempFile(folder, "packed", ".zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return file;
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
  }

  private static void put(Map<String, byte[]> files, String name, String text) {
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
