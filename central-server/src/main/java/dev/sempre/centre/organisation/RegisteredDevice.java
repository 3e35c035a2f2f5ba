package dev.sempre.centre.organisation;

/// A device as the centre knows it.
///
/// @param id origin of what it creates
/// @param establishment where it stands
/// @param number its number there, from 1
/// @param name what people call it
/// @param kind `TILL`, `BACK_OFFICE` or `HUB`
/// @param publicKey Ed25519 key that it proves itself with, X.509 form, base64
/// @param active false once it is revoked
/// @param enrolledAtMillis when it joined
public record RegisteredDevice(
    String id,
    String establishment,
    int number,
    String name,
    String kind,
    String publicKey,
    boolean active,
    long enrolledAtMillis) {}
