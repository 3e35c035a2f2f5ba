/// Planted.
@NullMarked
package dev.sempre.simulation.architecture.planted.centre.arrows;

import org.jspecify.annotations.NullMarked;
