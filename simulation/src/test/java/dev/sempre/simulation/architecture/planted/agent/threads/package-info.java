/// Planted.
@NullMarked
package dev.sempre.simulation.architecture.planted.agent.threads;

import org.jspecify.annotations.NullMarked;
