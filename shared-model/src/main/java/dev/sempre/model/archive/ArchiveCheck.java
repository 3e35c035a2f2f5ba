package dev.sempre.model.archive;

import dev.sempre.model.archive.ArchiveManifest.Entry;
import dev.sempre.model.archive.ArchiveManifest.Key;
import dev.sempre.model.archive.ArchiveManifest.Signer;
import dev.sempre.model.archive.ArchiveReport.Bad;
import dev.sempre.model.archive.ArchiveReport.Fingerprint;
import dev.sempre.model.archive.PackedArchive.Measured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks whether an archive is as it was made and its records are as they were sealed. Needs
/// nothing but the file. Source: R35, R41, F41.
public final class ArchiveCheck {
  private static final int MOST_TEXT_BYTES = 512 << 20;

  private final PackedArchive archive;
  private final ArchiveManifest manifest;
  private final List<String> believed;
  private final List<String> findings = new ArrayList<>();

  private ArchiveCheck(PackedArchive archive, ArchiveManifest manifest, List<String> believed) {
    this.archive = archive;
    this.manifest = manifest;
    this.believed = believed;
  }

  /// Told of each record that was looked at.
  @FunctionalInterface
  public interface Watch {
    Watch NONE = (_, _) -> {};

    void looked(long records, long all);
  }

  /// Looks at an archive.
  ///
  /// @param believed public keys (X.509 form, base64) that are believed and no others; empty =
  ///   those that the archive itself names, which people have to compare
  /// @param against another archive of the same chain, made elsewhere or later, whose word about it
  ///   is to fit; null = none
  /// @throws IOException if it is no archive, is cut, or is made to do harm: there is nothing to be
  ///   said about its records
  public static ArchiveReport look(
      Path file, List<String> believed, @Nullable Path against, Watch watch) throws IOException {
    try (PackedArchive archive = PackedArchive.open(file)) {
      ArchiveManifest manifest = manifest(archive);
      List<ToldAnchor> more =
          against == null ? List.of() : wordOf(against, believed, manifest.series());
      return new ArchiveCheck(archive, manifest, believed).look(more, watch);
    }
  }

  private static ArchiveManifest manifest(PackedArchive archive) throws IOException {
    byte[] bytes = archive.bytes(ArchiveFormat.MANIFEST, ArchiveFormat.MOST_MANIFEST_BYTES);
    return ArchiveManifest.read(bytes);
  }

  /// What another archive says of a chain: what was told, and where it stood itself.
  private static List<ToldAnchor> wordOf(Path file, List<String> believed, String series)
      throws IOException {
    try (PackedArchive other = PackedArchive.open(file)) {
      ArchiveManifest manifest = manifest(other);
      ArchiveCheck check = new ArchiveCheck(other, manifest, believed);
      check.signature();
      check.file(
          manifest.files().stream()
              .filter(entry -> entry.name().equals(ArchiveFormat.ANCHORS))
              .findFirst()
              .orElseThrow(() -> new IOException("the other archive has no anchors")));
      if (!check.findings.isEmpty()) {
        throw new IOException("the other archive is not as it was made: " + check.findings);
      }
      if (!manifest.series().equals(series)) {
        throw new IOException("the other archive is of the chain " + manifest.series());
      }
      List<ToldAnchor> word = new ArrayList<>(check.anchors());
      word.add(
          new ToldAnchor(manifest.chain().last(), manifest.chain().hash(), "the other archive", 0));
      return word;
    }
  }

  private ArchiveReport look(List<ToldAnchor> more, Watch watch) throws IOException {
    signature();
    files();
    List<ToldAnchor> anchors = new ArrayList<>(more);
    try {
      anchors.addAll(anchors());
    } catch (IOException e) {
      findings.add("What the till has told cannot be read: " + e.getMessage() + ".");
    }
    ArchiveWalk walk = new ArchiveWalk(archive, manifest, keys(), anchors);
    Bad bad = walk.walk(watch);
    if (bad == null) {
      totals(walk.summary(), walk.summarySha256());
    } else {
      findings.addFirst(bad.sentence());
    }
    return new ArchiveReport(
        findings.isEmpty(),
        manifest,
        walk.held(),
        bad,
        List.copyOf(findings),
        walk.waiting(),
        fingerprints());
  }

  /// The keys that records may be signed with.
  private PublicKeys keys() {
    return PublicKeys.of(
        believed.isEmpty() ? manifest.keys().stream().map(Key::key).toList() : believed);
  }

  private List<Fingerprint> fingerprints() {
    List<Fingerprint> all = new ArrayList<>();
    for (Key key : manifest.keys()) {
      all.add(new Fingerprint(key.device(), PublicKeys.fingerprint(key.key())));
    }
    Signer signer = manifest.signer();
    if (signer.isCentre()) {
      all.add(new Fingerprint("the centre", PublicKeys.fingerprint(signer.key())));
    }
    return List.copyOf(all);
  }

  private void signature() throws IOException {
    byte[] bytes = archive.bytes(ArchiveFormat.MANIFEST, ArchiveFormat.MOST_MANIFEST_BYTES);
    String hash = HexFormat.of().formatHex(ArchiveFormat.sha256().digest(bytes));
    String signature =
        archive.has(ArchiveFormat.SIGNATURE)
            ? new String(archive.bytes(ArchiveFormat.SIGNATURE, 1_000), StandardCharsets.US_ASCII)
            : "";
    Signer signer = manifest.signer();
    List<String> may = believed.isEmpty() ? List.of(signer.key()) : believed;
    if (!PublicKeys.of(may).hasSigned(ArchiveManifest.signedText(hash), signature.strip())) {
      findings.add("manifest.json is not signed by who it says, or was changed since.");
    }
    boolean own = manifest.keys().stream().anyMatch(key -> key.key().equals(signer.key()));
    if (!signer.isCentre() && !own) {
      findings.add("The key that has signed manifest.json is none of the till's.");
    }
  }

  private void files() {
    Set<String> rest = new HashSet<>(archive.names());
    rest.remove(ArchiveFormat.MANIFEST);
    rest.remove(ArchiveFormat.SIGNATURE);
    for (Entry entry : manifest.files()) {
      rest.remove(entry.name());
      file(entry);
    }
    rest.forEach(name -> findings.add(name + " was put in: the manifest does not name it."));
  }

  private void file(Entry entry) {
    if (!archive.has(entry.name())) {
      findings.add(entry.name() + " is gone.");
      return;
    }
    try {
      Measured measured = archive.measure(entry.name());
      if (measured.bytes() != entry.bytes() || !measured.sha256().equals(entry.sha256())) {
        findings.add(entry.name() + " was changed after the archive was signed.");
      }
    } catch (IOException e) {
      findings.add(entry.name() + " cannot be read: " + e.getMessage() + ".");
    }
  }

  private List<ToldAnchor> anchors() throws IOException {
    return ToldAnchor.read(
        new String(archive.bytes(ArchiveFormat.ANCHORS, MOST_TEXT_BYTES), StandardCharsets.UTF_8));
  }

  /// What the records add up to, against what is written beside them.
  private void totals(ArchiveSummary summary, String summarySha256) throws IOException {
    if (!summary.tables().equals(manifest.tables()) || !summary.taxes().equals(manifest.taxes())) {
      findings.add("The totals in manifest.json are not those of the records.");
    }
    if (archive.has(ArchiveFormat.TOTALS)) {
      byte[] totals = archive.bytes(ArchiveFormat.TOTALS, MOST_TEXT_BYTES);
      if (!summary.totals().equals(new String(totals, StandardCharsets.UTF_8))) {
        findings.add("totals.csv does not say what the records add up to.");
      }
    }
    if (archive.has(ArchiveFormat.SUMMARY)
        && !archive.measure(ArchiveFormat.SUMMARY).sha256().equals(summarySha256)) {
      findings.add("summary.csv does not say what the records say.");
    }
  }
}
