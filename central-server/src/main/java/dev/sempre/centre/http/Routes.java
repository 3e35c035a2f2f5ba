package dev.sempre.centre.http;

import dev.sempre.centre.http.Route.Parameter;
import dev.sempre.centre.http.Route.Shape.Described;
import dev.sempre.centre.http.Route.Shape.Message;
import dev.sempre.centre.http.Route.Work.OfDevice;
import dev.sempre.centre.http.Route.Work.Open;
import dev.sempre.model.wire.Messages;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Map;

/// Everything that can be asked of the centre.
final class Routes {
  private static final Parameter POSITIONS =
      new Parameter(
          "table",
          "Table and the position behind which to begin, as in product:1000. Tables that this"
              + " centre does not know are passed over.",
          true,
          true);

  private static final Parameter TABLES = new Parameter("table", "Name of a table.", true, true);

  private static final Parameter EPOCH =
      new Parameter(
          "epoch",
          "Epoch of the feed that the positions are from; may be left out if all are 0.",
          false,
          false);

  private Routes() {}

  static List<Route> all(InfoApi info, IdentityApi identity, SyncApi sync) {
    return List.of(
        new Route(
            HandlerType.GET,
            "/openapi.json",
            "describe",
            "This description.",
            List.of(),
            null,
            new Described("OpenApi"),
            Map.of(),
            new Open(info::openApi)),
        new Route(
            HandlerType.GET,
            "/health",
            "health",
            "Whether the centre and its store answer.",
            List.of(),
            null,
            new Message(InfoApi.Health.class),
            Map.of(503, "The store does not answer."),
            new Open(info::health)),
        new Route(
            HandlerType.POST,
            "/v1/enrolments",
            "enrol",
            "A device joins with a one-time code, for the first time or again as what it has been;"
                + " asking again with the same key and code gives the same answer while the code"
                + " lives.",
            List.of(),
            new Message(Messages.EnrolmentRequest.class),
            new Message(Messages.EnrolmentAnswer.class),
            Map.of(
                403,
                "The code is mistyped, used or expired, or it is not for this device.",
                429,
                "Too many attempts."),
            new Open(identity::enrol)),
        new Route(
            HandlerType.POST,
            "/v1/tenants/{tenant}/challenges",
            "challenge",
            "A text for a device to sign, good for one minute.",
            List.of(),
            new Message(Messages.ChallengeRequest.class),
            new Message(Messages.ChallengeAnswer.class),
            Map.of(),
            new Open(identity::challenge)),
        new Route(
            HandlerType.POST,
            "/v1/tenants/{tenant}/tokens",
            "token",
            "A token for a signed challenge.",
            List.of(),
            new Message(Messages.TokenRequest.class),
            new Message(Messages.TokenAnswer.class),
            Map.of(
                401,
                "The signature proves no active device, or an older copy of one that has joined"
                    + " anew (DEVICE_REPLACED).",
                429,
                "Too many failed attempts."),
            new Open(identity::token)),
        new Route(
            HandlerType.GET,
            "/v1/tenants/{tenant}/head",
            "head",
            "Where the feed stands; also the pulse behind a device's indicator.",
            List.of(),
            null,
            new Message(Messages.Head.class),
            Map.of(),
            new OfDevice(sync::head)),
        new Route(
            HandlerType.GET,
            "/v1/tenants/{tenant}/changes",
            "changes",
            "The latest state of every record that changed behind the given positions and that the"
                + " device may see, table by table; gzip if accepted.",
            List.of(EPOCH, POSITIONS),
            null,
            new Described("Changes"),
            Map.of(409, "EPOCH_CHANGED: the positions are not of this feed, reconcile."),
            new OfDevice(sync::changes)),
        new Route(
            HandlerType.POST,
            "/v1/tenants/{tenant}/flows/{flow}/records",
            "records",
            "Records on their way up, plain or gzip; one verdict per record, in order.",
            List.of(),
            new Described("Records"),
            new Message(Messages.PushAnswer.class),
            Map.of(
                404, "The flow belongs to another device.", 413, "Too many records or too long."),
            new OfDevice(sync::records)),
        new Route(
            HandlerType.GET,
            "/v1/tenants/{tenant}/checksums",
            "checksums",
            "What the device should hold of each table, in two numbers.",
            List.of(TABLES),
            null,
            new Message(Messages.Checksums.class),
            Map.of(),
            new OfDevice(sync::checksums)));
  }
}
