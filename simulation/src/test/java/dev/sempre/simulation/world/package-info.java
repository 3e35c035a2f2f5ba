@NullMarked
package dev.sempre.simulation.world;

import org.jspecify.annotations.NullMarked;
