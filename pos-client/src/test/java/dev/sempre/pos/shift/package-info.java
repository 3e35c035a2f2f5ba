/// Tests of the Shift screen.
@NullMarked
package dev.sempre.pos.shift;

import org.jspecify.annotations.NullMarked;
