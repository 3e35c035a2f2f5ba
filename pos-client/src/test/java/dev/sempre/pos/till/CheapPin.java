package dev.sempre.pos.till;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// What is stored of a PIN, in the usual form and at the least cost that is allowed: 8 KiB where
/// the programs take 46 MiB. For tests that try many.
public final class CheapPin {
  private static final int MEMORY_KIB = 8;
  private static final int HASH_BYTES = 32;
  private static final byte[] SALT = "of all the tests".getBytes(StandardCharsets.UTF_8);
  private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

  private CheapPin() {}

  /// What is stored of `pin` where the device has `secret`.
  public static String of(String pin, byte[] secret) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(MEMORY_KIB)
            .withIterations(1)
            .withParallelism(1)
            .withSecret(secret)
            .withSalt(SALT)
            .build());
    byte[] hash = new byte[HASH_BYTES];
    generator.generateBytes(pin.getBytes(StandardCharsets.UTF_8), hash);
    return "$argon2id$v=19$m=%d,t=1,p=1$%s$%s"
        .formatted(MEMORY_KIB, ENCODER.encodeToString(SALT), ENCODER.encodeToString(hash));
  }
}
