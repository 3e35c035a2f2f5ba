package dev.sempre.model.archive;

import dev.sempre.model.archive.ArchiveManifest.Part;
import dev.sempre.model.archive.ArchiveReport.Bad;
import dev.sempre.model.archive.PackedArchive.Lines;
import dev.sempre.model.chain.ChainCheck;
import dev.sempre.model.chain.ChainCheck.Broken;
import dev.sempre.model.chain.ChainCheck.Fault;
import dev.sempre.model.chain.Seal;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.TableSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Walks along the chain of an archive, whose records lie in a file for each table. Used once.
final class ArchiveWalk {
  private static final String UNREADABLE = "UNREADABLE";

  private final PackedArchive archive;
  private final ArchiveManifest manifest;
  private final Part part;
  private final ChainCheck check;
  private final Map<Long, List<ToldAnchor>> anchors = new HashMap<>();
  private final ArchiveSummary summary = new ArchiveSummary();
  private final MessageDigest summarySha256 = ArchiveFormat.sha256();
  private long held;
  private @Nullable String waiting;

  ArchiveWalk(
      PackedArchive archive, ArchiveManifest manifest, PublicKeys keys, List<ToldAnchor> told) {
    this.archive = archive;
    this.manifest = manifest;
    this.part = manifest.chain();
    this.check =
        new ChainCheck(
            part.first() - 1, part.previous(), part.perpetualBeforeMinor(), keys::hasSigned);
    told.forEach(
        anchor -> anchors.computeIfAbsent(anchor.number(), _ -> new ArrayList<>()).add(anchor));
    feed(ArchiveSummary.HEAD);
  }

  ArchiveSummary summary() {
    return summary;
  }

  /// Hash of what `summary.csv` has to be, once all records hold.
  String summarySha256() {
    return HexFormat.of().formatHex(summarySha256.digest());
  }

  /// How many records hold.
  long held() {
    return held;
  }

  /// What the centre was waiting for when it made the archive, in words; null if nothing.
  @Nullable String waiting() {
    return waiting;
  }

  private void feed(String line) {
    summarySha256.update(line.getBytes(StandardCharsets.UTF_8));
  }

  /// @return the first record that is not as it was sealed; null if all are
  @Nullable Bad walk(ArchiveCheck.Watch watch) throws IOException {
    Optional<Bad> before = unlike(part.first() - 1, part.previous(), "", "");
    if (before.isPresent()) {
      return before.get();
    }
    List<Source> sources = new ArrayList<>();
    try {
      for (String table : archive.tables()) {
        sources.add(new Source(table));
      }
      Bad bad = walk(sources, watch);
      return bad == null ? atTheEnd() : bad;
    } catch (Unreadable line) {
      return new Bad(check.number() + 1, line.table, "", UNREADABLE, line.words);
    } finally {
      for (Source source : sources) {
        source.lines.close();
      }
    }
  }

  private @Nullable Bad walk(List<Source> sources, ArchiveCheck.Watch watch) throws Unreadable {
    long all = part.last() - part.first() + 1;
    for (Source next = first(sources); next != null; next = first(sources)) {
      RootRecord record = next.take();
      Bad bad = look(record);
      if (bad != null) {
        return bad;
      }
      held++;
      watch.looked(held, all);
    }
    return null;
  }

  private @Nullable Bad look(RootRecord record) {
    Optional<Broken> broken = check.next(record);
    if (broken.isPresent()) {
      return bad(broken.get());
    }
    Optional<Bad> unlike = unlike(check.number(), check.hash(), record.table().name(), record.id());
    if (unlike.isPresent()) {
      return unlike.get();
    }
    if (held == 0 && part.first() == 1 && !startsWhereItSays(record)) {
      return new Bad(
          1,
          record.table().name(),
          record.id(),
          Fault.OUT_OF_PLACE.name(),
          "it does not begin where the manifest says");
    }
    try {
      feed(summary.add(record));
      return null;
    } catch (ArithmeticException e) {
      return new Bad(
          check.number(), record.table().name(), record.id(), UNREADABLE, "its amounts are no sum");
    }
  }

  /// Of the very first record of a chain the seal says what it begins behind.
  private boolean startsWhereItSays(RootRecord record) {
    Seal seal = Seal.of(record).orElseThrow();
    return seal.previous().equals(part.previous())
        && seal.perpetualMinor() - ChainCheck.amountOf(record) == part.perpetualBeforeMinor();
  }

  private Optional<Bad> unlike(long place, String hash, String table, String id) {
    return anchors.getOrDefault(place, List.of()).stream()
        .filter(anchor -> !anchor.hash().equals(hash))
        .findFirst()
        .map(anchor ->
            new Bad(
                place,
                table,
                id,
                Fault.OTHER_THAN_TOLD.name(),
                Fault.OTHER_THAN_TOLD.words() + when(anchor) + since(place)));
  }

  /// A part that its own key has sealed anew may begin behind the last record before it of which
  /// the till has told, and that is as it told it.
  private String since(long place) {
    long asTold =
        anchors.keySet().stream()
            .filter(told -> told >= part.first() && told < place)
            .max(Comparator.naturalOrder())
            .orElse(part.first() - 1);
    return asTold == place - 1
        ? ""
        : "; the first that is another is one of %d to %d".formatted(asTold + 1, place);
  }

  private static String when(ToldAnchor anchor) {
    return anchor.toldAtMillis() == 0
        ? " (" + anchor.device() + ")"
        : " at " + Instant.ofEpochMilli(anchor.toldAtMillis());
  }

  private @Nullable Bad atTheEnd() {
    if (check.number() < part.last()) {
      return new Bad(
          check.number() + 1,
          "",
          "",
          Fault.CUT_BEHIND.name(),
          "it is gone with all up to %d".formatted(part.last()));
    }
    if (check.number() > part.last()
        || !check.hash().equals(part.hash())
        || check.perpetualMinor() != part.perpetualMinor()) {
      return new Bad(
          part.last(),
          "",
          "",
          Fault.OUT_OF_PLACE.name(),
          "it does not end where the manifest says");
    }
    return part.isHead() ? behind() : null;
  }

  /// What the till has told of and is not here, behind the newest record that there was.
  private @Nullable Bad behind() {
    Optional<ToldAnchor> newest =
        anchors.values().stream()
            .flatMap(List::stream)
            .filter(anchor -> anchor.number() > part.last())
            .max(Comparator.comparingLong(ToldAnchor::number));
    if (newest.isEmpty()) {
      return null;
    }
    ToldAnchor told = newest.get();
    if (manifest.signer().isCentre()) {
      waiting =
          "%d to %d had not arrived yet when the centre made this archive; the till had told of them%s."
              .formatted(part.last() + 1, told.number(), when(told));
      return null;
    }
    return new Bad(
        part.last() + 1,
        "",
        "",
        Fault.GONE_SINCE_TOLD.name(),
        "it is gone with all up to %d, which the till had told of%s"
            .formatted(told.number(), when(told)));
  }

  private static Bad bad(Broken broken) {
    Fault fault = broken.fault();
    return new Bad(broken.number(), broken.table(), broken.id(), fault.name(), fault.words());
  }

  private static @Nullable Source first(List<Source> sources) {
    return sources.stream()
        .filter(source -> source.next != null || source.unreadable != null)
        .min(Comparator.comparingLong(source -> source.place))
        .orElse(null);
  }

  /// A line that is no record: the walk ends at it.
  private static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;
    private final String table;
    private final String words;

    Unreadable(String table, long line, IOException cause) {
      super(cause);
      this.table = table;
      this.words = "line %d of its file cannot be read".formatted(line);
    }
  }

  /// The records of one table.
  private final class Source {
    private final TableSpec table;
    private final Lines lines;
    private @Nullable RootRecord next;
    private @Nullable Unreadable unreadable;
    private long place;
    private long line;

    Source(String name) throws IOException {
      table = RecordLine.table(name);
      lines = new Lines(archive.open(ArchiveFormat.records(name)));
      advance();
    }

    /// @throws Unreadable once it has come to a line that is no record
    RootRecord take() throws Unreadable {
      if (unreadable != null) {
        throw unreadable;
      }
      RootRecord taken = next;
      if (taken == null) {
        throw new IllegalStateException("there is no record any more");
      }
      advance();
      return taken;
    }

    /// Nobody knows the place of what cannot be read: right behind the last one, perhaps.
    private void advance() {
      line++;
      try {
        String text = lines.next();
        next = text == null ? null : RecordLine.read(table, text);
        place = next == null ? 0 : Seal.of(next).map(Seal::number).orElse(0L);
      } catch (IOException e) {
        next = null;
        place++;
        unreadable = new Unreadable(table.name(), line, e);
      }
    }
  }
}
