/// Scales that weigh what is rung up.
@NullMarked
package dev.sempre.pos.scale;

import org.jspecify.annotations.NullMarked;
