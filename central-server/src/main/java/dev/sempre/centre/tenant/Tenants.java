package dev.sempre.centre.tenant;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.answer.CentreFailure;
import dev.sempre.centre.answer.CentreFailure.Kind;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Release;
import dev.sempre.replica.db.Replica;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The companies of this centre and their databases, each opened when it is first asked for and
/// then kept. A company that another program creates is found without a restart. Thread-safe.
public final class Tenants implements AutoCloseable {
  private static final int MAX_COMPANY_LENGTH = 200;

  private final Directory directory;
  private final Storage storage;
  private final Ports ports;
  private final Release release;
  private final Path witnesses;
  private final Map<String, Slot> slots = new ConcurrentHashMap<>();

  /// @param release version of the program as which the databases are opened
  /// @param witnesses folder of what was seen of each company's feed
  Tenants(Directory directory, Storage storage, Ports ports, Release release, Path witnesses) {
    this.directory = directory;
    this.storage = storage;
    this.ports = ports;
    this.release = release;
    this.witnesses = witnesses;
  }

  /// All companies by name.
  public List<Tenant> all() {
    return directory.read(TenantStore::all);
  }

  /// The company of a short name.
  public Optional<Tenant> find(String name) {
    return directory.read(handle -> TenantStore.find(handle, name));
  }

  /// The database of a company, or empty if there is no such company.
  ///
  /// @throws dev.sempre.replica.db.StoreFailure if it cannot be opened; the next call tries again
  public Optional<Replica> replica(String name) {
    Slot slot = slots.get(name);
    if (slot == null) {
      Optional<Tenant> tenant = find(name);
      if (tenant.isEmpty()) {
        return Optional.empty();
      }
      slot = slots.computeIfAbsent(name, key -> new Slot(tenant.get()));
    }
    return Optional.of(slot.replica());
  }

  /// A base has come farther in the present epoch of a company's feed than the feed itself, so its
  /// database was set back: begins another epoch, in which every base sends again what it has. Does
  /// so at most once in ten minutes.
  ///
  /// @throws dev.sempre.replica.db.StoreFailure if the database is in trouble
  public void feedWasSetBack(String name) {
    Slot slot = slots.get(name);
    if (slot != null) {
      slot.witness.provenSetBack();
    }
  }

  /// Creates a company. It is listed only once everything in it is there; after a kill half-way it
  /// can be created again.
  ///
  /// @param fill writes what the company begins with
  public Answer<Tenant> create(String name, String company, Consumer<Replica> fill) {
    if (!Tenant.isName(name)) {
      return Answer.refused(
          "TENANT_NAME",
          "name",
          "A short name is 1 to "
              + Tenant.MAX_NAME_LENGTH
              + " lower-case letters and digits, with single hyphens between them, and begins with"
              + " a letter.");
    }
    if (company.isBlank() || company.length() > MAX_COMPANY_LENGTH) {
      return Answer.refused(
          "COMPANY_NAME", "company", "The company's name has 1 to 200 characters.");
    }
    return directory.write(handle -> {
      storage.lockCreation(handle);
      if (TenantStore.find(handle, name).isPresent()) {
        return Answer.refused(
            "TENANT_EXISTS", "name", "There is a company " + name + " already: choose another.");
      }
      Tenant tenant = new Tenant(name, company, ports.time().epochMillis(), storage.makeRoom(name));
      Answer<Tenant> filled = fill(tenant, fill);
      if (filled instanceof Answer.Done) {
        TenantStore.insert(handle, tenant);
      }
      return filled;
    });
  }

  private Answer<Tenant> fill(Tenant tenant, Consumer<Replica> fill) {
    try (Replica replica = Replica.open(storage.of(tenant), release, ports.time(), ports.ids())) {
      Place here = Place.centre(tenant.name(), tenant.company());
      Place standing = replica.place().orElse(null);
      if (standing == null) {
        replica.become(here);
      } else if (!standing.equals(here) || replica.read(TenantStore::isFilled)) {
        return Answer.refused(
            "TENANT_LEFTOVER",
            "name",
            replica.where()
                + " holds a company that the directory does not know: move it away, or choose"
                + " another name.");
      }
      fill.accept(replica);
      return Answer.done(tenant);
    }
  }

  @Override
  public void close() {
    for (Slot slot : slots.values()) {
      slot.close();
    }
  }

  /// One company's place among the open ones.
  private final class Slot {
    private final Tenant tenant;
    private final FeedWitness witness;
    private @Nullable Replica open;

    Slot(Tenant tenant) {
      this.tenant = tenant;
      this.witness = new FeedWitness(witnesses.resolve(tenant.name() + ".json"), ports);
    }

    synchronized Replica replica() {
      Replica replica = open;
      if (replica == null) {
        replica = Replica.open(storage.of(tenant), release, ports.time(), ports.ids());
        if (!replica.place().map(Place::tenant).filter(tenant.name()::equals).isPresent()) {
          String where = replica.where();
          replica.close();
          throw new CentreFailure(
              Kind.SETTINGS,
              "data",
              where + " is not the database of " + tenant.name() + ": restore the right one.",
              null);
        }
        watch(replica);
        open = replica;
      }
      return replica;
    }

    private void watch(Replica replica) {
      boolean watched = false;
      try {
        witness.watch(replica);
        watched = true;
      } finally {
        if (!watched) {
          replica.close();
        }
      }
    }

    synchronized void close() {
      if (open != null) {
        witness.close();
        open.close();
      }
    }
  }
}
