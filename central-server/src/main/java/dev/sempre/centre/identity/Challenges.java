package dev.sempre.centre.identity;

import dev.sempre.centre.tenant.CentreKeys;
import dev.sempre.centre.tenant.Ports;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Texts for a device to sign, good for one minute. Nothing about them is remembered: a challenge
/// carries whom it is for, when it ends and the centre's own signature, so any server program with
/// the same keys accepts it. Thread-safe. Source: architecture section 8.
final class Challenges {
  private static final long LIFE_MILLIS = 60_000;
  private static final int NONCE_BYTES = 16;
  private static final int MAX_LENGTH = 512;
  private static final String SEPARATOR = ".";
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final CentreKeys keys;
  private final Ports ports;

  Challenges(CentreKeys keys, Ports ports) {
    this.keys = keys;
    this.ports = ports;
  }

  String issue(String tenant, String device) {
    byte[] nonce = new byte[NONCE_BYTES];
    ports.random().nextBytes(nonce);
    long ends = ports.time().epochMillis() + LIFE_MILLIS;
    String body = ends + SEPARATOR + ENCODER.encodeToString(nonce);
    return body + SEPARATOR + ENCODER.encodeToString(keys.sign(signed(tenant, device, body)));
  }

  /// Whether this centre gave the challenge to this device less than a minute ago.
  boolean isGood(String tenant, String device, String challenge) {
    int last = challenge.lastIndexOf('.');
    int first = challenge.indexOf('.');
    if (challenge.length() > MAX_LENGTH || first < 1 || last == first) {
      return false;
    }
    try {
      String body = challenge.substring(0, last);
      byte[] signature = Base64.getUrlDecoder().decode(challenge.substring(last + 1));
      long ends = Long.parseLong(challenge.substring(0, first));
      return keys.verifies(signed(tenant, device, body), signature)
          && ports.time().epochMillis() < ends;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// Begins with a word of its own, so that a signed challenge is never anything else that the
  /// centre signs.
  private static byte[] signed(String tenant, String device, String body) {
    return ("sempre-challenge\n" + tenant + "\n" + device + "\n" + body)
        .getBytes(StandardCharsets.UTF_8);
  }
}
