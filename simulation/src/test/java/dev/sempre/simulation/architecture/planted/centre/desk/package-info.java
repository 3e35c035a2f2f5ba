/// Planted.
@NullMarked
package dev.sempre.simulation.architecture.planted.centre.desk;

import org.jspecify.annotations.NullMarked;
