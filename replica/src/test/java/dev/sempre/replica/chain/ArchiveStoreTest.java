package dev.sempre.replica.chain;

import static dev.sempre.replica.chain.ArchiveStand.DAY;
import static dev.sempre.replica.chain.ArchiveStand.look;
import static dev.sempre.replica.chain.ArchiveStand.put;
import static dev.sempre.replica.chain.ArchiveStand.text;
import static dev.sempre.replica.chain.ArchiveStand.unpack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.archive.ArchiveManifest;
import dev.sempre.model.archive.ArchiveManifest.Signer;
import dev.sempre.model.archive.ArchiveManifest.TableTotal;
import dev.sempre.model.archive.ArchiveReport;
import dev.sempre.model.archive.Program;
import dev.sempre.model.archive.VerifierMain;
import dev.sempre.replica.chain.ArchiveStore.Made;
import dev.sempre.replica.db.Dialect;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.testing.Line;
import dev.sempre.replica.testing.TestKey;
import dev.sempre.replica.testing.TestPlaces;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Archives are whole, the same for the same content, and prove themselves. Source: R41, F41.
final class ArchiveStoreTest {
  private static final String LINES = "records/sale.jsonl";
  private static final long DAY_MILLIS = 86_400_000;

  @TempDir Path folder;
  private ArchiveStand stand;
  private Replica centre;

  @BeforeEach
  void open() {
    stand = new ArchiveStand(folder);
    centre = TestPlaces.centre(TestPlaces.sqlite(folder.resolve("centre.db")), stand.till.clock);
  }

  @AfterEach
  void close() {
    stand.close();
    centre.close();
  }

  @Test
  void archiveHasAllRecordsOfThePeriodAndHolds() throws IOException {
    stand.sell(5);
    stand.ask(centre);
    Made.Done done = stand.archive();

    ArchiveReport report = look(done.file());

    assertThat(report).isEqualTo(done.report());
    assertThat(report.holds()).as(report.text()).isTrue();
    assertThat(report.records()).isEqualTo(5);
    assertThat(report.manifest().tables())
        .containsExactly(new TableTotal("sale", 5, 100 + 101 + 102 + 103 + 104 + 5 * 7));
    assertThat(report.manifest().taxes()).hasSize(2);
    Map<String, byte[]> files = unpack(done.file());
    assertThat(text(files, LINES).lines()).hasSize(5);
    assertThat(text(files, "summary.csv").lines()).hasSize(6);
    assertThat(text(files, "anchors.csv").lines()).hasSize(2);
    assertThat(text(files, "README.txt"))
        .contains("ENGLISH", "ITALIANO", "PORTUGU", "FRAN")
        .contains("Bottega Rossi")
        .doesNotContain("{");
    assertThat(text(files, "FORMAT.txt")).contains("chain_hash is the SHA-256");
    assertThat(text(files, "keys.pem")).contains(stand.key.publicBase64());
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void centreArchivesTheSameRecords(Dialect dialect) throws IOException {
    try (Replica place =
        TestPlaces.centre(
            TestPlaces.fresh(dialect, Files.createDirectory(folder.resolve("other"))),
            stand.till.clock)) {
      stand.sell(3);
      stand.ask(place);
      int _ = new Line(place, stand.till.replica).upload();
      TestKey own = new TestKey();
      Signer signer = new Signer(Signer.CENTRE, "rossi", own.publicBase64());

      Made.Done atCentre = stand.archive(place, stand.order(DAY, DAY, signer, own));

      assertThat(atCentre.report().holds()).as(atCentre.report().text()).isTrue();
      assertThat(text(unpack(atCentre.file()), LINES))
          .isEqualTo(text(unpack(stand.archive().file()), LINES));
    }
  }

  @Test
  void anArchiveThatDoesNotSayWhatHasWrittenItHoldsAndNothingIsPrintedOfThat() throws IOException {
    stand.sell(2);
    stand.ask(centre);

    Path older = stand.withProgram(stand.archive().file(), null);

    assertThat(text(unpack(older), "manifest.json")).doesNotContain("program");
    assertThat(run(older.toString())).as(said).isZero();
    assertThat(said).contains("All 2 records are as they were sealed").doesNotContain("Written by");
  }

  @Test
  void theVerifierPrintsVersionAndHashOfTheProgramThatHasWrittenIt() throws IOException {
    stand.sell(2);
    stand.ask(centre);
    String hash = "0123456789abcdef".repeat(4);

    Path archive =
        stand.withProgram(stand.archive().file(), new Program("1.2.3", hash, "central-server.jar"));

    assertThat(run(archive.toString())).as(said).isZero();
    assertThat(said.lines())
        .contains("Written by central-server.jar, version 1.2.3, SHA-256 " + hash + ".");
  }

  @Test
  void sameContentGivesTheSameBytes() throws IOException {
    stand.sell(3);
    stand.ask(centre);
    Path first = stand.archive().file();
    stand.till.clock.advance(DAY_MILLIS);
    stand.ask(centre);

    assertThat(Files.readAllBytes(stand.archive().file())).isEqualTo(Files.readAllBytes(first));
  }

  @Test
  void periodInTheMiddleOfTheChainBeginsBehindTheHashThatItStates() throws IOException {
    stand.sell(2);
    stand.ask(centre);
    stand.till.clock.advance(DAY_MILLIS);
    stand.sell(3);
    stand.ask(centre);
    stand.till.clock.advance(DAY_MILLIS);
    stand.sell(1);
    stand.ask(centre);

    Made.Done middle =
        stand.archive(stand.till.replica, stand.order(DAY.plusDays(1), DAY.plusDays(1)));

    assertThat(middle.report().holds()).as(middle.report().text()).isTrue();
    ArchiveManifest.Part part = middle.report().manifest().chain();
    assertThat(part.first()).isEqualTo(3);
    assertThat(part.last()).isEqualTo(5);
    assertThat(part.isHead()).isFalse();
    assertThat(part.previous()).isEqualTo(Tampering.hash(stand.till, 2));
    assertThat(part.perpetualBeforeMinor()).isEqualTo(100 + 101 + 2 * 7);
    assertThat(text(unpack(middle.file()), "anchors.csv").lines())
        .as("head line, what it begins behind, its end")
        .hasSize(3);
  }

  @Test
  void periodIsOneDayToTwelveMonthsAndHasSomethingInIt() {
    stand.sell(1);
    assertThat(refused(DAY, DAY.minusDays(1))).isEqualTo("PERIOD");
    assertThat(refused(DAY, DAY.plusYears(1))).isEqualTo("PERIOD");
    assertThat(refused(DAY.plusDays(1), DAY.plusDays(2))).isEqualTo("NOTHING");
    assertThat(stand.archive(stand.till.replica, stand.order(DAY, DAY.plusYears(1).minusDays(1))))
        .isNotNull();
  }

  private String refused(LocalDate from, LocalDate to) {
    Made made =
        ArchiveStore.make(stand.till.replica, stand.order(from, to), stand.newFile(), (_, _) -> {});
    return ((Made.Refused) made).code();
  }

  @Test
  void fileThatIsThereIsNotOverwrittenAndNothingIsLeftOfAFailure() throws IOException {
    stand.sell(1);
    Path file = Files.writeString(folder.resolve("mine.zip"), "mine");
    assertThat(make(file)).isInstanceOf(Made.Refused.class);
    assertThat(file).hasContent("mine");

    Made made = make(folder.resolve("no folder").resolve("archive.zip"));
    assertThat(made)
        .isInstanceOfSatisfying(Made.Refused.class, no -> assertThat(no.code()).isEqualTo("DISK"));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).noneMatch(path -> path.toString().endsWith(".part"));
    }
  }

  @Test
  void whatALostMachineHasLeftIsWrittenAnew() throws IOException {
    stand.sell(1);
    Path file = folder.resolve("archive.zip");
    Files.writeString(folder.resolve("archive.zip.part"), "x".repeat(1 << 20));

    assertThat(make(file)).isInstanceOf(Made.Done.class);
    assertThat(look(file).holds()).isTrue();
    assertThat(folder.resolve("archive.zip.part")).doesNotExist();
  }

  private Made make(Path file) {
    return ArchiveStore.make(stand.till.replica, stand.order(DAY, DAY), file, (_, _) -> {});
  }

  @Test
  void progressGrowsToItsEnd() {
    stand.sell(4);
    List<Long> steps = new ArrayList<>();
    Made _ =
        ArchiveStore.make(
            stand.till.replica,
            stand.order(DAY, DAY),
            stand.newFile(),
            (done, all) -> {
              steps.add(done);
              assertThat(all).isEqualTo(12);
            });

    assertThat(steps).isSorted().endsWith(12L);
  }

  @Test
  void textThatASpreadsheetWouldRunIsMadeHarmless() throws IOException {
    stand.sell(1);
    stand.till.execute("update sale set modified_by = ?", "=cmd|' /C calc'!A0");
    Made.Done done = stand.archive();

    assertThat(text(unpack(done.file()), "summary.csv")).contains(",'=cmd|' /C calc'!A0,");
    assertThat(text(unpack(done.file()), LINES)).contains("\"=cmd|' /C calc'!A0\"");
    assertThat(done.report().bad()).returns("ALTERED", ArchiveReport.Bad::fault);
  }

  @Test
  void tailThatWasCutIsNamedByWhatTheCentreHadConfirmed() throws IOException {
    stand.sell(5);
    stand.ask(centre);
    Tampering.cutBehind(stand.till, 3, 5);

    ArchiveReport report = look(stand.archive().file());

    assertThat(report.bad())
        .returns(4L, ArchiveReport.Bad::place)
        .returns("GONE_SINCE_TOLD", ArchiveReport.Bad::fault);
    assertThat(report.text()).contains("4: it is gone with all up to 5");
  }

  @Test
  void chainThatWasRebuiltWithTheTillsKeyIsNamedByWhatTheCentreHadConfirmed() throws IOException {
    stand.sell(5);
    stand.ask(centre);
    Tampering.rebuild(stand.till, 3, stand.key);

    ArchiveReport report = look(stand.archive().file());
    assertThat(report.bad())
        .returns(5L, ArchiveReport.Bad::place)
        .returns("OTHER_THAN_TOLD", ArchiveReport.Bad::fault);
    assertThat(report.text()).contains("the first that is another is one of 1 to 5");
  }

  @Test
  void fileThatWasRolledBackIsNamedByAnotherArchive() throws IOException {
    stand.sell(5);
    stand.ask(centre);
    Path before = stand.archive().file();
    Tampering.cutBehind(stand.till, 3, 5);
    stand.till.execute("delete from chain_anchor");
    Path after = stand.archive().file();

    assertThat(run(after.toString())).isZero();
    assertThat(run("--against", before.toString(), after.toString())).isOne();
    assertThat(run("--against", after.toString(), before.toString())).isZero();
  }

  @Test
  void chainThatSomebodyElseHasSignedIsKnownByTheKeyOnly() throws IOException {
    stand.sell(3);
    String real = stand.key.publicBase64();
    TestKey forged = new TestKey();
    Tampering.rebuild(stand.till, 1, forged);
    Signer signer = new Signer(Signer.DEVICE, "till-2", forged.publicBase64());
    Made.Done done =
        stand.archive(
            stand.till.replica,
            new ArchiveStore.Order(
                "1-2",
                DAY,
                DAY,
                List.of(new ArchiveManifest.Key("till-2", forged.publicBase64())),
                signer,
                forged::sign));

    assertThat(run(done.file().toString())).as("consistent in itself").isZero();
    assertThat(run("--key", real, done.file().toString())).isOne();
    assertThat(run("--key", forged.publicBase64(), done.file().toString())).isZero();
  }

  @Test
  void whatTheCentreStillWaitsForIsNoTampering() {
    stand.sell(3);
    int _ = new Line(centre, stand.till.replica).upload();
    stand.sell(2);
    stand.ask(centre);
    TestKey own = new TestKey();
    Signer signer = new Signer(Signer.CENTRE, "rossi", own.publicBase64());

    ArchiveReport report = stand.archive(centre, stand.order(DAY, DAY, signer, own)).report();

    assertThat(report.holds()).as(report.text()).isTrue();
    assertThat(report.waiting()).startsWith("4 to 5 had not arrived yet");
  }

  @Test
  void everyChangeOfAnArchiveIsFoundAndTheRecordNamed() throws IOException {
    stand.sell(5);
    stand.ask(centre);
    Path good = stand.archive().file();

    assertThat(
            changed(
                good, lines -> lines.set(2, lines.get(2).replace("\"number\":3", "\"number\":9"))))
        .returns(3L, ArchiveReport.Bad::place)
        .returns("ALTERED", ArchiveReport.Bad::fault);
    assertThat(changed(good, lines -> lines.remove(1)))
        .returns(2L, ArchiveReport.Bad::place)
        .returns("MISSING_BEFORE", ArchiveReport.Bad::fault);
    assertThat(changed(good, lines -> lines.add(2, lines.get(1))))
        .returns(2L, ArchiveReport.Bad::place)
        .returns("PLACE_TAKEN", ArchiveReport.Bad::fault);
    assertThat(changed(good, lines -> Collections.swap(lines, 1, 2)))
        .returns(2L, ArchiveReport.Bad::place)
        .returns("MISSING_BEFORE", ArchiveReport.Bad::fault);
    assertThat(changed(good, lines -> lines.removeLast()))
        .returns(5L, ArchiveReport.Bad::place)
        .returns("CUT_BEHIND", ArchiveReport.Bad::fault);
    assertThat(changed(good, lines -> lines.set(3, "{\"id\":")))
        .returns(4L, ArchiveReport.Bad::place)
        .returns("UNREADABLE", ArchiveReport.Bad::fault);
    for (String damage : List.of("\"id\":null", "\"chain_hash\":[]", "\"modified_at\":{}")) {
      String name = damage.substring(0, damage.indexOf(':'));
      assertThat(
              changed(
                  good,
                  lines ->
                      lines.set(3, lines.get(3).replaceFirst(name + ":(\"[^\"]*\"|\\d+)", damage))))
          .as(damage)
          .returns(4L, ArchiveReport.Bad::place)
          .returns("UNREADABLE", ArchiveReport.Bad::fault);
    }
    assertThat(changed(good, List::clear))
        .returns(1L, ArchiveReport.Bad::place)
        .returns("CUT_BEHIND", ArchiveReport.Bad::fault);
  }

  private interface Edit {
    void edit(List<String> lines);
  }

  private ArchiveReport.Bad changed(Path good, Edit edit) throws IOException {
    Map<String, byte[]> files = unpack(good);
    List<String> lines = new ArrayList<>(text(files, LINES).lines().toList());
    edit.edit(lines);
    put(files, LINES, lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
    ArchiveReport report = look(stand.pack(files));
    assertThat(report.holds()).isFalse();
    assertThat(report.findings()).contains(LINES + " was changed after the archive was signed.");
    ArchiveReport.Bad bad = report.bad();
    assertThat(bad).as(report.text()).isNotNull();
    return bad;
  }

  @Test
  void everyOtherFileIsVouchedForToo() throws IOException {
    stand.sell(2);
    stand.ask(centre);
    Path good = stand.archive().file();
    for (String name : unpack(good).keySet()) {
      Map<String, byte[]> files = unpack(good);
      put(files, name, text(files, name) + " ");
      if (!name.equals("manifest.sig")) {
        assertThat(look(stand.pack(files)).holds()).as(name + " with a space more").isFalse();
      }
      files.remove(name);
      if (!name.equals("manifest.json")) {
        assertThat(look(stand.pack(files)).holds()).as("without " + name).isFalse();
      }
    }
    Map<String, byte[]> files = unpack(good);
    put(files, "records/extra.jsonl", "");
    assertThat(look(stand.pack(files)).findings())
        .containsExactly("records/extra.jsonl was put in: the manifest does not name it.");
    files.remove("records/extra.jsonl");
    put(files, "manifest.json", text(files, "manifest.json").replace("Bottega Rossi", "Verdi"));
    assertThat(look(stand.pack(files)).findings())
        .containsExactly("manifest.json is not signed by who it says, or was changed since.");
  }

  @Test
  void whatIsNoArchiveIsRefusedWithoutHarm() throws IOException {
    stand.sell(2);
    Path good = stand.archive().file();
    byte[] bytes = Files.readAllBytes(good);

    assertThat(run()).isEqualTo(2);
    assertThat(run("--nonsense", good.toString())).isEqualTo(2);
    assertThat(run(folder.resolve("nothing").toString())).isEqualTo(2);
    assertThat(run(folder.toString())).isEqualTo(2);
    assertThat(run("--key", "no key", good.toString())).isEqualTo(2);
    for (int part = 0; part < 8; part++) {
      Path cut = folder.resolve("cut-" + part);
      Files.write(cut, Arrays.copyOf(bytes, bytes.length * part / 8));
      assertThat(run(cut.toString())).as("cut at " + part + " eighths").isEqualTo(2);
    }
    for (String name : List.of("../../evil", "/etc/passwd", "records/../x.jsonl", "other.txt")) {
      Map<String, byte[]> files = unpack(good);
      put(files, name, "x");
      assertThat(run(stand.pack(files).toString())).as(name).isEqualTo(2);
    }
    Map<String, byte[]> newer = unpack(good);
    put(
        newer,
        "manifest.json",
        text(newer, "manifest.json").replace("\"version\": 1", "\"version\": 2"));
    assertThat(run(stand.pack(newer).toString())).isEqualTo(2);
    put(newer, "manifest.json", "{}");
    assertThat(run(stand.pack(newer).toString())).isEqualTo(2);
  }

  @Test
  void flippedByteAnywhereIsNeverTakenForAGoodArchive() throws IOException {
    stand.sell(3);
    Path good = stand.archive().file();
    byte[] bytes = Files.readAllBytes(good);
    Path flipped = folder.resolve("flipped.zip");
    for (int at = 0; at < bytes.length; at += 37) {
      byte[] other = bytes.clone();
      other[at] ^= 0x10;
      Files.write(flipped, other);
      int code = run(flipped.toString());
      if (code == 0) {
        assertThat(unpack(flipped))
            .as("byte %d is of the packing alone", at)
            .usingRecursiveComparison()
            .isEqualTo(unpack(good));
      }
    }
  }

  @Test
  void bombIsDefusedBeforeItFillsAnything() throws IOException {
    stand.sell(1);
    Map<String, byte[]> files = unpack(stand.archive().file());
    files.put(LINES, new byte[64 << 20]);
    Path bomb = stand.pack(files);
    assertThat(Files.size(bomb)).isLessThan(1 << 20);

    ArchiveReport report = look(bomb);

    assertThat(report.holds()).isFalse();
    assertThat(report.text()).contains(LINES + " cannot be read");
    files.put("manifest.json", new byte[64 << 20]);
    assertThat(run(stand.pack(files).toString())).isEqualTo(2);
  }

  private String said = "";

  private int run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    int code = VerifierMain.run(print, print, List.of(arguments));
    said = out.toString(StandardCharsets.UTF_8);
    assertThat(said).doesNotContain("Exception", "\tat ");
    return code;
  }

  @Test
  void answerInJsonSaysTheSame() throws IOException {
    stand.sell(2);
    Path good = stand.archive().file();
    assertThat(run("--json", good.toString())).isZero();
    assertThat(said).contains("\"holds\": true", "\"records\": 2");
    assertThat(run("--json", folder.toString())).isEqualTo(2);
    assertThat(said).contains("\"code\": \"NO_ARCHIVE\"");
  }
}
