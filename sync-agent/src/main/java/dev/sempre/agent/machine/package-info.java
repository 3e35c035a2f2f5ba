/// The decisions of synchronisation: a pure function from a state and an event to the next state
/// and what is to be done. No clock, no randomness, no input or output.
@NullMarked
package dev.sempre.agent.machine;

import org.jspecify.annotations.NullMarked;
