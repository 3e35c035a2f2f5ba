/// The Shift screen: opening with a float, cash in and out, reading, counting, closing.
@NullMarked
package dev.sempre.pos.shift;

import org.jspecify.annotations.NullMarked;
