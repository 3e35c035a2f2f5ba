/// Planted.
@NullMarked
package dev.sempre.simulation.architecture.planted.replica.arrows;

import org.jspecify.annotations.NullMarked;
