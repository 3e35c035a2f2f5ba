@NullMarked
package dev.sempre.simulation.week;

import org.jspecify.annotations.NullMarked;
