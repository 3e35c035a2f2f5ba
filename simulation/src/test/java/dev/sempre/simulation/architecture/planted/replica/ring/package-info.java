/// Planted.
@NullMarked
package dev.sempre.simulation.architecture.planted.replica.ring;

import org.jspecify.annotations.NullMarked;
