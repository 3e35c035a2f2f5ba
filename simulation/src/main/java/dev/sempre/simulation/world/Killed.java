package dev.sempre.simulation.world;

/// The process is gone: nothing that it would still do happens. An error, so that nobody takes it
/// for a failure that could be dealt with.
final class Killed extends Error {
  private static final long serialVersionUID = 1L;

  Killed() {
    super("killed", null, false, false);
  }
}
