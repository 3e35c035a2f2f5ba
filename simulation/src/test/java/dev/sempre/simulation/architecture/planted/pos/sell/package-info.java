/// Planted.
@NullMarked
package dev.sempre.simulation.architecture.planted.pos.sell;

import org.jspecify.annotations.NullMarked;
