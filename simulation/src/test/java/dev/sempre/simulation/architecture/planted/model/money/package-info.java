/// Planted.
@NullMarked
package dev.sempre.simulation.architecture.planted.model.money;

import org.jspecify.annotations.NullMarked;
