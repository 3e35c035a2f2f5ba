package dev.sempre.agent.transport;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// The Ed25519 key pair of a device. The private half never leaves the machine. Source: R51,
/// architecture section 8.
public final class DeviceKey {
  private static final String ALGORITHM = "Ed25519";

  private final PrivateKey privateKey;
  private final PublicKey publicKey;

  private DeviceKey(PrivateKey privateKey, PublicKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /// A new key pair.
  public static DeviceKey create(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
      generator.initialize(255, random);
      KeyPair pair = generator.generateKeyPair();
      return new DeviceKey(pair.getPrivate(), pair.getPublic());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has Ed25519", e);
    }
  }

  /// A stored key pair.
  ///
  /// @param privateBase64 PKCS#8, base64
  /// @param publicBase64 X.509, base64
  /// @throws IllegalArgumentException if this is not a key
  public static DeviceKey read(String privateBase64, String publicBase64) {
    try {
      KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
      Base64.Decoder base64 = Base64.getDecoder();
      return new DeviceKey(
          factory.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(privateBase64))),
          factory.generatePublic(new X509EncodedKeySpec(base64.decode(publicBase64))));
    } catch (InvalidKeySpecException e) {
      throw new IllegalArgumentException("the stored device key is damaged", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has Ed25519", e);
    }
  }

  /// Private half for the owner-only file: PKCS#8, base64. A secret.
  public String privateBase64() {
    return Base64.getEncoder().encodeToString(privateKey.getEncoded());
  }

  /// Public half: X.509, base64.
  public String publicBase64() {
    return Base64.getEncoder().encodeToString(publicKey.getEncoded());
  }

  /// Signature over the UTF-8 bytes of a text, base64.
  public String sign(String text) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(privateKey);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (NoSuchAlgorithmException | InvalidKeyException | SignatureException e) {
      throw new IllegalStateException("an Ed25519 key signs anything", e);
    }
  }

  /// Whether a signature is this key's over the UTF-8 bytes of a text; false for anything that is
  /// none.
  ///
  /// @param signatureBase64 as [#sign] gives it
  public boolean hasSigned(String text, String signatureBase64) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(publicKey);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.verify(Base64.getDecoder().decode(signatureBase64));
    } catch (SignatureException | IllegalArgumentException e) {
      return false;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has Ed25519", e);
    }
  }

  /// Never shows the private half.
  @Override
  public String toString() {
    return "DeviceKey[" + publicBase64() + "]";
  }
}
