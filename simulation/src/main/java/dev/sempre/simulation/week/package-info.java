/// A shop's week without a line, and one synchronisation behind it.
@NullMarked
package dev.sempre.simulation.week;

import org.jspecify.annotations.NullMarked;
