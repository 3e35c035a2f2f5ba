package dev.sempre.simulation.corpus;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Changes good input in a few places, the same for the same seed.
final class Mutation {
  /// What readers of JSON and of lists have stumbled over.
  private static final List<String> TOKENS =
      List.of(
          "",
          "\"",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          ";",
          "\t",
          "\n",
          "\r",
          "\0",
          "\\",
          "\\u",
          "\\ud800",
          "null",
          "true",
          "-0",
          "1e309",
          "0.5",
          "9223372036854775808",
          "[[]]",
          "{\"a\":1}",
          "\"\"",
          "\uFEFF",
          "é",
          "☕",
          "\"\"\"",
          "[null]",
          "\"extra\"",
          "\"stamps\"",
          "\"id\"",
          "@");

  private Mutation() {}

  static List<String> tokens() {
    return TOKENS;
  }

  static byte[] of(byte[] good, long seed) {
    Random random = new Random(seed);
    byte[] bytes = good;
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      bytes = changed(bytes, random);
    }
    return bytes;
  }

  private static byte[] changed(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, from + random.nextInt(12));
    return switch (random.nextInt(6)) {
      case 0 -> spliced(bytes, from, from, token(random));
      case 1 -> spliced(bytes, from, to, token(random));
      case 2 -> spliced(bytes, from, to, new byte[0]);
      case 3 -> spliced(bytes, from, bytes.length, new byte[0]);
      case 4 -> spliced(bytes, from, from, copied(bytes, random));
      default -> spliced(bytes, from, Math.min(bytes.length, from + 1), one(random));
    };
  }

  private static byte[] token(Random random) {
    return TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] one(Random random) {
    return new byte[] {(byte) random.nextInt(256)};
  }

  private static byte[] copied(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length + 1);
    int to = from + random.nextInt(Math.min(200, bytes.length - from) + 1);
    return Arrays.copyOfRange(bytes, from, to);
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(middle);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }
}
