package dev.sempre.simulation.corpus;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The files of the corpus beside this package's resources: one folder a group, with the verdict
/// that each entry gets in its `expected.csv`.
final class Expected {
  private Expected() {}

  /// The lines of a list.
  ///
  /// @param list path below `corpus`
  static List<NamedCsvRecord> rows(String list) {
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().ofNamedCsvRecord(new String(bytes(list), StandardCharsets.UTF_8))) {
      return reader.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// An entry that lies in a file.
  ///
  /// @param file path below `corpus`
  static byte[] bytes(String file) {
    try (InputStream in = Expected.class.getResourceAsStream("/corpus/" + file)) {
      return Objects.requireNonNull(in, file).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
