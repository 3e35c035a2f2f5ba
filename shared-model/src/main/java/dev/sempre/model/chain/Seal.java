package dev.sempre.model.chain;

import dev.sempre.model.sync.CanonicalForm;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SealColumns;
import dev.sempre.model.sync.TableSpec;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A record's place in the chain of its till: whoever changes, takes away, puts in or swaps a
/// sealed record breaks the chain there. A till has one chain for each of its series. Source: T11,
/// R35.
///
/// @param number place in the chain, from 1 without a gap, in the order of the commits
/// @param previous hash of the record before, or of the last one of the till's chain before this
///   one, or [#NOTHING_BEFORE]
/// @param perpetualMinor what the till has ever sold, this record included, in minor units; never
///   begun anew. Source: R37.
/// @param hash SHA-256 of the record with its seal, but for hash and signature, 64 hex digits
/// @param signature of the device over [#signedText], base64; null if it had no key
public record Seal(
    long number, String previous, long perpetualMinor, String hash, @Nullable String signature) {
  /// What the first record of a till has before it.
  public static final String NOTHING_BEFORE = "0".repeat(64);

  /// The seal of a record; empty if it has none, or not all of one.
  public static Optional<Seal> of(RootRecord record) {
    if (!SealColumns.areIn(record.table())
        || !(record.value(SealColumns.NUMBER) instanceof Long number)
        || !(record.value(SealColumns.PREVIOUS) instanceof String previous)
        || !(record.value(SealColumns.PERPETUAL) instanceof Long perpetual)
        || !(record.value(SealColumns.HASH) instanceof String hash)) {
      return Optional.empty();
    }
    return Optional.of(
        new Seal(number, previous, perpetual, hash, record.text(SealColumns.SIGNATURE)));
  }

  /// Seals a record.
  ///
  /// @param record complete but for its seal
  public static RootRecord put(
      RootRecord record, long number, String previous, long perpetualMinor, Signer signer) {
    TableSpec table = record.table();
    @Nullable Object[] values = record.values().clone();
    values[table.requireIndexOf(SealColumns.NUMBER)] = number;
    values[table.requireIndexOf(SealColumns.PREVIOUS)] = previous;
    values[table.requireIndexOf(SealColumns.PERPETUAL)] = perpetualMinor;
    String hash = hashOf(with(record, values));
    values[table.requireIndexOf(SealColumns.HASH)] = hash;
    values[table.requireIndexOf(SealColumns.SIGNATURE)] = signer.sign(signedText(hash));
    return with(record, values);
  }

  /// What the hash of a record's seal has to be.
  public static String hashOf(RootRecord record) {
    TableSpec table = record.table();
    @Nullable Object[] values = record.values().clone();
    values[table.requireIndexOf(SealColumns.HASH)] = null;
    values[table.requireIndexOf(SealColumns.SIGNATURE)] = null;
    return new CanonicalForm().hexHash(with(record, values));
  }

  /// What is signed: says what it is, since the device signs other things with the same key.
  public static String signedText(String hash) {
    return "sempre seal " + Objects.requireNonNull(hash);
  }

  private static RootRecord with(RootRecord record, @Nullable Object[] values) {
    return record.withContent(values, record.stamps(), record.modifiedAt(), record.modifiedBy());
  }
}
