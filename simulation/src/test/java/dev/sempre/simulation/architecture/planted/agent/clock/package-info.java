/// Planted.
@NullMarked
package dev.sempre.simulation.architecture.planted.agent.clock;

import org.jspecify.annotations.NullMarked;
