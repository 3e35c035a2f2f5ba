package dev.sempre.replica.organisation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/// How a person's PIN is kept: as an Argon2id hash that is useless without the company's secret,
/// which devices and the centre keep outside the database. So neither a stolen database nor a
/// stolen backup lets anybody try PINs. Pure; may be called from any thread, takes some 60 ms and
/// 46 MiB.
///
/// The text is the usual one: `$argon2id$v=19$m=47104,t=1,p=1$<salt>$<hash>`, base64 without
/// padding. Source: R49, architecture section 8; cost parameters: RFC 9106 and OWASP's minimum.
public final class PinHash {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private static final int MOST_MEMORY_KIB = 256 * 1024;
  private static final int MOST_PASSES = 16;

  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

  private PinHash() {}

  /// The text to store for a PIN, with a salt of its own.
  ///
  /// @param secret the company's secret, see `Messages.EnrolmentAnswer#pinSecret()`
  /// @param random a strong source in the programs (`SecureRandom`)
  public static String of(String pin, byte[] secret, RandomGenerator random) {
    return of(pin, secret, random, Cost.OURS);
  }

  /// As [#of(String, byte\[\], RandomGenerator)], at another cost, which the text says.
  public static String of(String pin, byte[] secret, RandomGenerator random, Cost cost) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] hash = hash(pin, secret, salt, cost, HASH_BYTES, new Memory());
    return "$argon2id$v=19$m="
        + cost.memoryKib
        + ",t="
        + cost.passes
        + ",p="
        + cost.lanes
        + "$"
        + ENCODER.encodeToString(salt)
        + "$"
        + ENCODER.encodeToString(hash);
  }

  /// Whether a PIN is the one that was stored. How long it takes tells neither where they differ
  /// nor whether there is anything to compare with.
  ///
  /// @param stored what [#of] gave; null (the person has no PIN) and texts of another form fit none
  public static boolean fits(String pin, byte[] secret, @Nullable String stored) {
    return fits(pin, secret, stored, new Memory());
  }

  /// As [#fits(String, byte\[\], String)], in memory that is kept.
  public static boolean fits(String pin, byte[] secret, @Nullable String stored, Memory memory) {
    Matcher form = FORM.matcher(stored == null ? "" : stored);
    Cost cost = form.matches() ? Cost.of(form) : null;
    if (cost == null) {
      hash(pin, secret, new byte[SALT_BYTES], Cost.OURS, HASH_BYTES, memory);
      return false;
    }
    byte[] salt;
    byte[] expected;
    try {
      salt = Base64.getDecoder().decode(form.group(4));
      expected = Base64.getDecoder().decode(form.group(5));
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
    return MessageDigest.isEqual(expected, hash(pin, secret, salt, cost, expected.length, memory));
  }

  private static byte[] hash(
      String pin, byte[] secret, byte[] salt, Cost cost, int length, Memory memory) {
    Argon2Parameters parameters =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memoryKib())
            .withIterations(cost.passes())
            .withParallelism(cost.lanes())
            .withSecret(secret)
            .withSalt(salt)
            .withBlockPool(memory.blocks)
            .build();
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(parameters);
    byte[] hash = new byte[length];
    generator.generateBytes(pin.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }

  /// Memory for the hashes of a program that makes them again and again and must not stand still:
  /// what is taken anew for each is 46,000 pieces, which the collector moves if it comes in the
  /// middle. Wiped after each hash, kept until this is dropped. Any thread; two hashes at once take
  /// more for the while.
  public static final class Memory {
    private static final int WORKED_IN = 8;

    private final BlockPool blocks = new FixedBlockPool(Cost.OURS.memoryKib + WORKED_IN);
  }

  /// What one hash costs whoever makes it, and so whoever tries PINs.
  ///
  /// @param memoryKib memory, KiB
  /// @param passes how often it is gone through
  /// @param lanes parts of it that could be gone through at once
  public record Cost(int memoryKib, int passes, int lanes) {
    /// Of every program.
    public static final Cost OURS = new Cost(46 * 1024, 1, 1);

    /// The cost in a stored text, or null if it is out of bounds: the text is damaged then, and
    /// must not eat the machine's memory.
    static @Nullable Cost of(Matcher form) {
      Cost cost =
          new Cost(
              Integer.parseInt(form.group(1)),
              Integer.parseInt(form.group(2)),
              Integer.parseInt(form.group(3)));
      return cost.isSane() ? cost : null;
    }

    private boolean isSane() {
      return passes >= 1
          && passes <= MOST_PASSES
          && lanes >= 1
          && memoryKib >= 8 * lanes
          && memoryKib <= MOST_MEMORY_KIB;
    }
  }
}
