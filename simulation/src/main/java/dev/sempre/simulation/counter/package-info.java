/// A cashier before the till's real screens, timed from the key to the frame that shows what it
/// did.
@NullMarked
package dev.sempre.simulation.counter;

import org.jspecify.annotations.NullMarked;
