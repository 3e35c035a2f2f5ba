/// Planted.
@NullMarked
package dev.sempre.simulation.architecture.planted.centre.http;

import org.jspecify.annotations.NullMarked;
