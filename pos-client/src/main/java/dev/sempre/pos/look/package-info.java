/// Theme, fonts, icons and the few building blocks that every screen shares.
@NullMarked
package dev.sempre.pos.look;

import org.jspecify.annotations.NullMarked;
