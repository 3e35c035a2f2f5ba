package dev.sempre.model.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a look at an archive has found.
///
/// @param holds whether every record is as it was sealed, and the archive as it was signed
/// @param manifest what the archive says of itself
/// @param records how many records were looked at and hold
/// @param bad the first record that is not as it was sealed; null if all are
/// @param findings everything that is wrong, in words; the first bad record first
/// @param waiting what the till had told of and the centre was waiting for, in words; null if
///   nothing
/// @param keys the keys that were believed, for people to compare
public record ArchiveReport(
    boolean holds,
    ArchiveManifest manifest,
    long records,
    @Nullable Bad bad,
    List<String> findings,
    @Nullable String waiting,
    List<Fingerprint> keys) {
  /// @param place place in the chain, or the place that is missing first
  /// @param table table of the record; empty if it is gone
  /// @param id its id; empty if it is gone
  /// @param fault [dev.sempre.model.chain.ChainCheck.Fault], or `UNREADABLE`
  /// @param words the same in words
  public record Bad(long place, String table, String id, String fault, String words) {
    String sentence() {
      return table.isEmpty()
          ? "%d: %s.".formatted(place, words)
          : "%d, %s %s: %s.".formatted(place, table, id, words);
    }
  }

  /// @param whose device, or centre
  /// @param fingerprint short name of its key
  public record Fingerprint(String whose, String fingerprint) {}

  /// The same in English, for people.
  public String text() {
    StringBuilder text = new StringBuilder();
    ArchiveManifest.Part part = manifest.chain();
    text.append(
        "%s, chain %s, %s to %s (%s): records %d to %d.%n"
            .formatted(
                manifest.company(),
                manifest.series(),
                manifest.period().from(),
                manifest.period().to(),
                manifest.period().zone(),
                part.first(),
                part.last()));
    keys.forEach(key -> text.append("Key of %s: %s%n".formatted(key.whose(), key.fingerprint())));
    Program program = manifest.program();
    if (program != null) {
      text.append(program.sentence()).append(System.lineSeparator());
    }
    if (waiting != null) {
      text.append(waiting).append(System.lineSeparator());
    }
    if (holds) {
      text.append(
          "All %d records are as they were sealed. Ever sold until then: %d (minor units)."
              .formatted(records, part.perpetualMinor()));
    } else {
      text.append("This archive is not as it was sealed.");
      findings.forEach(finding -> text.append(System.lineSeparator()).append(finding));
    }
    return text.toString();
  }
}
