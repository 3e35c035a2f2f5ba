package dev.sempre.agent.machine;

import java.util.Arrays;
import java.util.List;

/// What follows from an event.
///
/// @param state the state from now on
/// @param effects what is to be done, in this order
public record Step(State state, List<Effect> effects) {
  public Step {
    effects = List.copyOf(effects);
  }

  static Step of(State state, Effect... effects) {
    return new Step(state, Arrays.asList(effects));
  }
}
