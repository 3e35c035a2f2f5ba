@NullMarked
package dev.sempre.pos.pdf;

import org.jspecify.annotations.NullMarked;
