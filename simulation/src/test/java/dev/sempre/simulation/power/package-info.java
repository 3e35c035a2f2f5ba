/// What a power failure leaves, and what of it may be missing.
@NullMarked
package dev.sempre.simulation.power;

import org.jspecify.annotations.NullMarked;
