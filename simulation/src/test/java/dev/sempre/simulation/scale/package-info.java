/// Proves that the measurement of many bases counts right.
@NullMarked
package dev.sempre.simulation.scale;

import org.jspecify.annotations.NullMarked;
