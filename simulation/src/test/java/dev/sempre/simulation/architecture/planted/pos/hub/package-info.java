/// Planted.
@NullMarked
package dev.sempre.simulation.architecture.planted.pos.hub;

import org.jspecify.annotations.NullMarked;
