/// Measurements, each as a ratio to a limit that was measured in the same run.
@NullMarked
package dev.sempre.simulation.bench;

import org.jspecify.annotations.NullMarked;
