@NullMarked
package dev.sempre.pos.printing;

import org.jspecify.annotations.NullMarked;
