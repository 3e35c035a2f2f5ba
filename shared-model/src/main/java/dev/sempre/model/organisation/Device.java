package dev.sempre.model.organisation;

/// An installation of the program in an establishment.
///
/// @param id UUIDv7; also the name of its base as the origin of records
/// @param establishmentId where it stands
/// @param number unique in the establishment, from 1; second part of the series of its tickets
/// @param name what people read, `Till 2`
/// @param kind what it is for
/// @param status whether the centre talks to it
public record Device(
    String id,
    String establishmentId,
    int number,
    String name,
    DeviceKind kind,
    DeviceStatus status) {}
