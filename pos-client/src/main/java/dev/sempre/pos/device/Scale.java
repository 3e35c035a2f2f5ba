package dev.sempre.pos.device;

/// A scale that weighs when it is asked. Called by one thread at a time, away from the UI's; every
/// wait ends. Source: T4, T9.
@FunctionalInterface
public interface Scale {
  Weighing weigh();
}
