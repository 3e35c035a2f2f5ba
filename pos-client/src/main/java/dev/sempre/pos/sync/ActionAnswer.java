package dev.sempre.pos.sync;

/// What became of a decision about pending records.
public enum ActionAnswer {
  /// It is stored; what is to be sent goes with the next sync.
  DONE,
  /// The new value does not fit the field either.
  VALUE_NOT_ACCEPTED,
  /// The records are no longer pending, or have changed meanwhile.
  NO_LONGER_PENDING,
  /// The question is stored; it goes to head office with the next sync.
  ASKED,
  /// The role of whoever is logged in does not allow it. Nothing was changed.
  NOT_PERMITTED,
  /// It could not be put on disk. Everything is as before; trying again helps once there is room.
  NOT_SAVED
}
