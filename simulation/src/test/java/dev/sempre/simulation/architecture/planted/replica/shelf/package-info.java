/// Planted.
@NullMarked
package dev.sempre.simulation.architecture.planted.replica.shelf;

import org.jspecify.annotations.NullMarked;
