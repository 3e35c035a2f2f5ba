package dev.sempre.agent.transport;

import dev.sempre.agent.machine.Failure;
import dev.sempre.agent.run.Ports.Stopwatch;
import dev.sempre.agent.run.Upstream;
import dev.sempre.model.chain.ChainHead;
import dev.sempre.model.sync.Catalogue;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.wire.ChangesStream;
import dev.sempre.model.wire.Messages;
import dev.sempre.model.wire.Messages.Checksums;
import dev.sempre.model.wire.Messages.Head;
import dev.sempre.model.wire.Messages.PushAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The upstream place over HTTP. Source: architecture sections 3 and 8.
public final class HttpUpstream implements Upstream {
  /// Upstream knows the device and does not let it in any more: a new token would not help.
  private static final String DEVICE_REVOKED = "DEVICE_REVOKED";

  private static final Logger LOG = LoggerFactory.getLogger(HttpUpstream.class);

  private final Credentials credentials;
  private final Catalogue catalogue;
  private final HttpCalls calls;
  private final Tokens tokens;
  private final Supplier<Optional<String>> seen;
  private final Supplier<Optional<String>> told;

  /// Upstream as this program's version speaks to it.
  public HttpUpstream(
      Credentials credentials,
      Stopwatch stopwatch,
      Supplier<Optional<String>> seen,
      Supplier<Optional<String>> told) {
    this(credentials, SyncCatalogue.CURRENT, stopwatch, seen, told);
  }

  /// @param catalogue the version that this base speaks
  /// @param seen what this base has seen of upstream's feed, asked before each call
  /// @param told what it tells of its own feed, asked before each upload
  public HttpUpstream(
      Credentials credentials,
      Catalogue catalogue,
      Stopwatch stopwatch,
      Supplier<Optional<String>> seen,
      Supplier<Optional<String>> told) {
    this.credentials = credentials;
    this.catalogue = catalogue;
    this.seen = seen;
    this.told = told;
    this.calls = new HttpCalls(credentials.address());
    this.tokens = new Tokens(calls, credentials, stopwatch);
  }

  @Override
  public Answer<Head> head(List<ChainHead> chains) {
    Request.Builder request = get(route("head"));
    if (!chains.isEmpty()) {
      request.header(Messages.CHAINS, ChainHead.write(chains));
    }
    return authorised(request, 0, HttpCalls.message(Head.class));
  }

  @Override
  public Answer<Boolean> changes(
      String epoch, Map<TableSpec, Long> after, ChangesStream.Sink sink) {
    HttpUrl.Builder url = route("changes").addQueryParameter("epoch", epoch);
    after.forEach((table, seq) -> url.addQueryParameter("table", table.name() + ":" + seq));
    return authorised(
        get(url),
        0,
        body -> {
          boolean complete = ChangesStream.read(body, catalogue, sink);
          // To the very end: only there a packed stream proves that it is whole.
          while (body.read() >= 0) {
            LOG.debug("something stands behind the answer");
          }
          return complete;
        });
  }

  @Override
  public Answer<PushAnswer> send(String flow, byte[] body) {
    Request.Builder request =
        new Request.Builder()
            .url(route("flows", flow, "records").build())
            .header("Content-Encoding", "gzip")
            .post(HttpCalls.gzipped(body));
    told.get().ifPresent(words -> request.header(Messages.TOLD, words));
    HttpCalls.Reader<PushAnswer> reader = HttpCalls.message(PushAnswer.class);
    return authorised(
        request, body.length, answer -> Complete.withoutNonsense(reader.read(answer)));
  }

  @Override
  public Answer<Checksums> checksums(List<TableSpec> tables) {
    HttpUrl.Builder url = route("checksums");
    tables.forEach(table -> url.addQueryParameter("table", table.name()));
    return authorised(get(url), 0, HttpCalls.message(Checksums.class));
  }

  @Override
  public void abort() {
    calls.abort();
  }

  private HttpUrl.Builder route(String... segments) {
    HttpUrl.Builder url = credentials.address().path("v1", "tenants", credentials.tenant());
    for (String segment : segments) {
      url.addPathSegment(segment);
    }
    return url;
  }

  private static Request.Builder get(HttpUrl.Builder url) {
    return new Request.Builder().url(url.build()).get();
  }

  /// Calls with a token; with a new one once more if upstream does not take the first. Source: F23.
  private <T> Answer<T> authorised(
      Request.Builder request, long bodyBytes, HttpCalls.Reader<T> reader) {
    request.header(Messages.SCHEMA, String.valueOf(catalogue.schema()));
    seen.get().ifPresent(words -> request.header(Messages.SEEN, words));
    return switch (tokens.token()) {
      case Failed<String> failed -> withoutToken(failed.failure());
      case Answered<String> token -> {
        Answer<T> answer = call(token.value(), request, bodyBytes, reader);
        yield isOldToken(answer) ? withNewToken(request, bodyBytes, reader) : answer;
      }
    };
  }

  private <T> Answer<T> withNewToken(
      Request.Builder request, long bodyBytes, HttpCalls.Reader<T> reader) {
    tokens.forget();
    return switch (tokens.token()) {
      case Failed<String> failed -> withoutToken(failed.failure());
      case Answered<String> token -> call(token.value(), request, bodyBytes, reader);
    };
  }

  private <T> Answer<T> call(
      String token, Request.Builder request, long bodyBytes, HttpCalls.Reader<T> reader) {
    return calls.call(request.header("Authorization", "Bearer " + token), bodyBytes, reader);
  }

  private static boolean isOldToken(Answer<?> answer) {
    return answer instanceof Failed<?>(Failure.Refused refused, _)
        && refused.status() == 401
        && !refused.code().equals(DEVICE_REVOKED);
  }

  /// Without a token the request itself never left: whatever was in it has no part in the failure.
  private static <T> Answer<T> withoutToken(Failure failure) {
    return new Failed<>(beforeLeaving(failure), Traffic.NONE);
  }

  private static Failure beforeLeaving(Failure failure) {
    return switch (failure) {
      case Failure.Refused refused ->
          new Failure.Refused(401, refused.code(), refused.detail(), refused.field());
      case Failure.Unreachable silence ->
          switch (silence.kind()) {
            case SERVER_ERROR, CUT, TIMEOUT, ABORTED ->
                new Failure.Unreachable(Failure.Kind.NO_ROUTE, "no token: " + silence.detail());
            case NO_ROUTE, UNTRUSTED, NOT_THE_CENTRE, OVERLOADED -> silence;
          };
      case Failure.Here here -> here;
    };
  }
}
