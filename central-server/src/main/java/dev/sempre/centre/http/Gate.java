package dev.sempre.centre.http;

import dev.sempre.centre.answer.Refusal;
import dev.sempre.centre.identity.Login;
import dev.sempre.centre.identity.Tokens;
import dev.sempre.centre.identity.Tokens.Holder;
import dev.sempre.centre.organisation.Devices;
import dev.sempre.centre.organisation.RegisteredDevice;
import dev.sempre.centre.tenant.CentreStore;
import dev.sempre.model.time.TimeSource;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Viewer;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Whom a request with a token comes from. Asks the company's database every time, so that a
/// revocation holds from the next request on. Source: R51 to R53.
final class Gate {
  private static final String AUTHORIZATION = "Authorization";
  private static final String BEARER = "Bearer ";

  private final CentreStore store;
  private final Tokens tokens;
  private final RequestLimits limits;
  private final TimeSource time;

  Gate(CentreStore store, RequestLimits limits) {
    this.store = store;
    this.limits = limits;
    this.time = store.ports().time();
    this.tokens = new Tokens(store.keys(), time);
  }

  /// @throws ApiProblem 401 without a good token or device, 403 with the token of another company,
  ///   429 above the device's limit
  Caller admit(Context context) {
    Holder holder = bearer(context).flatMap(tokens::verify).orElseThrow(Gate::tokenRefused);
    if (!holder.tenant().equals(context.pathParam("tenant"))) {
      throw new ApiProblem(
          403, "OTHER_TENANT", "The token belongs to another company than the address.", null);
    }
    long now = time.epochMillis();
    long wait = limits.waitMillis(holder.tenant() + " " + holder.device(), now);
    if (wait > 0) {
      throw ApiProblem.tooMany(wait);
    }
    Optional<Replica> replica = store.tenants().replica(holder.tenant());
    Optional<RegisteredDevice> device = replica.flatMap(r -> Devices.find(r, holder.device()));
    if (replica.isEmpty() || device.isEmpty()) {
      throw ApiProblem.of(
          401,
          new Refusal(
              "DEVICE_UNKNOWN", "The centre does not know this device: enrol it again.", null));
    }
    if (!device.get().active()) {
      throw ApiProblem.of(401, Login.revoked());
    }
    if (!device.get().keyFingerprint().equals(holder.key())) {
      throw tokenRefused(); // It has joined again since: whoever shows this is perhaps a copy.
    }
    store.lastContacts().heardOf(holder.tenant(), holder.device(), now);
    return new Caller(
        holder.tenant(), new Viewer(holder.device(), device.get().establishment()), replica.get());
  }

  private static ApiProblem tokenRefused() {
    return new ApiProblem(
        401,
        "TOKEN_REFUSED",
        "The token is missing, expired or not of this centre: get a new one.",
        null);
  }

  /// The token, if there is exactly one.
  private static Optional<String> bearer(Context context) {
    List<String> values = Collections.list(context.req().getHeaders(AUTHORIZATION));
    return values.size() == 1 && values.getFirst().startsWith(BEARER)
        ? Optional.of(values.getFirst().substring(BEARER.length()).strip())
        : Optional.empty();
  }
}
