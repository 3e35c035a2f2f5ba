package dev.sempre.simulation.corpus;

import dev.sempre.centre.Centre;
import dev.sempre.centre.CentreOptions;
import dev.sempre.centre.organisation.Companies;
import dev.sempre.centre.organisation.Establishments;
import dev.sempre.centre.organisation.NewCompany;
import dev.sempre.centre.organisation.NewCompany.Market;
import dev.sempre.centre.tenant.Ports;
import dev.sempre.model.id.UuidV7;
import dev.sempre.model.money.Currency;
import dev.sempre.model.organisation.EstablishmentKind;
import dev.sempre.model.tax.TaxMode;
import dev.sempre.replica.db.Replica;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;

/// A real centre on SQLite, on a clock of the test's, with the companies `rossi` and `bianchi`.
final class RunningCentre implements AutoCloseable {
  static final String COMPANY = "rossi";
  static final String OTHER_COMPANY = "bianchi";

  /// 2026-11-21T12:00:00Z.
  static final long NOON = 1_795_262_400_000L;

  static final Market ITALY =
      new Market(Currency.of("EUR"), "IT", "it", ZoneId.of("Europe/Rome"), TaxMode.INCLUSIVE);

  private final Centre centre;
  private final AtomicLong millis;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private RunningCentre(Centre centre, AtomicLong millis) {
    this.centre = centre;
    this.millis = millis;
  }

  static RunningCentre start(Path data) {
    AtomicLong millis = new AtomicLong(NOON);
    SecureRandom random = new SecureRandom();
    Ports ports = new Ports(millis::get, new UuidV7(millis::get, random), random, Runnable::run);
    CentreOptions options = new CentreOptions(data, CentreOptions.DEFAULT_HOST, 0, null);
    RunningCentre running = new RunningCentre(Centre.start(options, ports), millis);
    for (String name : new String[] {COMPANY, OTHER_COMPANY}) {
      NewCompany company = new NewCompany(name, "Company " + name, ITALY, "123456");
      var _ = new Companies(running.centre.store()).create(company);
      var _ =
          Establishments.create(
              running.replica(name), "1", "Shop 1", EstablishmentKind.REMOTE, null, null);
    }
    return running;
  }

  Centre centre() {
    return centre;
  }

  Replica replica(String company) {
    return centre.store().tenants().replica(company).orElseThrow();
  }

  /// A device that has joined a company, with a token.
  TillOnTheWire till(String company) {
    return TillOnTheWire.joined(this, centre.store().codes().issue(company, "1").code());
  }

  /// Lets time pass, so that no limit of attempts or requests speaks instead of what is tried.
  void pass(long seconds) {
    millis.addAndGet(seconds * 1_000);
  }

  /// Its clock.
  long now() {
    return millis.get();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(centre.url() + path));
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer post(String path, byte[] body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body)));
  }

  Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      StringBuilder head = new StringBuilder();
      response.headers().map().forEach((name, values) -> head.append(name).append(values));
      return new Answer(response.statusCode(), head.toString(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    centre.close();
  }
}
