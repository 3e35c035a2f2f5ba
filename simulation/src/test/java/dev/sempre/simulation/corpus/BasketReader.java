package dev.sempre.simulation.corpus;

import de.siegmar.fastcsv.reader.CsvParseException;
import dev.sempre.pos.baskets.BasketFile;
import dev.sempre.simulation.corpus.FuzzTarget.Reader;
import dev.sempre.simulation.corpus.FuzzTarget.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads a file of baskets as the till's `sell` does.
///
/// @param folder folder for the file
record BasketReader(Path folder) implements Reader {
  @Override
  public Verdict read(byte[] bytes) {
    try {
      Path file = Files.write(folder.resolve("baskets.csv"), bytes);
      return switch (BasketFile.open(file)) {
        case BasketFile.Opened.Good(BasketFile good) -> baskets(good);
        case BasketFile.Opened.Bad _ -> Verdict.REFUSED;
      };
    } catch (CsvParseException e) {
      return Verdict.REFUSED;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Verdict baskets(BasketFile file) throws IOException {
    try (file) {
      file.forEachRemaining(basket -> {
        if (basket.rows().isEmpty()) {
          throw new AssertionError("a basket without anything in it");
        }
      });
      return Verdict.TAKEN;
    }
  }

  @Override
  public void close() {}
}
