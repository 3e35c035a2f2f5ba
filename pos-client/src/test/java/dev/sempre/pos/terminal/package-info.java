@NullMarked
package dev.sempre.pos.terminal;

import org.jspecify.annotations.NullMarked;
