/// Programs that are killed while they work, and the counting afterwards.
@NullMarked
package dev.sempre.simulation.storm;

import org.jspecify.annotations.NullMarked;
