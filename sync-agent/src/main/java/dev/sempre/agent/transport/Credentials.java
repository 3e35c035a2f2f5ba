package dev.sempre.agent.transport;

/// Who a device is to its upstream place.
///
/// @param address where that place is
/// @param tenant short name of the company there
/// @param device id of the device
/// @param key proves that it is this device
public record Credentials(ServerAddress address, String tenant, String device, DeviceKey key) {}
