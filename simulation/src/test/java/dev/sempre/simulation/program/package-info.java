/// The programs and servers of a run, one by one.
@NullMarked
package dev.sempre.simulation.program;

import org.jspecify.annotations.NullMarked;
