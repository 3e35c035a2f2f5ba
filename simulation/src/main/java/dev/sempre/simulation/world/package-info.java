/// A company in one thread on virtual time: real tills, real databases, a line that misbehaves, and
/// an oracle that remembers what cashiers were told. The same seed gives the same history, byte for
/// byte.
@NullMarked
package dev.sempre.simulation.world;

import org.jspecify.annotations.NullMarked;
