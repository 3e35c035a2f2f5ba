/// A wrong clock for a real program: an agent of the virtual machine that moves every reading of
/// the system's clock by what a file says. It lives here only; no program knows of it.
@NullMarked
package dev.sempre.simulation.clock;

import org.jspecify.annotations.NullMarked;
