/// The verifier of archives as a program of its own.
@NullMarked
package dev.sempre.simulation.archive;

import org.jspecify.annotations.NullMarked;
