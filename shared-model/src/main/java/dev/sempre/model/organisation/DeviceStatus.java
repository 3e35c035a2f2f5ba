package dev.sempre.model.organisation;

/// Whether the centre talks to a device.
public enum DeviceStatus {
  ACTIVE,
  /// No longer, from the next request on; what it sold before stays valid.
  REVOKED
}
