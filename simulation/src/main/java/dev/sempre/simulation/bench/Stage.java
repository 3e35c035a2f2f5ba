package dev.sempre.simulation.bench;

import dev.sempre.simulation.program.CentreProgram;
import dev.sempre.simulation.program.CentreStore;
import dev.sempre.simulation.program.Folders;
import dev.sempre.simulation.program.PostgresServer;
import dev.sempre.simulation.program.Programs;
import dev.sempre.simulation.shop.Assortment;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// What the measurements of one run share: folders, programs, servers, and the progress shown.
final class Stage implements AutoCloseable {
  /// A centre that serves, and what it had before the large import.
  ///
  /// @param template folder of a base that has joined and holds everything but the large import
  record Company(CentreProgram centre, Path template) {}

  private final Path folder;
  private final boolean keep;
  private final Programs programs;
  private final Sizes sizes;
  private final PrintWriter progress;
  private final ExecutorService upkeep =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("raw-upkeep").factory());
  private final Map<CentreStore, Company> companies = new EnumMap<>(CentreStore.class);
  private @Nullable PostgresServer postgres;

  /// How much there is of everything, and how often it is measured.
  record Sizes(
      int rounds,
      int products,
      int categories,
      int contacts,
      int tickets,
      int commits,
      int articles,
      int counterSeconds,
      int hourMinutes) {}

  /// @param folder an empty folder of this run
  /// @param keep true to leave it there
  Stage(Path folder, boolean keep, Programs programs, Sizes sizes, PrintWriter progress) {
    this.folder = folder;
    this.keep = keep;
    this.programs = programs;
    this.sizes = sizes;
    this.progress = progress;
  }

  Programs programs() {
    return programs;
  }

  Sizes sizes() {
    return sizes;
  }

  /// A path in the folder of this run.
  Path file(String name) {
    return folder.resolve(name);
  }

  /// Where checkpoints of a raw insert run, as those of the programs do.
  Executor upkeep() {
    return upkeep;
  }

  void say(String what) {
    progress.println(what);
    progress.flush();
  }

  /// The PostgreSQL server of this run, started when it is first asked for.
  PostgresServer postgres() {
    PostgresServer running = postgres;
    if (running == null) {
      say("starting PostgreSQL");
      running = PostgresServer.start();
      postgres = running;
    }
    return running;
  }

  /// The centre of a store with the large company, made when it is first asked for.
  Company company(CentreStore store) {
    return companies.computeIfAbsent(store, this::makeCompany);
  }

  private Company makeCompany(CentreStore store) {
    say("making a company on " + store.label());
    String url =
        switch (store) {
          case SQLITE -> null;
          case POSTGRES -> postgres().url();
        };
    Path data = file("centre-" + store);
    CentreProgram centre = CentreProgram.create(programs, data, url);
    centre.createCashier("maria");
    Assortment few = new Assortment(7, 200, 10, 10);
    few.writeProducts(file("few-products.csv"), true);
    centre.importProducts(file("few-products.csv"));
    centre.serve();
    Path template = file("template-" + store);
    try (HouseBase base = HouseBase.open(template)) {
      base.enrol(centre.url(), centre.deviceCode());
      base.round();
    }
    say("importing %,d products and %,d contacts".formatted(sizes.products(), sizes.contacts()));
    Assortment many = new Assortment(8, sizes.products(), sizes.categories(), sizes.contacts());
    many.writeProducts(file("products.csv"), false);
    many.writeContacts(file("contacts.csv"));
    centre.importProducts(file("products.csv"));
    centre.importTable("contact", file("contacts.csv"));
    return new Company(centre, template);
  }

  @Override
  public void close() {
    companies.values().forEach(company -> company.centre().close());
    if (postgres != null) {
      postgres.close();
    }
    upkeep.shutdown();
    if (!keep) {
      Folders.delete(folder);
    }
  }
}
