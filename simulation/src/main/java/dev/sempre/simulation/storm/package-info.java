/// Runs in which programs are killed at random moments, and the count afterwards.
@NullMarked
package dev.sempre.simulation.storm;

import org.jspecify.annotations.NullMarked;
