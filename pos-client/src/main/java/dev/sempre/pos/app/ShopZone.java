package dev.sempre.pos.app;

import dev.sempre.model.organisation.Establishment;
import dev.sempre.pos.till.KnownShop;
import dev.sempre.replica.db.Replica;
import java.time.ZoneId;
import java.util.function.Supplier;

/// The time zone of the shop that this installation stands in: where its days begin and what its
/// clocks show. The machine's own until the company has said which. Any thread.
final class ShopZone implements Supplier<ZoneId> {
  private final KnownShop shop;
  private volatile ZoneId zone;

  /// @param machines what this machine is set to
  /// @param shop the shop as the till knows it: a mistake in its entry changes nothing here
  ShopZone(ZoneId machines, KnownShop shop) {
    this.zone = machines;
    this.shop = shop;
  }

  @Override
  public ZoneId get() {
    return zone;
  }

  /// Takes over what the company says. Reads the database: not for the UI thread.
  ///
  /// @throws dev.sempre.replica.db.StoreFailure if the database cannot be read
  void look(Replica replica) {
    replica
        .place()
        .flatMap(place -> replica.read(handle -> shop.find(handle, place)))
        .map(Establishment::zone)
        .ifPresent(found -> zone = found);
  }
}
