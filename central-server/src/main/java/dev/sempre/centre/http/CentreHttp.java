package dev.sempre.centre.http;

import dev.sempre.centre.answer.CentreFailure;
import dev.sempre.centre.answer.CentreFailure.Kind;
import dev.sempre.centre.identity.Enrolment;
import dev.sempre.centre.identity.Login;
import dev.sempre.centre.tenant.CentreStore;
import dev.sempre.centre.tenant.Ports;
import dev.sempre.model.sync.Catalogue;
import dev.sempre.model.time.TimeSource;
import dev.sempre.model.wire.Messages;
import dev.sempre.replica.sync.Lineage;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.util.JavalinBindException;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.HttpConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// The centre's HTTP server: virtual threads, one per request. Source: architecture section 7.
public final class CentreHttp implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CentreHttp.class);

  /// Requests that a device may make at once, and per second for ever: far above what a till needs
  /// to catch up after days, far below what one of them could do harm with.
  private static final int BURST = 1_000;

  private static final int PER_SECOND = 50;

  /// Of devices that do not say theirs.
  private static final int FIRST_SCHEMA = 1;

  private static final int NO_SCHEMA = Integer.MIN_VALUE;

  private static final String REQUEST_ID = "request";
  private static final Pattern QUESTION = Pattern.compile("[!-~]{1,64}");

  private final Javalin server;
  private final List<Route> routes;
  private final Ports ports;

  private CentreHttp(List<Route> routes, Gate gate, Ports ports) {
    this.routes = List.copyOf(routes);
    this.ports = ports;
    this.server = Javalin.create(config -> configure(config, gate));
  }

  /// Starts to serve.
  ///
  /// @param port 0 = any free one
  /// @throws CentreFailure if the port is taken or the address is not of this machine
  public static CentreHttp start(CentreStore store, String host, int port) {
    Gate gate = new Gate(store, new RequestLimits(BURST, PER_SECOND));
    CentreHttp http = new CentreHttp(routes(store), gate, store.ports());
    try {
      http.server.start(host, port);
      return http;
    } catch (JavalinBindException e) {
      http.server.stop();
      throw new CentreFailure(
          Kind.PORT,
          "port",
          "Port "
              + port
              + " of "
              + host
              + " cannot be used: stop the program that has it, or choose another with --port.",
          e);
    }
  }

  /// Everything that can be asked of a centre.
  static List<Route> routes(CentreStore store) {
    IdentityApi identity = new IdentityApi(new Enrolment(store), new Login(store));
    TimeSource time = store.ports().time();
    SyncApi sync = new SyncApi(new Streams(store.connections(), time), store.tenants(), time);
    InfoApi info = new InfoApi(store);
    List<Route> routes = Routes.all(info, identity, sync);
    info.publish(routes);
    return routes;
  }

  private void configure(JavalinConfig config, Gate gate) {
    config.concurrency.useVirtualThreads = true;
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.http.prefer405over404 = true;
    config.http.generateEtags = false;
    config.jetty.modifyHttpConfiguration(CentreHttp::hideServer);
    config.jetty.modifyServer(jetty -> jetty.setErrorHandler(new ServerErrors()));
    config.routes.before(this::begin);
    for (Route route : routes) {
      config.routes.addHttpHandler(route.method(), route.path(), handler(route, gate));
    }
    Problems.register(config.routes);
    config.requestLogger.http(CentreHttp::log);
    config.router.javaLangErrorHandler(Problems::failedBadly);
  }

  private static void hideServer(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
  }

  private static Handler handler(Route route, Gate gate) {
    return switch (route.work()) {
      case Route.Work.Open(var work) -> work::handle;
      case Route.Work.OfDevice(var work) ->
          context -> {
            Caller caller = gate.admit(context);
            MDC.put("tenant", caller.tenant());
            MDC.put("device", caller.device());
            requireNear(context, caller);
            requireSeen(context, caller);
            work.handle(context, caller);
          };
    };
  }

  /// A device whose program is too far from the centre's is told so before anything is read of what
  /// it asks or sends: nothing of it is taken for something else, and nothing is lost. Source: O2.
  private static void requireNear(Context context, Caller caller) {
    Catalogue here = caller.replica().catalogue();
    int theirs = schemaOf(context);
    if (here.worksWith(theirs)) {
      return;
    }
    throw theirs < here.schema()
        ? new ApiProblem(
            403,
            Messages.Problem.PROGRAM_TOO_OLD,
            "The device's program is older than the centre's by more than one version: update the"
                + " device. What it has sold is kept there and goes up then.",
            Messages.SCHEMA)
        : new ApiProblem(
            403,
            Messages.Problem.CENTRE_TOO_OLD,
            "The centre's program is older than the device's by more than one version: update the"
                + " centre. What the device has sold is kept there and goes up then.",
            Messages.SCHEMA);
  }

  /// What cannot be read is no version of ours.
  private static int schemaOf(Context context) {
    String schema = context.header(Messages.SCHEMA);
    if (schema == null) {
      return FIRST_SCHEMA;
    }
    try {
      return Integer.parseInt(schema);
    } catch (NumberFormatException e) {
      return NO_SCHEMA;
    }
  }

  /// A device that has seen something of the feed which is lost since is told so before anything
  /// else is concluded from what it asks or sends. Source: R20.
  private static void requireSeen(Context context, Caller caller) {
    String seen = context.header(Messages.SEEN);
    if (seen != null && !Lineage.holds(caller.replica(), seen)) {
      throw new ApiProblem(
          409,
          Messages.Problem.EPOCH_CHANGED,
          "This centre has lost something that the device has seen: begin again.",
          Messages.SEEN);
    }
  }

  private void begin(Context context) {
    String id = ports.ids().next();
    MDC.put(REQUEST_ID, id);
    context.header("X-Request-Id", id);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Cache-Control", "no-store");
    String question = context.header(Messages.QUESTION);
    if (question != null && QUESTION.matcher(question).matches()) {
      context.header(Messages.QUESTION, question);
    }
  }

  private static void log(Context context, Float millis) {
    String path = context.path();
    LOG.info(
        "{} {} {} in {} ms",
        context.method(),
        path.length() > 200 ? path.substring(0, 200) : path,
        context.statusCode(),
        Math.round(millis));
    MDC.clear();
  }

  /// The port that is served.
  public int port() {
    return server.port();
  }

  /// The server itself, for the test that compares it with the list.
  Javalin server() {
    return server;
  }

  /// Lets requests that are being served end, then stops.
  @Override
  public void close() {
    server.stop();
  }
}
