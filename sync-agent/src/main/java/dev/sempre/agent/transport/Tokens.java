package dev.sempre.agent.transport;

import dev.sempre.agent.run.Ports.Stopwatch;
import dev.sempre.agent.run.Upstream.Answer;
import dev.sempre.agent.run.Upstream.Answered;
import dev.sempre.agent.run.Upstream.Failed;
import dev.sempre.agent.run.Upstream.Traffic;
import dev.sempre.model.wire.Messages.ChallengeAnswer;
import dev.sempre.model.wire.Messages.ChallengeRequest;
import dev.sempre.model.wire.Messages.TokenAnswer;
import dev.sempre.model.wire.Messages.TokenRequest;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/// The token of a device: got by signing a challenge, kept in memory only, renewed before it ends.
/// Source: R51, R52.
final class Tokens {
  /// A token is renewed this long before its end, so that it does not end on the way.
  private static final long MARGIN_MILLIS = 60_000;

  private record Held(String token, long goodUntilMillis) {}

  private final HttpCalls calls;
  private final Credentials credentials;
  private final Stopwatch stopwatch;
  private @Nullable Held held;

  Tokens(HttpCalls calls, Credentials credentials, Stopwatch stopwatch) {
    this.calls = calls;
    this.credentials = credentials;
    this.stopwatch = stopwatch;
  }

  /// A token that is still good, a new one if need be.
  synchronized Answer<String> token() {
    Held now = held;
    if (now != null && stopwatch.millis() < now.goodUntilMillis()) {
      return new Answered<>(now.token(), Traffic.NONE);
    }
    return switch (challenge()) {
      case Answered<ChallengeAnswer> answered -> tokenFor(answered.value().challenge());
      case Failed<ChallengeAnswer> failed -> new Failed<>(failed.failure(), failed.traffic());
    };
  }

  /// Upstream does not take the token any more.
  synchronized void forget() {
    held = null;
  }

  private Answer<ChallengeAnswer> challenge() {
    return post("challenges", new ChallengeRequest(credentials.device()), ChallengeAnswer.class);
  }

  private Answer<String> tokenFor(String challenge) {
    String text = TokenRequest.signed(credentials.tenant(), credentials.device(), challenge);
    TokenRequest request =
        new TokenRequest(credentials.device(), challenge, credentials.key().sign(text));
    return switch (post("tokens", request, TokenAnswer.class)) {
      case Answered<TokenAnswer> answered -> {
        TokenAnswer token = answered.value();
        long good = Math.max(token.expiresInSeconds() * 1_000L - MARGIN_MILLIS, 1_000);
        held = new Held(token.token(), stopwatch.millis() + good);
        yield new Answered<>(token.token(), answered.traffic());
      }
      case Failed<TokenAnswer> failed -> new Failed<>(failed.failure(), failed.traffic());
    };
  }

  private <T> Answer<T> post(String route, Object message, Class<T> answer) {
    RequestBody body = HttpCalls.json(message);
    Request.Builder request =
        new Request.Builder()
            .url(credentials.address().path("v1", "tenants", credentials.tenant(), route).build())
            .post(body);
    return calls.call(request, 0, HttpCalls.message(answer));
  }
}
