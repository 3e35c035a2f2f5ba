/// The project's programs as their users start them, each in a process of its own.
@NullMarked
package dev.sempre.simulation.program;

import org.jspecify.annotations.NullMarked;
