package dev.sempre.model.archive;

import dev.sempre.model.archive.ArchiveManifest.Entry;
import dev.sempre.model.archive.ArchiveManifest.Key;
import dev.sempre.model.archive.ArchiveManifest.Part;
import dev.sempre.model.archive.ArchiveManifest.Period;
import dev.sempre.model.archive.ArchiveManifest.Signer;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.TableSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes an archive. The same content gives the same bytes: no time of its own is in it, and its
/// files have one order. Used once, by one thread.
public final class ArchiveWriter {
  /// What every file of the archive bears as its time.
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  /// What the archive is about.
  public record Subject(
      String tenant,
      String company,
      String series,
      Period period,
      Part chain,
      List<Key> keys,
      List<ToldAnchor> anchors,
      Signer signer) {}

  /// Where the records come from, by their place in the chain.
  public interface Records {
    /// Tables that have any, by name.
    List<String> tables();

    void ofTable(String table, Taker taker) throws IOException;

    void all(Taker taker) throws IOException;
  }

  /// Takes a record.
  @FunctionalInterface
  public interface Taker {
    void take(RootRecord record) throws IOException;
  }

  private final Subject subject;
  private final ZipOutputStream zip;
  private final List<Entry> files = new ArrayList<>();
  private final MessageDigest sha256 = ArchiveFormat.sha256();
  private final Map<String, TableSpec> asRead = new HashMap<>();
  private long bytes;

  private ArchiveWriter(OutputStream out, Subject subject) {
    this.subject = subject;
    this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    zip.setLevel(Deflater.DEFAULT_COMPRESSION);
  }

  /// Writes it. The stream stays open.
  ///
  /// @param sign gives the signer's signature over the UTF-8 bytes of a text, base64
  public static void write(
      OutputStream out, Subject subject, Records records, UnaryOperator<String> sign)
      throws IOException {
    new ArchiveWriter(out, subject).write(records, sign);
  }

  private void write(Records records, UnaryOperator<String> sign) throws IOException {
    file(ArchiveFormat.README, filledIn(own(ArchiveFormat.README)));
    file(ArchiveFormat.DESCRIPTION, own(ArchiveFormat.DESCRIPTION));
    file(ArchiveFormat.KEYS, pem());
    file(ArchiveFormat.ANCHORS, ToldAnchor.write(subject.anchors()));
    for (String table : records.tables()) {
      begin(ArchiveFormat.records(table));
      records.ofTable(table, record -> put(RecordLine.write(record) + "\n"));
      end(ArchiveFormat.records(table));
    }
    ArchiveSummary summary = new ArchiveSummary();
    begin(ArchiveFormat.SUMMARY);
    put(ArchiveSummary.HEAD);
    records.all(record -> put(summary.add(asWritten(record))));
    end(ArchiveFormat.SUMMARY);
    file(ArchiveFormat.TOTALS, summary.totals());
    seal(summary, sign);
    zip.finish();
  }

  private void seal(ArchiveSummary summary, UnaryOperator<String> sign) throws IOException {
    byte[] manifest =
        new ArchiveManifest(
                ArchiveManifest.FORMAT,
                ArchiveManifest.VERSION,
                subject.tenant(),
                subject.company(),
                subject.series(),
                subject.period(),
                subject.chain(),
                subject.keys(),
                summary.tables(),
                summary.taxes(),
                List.copyOf(files),
                subject.signer(),
                Program.here())
            .write();
    String hash = HexFormat.of().formatHex(ArchiveFormat.sha256().digest(manifest));
    begin(ArchiveFormat.MANIFEST);
    zip.write(manifest);
    zip.closeEntry();
    begin(ArchiveFormat.SIGNATURE);
    put(sign.apply(ArchiveManifest.signedText(hash)) + "\n");
    zip.closeEntry();
  }

  /// As whoever reads the archive has it.
  private RootRecord asWritten(RootRecord record) throws IOException {
    return RecordLine.read(
        asRead.computeIfAbsent(record.table().name(), RecordLine::table), RecordLine.write(record));
  }

  private void file(String name, String content) throws IOException {
    begin(name);
    put(content);
    end(name);
  }

  private void begin(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    bytes = 0;
  }

  private void put(String text) throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    sha256.update(content);
    bytes += content.length;
    zip.write(content);
  }

  private void end(String name) throws IOException {
    zip.closeEntry();
    files.add(new Entry(name, bytes, HexFormat.of().formatHex(sha256.digest())));
  }

  private String pem() {
    StringBuilder pem = new StringBuilder();
    for (Key key : subject.keys()) {
      pem.append("Key of ").append(key.device()).append('\n');
      pem.append("-----BEGIN PUBLIC KEY-----\n").append(key.key());
      pem.append("\n-----END PUBLIC KEY-----\n");
    }
    return pem.toString();
  }

  private String filledIn(String text) {
    return text.replace("{company}", subject.company())
        .replace("{series}", subject.series())
        .replace("{from}", subject.period().from())
        .replace("{to}", subject.period().to())
        .replace("{zone}", subject.period().zone())
        .replace("{first}", String.valueOf(subject.chain().first()))
        .replace("{last}", String.valueOf(subject.chain().last()));
  }

  private static String own(String name) throws IOException {
    try (InputStream in = ArchiveWriter.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its own file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
