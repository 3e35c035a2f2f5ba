/// Planted.
@NullMarked
package dev.sempre.simulation.architecture.planted.pos.till;

import org.jspecify.annotations.NullMarked;
