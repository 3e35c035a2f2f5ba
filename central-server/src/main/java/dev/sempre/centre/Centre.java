package dev.sempre.centre;

import dev.sempre.centre.answer.CentreFailure;
import dev.sempre.centre.http.CentreHttp;
import dev.sempre.centre.tenant.CentreStore;
import dev.sempre.centre.tenant.Ports;
import dev.sempre.replica.db.Release;
import dev.sempre.replica.db.StoreFailure;
import java.util.concurrent.atomic.AtomicBoolean;

/// A running centre: the server command, the demo and tests start it alike, in their own process.
/// Thread-safe.
public final class Centre implements AutoCloseable {
  private final CentreStore store;
  private final CentreHttp http;
  private final String host;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Centre(CentreStore store, CentreHttp http, String host) {
    this.store = store;
    this.http = http;
    this.host = host;
  }

  /// Starts a centre on the system's clock.
  ///
  /// @throws CentreFailure if the folder, the store or the port cannot be used
  /// @throws StoreFailure if the directory's database is in trouble
  public static Centre start(CentreOptions options) {
    return start(options, CentreWiring.ports());
  }

  /// Starts a centre on a clock and randomness of the caller's.
  public static Centre start(CentreOptions options, Ports ports) {
    return start(options, ports, Release.CURRENT);
  }

  /// Starts a centre of another version of the program than this.
  public static Centre start(CentreOptions options, Ports ports, Release release) {
    CentreStore store = CentreStore.open(options.data(), options.postgresUrl(), ports, release);
    try {
      CentreHttp http = CentreHttp.start(store, options.host(), options.port());
      return new Centre(store, http, options.host());
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /// The port that is served.
  public int port() {
    return http.port();
  }

  /// Where devices reach it, `http://127.0.0.1:3001`.
  public String url() {
    String address = host.contains(":") ? "[" + host + "]" : host;
    return "http://" + address + ":" + port();
  }

  /// Its companies, codes and keys.
  public CentreStore store() {
    return store;
  }

  /// Lets requests that are being served end, then closes every database.
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      http.close();
    } finally {
      store.close();
    }
  }
}
