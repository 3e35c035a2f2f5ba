package dev.sempre.simulation.corpus;

import dev.sempre.model.wire.Messages;
import dev.sempre.model.wire.Messages.ChallengeAnswer;
import dev.sempre.model.wire.Messages.ChallengeRequest;
import dev.sempre.model.wire.Messages.EnrolmentAnswer;
import dev.sempre.model.wire.Messages.EnrolmentRequest;
import dev.sempre.model.wire.Messages.PushAnswer;
import dev.sempre.model.wire.Messages.TokenAnswer;
import dev.sempre.model.wire.Messages.TokenRequest;
import dev.sempre.model.wire.Messages.VerdictRow;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A device that has joined a company with a key of its own, and speaks to the centre byte by byte.
final class TillOnTheWire {
  private final RunningCentre centre;
  private final KeyPair keys;
  private final EnrolmentAnswer identity;
  private String token = "";

  private TillOnTheWire(RunningCentre centre, KeyPair keys, EnrolmentAnswer identity) {
    this.centre = centre;
    this.keys = keys;
    this.identity = identity;
  }

  static KeyPair newKeys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String publicKey(KeyPair keys) {
    return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
  }

  static TillOnTheWire joined(RunningCentre centre, String code) {
    KeyPair keys = newKeys();
    Answer answer =
        centre.post(
            "/v1/enrolments", json(new EnrolmentRequest(code, publicKey(keys), "Till", "TILL")));
    TillOnTheWire till =
        new TillOnTheWire(
            centre, keys, Messages.GSON.fromJson(answer.body(), EnrolmentAnswer.class));
    till.logIn();
    return till;
  }

  static byte[] json(Object message) {
    return Messages.GSON.toJson(message).getBytes(StandardCharsets.UTF_8);
  }

  /// Gets a new token.
  void logIn() {
    String challenge = challenge();
    Answer answer =
        centre.post(at("/tokens"), json(new TokenRequest(id(), challenge, sign(challenge))));
    token = Messages.GSON.fromJson(answer.body(), TokenAnswer.class).token();
  }

  String challenge() {
    Answer answer = centre.post(at("/challenges"), json(new ChallengeRequest(id())));
    return Messages.GSON.fromJson(answer.body(), ChallengeAnswer.class).challenge();
  }

  String sign(String challenge) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(keys.getPrivate());
      signature.update(
          TokenRequest.signed(identity.tenant(), id(), challenge).getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String id() {
    return identity.device();
  }

  EnrolmentAnswer identity() {
    return identity;
  }

  String token() {
    return token;
  }

  /// Path of something of its company.
  String at(String path) {
    return "/v1/tenants/" + identity.tenant() + path;
  }

  HttpRequest.Builder authorized(String path) {
    return centre.request(at(path)).header("Authorization", "Bearer " + token);
  }

  Answer get(String path) {
    return centre.send(authorized(path).GET());
  }

  /// Sends a body as an upload.
  Answer upload(byte[] body, String... moreHeaders) {
    HttpRequest.Builder request =
        authorized("/flows/corpus/records")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body));
    return centre.send(moreHeaders.length == 0 ? request : request.headers(moreHeaders));
  }

  /// Sends a body that is a batch and gives its verdicts in order.
  List<VerdictRow> push(byte[] body) {
    Answer answer = upload(body);
    if (answer.status() != 200) {
      throw new AssertionError(answer.verdict() + " " + answer.body());
    }
    return Messages.GSON.fromJson(answer.body(), PushAnswer.class).tables().stream()
        .flatMap(table -> table.verdicts().stream())
        .toList();
  }

  /// `REJECTED FIELD_VALUE gross_minor`.
  static String words(VerdictRow row) {
    return Stream.of(row.verdict(), row.code(), row.field())
        .filter(word -> word != null)
        .collect(Collectors.joining(" "));
  }
}
