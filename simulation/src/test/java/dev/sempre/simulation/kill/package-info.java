/// Programs that are killed while they work, and the counting afterwards.
@NullMarked
package dev.sempre.simulation.kill;

import org.jspecify.annotations.NullMarked;
