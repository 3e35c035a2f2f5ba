/// Tills and centres of two versions of the program that work together: the real programs, the one
/// with the catalogue and the schema of this build, the other with those of the next. Source: O2.
@NullMarked
package dev.sempre.simulation.versions;

import org.jspecify.annotations.NullMarked;
