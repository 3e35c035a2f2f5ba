package dev.sempre.model.archive;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.sempre.model.wire.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an archive says of itself, as `manifest.json`; `manifest.sig` signs it. Nothing in it
/// depends on when the archive was made: the same records and the same program give the same bytes.
///
/// @param format [#FORMAT]
/// @param version [#VERSION]
/// @param tenant short name of the company
/// @param company its full name
/// @param series name of the chain
/// @param period which time it is about
/// @param chain which part of the chain that is
/// @param keys what the records may be signed with
/// @param tables what is in it, by table
/// @param taxes what is in it, by rate of VAT
/// @param files all other files of the archive, in their order
/// @param signer who vouches for it
/// @param program what has written it; null of one that does not say so, as older ones did not
public record ArchiveManifest(
    String format,
    int version,
    String tenant,
    String company,
    String series,
    Period period,
    Part chain,
    List<Key> keys,
    List<TableTotal> tables,
    List<TaxTotal> taxes,
    List<Entry> files,
    Signer signer,
    @Nullable Program program) {
  public static final String FORMAT = "sempre-archive";
  public static final int VERSION = 1;

  /// @param from first day, `2026-01-01`
  /// @param to last day
  /// @param zone time zone of the days
  public record Period(String from, String to, String zone) {}

  /// @param first place of its first record
  /// @param last place of its last record
  /// @param previous hash that the first one stands on
  /// @param perpetualBeforeMinor what was ever sold before it, in minor units
  /// @param hash of the last record
  /// @param perpetualMinor what was ever sold with it, in minor units
  /// @param isHead whether nothing lay behind it where the archive was made
  public record Part(
      long first,
      long last,
      String previous,
      long perpetualBeforeMinor,
      String hash,
      long perpetualMinor,
      boolean isHead) {}

  /// @param device whose it is
  /// @param key Ed25519 public key, X.509 form, base64
  public record Key(String device, String key) {}

  /// @param table name of the table
  /// @param records how many of its records are in it
  /// @param amountMinor what they add to the perpetual total, in minor units
  public record TableTotal(String table, long records, long amountMinor) {}

  /// @param rateBp rate in hundredths of a percent
  public record TaxTotal(long rateBp, long netMinor, long taxMinor, long grossMinor) {}

  /// @param name path within the archive
  /// @param bytes its length, unpacked
  /// @param sha256 of its content, 64 hex digits
  public record Entry(String name, long bytes, String sha256) {}

  /// @param kind [#DEVICE] or [#CENTRE]: a centre may still be waiting for what a till has told of
  /// @param id device, or tenant
  /// @param key Ed25519 public key, X.509 form, base64
  public record Signer(String kind, String id, String key) {
    public static final String DEVICE = "DEVICE";
    public static final String CENTRE = "CENTRE";

    public boolean isCentre() {
      return kind.equals(CENTRE);
    }
  }

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /// Its bytes.
  public byte[] write() {
    return (GSON.toJson(this) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /// Reads a manifest.
  ///
  /// @throws IOException if it is none, or of a version that this program does not know
  public static ArchiveManifest read(byte[] bytes) throws IOException {
    ArchiveManifest manifest = parsed(bytes);
    if (!FORMAT.equals(manifest.format())) {
      throw new IOException("it does not say that it is a manifest");
    }
    if (manifest.version() != VERSION) {
      throw new IOException(
          "it is of version " + manifest.version() + ": a newer verifier reads it");
    }
    if (!manifest.isWhole()) {
      throw new IOException("it lacks what a manifest must have");
    }
    return manifest;
  }

  private static ArchiveManifest parsed(byte[] bytes) throws IOException {
    try {
      return Messages.read(bytes, ArchiveManifest.class);
    } catch (IOException e) {
      throw new IOException("its manifest is not written as a manifest is", e);
    }
  }

  /// JSON leaves null what is not there, whatever the types say.
  private boolean isWhole() {
    return are(tenant, company, series, period, chain, keys, tables, taxes, files, signer)
        && are(period.from(), period.to(), period.zone(), chain.previous(), chain.hash())
        && are(signer.kind(), signer.id(), signer.key())
        && (program == null || are(program.version(), program.sha256(), program.jar()))
        && chain.first() >= 1
        && chain.last() >= chain.first()
        && keys.stream().allMatch(key -> key != null && are(key.device(), key.key()))
        && tables.stream().allMatch(total -> total != null && are(total.table()))
        && taxes.stream().allMatch(Objects::nonNull)
        && files.stream()
            .allMatch(file -> file != null && are(file.name(), file.sha256()) && file.bytes() >= 0);
  }

  private static boolean are(@Nullable Object... values) {
    return Stream.of(values).allMatch(Objects::nonNull);
  }

  /// What the signer signs: says what it is, since the key signs other things too.
  ///
  /// @param manifestSha256 of the manifest's bytes, 64 hex digits
  public static String signedText(String manifestSha256) {
    return "sempre archive " + manifestSha256;
  }
}
