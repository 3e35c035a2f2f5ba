package dev.sempre.centre.report;

import dev.sempre.centre.answer.CentreFailure;
import dev.sempre.centre.organisation.Devices;
import dev.sempre.centre.tenant.CentreStore;
import dev.sempre.centre.tenant.Tenant;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.sync.Changes;
import dev.sempre.replica.sync.Issues;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a centre and its companies stand.
///
/// @param store what the store is and where
/// @param tenants its companies by name
public record StatusReport(String store, List<Company> tenants) {

  /// @param tenant short name
  /// @param company full name
  /// @param database where its database is
  /// @param epoch epoch of its feed
  /// @param head newest position in its feed
  /// @param openIssues records that wait for a person
  /// @param devices its devices, revoked ones too
  /// @param failure why the company cannot be told of, or null
  public record Company(
      String tenant,
      String company,
      String database,
      @Nullable String epoch,
      long head,
      long openIssues,
      List<Device> devices,
      @Nullable String failure) {}

  /// @param device id
  /// @param establishment where it stands
  /// @param number its number there
  /// @param name what people call it
  /// @param kind what it is for
  /// @param active false once it is revoked
  /// @param lastContactMillis when it was last heard of, give or take half a minute; null = never
  public record Device(
      String device,
      String establishment,
      int number,
      String name,
      String kind,
      boolean active,
      @Nullable Long lastContactMillis) {}

  /// Looks at every company. One that cannot be opened does not keep the others from being told of.
  public static StatusReport of(CentreStore store) {
    return new StatusReport(
        store.describe(),
        store.tenants().all().stream().map(tenant -> company(store, tenant)).toList());
  }

  private static Company company(CentreStore store, Tenant tenant) {
    try {
      Replica replica = store.tenants().replica(tenant.name()).orElseThrow();
      Changes.Head head = new Changes(replica, 1).head();
      long issues = replica.read(Issues::countOpen);
      return new Company(
          tenant.name(),
          tenant.company(),
          replica.where(),
          head.epoch(),
          head.head(),
          issues,
          devices(store, tenant, replica),
          null);
    } catch (StoreFailure | CentreFailure e) {
      return new Company(
          tenant.name(), tenant.company(), tenant.place(), null, 0, 0, List.of(), e.getMessage());
    }
  }

  private static List<Device> devices(CentreStore store, Tenant tenant, Replica replica) {
    Map<String, Long> heard = store.lastContacts().of(tenant.name());
    return Devices.all(replica).stream()
        .map(device ->
            new Device(
                device.id(),
                device.establishment(),
                device.number(),
                device.name(),
                device.kind(),
                device.active(),
                heard.get(device.id())))
        .toList();
  }
}
