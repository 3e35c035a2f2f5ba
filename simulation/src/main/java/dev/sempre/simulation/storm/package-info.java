/// Real programs on a faulty line that are killed and frozen while they work, and the count
/// afterwards.
@NullMarked
package dev.sempre.simulation.storm;

import org.jspecify.annotations.NullMarked;
