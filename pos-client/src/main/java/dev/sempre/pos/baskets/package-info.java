/// Rings up whole files of baskets: for scripts, loads and other systems. It sells through the same
/// use cases as the screen.
@NullMarked
package dev.sempre.pos.baskets;

import org.jspecify.annotations.NullMarked;
