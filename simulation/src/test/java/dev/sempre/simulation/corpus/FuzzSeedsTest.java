package dev.sempre.simulation.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.sempre.simulation.corpus.FuzzTarget.Reader;
import dev.sempre.simulation.corpus.FuzzTarget.Verdict;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What `mvn -Pfuzz` begins with, and what it once found, in every build.
class FuzzSeedsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void firstSeedIsTakenAndNoneBreaksItsReader(FuzzTarget target) {
    try (Reader reader = target.open(folder)) {
      List<byte[]> seeds = target.seeds();
      assertThat(reader.read(seeds.getFirst())).isEqualTo(Verdict.TAKEN);
      seeds.forEach(reader::read);
    }
  }

  @Test
  void whatWasFoundGetsItsVerdict() {
    Verdicts verdicts = new Verdicts();
    for (NamedCsvRecord row : Expected.rows("fuzz/expected.csv")) {
      String file = row.getField("file");
      FuzzTarget target = FuzzTarget.valueOf(row.getField("target"));
      try (Reader reader = target.open(folder.resolve(file))) {
        Verdict got = reader.read(Expected.bytes("fuzz/" + file + ".txt"));
        verdicts.note(file, row.getField("verdict"), got.name());
      }
    }
    verdicts.hold(0);
  }

  @Test
  void readerThatWantsFarMoreMemoryThanItsInputIsLongIsFound() {
    Reader greedy =
        new Bounded(
            new Reader() {
              @Override
              public Verdict read(byte[] bytes) {
                return Arrays.stream(new int[40]).map(_ -> new byte[4 << 20].length).sum() > 0
                    ? Verdict.TAKEN
                    : Verdict.REFUSED;
              }

              @Override
              public void close() {}
            });

    assertThatThrownBy(() -> greedy.read(new byte[1]))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("bytes of memory");
  }
}
