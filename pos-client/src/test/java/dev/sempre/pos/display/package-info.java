@NullMarked
package dev.sempre.pos.display;

import org.jspecify.annotations.NullMarked;
