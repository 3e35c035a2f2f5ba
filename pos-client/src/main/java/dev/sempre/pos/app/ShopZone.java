package dev.sempre.pos.app;

import dev.sempre.model.organisation.Establishment;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.organisation.EstablishmentStore;
import java.time.ZoneId;
import java.util.function.Supplier;

/// The time zone of the shop that this installation stands in: where its days begin and what its
/// clocks show. The machine's own until the company has said which. Any thread.
final class ShopZone implements Supplier<ZoneId> {
  private volatile ZoneId zone;

  /// @param machines what this machine is set to
  ShopZone(ZoneId machines) {
    this.zone = machines;
  }

  @Override
  public ZoneId get() {
    return zone;
  }

  /// Takes over what the company says. Reads the database: not for the UI thread.
  ///
  /// @throws java.time.DateTimeException if the company's zone is none
  /// @throws dev.sempre.replica.db.StoreFailure if the database cannot be read
  void look(Replica replica) {
    replica
        .place()
        .map(Place::establishment)
        .flatMap(id -> replica.read(handle -> EstablishmentStore.byId(handle, id)))
        .map(Establishment::zone)
        .ifPresent(found -> zone = found);
  }
}
