/// Planted.
@NullMarked
package dev.sempre.simulation.architecture.planted.centre.report;

import org.jspecify.annotations.NullMarked;
