/// The walls of the program, as rules that the build checks. Each rule is tried twice: the program
/// keeps it, and a class in the folder `planted` that was written to break it is caught.
@NullMarked
package dev.sempre.simulation.architecture;

import org.jspecify.annotations.NullMarked;
