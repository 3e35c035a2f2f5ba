package dev.sempre.model.chain;

import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.TableSpec;
import java.util.Optional;
import java.util.function.BiPredicate;

/// Walks along one chain and stops at the first record that is not as it was sealed. Used by one
/// thread, for one chain. Source: R35, I8, I9, F41.
public final class ChainCheck {
  /// What is wrong.
  public enum Fault {
    /// The content is not what was sealed.
    ALTERED("its content was changed after it was sealed"),
    /// The device has not signed it, or another device has.
    NOT_SIGNED("the till has not signed it"),
    /// A record is missing before it.
    MISSING_BEFORE("a record before it is gone"),
    /// Another record has the same place.
    PLACE_TAKEN("another record has its place"),
    /// It was sealed behind another record than the one that stands before it.
    OUT_OF_PLACE("it was sealed behind another record than the one before it"),
    /// The perpetual total is not that of the record before and its own amount.
    WRONG_TOTAL("its perpetual total does not follow from the one before it"),
    /// It stands among sealed records and has no seal.
    NOT_SEALED("it stands among sealed records without a seal"),
    /// Records behind it are gone.
    CUT_BEHIND("records behind it are gone"),
    /// The till has gone on in another chain, and that does not stand on this one.
    NOT_FOLLOWED("no chain of the till goes on from it"),
    /// The till has told another hash of this place.
    OTHER_THAN_TOLD("the till had told of another record here"),
    /// The till has told of a record that is gone.
    GONE_SINCE_TOLD("the till had told of it, and it is gone"),
    /// The till has told since that it does not have what it had told from here on.
    TAKEN_BACK("the till does not have any more what it had told from here on");

    private final String words;

    Fault(String words) {
      this.words = words;
    }

    /// The same in English, of a record.
    public String words() {
      return words;
    }
  }

  /// @param number place in the chain, or the place that is missing first
  /// @param table table of the record that was found; empty if there is none
  /// @param id its id; empty if there is none
  public record Broken(long number, String table, String id, Fault fault) {}

  private static final String GROSS = "gross_minor";

  private final BiPredicate<String, String> isSignature;
  private long number;
  private String hash = "";
  private long perpetualMinor;

  /// @param isSignature whether a signature (base64) is the device's for a text
  public ChainCheck(BiPredicate<String, String> isSignature) {
    this.isSignature = isSignature;
  }

  /// For a part of a chain, which begins behind a record that is not looked at.
  ///
  /// @param behind place of that record
  /// @param newHash its hash
  /// @param newPerpetualMinor what was ever sold up to it, in minor units
  public ChainCheck(
      long behind,
      String newHash,
      long newPerpetualMinor,
      BiPredicate<String, String> isSignature) {
    this(isSignature);
    number = behind;
    hash = newHash;
    perpetualMinor = newPerpetualMinor;
  }

  /// Place of the last record that has held.
  public long number() {
    return number;
  }

  /// Hash of the last record that has held; empty if none has.
  public String hash() {
    return hash;
  }

  /// What was ever sold up to the last record that has held, in minor units.
  public long perpetualMinor() {
    return perpetualMinor;
  }

  /// Looks at the next record.
  ///
  /// @param record records come by their place in the chain
  /// @return what is wrong with it; empty if it holds
  public Optional<Broken> next(RootRecord record) {
    Seal seal = Seal.of(record).orElse(null);
    if (seal == null) {
      return broken(record, number + 1, Fault.NOT_SEALED);
    }
    if (seal.number() <= number) {
      return broken(record, seal.number(), Fault.PLACE_TAKEN);
    }
    if (seal.number() > number + 1) {
      return broken(record, number + 1, Fault.MISSING_BEFORE);
    }
    if (!Seal.hashOf(record).equals(seal.hash())) {
      return broken(record, seal.number(), Fault.ALTERED);
    }
    String signature = seal.signature();
    if (signature == null || !isSignature.test(Seal.signedText(seal.hash()), signature)) {
      return broken(record, seal.number(), Fault.NOT_SIGNED);
    }
    // What the first one stands on is another chain, or nothing: whoever has both looks at that.
    if (number > 0 && !seal.previous().equals(hash)) {
      return broken(record, seal.number(), Fault.OUT_OF_PLACE);
    }
    if (number > 0 && seal.perpetualMinor() != perpetualMinor + amountOf(record)) {
      return broken(record, seal.number(), Fault.WRONG_TOTAL);
    }
    number = seal.number();
    hash = seal.hash();
    perpetualMinor = seal.perpetualMinor();
    return Optional.empty();
  }

  /// What a record adds to the perpetual total, in minor units.
  public static long amountOf(RootRecord record) {
    TableSpec table = record.table();
    return table.indexOf(GROSS) >= 0 && record.value(GROSS) instanceof Long gross ? gross : 0;
  }

  private static Optional<Broken> broken(RootRecord record, long number, Fault fault) {
    return Optional.of(new Broken(number, record.table().name(), record.id(), fault));
  }
}
