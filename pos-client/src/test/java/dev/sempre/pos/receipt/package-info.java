@NullMarked
package dev.sempre.pos.receipt;

import org.jspecify.annotations.NullMarked;
