/// Planted.
@NullMarked
package dev.sempre.simulation.architecture.planted.pos.shell;

import org.jspecify.annotations.NullMarked;
