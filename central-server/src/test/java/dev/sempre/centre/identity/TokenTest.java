package dev.sempre.centre.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.sempre.centre.organisation.Devices;
import dev.sempre.centre.organisation.RegisteredDevice;
import dev.sempre.centre.tenant.CentreKeys;
import dev.sempre.centre.testing.Http;
import dev.sempre.centre.testing.Http.Reply;
import dev.sempre.centre.testing.StoreKind;
import dev.sempre.centre.testing.TestCentre;
import dev.sempre.centre.testing.TestDevice;
import dev.sempre.model.wire.Messages.TokenAnswer;
import dev.sempre.model.wire.Messages.TokenRequest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {
  @TempDir Path folder;
  @TempDir Path otherFolder;

  private TestCentre centre;
  private TestDevice device;

  @BeforeEach
  void startCentre() {
    centre = TestCentre.start(folder, StoreKind.SQLITE);
    centre.company("rossi");
    centre.company("bianchi");
    device = centre.device("rossi", "1");
  }

  @AfterEach
  void stopCentre() {
    centre.close();
  }

  private Reply headWith(String authorization) {
    return Http.send(
        Http.request(device.at("rossi", "/head")).header("Authorization", authorization).GET());
  }

  @Test
  void tokenIsGoodForAQuarterOfAnHour() {
    assertThat(device.tryLogin().as(TokenAnswer.class).expiresInSeconds()).isEqualTo(900);
    centre.clock().advanceSeconds(899);
    assertThat(device.get("/head").status()).isEqualTo(200);
    centre.clock().advanceSeconds(1);
    Reply expired = device.get("/head");
    assertThat(expired.status()).isEqualTo(401);
    assertThat(expired.problem()).isEqualTo("TOKEN_REFUSED");
    assertThat(expired.header("WWW-Authenticate")).isEqualTo("Bearer");
    device.login();
    assertThat(device.get("/head").status()).isEqualTo(200);
  }

  @Test
  void challengeIsGoodForAMinuteOneDeviceAndOneCompany() {
    String challenge = device.challenge();
    String signature = device.sign("rossi", challenge);
    TestDevice colleague = centre.device("rossi", "1");
    String tokens = device.at("rossi", "/tokens");

    centre.clock().advanceSeconds(59);
    assertThat(Http.post(tokens, new TokenRequest(device.id(), challenge, signature)).status())
        .isEqualTo(200);
    assertThat(
            Http.post(
                    tokens,
                    new TokenRequest(colleague.id(), challenge, colleague.sign("rossi", challenge)))
                .problem())
        .isEqualTo("IDENTITY_REFUSED");
    assertThat(
            Http.post(
                    device.at("bianchi", "/tokens"),
                    new TokenRequest(device.id(), challenge, device.sign("bianchi", challenge)))
                .problem())
        .isEqualTo("IDENTITY_REFUSED");
    centre.clock().advanceSeconds(1);
    assertThat(Http.post(tokens, new TokenRequest(device.id(), challenge, signature)).problem())
        .isEqualTo("IDENTITY_REFUSED");
  }

  @Test
  void whoCannotSignTheCentresChallengeGetsNoToken() {
    String challenge = device.challenge();
    String ownEnding = challenge.substring(0, challenge.lastIndexOf('.') + 1);
    String tokens = device.at("rossi", "/tokens");
    List<TokenRequest> requests =
        List.of(
            new TokenRequest(device.id(), challenge, ""),
            new TokenRequest(device.id(), challenge, "no base64!"),
            new TokenRequest(device.id(), challenge, device.sign("rossi", challenge + "x")),
            new TokenRequest(device.id(), "9999999999999.AAAA.AAAA", device.sign("rossi", "x")),
            new TokenRequest(device.id(), ownEnding, device.sign("rossi", ownEnding)),
            new TokenRequest(device.id(), "", device.sign("rossi", "")),
            new TokenRequest("NOBODY0000", challenge, device.sign("rossi", challenge)));

    assertThat(requests)
        .extracting(request -> Http.post(tokens, request))
        .allSatisfy(reply -> assertThat(reply.status()).isIn(401, 429));
    assertThat(Http.post(tokens, requests.getFirst()).status()).isEqualTo(429);
    assertThat(centre.device("rossi", "1").tryLogin().status())
        .as("another device of the same address")
        .isEqualTo(200);
  }

  @Test
  void strangerDoesNotLearnWhichCompaniesThereAre() {
    Reply known = Http.postJson(device.at("rossi", "/challenges"), "{\"device\":\"NOBODY0000\"}");
    Reply unknown =
        Http.postJson(device.at("nobody", "/challenges"), "{\"device\":\"NOBODY0000\"}");
    TokenRequest guess = new TokenRequest("NOBODY0000", device.challenge(), "AAAA");

    assertThat(known.status()).isEqualTo(200);
    assertThat(unknown.status()).isEqualTo(200);
    assertThat(Http.post(device.at("rossi", "/tokens"), guess).text())
        .isEqualTo(Http.post(device.at("nobody", "/tokens"), guess).text());
  }

  @Test
  void revokedDeviceGetsNothingFromItsNextRequestOn() {
    TestCentre.value(Devices.revoke(centre.replica("rossi"), device.id()));

    Reply withToken = device.get("/head");
    Reply login = device.tryLogin();

    assertThat(withToken.status()).isEqualTo(401);
    assertThat(withToken.problem()).isEqualTo("DEVICE_REVOKED");
    assertThat(login.status()).isEqualTo(401);
    assertThat(login.problem()).isEqualTo("DEVICE_REVOKED");
  }

  @Test
  void forgedTokensAreRefused() throws Exception {
    Map<String, String> forged = forgedTokens();
    forged.forEach(
        (how, token) -> assertThat(headWith("Bearer " + token).status()).as(how).isEqualTo(401));
    assertThat(headWith("Bearer " + device.token()).status()).isEqualTo(200);
  }

  @Test
  void tokenIsTakenFromOneBearerHeaderAndFromNowhereElse() {
    String good = device.token();
    HttpRequest.Builder twice =
        Http.request(device.at("rossi", "/head"))
            .header("Authorization", "Bearer " + good)
            .header("Authorization", "Bearer " + good)
            .GET();

    assertThat(Http.get(device.at("rossi", "/head")).status()).isEqualTo(401);
    assertThat(Http.get(device.at("rossi", "/head?access_token=" + good)).status()).isEqualTo(401);
    assertThat(headWith("Basic " + good).status()).isEqualTo(401);
    assertThat(headWith(good).status()).isEqualTo(401);
    assertThat(Http.send(twice).status()).isEqualTo(401);
  }

  /// How it was forged > token.
  private Map<String, String> forgedTokens() throws Exception {
    CentreKeys keys = centre.store().keys();
    byte[] publicKey = Base64.getDecoder().decode(keys.publicKeyBase64());
    Map<String, String> forged = new LinkedHashMap<>();
    String[] parts = device.token().split("\\.");
    String none = Base64URL.encode("{\"alg\":\"none\"}").toString();
    forged.put("alg none", none + "." + parts[1] + ".");
    forged.put("alg none with our signature", none + "." + parts[1] + "." + parts[2]);
    forged.put("no signature", parts[0] + "." + parts[1] + ".");
    forged.put("two parts", parts[0] + "." + parts[1]);
    forged.put("doubled dots", parts[0] + ".." + parts[1] + "." + parts[2]);
    forged.put("empty", "");
    forged.put("huge", "A".repeat(6_000));
    forged.put("changed claim", parts[0] + "." + changed(parts[1]) + "." + parts[2]);
    forged.put("HS256 with the public key", hmac(publicKey));
    forged.put(
        "HS256 with its text", hmac(keys.publicKeyBase64().getBytes(StandardCharsets.UTF_8)));
    try (TestCentre other = TestCentre.start(otherFolder, StoreKind.SQLITE)) {
      forged.put("another centre's key", signed(other.store().keys(), header(), claims(c -> {})));
    }
    forged.put("wrong type", signed(keys, typed("JWT"), claims(c -> {})));
    forged.put(
        "no type",
        signed(keys, new JWSHeader.Builder(JWSAlgorithm.EdDSA).build(), claims(c -> {})));
    forged.put("header with a key id", signed(keys, withKeyId(), claims(c -> {})));
    forged.put("header with an address of keys", signed(keys, withJku(), claims(c -> {})));
    forged.put("wrong issuer", signed(keys, header(), claims(c -> c.issuer("somebody"))));
    forged.put("no issuer", signed(keys, header(), claims(c -> c.issuer(null))));
    forged.put("wrong audience", signed(keys, header(), claims(c -> c.audience("shop"))));
    forged.put(
        "two audiences",
        signed(keys, header(), claims(c -> c.audience(List.of("sempre-api", "shop")))));
    forged.put("expired", signed(keys, header(), claims(c -> c.expirationTime(at(-1)))));
    forged.put("without end", signed(keys, header(), claims(c -> c.expirationTime(null))));
    forged.put("for a day", signed(keys, header(), claims(c -> c.expirationTime(at(86_400)))));
    forged.put("not yet", signed(keys, header(), claims(c -> c.notBeforeTime(at(60)))));
    forged.put("without begin", signed(keys, header(), claims(c -> c.notBeforeTime(null))));
    forged.put("issued in the future", signed(keys, header(), claims(c -> c.issueTime(at(60)))));
    forged.put("no device", signed(keys, header(), claims(c -> c.claim("device", null))));
    forged.put(
        "unknown device", signed(keys, header(), claims(c -> c.claim("device", "NOBODY0000"))));
    forged.put("no tenant", signed(keys, header(), claims(c -> c.claim("tenant", null))));
    forged.put("no key", signed(keys, header(), claims(c -> c.claim("key", null))));
    forged.put("another key", signed(keys, header(), claims(c -> c.claim("key", "A"))));
    forged.put("device is no text", signed(keys, header(), claims(c -> c.claim("device", 1))));
    return forged;
  }

  private static String changed(String claims) {
    String json = Base64URL.from(claims).decodeToString();
    return Base64URL.encode(json.replace("\"establishment\":\"1\"", "\"establishment\":\"2\""))
        .toString();
  }

  private static JWSHeader header() {
    return typed("sempre-device+jwt");
  }

  private static JWSHeader typed(String type) {
    return new JWSHeader.Builder(JWSAlgorithm.EdDSA).type(new JOSEObjectType(type)).build();
  }

  private static JWSHeader withKeyId() {
    return new JWSHeader.Builder(header()).keyID("../../../dev/null").build();
  }

  private static JWSHeader withJku() {
    return new JWSHeader.Builder(header())
        .jwkURL(URI.create("https://localhost/keys.json"))
        .build();
  }

  private Date at(long secondsFromNow) {
    return Date.from(
        Instant.ofEpochMilli(centre.clock().epochMillis()).plusSeconds(secondsFromNow));
  }

  /// Good claims, with one change.
  private JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
    JWTClaimsSet.Builder builder =
        new JWTClaimsSet.Builder()
            .issuer("sempre-centre")
            .audience("sempre-api")
            .issueTime(at(0))
            .notBeforeTime(at(0))
            .expirationTime(at(600))
            .claim("tenant", "rossi")
            .claim("device", device.id())
            .claim("establishment", "1")
            .claim("key", registered().keyFingerprint());
    change.accept(builder);
    return builder.build();
  }

  private RegisteredDevice registered() {
    return Devices.find(centre.replica("rossi"), device.id()).orElseThrow();
  }

  @Test
  void tokenOfTheseClaimsAndThisKeyIsTheRightOne() throws Exception {
    String token = signed(centre.store().keys(), header(), claims(c -> {}));

    assertThat(headWith("Bearer " + token).status())
        .as("so each forged token is refused for its one change")
        .isEqualTo(200);
  }

  private static String signed(CentreKeys keys, JWSHeader header, JWTClaimsSet claims)
      throws JOSEException {
    SignedJWT token = new SignedJWT(header, claims);
    token.sign(new EdDsa(keys));
    return token.serialize();
  }

  private String hmac(byte[] secret) throws JOSEException {
    byte[] longEnough = new byte[Math.max(32, secret.length)];
    System.arraycopy(secret, 0, longEnough, 0, secret.length);
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType("sempre-device+jwt"))
                .build(),
            claims(c -> {}));
    token.sign(new MACSigner(longEnough));
    return token.serialize();
  }
}
