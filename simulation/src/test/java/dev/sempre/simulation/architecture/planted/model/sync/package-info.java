/// Planted.
@NullMarked
package dev.sempre.simulation.architecture.planted.model.sync;

import org.jspecify.annotations.NullMarked;
