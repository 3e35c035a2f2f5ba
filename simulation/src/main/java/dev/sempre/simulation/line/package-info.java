/// The line between tills and their centre, with everything that happens on real ones.
@NullMarked
package dev.sempre.simulation.line;

import org.jspecify.annotations.NullMarked;
