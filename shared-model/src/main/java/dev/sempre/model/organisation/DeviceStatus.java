package dev.sempre.model.organisation;

/// Whether the centre talks to a device.
public enum DeviceStatus {
  ACTIVE,
  /// No longer, from the next request on; what it sold before stays valid.
  REVOKED;

  /// The status of a stored name. The centre talks to none whose status this program does not know.
  /// Source: O2.
  public static DeviceStatus named(String name) {
    for (DeviceStatus each : values()) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    return REVOKED;
  }
}
