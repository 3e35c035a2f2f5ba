/// The storm of every build, and what the count must find.
@NullMarked
package dev.sempre.simulation.storm;

import org.jspecify.annotations.NullMarked;
