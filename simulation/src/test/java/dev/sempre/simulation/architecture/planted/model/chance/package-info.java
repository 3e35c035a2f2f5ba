/// Planted.
@NullMarked
package dev.sempre.simulation.architecture.planted.model.chance;

import org.jspecify.annotations.NullMarked;
