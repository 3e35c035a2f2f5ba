package dev.sempre.agent.identity;

import dev.sempre.agent.transport.Credentials;
import dev.sempre.agent.transport.DeviceKey;
import dev.sempre.agent.transport.ServerAddress;
import dev.sempre.replica.db.Place;

/// Who an enrolled device is. Holds secrets: never log it or put it into a message.
///
/// @param address where the upstream place is
/// @param tenant short name of the company
/// @param company its full name
/// @param establishment id of the establishment that the device belongs to
/// @param device id of the device
/// @param number number of the device within its establishment
/// @param key its key pair
/// @param serverKey Ed25519 public key of the centre, X.509, base64: pinned
/// @param pinSecret secret for PIN checks, base64; never in the database. Source: R49.
public record Identity(
    ServerAddress address,
    String tenant,
    String company,
    String establishment,
    String device,
    int number,
    DeviceKey key,
    String serverKey,
    String pinSecret) {
  /// What the device proves itself with upstream.
  public Credentials credentials() {
    return new Credentials(address, tenant, device, key);
  }

  /// The place that the device's database is.
  public Place place() {
    return new Place(device, tenant, company, establishment, number, 0);
  }

  @Override
  public String toString() {
    return "Identity[" + tenant + " " + device + " at " + address + "]";
  }
}
