@NullMarked
package dev.sempre.pos.baskets;

import org.jspecify.annotations.NullMarked;
