/// The clock of a machine that is wrong, seen by a program on it.
@NullMarked
package dev.sempre.simulation.clock;

import org.jspecify.annotations.NullMarked;
