package dev.sempre.centre.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.sempre.centre.tenant.CentreKeys;
import dev.sempre.model.time.TimeSource;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tokens that devices show with every request. One algorithm, one key, one type; whatever a
/// token's header offers beyond these is a reason to refuse it. Thread-safe. Source: R52.
public final class Tokens {
  /// Source: R52.
  public static final int LIFE_SECONDS = 900;

  private static final Duration LIFE = Duration.ofSeconds(LIFE_SECONDS);

  /// Several server programs with one key may have clocks a little apart.
  private static final Duration CLOCKS_APART = Duration.ofSeconds(5);

  private static final JOSEObjectType TYPE = new JOSEObjectType("sempre-device+jwt");
  private static final String ISSUER = "sempre-centre";
  private static final String AUDIENCE = "sempre-api";
  private static final String TENANT = "tenant";
  private static final String DEVICE = "device";
  private static final String ESTABLISHMENT = "establishment";
  private static final String KEY = "key";

  /// Far above any real token.
  private static final int MAX_LENGTH = 2_048;

  /// Some megabytes; a device has one or two that are good.
  private static final int MOST_REMEMBERED = 10_000;

  /// Who a token was given to.
  ///
  /// @param tenant company
  /// @param device device
  /// @param establishment its establishment
  /// @param key fingerprint of the key with which it has proved itself. A device that joins again
  ///   gets another one, and with that the tokens of its copies end
  public record Holder(String tenant, String device, String establishment, String key) {}

  private final EdDsa eddsa;
  private final TimeSource time;

  /// What the tokens say whose signature was found good, the longest unused first. A device shows
  /// the same one for a quarter of an hour, and the signature costs more than the rest of its
  /// admission.
  private final Map<String, JWTClaimsSet> signed =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, JWTClaimsSet> longestUnused) {
              return size() > MOST_REMEMBERED;
            }
          });

  public Tokens(CentreKeys keys, TimeSource time) {
    this.eddsa = new EdDsa(keys);
    this.time = time;
  }

  /// A token for a device that has proved itself.
  public String issue(Holder holder) {
    Instant now = Instant.ofEpochMilli(time.epochMillis());
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(AUDIENCE)
            .issueTime(Date.from(now))
            .notBeforeTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFE)))
            .claim(TENANT, holder.tenant())
            .claim(DEVICE, holder.device())
            .claim(ESTABLISHMENT, holder.establishment())
            .claim(KEY, holder.key())
            .build();
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.EdDSA).type(TYPE).build(), claims);
    try {
      token.sign(eddsa);
    } catch (JOSEException e) {
      throw new IllegalStateException("the centre's key does not sign", e);
    }
    return token.serialize();
  }

  /// Who a token was given to, or empty if it is not a good one of this centre.
  public Optional<Holder> verify(String token) {
    if (token.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      JWTClaimsSet claims = signed.get(token);
      if (claims == null) {
        SignedJWT jwt = SignedJWT.parse(token);
        if (!isOurs(jwt.getHeader()) || !jwt.verify(eddsa)) {
          return Optional.empty();
        }
        claims = jwt.getJWTClaimsSet();
        signed.put(token, claims);
      }
      return holder(claims);
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Nothing in the header but the algorithm and the type: no key, no address of a key, no
  /// extension.
  private static boolean isOurs(JWSHeader header) {
    return JWSAlgorithm.EdDSA.equals(header.getAlgorithm())
        && TYPE.equals(header.getType())
        && header.getIncludedParams().equals(Set.of("alg", "typ"));
  }

  private Optional<Holder> holder(JWTClaimsSet claims) throws ParseException {
    boolean good =
        ISSUER.equals(claims.getIssuer())
            && List.of(AUDIENCE).equals(claims.getAudience())
            && isNow(claims.getIssueTime(), claims.getNotBeforeTime(), claims.getExpirationTime());
    String tenant = claims.getStringClaim(TENANT);
    String device = claims.getStringClaim(DEVICE);
    String establishment = claims.getStringClaim(ESTABLISHMENT);
    String key = claims.getStringClaim(KEY);
    return good && isText(tenant) && isText(device) && isText(establishment) && isText(key)
        ? Optional.of(new Holder(tenant, device, establishment, key))
        : Optional.empty();
  }

  private boolean isNow(@Nullable Date issued, @Nullable Date notBefore, @Nullable Date expires) {
    if (issued == null || notBefore == null || expires == null) {
      return false;
    }
    Instant now = Instant.ofEpochMilli(time.epochMillis());
    Instant latest = now.plus(CLOCKS_APART);
    return now.isBefore(expires.toInstant())
        && !notBefore.toInstant().isAfter(latest)
        && !issued.toInstant().isAfter(latest)
        && !expires.toInstant().isAfter(issued.toInstant().plus(LIFE));
  }

  private static boolean isText(@Nullable String claim) {
    return claim != null && !claim.isEmpty();
  }
}
