/// Planted.
@NullMarked
package dev.sempre.simulation.architecture.planted.model.arrows;

import org.jspecify.annotations.NullMarked;
