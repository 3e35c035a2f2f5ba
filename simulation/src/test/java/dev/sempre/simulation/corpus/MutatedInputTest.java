package dev.sempre.simulation.corpus;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.simulation.corpus.FuzzTarget.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Good input that was changed a little, by seeds: a reader takes it or says what its failures say,
/// and nothing else. More of it: `-Dcorpus.seeds=100000`.
class MutatedInputTest {
  private static final int SEEDS = Integer.getInteger("corpus.seeds", 1_000);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void changedInputNeverBreaksItsReader(FuzzTarget target) {
    try (Reader reader = target.open(folder)) {
      boolean imports = target == FuzzTarget.PRODUCTS || target == FuzzTarget.TABLES;
      // Each takes half a dozen transactions.
      tryAll(target.seeds().getFirst(), imports ? SEEDS / 10 : SEEDS, reader::read);
    }
  }

  @Test
  void readerThatBreaksIsFound() {
    byte[] good = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() ->
            tryAll(
                good,
                SEEDS,
                bytes -> {
                  if (bytes.length > 0 && bytes[0] != '{') {
                    throw new IllegalStateException("planted");
                  }
                }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("seed ");
  }

  private static void tryAll(byte[] good, int seeds, Consumer<byte[]> reader) {
    reader.accept(good);
    for (long seed = 0; seed < seeds; seed++) {
      byte[] changed = Mutation.of(good, seed);
      try {
        reader.accept(changed);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError(
            "seed " + seed + ": " + new String(changed, StandardCharsets.UTF_8), e);
      }
    }
  }
}
