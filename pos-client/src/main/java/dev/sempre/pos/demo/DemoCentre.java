package dev.sempre.pos.demo;

import dev.sempre.centre.Centre;
import dev.sempre.centre.CentreOptions;
import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.catalogue.PriceChange;
import dev.sempre.centre.demo.DemoCompany;
import dev.sempre.centre.tenant.CentreStore;
import dev.sempre.replica.db.Replica;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A centre with the demo company, in this process. It can be switched off and on again at the same
/// address, to see what a till does without a line. Thread-safe.
public final class DemoCentre implements AutoCloseable {
  private final Path folder;
  private @Nullable Centre running;
  private int port;

  /// @param folder its data folder; made at the first start
  /// @param port port to listen at, 0 = any free one at the first start
  public DemoCentre(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /// True if a centre was made in this folder before.
  public static boolean isIn(Path folder) {
    return Files.isDirectory(folder);
  }

  /// Login > PIN of everybody in the demo company.
  public static Map<String, String> pins() {
    return DemoCompany.people().stream()
        .collect(Collectors.toUnmodifiableMap(DemoCompany.Person::login, DemoCompany.Person::pin));
  }

  /// Starts the centre, and makes the company at the first time.
  public synchronized void start() {
    if (running != null) {
      return;
    }
    Centre centre = Centre.start(new CentreOptions(folder, CentreOptions.DEFAULT_HOST, port, null));
    running = centre;
    port = centre.port();
    if (centre.store().tenants().find(DemoCompany.TENANT).isEmpty()) {
      require(DemoCompany.create(centre.store()));
    }
  }

  /// Where it listens, or will.
  public synchronized String url() {
    return "http://" + CentreOptions.DEFAULT_HOST + ":" + port;
  }

  public synchronized int port() {
    return port;
  }

  /// A one-time code for a new till.
  public String code(String establishment) {
    return store().codes().issue(DemoCompany.TENANT, establishment).code();
  }

  /// Head office sets a price.
  ///
  /// @param product the company's code of it, or a barcode
  public void setPrice(String product, long amountMinor) {
    require(PriceChange.set(company(), product, amountMinor, null));
  }

  /// The company's database.
  public Replica company() {
    return store().tenants().replica(DemoCompany.TENANT).orElseThrow();
  }

  private synchronized CentreStore store() {
    Centre centre = running;
    if (centre == null) {
      throw new IllegalStateException("the demo's centre is switched off");
    }
    return centre.store();
  }

  private static <T> T require(Answer<T> answer) {
    return switch (answer) {
      case Answer.Done<T>(T value) -> value;
      case Answer.Refused<T>(var why) -> throw new IllegalStateException(why.message());
    };
  }

  /// Switches it off; [#start()] switches it on again at the same address.
  @Override
  public synchronized void close() {
    Centre centre = running;
    running = null;
    if (centre != null) {
      centre.close();
    }
  }
}
