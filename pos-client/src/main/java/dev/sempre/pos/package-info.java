/// The till as a program.
@NullMarked
package dev.sempre.pos;

import org.jspecify.annotations.NullMarked;
