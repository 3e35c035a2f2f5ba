/// One or two companies in one thread on virtual time: real tills, real databases, a centre, lines
/// that misbehave, and an oracle that remembers what cashiers were told. The same seed gives the
/// same history, byte for byte. What happens is data: [Act], drawn by [Fate] and played by [Stage];
/// what must hold is gathered in [Invariants].
@NullMarked
package dev.sempre.simulation.world;

import org.jspecify.annotations.NullMarked;
