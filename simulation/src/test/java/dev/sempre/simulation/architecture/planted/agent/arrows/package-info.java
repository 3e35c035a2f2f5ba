/// Planted.
@NullMarked
package dev.sempre.simulation.architecture.planted.agent.arrows;

import org.jspecify.annotations.NullMarked;
