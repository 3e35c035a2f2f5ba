/// What the measurements are made of.
@NullMarked
package dev.sempre.simulation.bench;

import org.jspecify.annotations.NullMarked;
