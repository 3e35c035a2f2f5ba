/// Planted.
@NullMarked
package dev.sempre.simulation.architecture.planted.model.names;

import org.jspecify.annotations.NullMarked;
