package dev.sempre.model.organisation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// What a person's badge says to a scanner: four letters that tell it from every article, sixteen
/// that nobody can guess (80 bits), and one by which a misreading is known. Upper-case letters and
/// digits only, which every barcode carries and every scanner types.
///
/// Whoever has the code has the badge. So it is stored nowhere, only its [#hash] is, and it is in
/// no log and no message: [#toString] does not say it. Source: T1, R49.
public final class BadgeCode {
  static final String MARK = "SMPB";
  static final int LENGTH = 21;

  /// Without I, L, O and U, which are taken for others.
  private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int RANDOM_LENGTH = 16;

  /// What the check character is made of: ISO 7064, MOD 37,36.
  private static final String CHECKED = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private static final int MODULUS = CHECKED.length();

  private final String text;

  private BadgeCode(String text) {
    this.text = text;
  }

  /// A new one.
  ///
  /// @param random a strong source in the programs (`SecureRandom`)
  public static BadgeCode random(RandomGenerator random) {
    StringBuilder made = new StringBuilder(MARK);
    for (int i = 0; i < RANDOM_LENGTH; i++) {
      made.append(SYMBOLS.charAt(random.nextInt(SYMBOLS.length())));
    }
    return new BadgeCode(made.append(check(made.toString())).toString());
  }

  /// The badge with a text that is one.
  ///
  /// @throws IllegalArgumentException if it is none, or was misread
  public static BadgeCode of(String text) {
    if (!isWhole(text)) {
      throw new IllegalArgumentException("no badge");
    }
    return new BadgeCode(text);
  }

  /// Whether a text is a badge's, with the check character that belongs to it.
  static boolean isWhole(String text) {
    return text.length() == LENGTH
        && text.startsWith(MARK)
        && text.chars().allMatch(c -> CHECKED.indexOf(c) >= 0)
        && check(text.substring(0, LENGTH - 1)) == text.charAt(LENGTH - 1);
  }

  private static char check(String text) {
    int product = MODULUS;
    for (int i = 0; i < text.length(); i++) {
      int sum = (product + CHECKED.indexOf(text.charAt(i))) % MODULUS;
      product = (sum == 0 ? MODULUS : sum) * 2 % (MODULUS + 1);
    }
    return CHECKED.charAt((MODULUS + 1 - product) % MODULUS);
  }

  /// The code itself, for whoever prints the badge.
  public String text() {
    return text;
  }

  /// What is stored of it: SHA-256 in hexadecimal. Needs no salt and no long computation, since
  /// nobody can try 2^80 codes.
  public String hash() {
    try {
      byte[] code = text.getBytes(StandardCharsets.US_ASCII);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(code));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BadgeCode badge && badge.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /// Not the code.
  @Override
  public String toString() {
    return "badge";
  }
}
