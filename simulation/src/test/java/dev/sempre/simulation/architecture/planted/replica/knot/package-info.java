/// Planted.
@NullMarked
package dev.sempre.simulation.architecture.planted.replica.knot;

import org.jspecify.annotations.NullMarked;
