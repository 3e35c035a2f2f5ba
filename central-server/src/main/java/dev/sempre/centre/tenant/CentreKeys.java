package dev.sempre.centre.tenant;

import dev.sempre.centre.answer.CentreFailure;
import dev.sempre.centre.answer.CentreFailure.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The centre's secrets, kept in `keys/` of the data folder and nowhere else: the Ed25519 key that
/// signs tokens and that devices pin, and the master secret that every company's PIN secret is
/// derived from. Several server programs on one PostgreSQL share one set: copy `keys/`. Immutable.
/// Source: architecture section 8, R52, R56.
public final class CentreKeys {
  private static final String PRIVATE_FILE = "server-ed25519.private";
  private static final String PUBLIC_FILE = "server-ed25519.public";
  private static final String MASTER_FILE = "master-secret";
  private static final int MASTER_BYTES = 32;
  private static final String ED25519 = "Ed25519";
  private static final String HMAC = "HmacSHA256";

  private final PrivateKey privateKey;
  private final PublicKey publicKey;
  private final byte[] master;

  private CentreKeys(PrivateKey privateKey, PublicKey publicKey, byte[] master) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
    this.master = master;
  }

  /// Reads the keys, making them at the first time.
  ///
  /// @throws CentreFailure if one is missing, damaged or readable by others
  static CentreKeys openOrCreate(Path folder, SecureRandom random) {
    // The private key is written last: without it nothing has been used yet.
    if (!Files.exists(folder.resolve(PRIVATE_FILE))) {
      create(folder, random);
    }
    try {
      KeyFactory factory = KeyFactory.getInstance(ED25519);
      PrivateKey privateKey =
          factory.generatePrivate(new PKCS8EncodedKeySpec(decoded(folder, PRIVATE_FILE)));
      PublicKey publicKey =
          factory.generatePublic(new X509EncodedKeySpec(decoded(folder, PUBLIC_FILE)));
      byte[] master = decoded(folder, MASTER_FILE);
      CentreKeys keys = new CentreKeys(privateKey, publicKey, master);
      byte[] probe = "probe".getBytes(StandardCharsets.UTF_8);
      if (master.length != MASTER_BYTES || !keys.verifies(probe, keys.sign(probe))) {
        throw damaged(folder, null);
      }
      return keys;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw damaged(folder, e);
    }
  }

  private static void create(Path folder, SecureRandom random) {
    OwnerOnly.makeFolder(folder);
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(ED25519);
      generator.initialize(NamedParameterSpec.ED25519, random);
      KeyPair pair = generator.generateKeyPair();
      byte[] master = new byte[MASTER_BYTES];
      random.nextBytes(master);
      OwnerOnly.write(folder.resolve(MASTER_FILE), encoded(master));
      OwnerOnly.write(folder.resolve(PUBLIC_FILE), encoded(pair.getPublic().getEncoded()));
      OwnerOnly.write(folder.resolve(PRIVATE_FILE), encoded(pair.getPrivate().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
    }
  }

  private static byte[] encoded(byte[] content) {
    return (Base64.getEncoder().encodeToString(content) + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] decoded(Path folder, String file) {
    String text = new String(OwnerOnly.read(folder.resolve(file)), StandardCharsets.US_ASCII);
    return Base64.getDecoder().decode(text.strip());
  }

  private static CentreFailure damaged(Path folder, @Nullable Throwable cause) {
    return new CentreFailure(
        Kind.KEYS,
        "data",
        "The keys in " + folder + " are damaged: restore them from a backup of the data folder.",
        cause);
  }

  /// What devices pin: X.509 form, base64.
  public String publicKeyBase64() {
    return Base64.getEncoder().encodeToString(publicKey.getEncoded());
  }

  /// Ed25519 signature of the centre.
  public byte[] sign(byte[] content) {
    try {
      Signature signature = Signature.getInstance(ED25519);
      signature.initSign(privateKey);
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the centre's key does not sign", e);
    }
  }

  /// Whether a signature is the centre's own; false for anything that is none.
  public boolean verifies(byte[] content, byte[] signature) {
    return verifies(publicKey, content, signature);
  }

  /// Whether a signature is the one of an Ed25519 key; false for anything that is none.
  public static boolean verifies(PublicKey key, byte[] content, byte[] signed) {
    try {
      Signature signature = Signature.getInstance(ED25519);
      signature.initVerify(key);
      signature.update(content);
      return signature.verify(signed);
    } catch (SignatureException | InvalidKeyException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
    }
  }

  /// The secret of a company that its people's PINs are hashed with, 32 bytes; always the same for
  /// the same company.
  public byte[] pinSecret(String tenant) {
    return derived("sempre pin " + tenant);
  }

  /// How a one-time code is kept: useless without the master secret.
  String codeHash(String code) {
    return HexFormat.of().formatHex(derived("sempre code " + code));
  }

  /// Says whether two data folders carry the same keys, and reveals none of them.
  String fingerprint() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(publicKey.getEncoded());
      sha256.update(derived("sempre fingerprint"));
      return HexFormat.of().formatHex(sha256.digest(), 0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private byte[] derived(String purpose) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(master, HMAC));
      return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
    }
  }
}
