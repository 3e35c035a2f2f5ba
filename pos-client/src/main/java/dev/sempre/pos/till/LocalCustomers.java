package dev.sempre.pos.till;

import dev.sempre.pos.sell.Customer;
import dev.sempre.pos.sell.CustomerSearch;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.party.ContactStore;
import java.util.List;

/// The customers of this till's own base. Safe to call from any thread. Source: T3, S4.
public final class LocalCustomers implements CustomerSearch {
  private final Replica replica;

  public LocalCustomers(Replica replica) {
    this.replica = replica;
  }

  @Override
  public List<Customer> find(String entry, int limit) {
    return replica.read(handle -> ContactStore.customers(handle, entry, limit)).stream()
        .map(contact -> new Customer(contact.id(), contact.name(), contact.taxId()))
        .toList();
  }
}
