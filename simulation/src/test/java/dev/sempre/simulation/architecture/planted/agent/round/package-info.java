/// Planted.
@NullMarked
package dev.sempre.simulation.architecture.planted.agent.round;

import org.jspecify.annotations.NullMarked;
