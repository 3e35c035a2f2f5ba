/// The faults of the line, one by one.
@NullMarked
package dev.sempre.simulation.line;

import org.jspecify.annotations.NullMarked;
