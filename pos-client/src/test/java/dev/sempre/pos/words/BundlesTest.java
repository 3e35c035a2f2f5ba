package dev.sempre.pos.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.machine.Failure;
import dev.sempre.model.sync.Column;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Verdict;
import dev.sempre.model.sync.Violation;
import dev.sempre.model.wire.Messages.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BundlesTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern USE = Pattern.compile("\\bWord\\.([A-Z][A-Z0-9_]*)");

  private static final Set<String> ISSUES =
      Set.of(
          Violation.MISSING,
          Violation.WRONG_TYPE,
          Violation.TOO_LONG,
          Violation.BAD_VALUE,
          Verdict.SAME_ID_OTHER_CONTENT,
          Verdict.CHANGED_UPSTREAM,
          Verdict.HASH_MISMATCH,
          Verdict.NOT_ALLOWED,
          Verdict.NOT_ALLOWED + "_SERIES",
          Verdict.NOT_STORED,
          Verdict.UNKNOWN_TABLE,
          Verdict.ALREADY_CLOSED);

  private static Set<String> keys() {
    return Arrays.stream(Word.values()).map(Word::name).collect(Collectors.toSet());
  }

  @Test
  void everyLanguageSaysEveryWordWithTheSamePlaces() {
    assertThat(new BundleGate(Words.class, "words-").complaints(keys())).isEmpty();
  }

  @Test
  void aPlantedGapIsFound() {
    BundleGate planted = new BundleGate(BundlesTest.class, "planted-");
    assertThat(planted.complaints(Set.of("GREETING", "COUNT", "FAREWELL", "SILENCE")))
        .containsExactly(
            "EN has the unknown FORGOTTEN",
            "FR has a straight apostrophe in FAREWELL",
            "FR says nothing for SILENCE",
            "FR says twice GREETING",
            "IT lacks FAREWELL",
            "PT_BR has other places than English in COUNT");
  }

  @Test
  void noWordIsUnused() throws IOException {
    Set<String> unused = new TreeSet<>(keys());
    unused.removeAll(usedInSources());
    unused.removeAll(tables());
    unused.removeAll(issues());
    unused.removeAll(fields());
    unused.removeAll(interruptions());
    assertThat(unused).isEmpty();
  }

  @Test
  void everyTableOfTheCatalogueHasAName() {
    assertThat(keys()).containsAll(tables());
  }

  @Test
  void everyReasonForARefusalHasASentence() {
    assertThat(keys()).containsAll(issues());
  }

  @Test
  void everyKindOfSilenceHasWords() {
    assertThat(keys()).containsAll(interruptions());
  }

  /// What may end a sync, by the codes of the agent. One that was aborted had no answer in time.
  private static Set<String> interruptions() {
    return Stream.concat(
            Stream.of(Failure.Kind.values())
                .filter(kind -> kind != Failure.Kind.ABORTED)
                .map(Failure.Kind::name),
            Stream.of(
                "STOPPED",
                "STORE_DISK_FULL",
                Problem.PROGRAM_TOO_OLD,
                Problem.CENTRE_TOO_OLD,
                Problem.DEVICE_REPLACED))
        .map(code -> "WHY_" + code)
        .collect(Collectors.toSet());
  }

  private static Set<String> usedInSources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> uses(file).stream())
          .collect(Collectors.toSet());
    }
  }

  private static List<String> uses(Path file) {
    try {
      return USE.matcher(Files.readString(file)).results().map(use -> use.group(1)).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Set<String> tables() {
    return SyncCatalogue.TABLES.stream()
        .map(TableSpec::name)
        .map(name -> "TABLE_" + name.toUpperCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private static Set<String> issues() {
    return ISSUES.stream().map(code -> "ISSUE_" + code).collect(Collectors.toSet());
  }

  private static Set<String> fields() {
    return SyncCatalogue.TABLES.stream()
        .flatMap(table -> table.columns().stream())
        .map(Column::name)
        .map(name -> "FIELD_" + name.toUpperCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }
}
