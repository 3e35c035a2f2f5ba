/// Planted.
@NullMarked
package dev.sempre.simulation.architecture.planted.pos.arrows;

import org.jspecify.annotations.NullMarked;
